"""One graph's statements by subject and predicate: how a report is gathered, checked and written.

Plain dicts of terms: a quad of its own for every statement would cost more than all else that is done with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kg.graph.terms import Object

Objects = dict[Object, None]  # an ordered set
About = dict[NamedNode, Objects]
Statements = dict[NamedNode, About]


def quads_of(statements: Statements, graph: NamedNode) -> list[Quad]:
    """The statements as quads of `graph`, each once, subjects in the order first spoken of."""
    return [Quad(s, p, o, graph) for s, about in statements.items() for p, objects in about.items() for o in objects]


def by_subject(quads: Iterable[Quad]) -> Statements:
    """The statements of `quads`, whatever graphs they are in."""
    found: Statements = {}
    for subject, predicate, object_, _ in quads:
        found.setdefault(subject, {}).setdefault(predicate, {})[object_] = None
    return found
