"""The resolved layer as GraphML, for programs that draw networks: things as nodes, relations as edges."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import Literal, NamedNode, Store

from kg.graph.mint import resolved_graph
from kg.graph.terms import TYPE, local_name, term, text_of

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="type" for="node" attr.name="type" attr.type="string"/>
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="relation" for="edge" attr.name="relation" attr.type="string"/>
<graph id="hiwar" edgedefault="directed">
"""
_LABELS = ("skos:prefLabel", "hiwar:edtf", "hiwar:country")
_IDENTIFYING = ("action", "deadline", "time", "ordinal", "count", "asOf", "status")


def graphml_parts(store: Store, base: str) -> Iterator[str]:
    """GraphML text of the resolved graph, nodes and edges sorted."""
    graph = resolved_graph(base)
    typed = sorted((text_of(q.subject), local_name(q.object)) for q in store.quads_for_pattern(None, TYPE, None, graph))
    known = {iri for iri, _ in typed}
    yield _HEAD
    for iri, kind in typed:
        label = escape(_clean(_label(store, NamedNode(iri), kind, graph)))
        yield (
            f'<node id={quoteattr(iri)}><data key="type">{escape(kind)}</data><data key="label">{label}</data></node>\n'
        )
    yield from _edges(store, graph, known)
    yield "</graph>\n</graphml>\n"


def _edges(store: Store, graph: NamedNode, known: set[str]) -> Iterator[str]:
    quads = store.quads_for_pattern(None, None, None, graph)
    found = (
        (text_of(q.subject), local_name(q.predicate), text_of(q.object))
        for q in quads
        if isinstance(q.object, NamedNode)
    )
    for i, (source, name, target) in enumerate(sorted(e for e in found if e[0] in known and e[2] in known)):
        ends = f"source={quoteattr(source)} target={quoteattr(target)}"
        yield f'<edge id="e{i}" {ends}><data key="relation">{escape(name)}</data></edge>\n'


def _label(store: Store, node: NamedNode, kind: str, graph: NamedNode) -> str:
    for predicate in _LABELS:
        for quad in store.quads_for_pattern(node, term(predicate), None, graph):
            return text_of(quad.object)
    told = []
    for name in _IDENTIFYING:
        values = sorted(
            _short(store, q.object, graph) for q in store.quads_for_pattern(node, term(f"hiwar:{name}"), None, graph)
        )
        told += values
    return " ".join((kind, *told))


def _short(store: Store, value: object, graph: NamedNode) -> str:
    if isinstance(value, Literal):
        return value.value
    for quad in store.quads_for_pattern(value, term("hiwar:edtf"), None, graph):  # type: ignore[arg-type]
        return text_of(quad.object)
    return local_name(value)


def _clean(text: str) -> str:
    """`text` without the control characters that XML cannot hold."""
    return "".join(c for c in text if c >= " " or c in "\t\n")
