"""A graph indexed for checking: statements by subject and, for a few properties, by object."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad

from kg.validation.terms import FIRST, NIL, REST, SUBCLASS, TYPE, Term

Objects = dict[Term, None]  # an ordered set


class Cut(NamedTuple):
    """A quotation: the offsets given for it, its selector, its words and those before and after, as they are given."""

    start: int
    end: int
    quote: Term
    exact: list[tuple[Term, str]]
    prefixes: list[str]
    suffixes: list[str]


class Index:
    """The union of all graphs of `quads`: a statement said in two graphs counts once.

    `into` holds only the properties in `inverse`, those that some shape follows backwards; `saying` the subjects of
    every property."""

    __slots__ = ("by_class", "cuts", "into", "out", "saying", "sources", "texts")

    def __init__(self, quads: Iterable[Quad], inverse: frozenset[NamedNode] = frozenset()) -> None:
        self.out: dict[Term, dict[NamedNode, Objects]] = {}
        self.into: dict[NamedNode, dict[Term, Objects]] = {p: {} for p in inverse}
        self.by_class: dict[Term, list[Term]] = {}
        self.saying: dict[NamedNode, list[Term]] = {}
        # what several rules ask for: quotations of evidence, articles behind a node, stored texts of an article
        self.cuts: dict[Term, list[Cut]] = {}
        self.sources: dict[Term, set[Term]] = {}
        self.texts: dict[Term, list[str]] = {}
        out, into, saying = self.out, self.into, self.saying
        for subject, predicate, object_, _ in quads:
            about = out.get(subject)
            if about is None:
                about = out[subject] = {}
            objects = about.get(predicate)
            if objects is None:
                about[predicate] = {object_: None}
                saying.setdefault(predicate, []).append(subject)
            else:
                objects[object_] = None
            if predicate in into:
                into[predicate].setdefault(object_, {})[subject] = None
        for subject, about in out.items():
            for kind in about.get(TYPE, ()):
                self.by_class.setdefault(kind, []).append(subject)

    def objects(self, subject: Term, predicate: NamedNode) -> Collection[Term]:
        about = self.out.get(subject)
        return about.get(predicate, ()) if about else ()

    def one(self, subject: Term, predicate: NamedNode) -> Term | None:
        return next(iter(self.objects(subject, predicate)), None)

    def subjects(self, predicate: NamedNode, object_: Term) -> Collection[Term]:
        return self.into[predicate].get(object_, ())

    def members(self, head: Term) -> list[Term]:
        """The members of an RDF list."""
        found = []
        while head != NIL:
            found += list(self.objects(head, FIRST))
            head = self.one(head, REST) or NIL
        return found


class Classes:
    """Which classes are which: the subclass axioms of the ontology and of the data."""

    def __init__(self, axioms: Iterable[tuple[Term, Term]]) -> None:
        self._above: dict[Term, set[Term]] = {}
        for below, above in axioms:
            self._above.setdefault(below, set()).add(above)
        self._below: dict[Term, frozenset[Term]] = {}

    def below(self, kind: Term) -> frozenset[Term]:
        """`kind` and all its subclasses."""
        if kind not in self._below:
            self._below[kind] = frozenset({kind}) | self._closure(kind)
        return self._below[kind]

    def _closure(self, kind: Term) -> frozenset[Term]:
        found: set[Term] = set()
        while more := {b for b, above in self._above.items() if b not in found and (kind in above or above & found)}:
            found |= more
        return frozenset(found)


def axioms(quads: Iterable[Quad]) -> list[tuple[Term, Term]]:
    """The (subclass, superclass) pairs of named classes said in `quads`."""
    return [
        (q.subject, q.object)
        for q in quads
        if q.predicate == SUBCLASS and isinstance(q.subject, NamedNode) and isinstance(q.object, NamedNode)
    ]
