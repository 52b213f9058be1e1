"""An answer on a terminal: Arabic in logical order, each cell isolated so that neighbours keep their places."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.queries.answer import Answer
from kg.queries.evidence import Passage
from kg.queries.labels import shown
from kg.queries.saved import FACT

_ISOLATE, _POP = "\u2068", "\u2069"
_RIGHT_TO_LEFT = ("R", "AL")
_MARK = "bold reverse"


def print_table(console: Console, answer: Answer, language: str, names: Mapping[str, str]) -> None:
    """The rows with headings in `language`; the column that only leads to evidence is left out."""
    places = [i for i, column in enumerate(answer.columns) if column.name != FACT or len(answer.columns) == 1]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("", style="dim", justify="right")
    for i in places:
        table.add_column(safe(answer.columns[i].label[language]), overflow="fold")
    for number, row in enumerate(answer.rows, 1):
        table.add_row(str(number), *(Text(safe(shown(row[i], language, names))) for i in places))
    console.print(table)


def print_passages(console: Console, facts: Sequence[str | None], found: Mapping[str, Sequence[Passage]]) -> None:
    """For each row (its fact in `facts`), the sentences with the evidence marked, and where they stand."""
    for number, fact in enumerate(facts, 1):
        for passage in found.get(fact or "", ()):
            console.print(Text(f"[{number}] {heading(passage)}", style="dim"))
            console.print(sentence(passage))


def heading(passage: Passage) -> str:
    """Where a passage stands and who published it when."""
    published = ", ".join(safe(part) for part in (passage.outlet, passage.published) if part)
    return _clean(passage.where) + (f" — {published}" if published else "")


def sentence(passage: Passage) -> Text:
    """The sentence with its evidence marked."""
    pieces = ((passage.before, ""), (passage.exact, _MARK), (passage.after, ""))
    return Text.assemble("  ", _ISOLATE, *((_clean(text), style) for text, style in pieces), _POP)


def safe(text: str) -> str:
    """`text` without control characters, isolated if it runs right to left."""
    cleaned = _clean(text)
    if any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in cleaned):
        return f"{_ISOLATE}{cleaned}{_POP}"
    return cleaned


def _clean(text: str) -> str:
    """Line breaks become spaces; escapes, controls and stray direction marks go, joiners stay."""
    kept = (" " if c in "\n\r\t" else c for c in text)
    return "".join(c for c in kept if c in "\u200c\u200d" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
