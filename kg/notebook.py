"""The graph in a notebook: answers as data frames, facts as sentences with their marks, RDF as rdflib's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode

from kg.errors import HiwarError
from kg.queries.answer import Answer, Value, answer_of
from kg.queries.bind import HIWAR
from kg.queries.evidence import Passage, passages
from kg.queries.formats import to_arrow
from kg.queries.opening import open_source
from kg.queries.run import ask
from kg.queries.saved import ALL, FACT
from kg.queries.source import MemorySource
from kg.queries.tokens import check_read_only

if TYPE_CHECKING:
    from rdflib import Dataset

Given = str | int | date | Sequence[str] | None
_FRAMES = ("pandas", "polars", "arrow")


class Graph:
    """A built graph, or a SPARQL server, to ask questions of."""

    def __init__(self, graph: str | Path, *, remote: str | None = None, frame: str = "pandas") -> None:
        """`frame` is what answers come as: pandas, polars or arrow. Raises HiwarError if the graph cannot be opened."""
        if frame not in _FRAMES:
            raise HiwarError(f"no frames of kind {frame!r}", remedy=f"use one of {', '.join(_FRAMES)}")
        self.source, self.frame = open_source(Path(graph), remote), frame

    def query(self, name: str, **parameters: Given) -> Any:
        """The whole answer to a saved question; parameters as on the command line, lists for several values."""
        given = {key.rstrip("_"): _words(value) for key, value in parameters.items() if value is not None}
        return self._frame(ask(self.source, name, given, ALL))

    def sparql(self, text: str) -> Any:
        """The answer to a query of one's own, read-only."""
        check_read_only(text)
        return self._frame(answer_of(self.source.query(text)))

    def meetings(self, actor: Given = None, **more: Given) -> Any:
        """Meetings, of `actor` (any name) if given; `from_`, `to`, `place` and `status` narrow them."""
        return self.query("meetings", actor=actor, **more)

    def commitments(self, before: Given = None, **more: Given) -> Any:
        """Commitments, with a deadline `before` a day if given, else by `by`, `speaker`, `action`, `modality`."""
        if before is not None:
            return self.query("commitments-before", before=before, **more)
        return self.query("commitments", **more)

    def rounds(self, party: Given = None) -> Any:
        """Rounds of dialogues in order."""
        return self.query("dialogue-rounds", party=party)

    def force_levels(self, force: Given = None, **more: Given) -> Any:
        """Numbers of soldiers over time."""
        return self.query("force-levels", force=force, **more)

    def actors(self) -> Any:
        """All actors with the number of their reports."""
        return self.query("actors")

    def show(self, fact: str | Mapping[str, Any]) -> Evidence:
        """The sentences behind a fact, given by its IRI or by a row of a frame."""
        iri = fact if isinstance(fact, str) else str(fact[FACT])
        return Evidence(tuple(passages(self.source, [iri])[iri]))

    def rdflib(self) -> Dataset:
        """The whole graph as an rdflib Dataset whose default graph is the union of all. Not for servers."""
        from io import BytesIO

        from pyoxigraph import RdfFormat
        from rdflib import Dataset

        if not isinstance(self.source, MemorySource):
            raise HiwarError("a server's graph stays there", remedy="open the build folder")
        dataset = Dataset(default_union=True)
        dataset.parse(BytesIO(self.source.store.dump(format=RdfFormat.N_QUADS) or b""), format="nquads")
        return dataset

    def _frame(self, answer: Answer) -> Any:
        table = to_arrow(_short(answer))
        if self.frame == "arrow":
            return table
        if self.frame == "pandas":
            return table.to_pandas()
        import polars

        return polars.from_arrow(table)


@dataclass(frozen=True, slots=True, repr=False)
class Evidence:
    """Passages that show themselves right to left in a notebook, and as lines elsewhere."""

    passages: tuple[Passage, ...]

    def __str__(self) -> str:
        return "\n".join(f"{p.where}\n  {p.before}⟦{p.exact}⟧{p.after}" for p in self.passages)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return "\n".join(map(_html, self.passages)) or "<p>—</p>"


def _short(answer: Answer) -> Answer:
    """Concepts by name rather than IRI: `withdrawForces`."""
    rows = (tuple(_name(value) for value in row) for row in answer.rows)
    return Answer(answer.columns, tuple(rows), answer.query)


def _name(value: Value) -> Value:
    if isinstance(value, NamedNode) and value.value.startswith(HIWAR):
        return Literal(value.value.removeprefix(HIWAR))
    return value


def _html(passage: Passage) -> str:
    head = " · ".join(escape(part) for part in (passage.where, passage.outlet, passage.published) if part)
    marked = f'<mark style="background:#fbe8cc">{escape(passage.exact)}</mark>'
    return (
        '<figure style="margin:0 0 1em">'
        '<blockquote dir="rtl" lang="ar" style="margin:0;font-size:1.15em;line-height:2">'
        f"{escape(passage.before)}{marked}{escape(passage.after)}"
        f'</blockquote><figcaption dir="ltr" style="color:#666;font-size:.85em">{head}</figcaption></figure>'
    )


def _words(value: Given) -> list[str]:
    return [str(value)] if isinstance(value, str | int | date) else [str(v) for v in value or ()]
