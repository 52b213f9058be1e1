"""What reports say, read back from the store as plain records: the input of resolution.

Only what resolution decides by is read (no evidence, no provenance); everything comes sorted, so that nothing later can
depend on the order in which articles were stored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Store

from kg.graph.terms import TYPE, local_name, term, text_of

Values = dict[str, list[str]]
Bounds = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Source:
    """The article behind a report: when it appeared (or within which days it must have), where. `origin` is its IRI or,
    if it is a copy, that of the article it copies; `published` is the day it bears, if it bears one."""

    iri: str
    name: str
    outlet: str
    earliest: dt.date | None
    latest: dt.date | None
    origin: str
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time span of a report; `iri` is its node."""

    iri: str
    edtf: str | None
    earliest: dt.date | None
    latest: dt.date | None


@dataclass(frozen=True, slots=True)
class Where:
    """A place of a report; `iri` is its node."""

    iri: str
    name: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Post:
    """A role of a person: title as written, the organisation's node, the office concept's name."""

    title: str
    of: str | None
    office: str | None
    former: bool


@dataclass(frozen=True, slots=True)
class Node:
    """A report node: its class, its article, and its properties by local name, values sorted."""

    iri: str
    kind: str
    source: Source
    values: Values = field(default_factory=dict)

    def all(self, name: str) -> list[str]:
        return self.values.get(name, [])

    def one(self, name: str) -> str | None:
        found = self.values.get(name)
        return found[0] if found else None


@dataclass(slots=True)
class Reports:
    """All reports of a store."""

    nodes: dict[str, Node] = field(default_factory=dict)
    times: dict[str, Time] = field(default_factory=dict)
    places: dict[str, Where] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)  # article → the article it copies

    def of_kind(self, *kinds: str) -> list[Node]:
        """The nodes of these classes, sorted by IRI."""
        return [n for n in self.nodes.values() if n.kind in kinds]

    def time(self, node: Node, name: str) -> Time | None:
        iri = node.one(name)
        return self.times.get(iri) if iri else None

    def place(self, node: Node, name: str) -> Where | None:
        iri = node.one(name)
        return self.places.get(iri) if iri else None


ACTORS = ("Person", "State", "Organization", "ArmedForce")
KINDS = (*ACTORS, "Dialogue", "DialogueRound", "Meeting", "Commitment", "ForceLevel")
_PROPERTIES = (
    *("skos:prefLabel", "skos:altLabel", "org:hasMembership", "org:organization", "dcterms:source", "schema:publisher"),
    *("schema:datePublished", "hiwar:publishedWithin", "hiwar:country", "hiwar:office", "hiwar:title", "hiwar:former"),
    *("hiwar:participant", "hiwar:host", "hiwar:heldDuring", "hiwar:roundOf", "hiwar:party", "hiwar:leader"),
    *("hiwar:ordinal", "hiwar:finalRound", "hiwar:time", "hiwar:place", "hiwar:format", "hiwar:status", "hiwar:topic"),
    *("hiwar:committedBy", "hiwar:toward", "hiwar:action", "hiwar:object", "hiwar:deadline", "hiwar:polarity"),
    *(
        "hiwar:modality",
        "hiwar:amount",
        "hiwar:unit",
        "hiwar:madeAt",
        "hiwar:force",
        "hiwar:stationedIn",
        "hiwar:count",
    ),
    *("hiwar:minCount", "hiwar:maxCount", "hiwar:approximate", "hiwar:measure", "hiwar:component", "hiwar:asOf"),
    *("hiwar:statedBy", "hiwar:reportedBy", "hiwar:edtf", "hiwar:earliest", "hiwar:latest"),
)


def read_reports(store: Store, resolved: NamedNode, copies: dict[str, str] | None = None) -> Reports:
    """Everything the named graphs other than `resolved` report; `copies` says which articles copy which."""
    values = _values(store, resolved)
    graphs = _graphs(store, resolved)
    reports = Reports(copies=copies or {})
    sources: dict[str, Source] = {}
    for iri in sorted(graphs):
        kind, graph = graphs[iri]
        own = values.get(iri, {})
        if kind == "Commitment":
            own = {**own, "wording": _wording(store, iri)}
        _add(reports, iri, kind, own, graph, sources, values)
    return reports


def _wording(store: Store, iri: str) -> list[str]:
    """The words of the evidence of a report."""
    found = [NamedNode(iri)]
    for predicate in ("hiwar:evidence", "oa:hasSelector", "oa:exact"):
        found = [q.object for n in found for q in store.quads_for_pattern(n, term(predicate), None, None)]  # type: ignore[misc]
    return sorted(text_of(n) for n in found)


def _values(store: Store, resolved: NamedNode) -> dict[str, Values]:
    """Subject → property → sorted values."""
    found: dict[str, Values] = {}
    for name in _PROPERTIES:
        local = name.split(":")[1]
        for quad in store.quads_for_pattern(None, term(name), None, None):
            if quad.graph_name != resolved:
                found.setdefault(text_of(quad.subject), {}).setdefault(local, []).append(text_of(quad.object))
    for properties in found.values():
        for values in properties.values():
            values.sort()
    return found


def _graphs(store: Store, resolved: NamedNode) -> dict[str, tuple[str, str]]:
    """Subject → its class and its graph, for the classes that matter here."""
    found: dict[str, tuple[str, str]] = {}
    for kind in (*KINDS, "TimeSpan", "Place", "org:Membership"):
        node = term(kind if ":" in kind else f"hiwar:{kind}")
        for quad in store.quads_for_pattern(None, TYPE, node, None):
            if quad.graph_name != resolved:
                found[text_of(quad.subject)] = (local_name(node), text_of(quad.graph_name))
    return found


def _add(
    reports: Reports,
    iri: str,
    kind: str,
    own: Values,
    graph: str,
    sources: dict[str, Source],
    values: dict[str, Values],
) -> None:
    if kind == "TimeSpan":
        reports.times[iri] = _time(iri, own)
    elif kind == "Place":
        reports.places[iri] = Where(iri, _one(own, "prefLabel"), _one(own, "country"))
    elif kind == "Membership":
        former = _one(own, "former") == "true"
        reports.posts[iri] = Post(_one(own, "title") or "", _one(own, "organization"), _one(own, "office"), former)
    else:
        if graph not in sources:
            sources[graph] = _source(graph, values, reports.copies)
        reports.nodes[iri] = Node(iri, kind, sources[graph], own)


def _source(iri: str, values: dict[str, Values], copies: dict[str, str]) -> Source:
    own = values.get(iri, {})
    day = _date(_one(own, "datePublished"))
    span = _one(own, "publishedWithin")
    window = _time(span, values.get(span, {})) if span else None
    earliest = day or (window.earliest if window else None)
    latest = day or (window.latest if window else None)
    return Source(
        iri, _one(own, "source") or "", _one(own, "publisher") or "", earliest, latest, copies.get(iri, iri), day
    )


def _time(iri: str, own: Values) -> Time:
    return Time(iri, _one(own, "edtf"), _date(_one(own, "earliest")), _date(_one(own, "latest")))


def _one(values: Values, name: str) -> str | None:
    found = values.get(name)
    return found[0] if found else None


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text[:10]) if text else None


def sorted_nodes(nodes: Iterator[Node] | list[Node]) -> list[Node]:
    """`nodes` in the order of their IRIs."""
    return sorted(nodes, key=lambda n: n.iri)
