"""States, organisations and armed forces across articles: by code, by lexicon, by name and state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from kg.resolve.cluster import Clusters
from kg.resolve.lexicon import body_key, known_body, state_named
from kg.resolve.names import Words
from kg.resolve.records import Node
from kg.resolve.shelf import Reports

Key = tuple[Words, str]  # the words that identify, and the state (or article) they are bound to, "" if to none


def names_of(node: Node) -> list[str]:
    """All names an article gives an actor, the preferred one first."""
    return [*node.all("prefLabel"), *node.all("altLabel")]


def country_of(node: Node) -> str | None:
    """The state of a state or body: as reported, else as its name says."""
    if code := node.one("country"):
        return code
    if node.kind == "State":
        return next((c for n in names_of(node) if (c := state_named(n))), None)
    return next((c for n in names_of(node) if (c := _named_country(n))), None)


def _named_country(name: str) -> str | None:
    known = known_body(name)
    return (known[1] if known else None) or body_key(name)[1]


def resolve_states(reports: Reports, clusters: Clusters) -> None:
    """States by their code; one without a code by its name."""
    first: dict[tuple[str, ...], str] = {}
    for node in reports.of_kind("State"):
        code = country_of(node)
        key = (code,) if code else body_key(names_of(node)[0])[0]
        clusters.join(first.setdefault(key, node.iri), node.iri, "same state", code or " ".join(key))


def resolve_bodies(reports: Reports, clusters: Clusters) -> None:
    """Organisations and forces: those that share an identifying name and are not of different states."""
    buckets: dict[Key, dict[str, str | None]] = defaultdict(dict)
    for node in reports.of_kind("Organization", "ArmedForce"):
        for key in _keys(node):
            buckets[key][node.iri] = country_of(node)
    for key in sorted(buckets):
        _join_bucket(key, buckets[key], clusters)


def _keys(node: Node) -> Iterator[Key]:
    """The lexicon's usual name stands for all names of a body it knows; a name that identifies nothing by itself is
    bound to the state or, if that is unknown, to the article."""
    country = country_of(node)
    for name in names_of(node):
        known = known_body(name)
        words, code, enough = body_key(known[0] if known else name)
        if words:
            bound = "" if enough or known else (code or country or node.source.iri)
            yield words, bound


def _join_bucket(key: Key, members: dict[str, str | None], clusters: Clusters) -> None:
    detail = " ".join(key[0])
    first: dict[str, str] = {}
    for iri, country in sorted(members.items()):
        if country:
            clusters.join(first.setdefault(country, iri), iri, "same name and state", f"{detail} ({country})")
    _separate(list(first.values()), clusters, detail)
    usual = _most_frequent([c for c in members.values() if c])
    anchor = first.get(usual) if usual else None
    for iri, country in sorted(members.items()):
        if not country:
            anchor = anchor or iri
            clusters.join(anchor, iri, "same name", detail)


def _separate(firsts: list[str], clusters: Clusters, detail: str) -> None:
    for i, a in enumerate(firsts):
        for b in firsts[i + 1 :]:
            clusters.keep_apart(a, b, "same name, different states", detail)


def _most_frequent(values: list[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None
