"""The reference engine: pyshacl on an rdflib graph, its report read back as findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg.validation.findings import Finding
from kg.validation.index import Index
from kg.validation.paths import read_path
from kg.validation.terms import SH, Term, sh, text_of

if TYPE_CHECKING:
    from rdflib import Graph


class ReferenceEngine:
    """pyshacl with the project's or a user's shapes. Slow and right."""

    name = "pyshacl"

    def __init__(self, shapes: Sequence[Quad], axioms: Sequence[tuple[Term, Term]] = ()) -> None:
        self._shapes = _rdflib(shapes)
        subclass = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
        self._ontology = _rdflib([Quad(a, subclass, b) for a, b in axioms if isinstance(a, NamedNode)])

    def validate(self, quads: Sequence[Quad]) -> list[Finding]:
        """What the union of the graphs of `quads` breaks."""
        import pyshacl

        _, report, _ = pyshacl.validate(_rdflib(quads), shacl_graph=self._shapes, ont_graph=self._ontology)
        text = report.serialize(format="nt")
        return list(_findings(Index(parse(text.encode(), RdfFormat.N_TRIPLES))))


def _rdflib(quads: Sequence[Quad]) -> Graph:
    from rdflib import Graph

    lines = serialize((q.triple for q in quads), format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=(lines or b"").decode(), format="nt")


def _findings(report: Index) -> Iterator[Finding]:
    for result in report.by_class.get(sh("ValidationResult"), ()):
        path = report.one(result, sh("resultPath"))
        yield Finding(
            shape=_name(report, result, "sourceShape"),
            component=_name(report, result, "sourceConstraintComponent"),
            severity=_name(report, result, "resultSeverity").removeprefix(SH),
            focus=report.one(result, sh("focusNode")) or result,
            path=str(read_path(report, path)) if path else None,
            value=report.one(result, sh("value")),
            messages=_messages(report, result),
        )


def _name(report: Index, result: Term, about: str) -> str:
    node = report.one(result, sh(about))
    return (text_of(node) or "") if node else ""


def _messages(report: Index, result: Term) -> tuple[tuple[str, str], ...]:
    texts = report.objects(result, sh("resultMessage"))
    return tuple(sorted((getattr(t, "language", None) or "", text_of(t) or "") for t in texts))
