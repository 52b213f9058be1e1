"""Any other resource: everything said of it, property by property."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.graph.terms import PREFIXES
from kg.queries.labels import short
from kg.web.facts import Value
from kg.web.view import Page, View


def resource(view: View, node: NamedNode) -> Page:
    """A table of properties and values."""
    properties: dict[str, set[Value]] = {}
    for quad in view.reader.store.quads_for_pattern(node, None, None, None):
        value = view.cards.value(quad.object)  # type: ignore[arg-type]
        properties.setdefault(_label(view, quad.predicate.value), set()).add(value)
    rows = [(label, sorted(values, key=lambda v: v.text)) for label, values in sorted(properties.items())]
    title = view.reader.label(node) or short(node.value)
    return Page("resource.html", title, "overview", {"rows": rows, "node": node}, tail=view.tail(node))


def _label(view: View, iri: str) -> str:
    found = next((prefix for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)), None)
    return view.cards.label_of(f"{found}:{iri.removeprefix(PREFIXES[found])}") if found else short(iri)
