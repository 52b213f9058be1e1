"""SPARQL constraints of SHACL: the project's own as functions (kg.validation.native), a user's through pyoxigraph.

Each query binds `$this`; it is run once over the whole graph and its rows are kept for the shape's focus nodes, which
gives the same rows as one run per focus node for every query whose `$this` stands in its outermost pattern.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pyoxigraph import Quad, QuerySolutions, Store

from kg.validation.index import Index
from kg.validation.native import NATIVE
from kg.validation.paths import Unsupported
from kg.validation.terms import SHAPES, Term, sh, text_of

Wanted = tuple[Any, "Rule", Mapping[Term, None]]  # a shape, its rule, the shape's focus nodes


@dataclass(frozen=True)
class Rule:
    """A SPARQL constraint: its name, its SELECT query, its messages."""

    iri: str
    select: str
    messages: tuple[tuple[str, str], ...]
    path: str | None = None

    @cached_property
    def name(self) -> str:
        return self.iri.removeprefix(SHAPES).removesuffix("-query")


def read_rule(shapes: Index, node: Term) -> Rule:
    """The constraint that `node` of a shapes graph describes. Raises Unsupported if it is not a plain SELECT."""
    select = text_of(shapes.one(node, sh("select")) or node)
    if not select or shapes.one(node, sh("select")) is None or "$PATH" in select or "$shapesGraph" in select:
        raise Unsupported(f"the SPARQL constraint {node}")
    texts = shapes.objects(node, sh("message"))
    messages = tuple(sorted((getattr(t, "language", None) or "", text_of(t) or "") for t in texts))
    return Rule(text_of(node) or "", _prefixes(shapes, node) + select, messages)


def _prefixes(shapes: Index, node: Term) -> str:
    lines = []
    for owner in shapes.objects(node, sh("prefixes")):
        for declaration in shapes.objects(owner, sh("declare")):
            prefix = text_of(shapes.one(declaration, sh("prefix")) or owner)
            lines.append(f"PREFIX {prefix}: <{text_of(shapes.one(declaration, sh('namespace')) or owner)}>\n")
    return "".join(sorted(lines))


def run_rules(index: Index, quads: Sequence[Quad], wanted: Sequence[Wanted]) -> Iterator[tuple[Any, Rule, Term, Term]]:
    """(shape, rule, focus node, value) of each breach."""
    store: Store | None = None
    for shape, rule, focus_nodes in wanted:
        rows: Iterator[tuple[Term, Term | None]]
        if native := NATIVE.get(rule.name):
            rows = ((f, v) for f in focus_nodes for v in native(index, f))
        else:
            store = store or _store(quads)
            rows = _ask(store, rule, focus_nodes)
        for focus, value in dict.fromkeys(rows):
            yield shape, rule, focus, value or focus  # as SHACL has it: no ?value means the node itself


def _store(quads: Sequence[Quad]) -> Store:
    store = Store()
    store.bulk_extend(quads)
    return store


def _ask(store: Store, rule: Rule, focus_nodes: Mapping[Term, None]) -> Iterator[tuple[Term, Term | None]]:
    try:
        rows = store.query(rule.select.replace("$this", "?this"), use_default_graph_as_union=True)
    except SyntaxError as error:
        raise Unsupported(f"the query of {rule.iri}: {error}") from error
    if not isinstance(rows, QuerySolutions):
        raise Unsupported(f"the query of {rule.iri}: not a SELECT")
    names = {v.value for v in rows.variables}
    for row in rows:
        if row["this"] in focus_nodes:
            yield row["this"], row["value"] if "value" in names else None
