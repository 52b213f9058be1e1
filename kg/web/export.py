"""What a view shows, as data: the rows of its question, or everything said of its resources."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple, serialize

from kg.graph.terms import PREFIXES
from kg.queries.answer import Answer
from kg.queries.formats import TEXT
from kg.queries.run import ask
from kg.queries.saved import ALL, FACT
from kg.queries.source import MemorySource

MEDIA = {
    "json": "application/sparql-results+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
}


def exported(source: MemorySource, answer: Answer, form: str) -> bytes:
    """An answer in one of the forms of `MEDIA`; as Turtle, everything said of the resources in it."""
    if form == "turtle":
        return described(source.store, _resources(answer))
    return TEXT[form](answer).encode("utf-8", "replace")


def about(source: MemorySource, question: str, facts: Iterable[NamedNode]) -> Answer:
    """The rows of a saved question that speak of these facts."""
    answer, wanted = ask(source, question, {}, ALL), set(facts)
    place = answer.column(FACT)
    return replace(answer, rows=tuple(row for row in answer.rows if place is not None and row[place] in wanted))


def described(store: Store, nodes: Iterable[NamedNode], form: RdfFormat = RdfFormat.TURTLE) -> bytes:
    """Everything said of these resources, in a stable order."""
    quads = (quad for node in nodes for quad in store.quads_for_pattern(node, None, None, None))
    triples = {Triple(quad.subject, quad.predicate, quad.object) for quad in quads}
    return serialize(sorted(triples, key=str), format=form, prefixes=PREFIXES) or b""


def properties(store: Store, node: NamedNode) -> str:
    """Everything said of one resource as CSV."""
    said = {
        (quad.predicate.value, quad.object.value)
        for quad in store.quads_for_pattern(node, None, None, None)
        if isinstance(quad.object, NamedNode | Literal)
    }
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("property", "value"), *sorted(said)])
    return out.getvalue()


def _resources(answer: Answer) -> list[NamedNode]:
    """The resources an answer names, the fact of each row where it has one."""
    place = answer.column(FACT)
    cells = (value for row in answer.rows for value in (row if place is None else (row[place],)))
    return list(dict.fromkeys(value for value in cells if isinstance(value, NamedNode)))
