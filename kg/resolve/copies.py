"""Which articles of a store are copies of others, so that one report printed ten times is not taken for ten."""

from __future__ import annotations

from pyoxigraph import NamedNode, Store

from kg.articles.duplicates import Sketch, copies, sketch
from kg.graph.terms import term, text_of
from kg.resolve.layer import Layer

_Place = tuple[bool, str, str]


def find_copies(store: Store) -> dict[str, str]:
    """Copy → original, by IRI; of articles with one wording the earliest is the original, undated ones come last.

    Only the sketches of the texts are held in memory."""
    sketches: dict[str, Sketch] = {}
    for quad in store.quads_for_pattern(None, term("schema:articleBody"), None, None):
        sketches[text_of(quad.subject)] = sketch(text_of(quad.object))
    places = {iri: _place(store, iri) for iri in sketches}
    return copies((iri, sketches[iri]) for iri in sorted(sketches, key=places.__getitem__))


def _place(store: Store, iri: str) -> _Place:
    """Where an article comes in the order of appearance."""
    dates = store.quads_for_pattern(NamedNode(iri), term("schema:datePublished"), None, None)
    day = min((text_of(quad.object) for quad in dates), default="")
    return (not day, day, iri)


def write_copies(layer: Layer) -> None:
    """Say of each copy which article it was derived from."""
    for copy, original in sorted(layer.reports.copies.items()):
        layer.add(NamedNode(copy), "prov:wasDerivedFrom", NamedNode(original))
