"""The resolved graph while it is gathered: nodes, what they stand for, and nodes for times, places and conflicts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from kg.graph.mint import digest
from kg.graph.terms import TYPE, Object, arabic, date, plain, term
from kg.resolve.naming import resolved_iris
from kg.resolve.records import Node, Time, Where
from kg.resolve.register import Register
from kg.resolve.shelf import Reports
from kg.resolve.sides import Actors
from kg.resolve.written import Written


@dataclass(slots=True)
class Layer:
    """`resolved` gives for a report node the IRI of the resolved node it stands for, if its group has one by now."""

    reports: Reports
    register: Register
    actors: Actors
    base: str
    triples: Written = field(default_factory=Written)

    def add(self, subject: NamedNode, predicate: str, value: Object) -> None:
        self.triples.append((subject, term(predicate), value))

    def name(self, numbers: range, identities: Iterable[tuple[int, str, str]]) -> None:
        """Give the groups among `numbers` their resolved nodes, by the class and what identifies each, and say of each
        report that it is resolved as that."""
        self.register.name(resolved_iris(self.register, identities, self.base))
        for report, node in self.register.standing(numbers):
            self.add(NamedNode(report), "hiwar:resolvedAs", NamedNode(node))

    def resolved(self, iris: Iterable[str]) -> list[str]:
        """The resolved nodes of these report nodes, each as often as it is pointed to."""
        return [node for iri in iris if (node := self.register.resolved(iri))]

    def add_references(self, subject: NamedNode, predicate: str, iris: Iterable[str]) -> None:
        """Point to the resolved nodes of these report nodes, each once."""
        for node in sorted(set(self.resolved(iris))):
            self.add(subject, predicate, NamedNode(node))

    def mint(self, kind: str, *identity: object) -> NamedNode:
        return NamedNode(f"{self.base}resolved/{kind}-{digest(kind, *identity)}")

    def time_node(self, time: Time) -> NamedNode:
        """The resolved layer's own node of a time, whatever words reports use for it."""
        node = self.mint("span", time.edtf, time.earliest, time.latest)
        self.triples.append((node, TYPE, term("hiwar:TimeSpan")))
        if time.edtf:
            self.add(node, "hiwar:edtf", plain(time.edtf))
        if time.earliest:
            self.add(node, "hiwar:earliest", date(time.earliest))
        if time.latest:
            self.add(node, "hiwar:latest", date(time.latest))
        return node

    def place_node(self, place: Where) -> NamedNode:
        """The resolved layer's own node of a place."""
        node = self.mint("place", place.name, place.country)
        self.triples.append((node, TYPE, term("hiwar:Place")))
        if place.name:
            self.add(node, "skos:prefLabel", arabic(place.name))
        if place.country:
            self.add(node, "hiwar:country", plain(place.country))
        return node

    def add_conflict(self, subject: NamedNode, predicate: str, values: list[tuple[Object, list[str]]]) -> None:
        """A Conflict on `predicate`: each value with the report nodes that give it."""
        conflict = self.mint("conflict", subject.value, predicate)
        self.add(subject, "hiwar:conflict", conflict)
        self.triples.append((conflict, TYPE, term("hiwar:Conflict")))
        self.add(conflict, "hiwar:onProperty", term(predicate))
        for value, reports in values:
            text = value.value if isinstance(value, NamedNode | Literal) else ""
            node = self.mint("value", subject.value, predicate, text)
            self.add(conflict, "hiwar:value", node)
            self.triples.append((node, TYPE, term("hiwar:ConflictValue")))
            self.add(node, "rdf:value", value)
            for report in sorted(reports):
                self.add(node, "prov:wasDerivedFrom", NamedNode(report))


def by_date(group: Iterable[Node]) -> list[Node]:
    """Reports in the order in which their articles appeared; undated ones last."""
    return sorted(group, key=lambda n: (n.source.earliest is None, n.source.earliest or n.iri, n.source.name, n.iri))
