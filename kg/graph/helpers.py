"""What every reported thing carries in RDF: evidence, provenance, times and places, each node minted once."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.graph.mint import Mint
from kg.graph.statements import Statements
from kg.graph.terms import TYPE, Object, arabic, date, decimal, integer, plain, term
from kg.graph.vocabulary import HIWAR, OA
from kg.model import Article, Fact, Place, Span, TimeSpan

CONTEXT_LENGTH = 32  # characters of prefix and suffix in a quote selector, as W3C's own examples have it


class Context:
    """The statements of one article's report while they are gathered."""

    def __init__(self, article: Article, graph: NamedNode, base: str, version: str) -> None:
        self.article, self.graph, self.version = article, graph, version
        self.mint = Mint(graph, base)
        self.statements: Statements = {}
        self._made: set[NamedNode] = set()

    def add(self, subject: NamedNode, predicate: NamedNode, value: Object) -> None:
        about = self.statements.get(subject)
        if about is None:
            self.statements[subject] = {predicate: {value: None}}
        elif predicate in about:
            about[predicate][value] = None
        else:
            about[predicate] = {value: None}

    def add_fact(self, node: NamedNode, kind: str, fact: Fact, actors: dict[str, NamedNode]) -> None:
        """Type, confidence, evidence, provenance and cited outlets of `fact`."""
        self.add(node, TYPE, term(f"hiwar:{kind}"))
        self.add(node, term("hiwar:confidence"), decimal(round(fact.confidence, 3)))
        for span in fact.evidence:
            self.add(node, term("hiwar:evidence"), self._evidence(span))
        self.add(node, term("prov:wasGeneratedBy"), self._activity(fact.rules))
        self.add_actors(node, "hiwar:reportedBy", fact.reported_by, actors)

    def add_actors(self, node: NamedNode, predicate: str, keys: Iterable[str], actors: dict[str, NamedNode]) -> None:
        for key in keys:
            if key in actors:
                self.add(node, term(predicate), actors[key])

    def add_time(self, node: NamedNode, predicate: NamedNode, span: TimeSpan | None) -> None:
        if span is None:
            return
        value = self.mint("span", span.edtf, span.earliest, span.latest, span.expression)
        self.add(node, predicate, value)
        if self._first(value):
            self._describe_time(value, span)

    def add_place(self, node: NamedNode, predicate: str, place: Place | None) -> None:
        """A place known by its country code alone has no label."""
        if place is None:
            return
        value = self.mint("place", place.name, place.country)
        self.add(node, term(predicate), value)
        if not self._first(value):
            return
        self.add(value, TYPE, term("hiwar:Place"))
        if place.name != place.country:
            self.add(value, term("skos:prefLabel"), arabic(place.name))
        if place.country:
            self.add(value, term("hiwar:country"), plain(place.country))

    def _first(self, node: NamedNode) -> bool:
        if node in self._made:
            return False
        self._made.add(node)
        return True

    def _describe_time(self, node: NamedNode, span: TimeSpan) -> None:
        self.add(node, TYPE, term("hiwar:TimeSpan"))
        if span.edtf:
            self.add(node, term("hiwar:edtf"), plain(span.edtf))
        if span.earliest:
            self.add(node, term("hiwar:earliest"), date(span.earliest))
        if span.latest:
            self.add(node, term("hiwar:latest"), date(span.latest))
        if span.expression:
            self.add(node, term("hiwar:expression"), arabic(span.expression))

    def _activity(self, rules: tuple[str, ...]) -> NamedNode:
        node = self.mint("activity", self.version, *rules)
        if self._first(node):
            self.add(node, TYPE, term("prov:Activity"))
            self.add(node, term("prov:used"), self.graph)
            self.add(node, term("schema:softwareVersion"), plain(self.version))
            for rule in rules:
                self.add(node, term("hiwar:rule"), plain(rule))
        return node

    def _evidence(self, span: Span) -> NamedNode:
        node = self.mint("evidence", span.start, span.end)
        if self._first(node):  # the greater part of a graph: laid down at once
            position, quote = self.mint("position", span.start, span.end), self.mint("quote", span.start, span.end)
            self.statements[node] = {
                TYPE: {HIWAR.Evidence: None},
                OA.hasSource: {self.graph: None},
                OA.hasSelector: {position: None, quote: None},
            }
            self._describe_position(position, span)
            self._describe_quote(quote, span)
        return node

    def _describe_position(self, node: NamedNode, span: Span) -> None:
        self.statements[node] = {
            TYPE: {OA.TextPositionSelector: None},
            OA.start: {integer(span.start): None},
            OA.end: {integer(span.end): None},
        }

    def _describe_quote(self, node: NamedNode, span: Span) -> None:
        text, (start, end) = self.article.text, span
        self.statements[node] = {
            TYPE: {OA.TextQuoteSelector: None},
            OA.exact: {arabic(text[start:end]): None},
            OA.prefix: {arabic(text[max(0, start - CONTEXT_LENGTH) : start]): None},
            OA.suffix: {arabic(text[end : end + CONTEXT_LENGTH]): None},
        }
