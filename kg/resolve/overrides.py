"""A reviewed file that says which names are the same person or body and which are not, whatever the rules find.

CSV with the header `relation,name_a,article_a,name_b,article_b`: `relation` is `same` or `different`; a name is as an
article writes it; an article (its file name) narrows the name to that article and may be empty.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from kg.errors import HiwarError
from kg.graph.mint import digest
from kg.resolve.bodies import names_of
from kg.resolve.cluster import Clusters
from kg.resolve.names import Words, words_of
from kg.resolve.records import ACTORS, Reports

_COLUMNS = ["relation", "name_a", "article_a", "name_b", "article_b"]


@dataclass(frozen=True, slots=True)
class Override:
    same: bool
    first: tuple[str, str]  # name, article
    second: tuple[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Overrides:
    """The lines of a reviewed file, in order."""

    lines: tuple[Override, ...] = ()

    def stamp(self) -> str:
        """What tells one reviewed file from another; the same for the same lines."""
        return digest(*self.lines) if self.lines else "-"

    def apply(self, reports: Reports, clusters: Clusters) -> None:
        """Join and keep apart as the file says: `same` lines first, then `different` ones."""
        index = _index(reports) if self.lines else {}
        for line in sorted(self.lines, key=lambda o: not o.same):
            first, second = _find(index, line.first), _find(index, line.second)
            for a in first:
                for b in second:
                    _apply(line, a, b, clusters)


def _apply(line: Override, a: str, b: str, clusters: Clusters) -> None:
    detail = f"reviewed, line {line.line}"
    if line.same:
        clusters.join(a, b, "override: same", detail)
    else:
        clusters.keep_apart(a, b, "override: different", detail)


def _index(reports: Reports) -> dict[Words, list[tuple[str, str]]]:
    """Name → nodes that bear it, each with the name of its article."""
    index: dict[Words, list[tuple[str, str]]] = defaultdict(list)
    for node in reports.of_kind(*ACTORS):
        for words in sorted({words_of(n) for n in names_of(node)}):
            index[words].append((node.iri, node.source.name))
    return index


def _find(index: dict[Words, list[tuple[str, str]]], wanted: tuple[str, str]) -> list[str]:
    name, article = wanted
    return [iri for iri, source in index.get(words_of(name), []) if article in ("", source)]


def read_overrides(path: Path) -> Overrides:
    """The reviewed file at `path`. Raises HiwarError naming the line that is wrong."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            if rows.fieldnames != _COLUMNS:
                remedy = f"make it {','.join(_COLUMNS)}"
                raise HiwarError("wrong header", where=f"{path}:1", remedy=remedy)
            return Overrides(tuple(_line(row, i, path) for i, row in enumerate(rows, 2)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise HiwarError(f"cannot be read ({error})", where=str(path), remedy="check the file") from error


def _line(row: dict[str, str | None], number: int, path: Path) -> Override:
    values = {k: (v or "").strip() for k, v in row.items() if isinstance(k, str)}
    if values.get("relation") not in ("same", "different") or not values.get("name_a") or not values.get("name_b"):
        remedy = "write same or different, and two names"
        raise HiwarError("not a reviewed pair", where=f"{path}:{number}", remedy=remedy)
    first = (values["name_a"], values.get("article_a", ""))
    return Override(values["relation"] == "same", first, (values["name_b"], values.get("article_b", "")), number)
