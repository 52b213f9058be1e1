"""Who takes part, seen as persons and as the sides they act for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.resolve.bodies import country_of, resolve_bodies, resolve_states
from kg.resolve.cluster import Clusters
from kg.resolve.lexicon import city_country, state_named
from kg.resolve.names import words_of
from kg.resolve.overrides import Overrides
from kg.resolve.persons import resolve_persons
from kg.resolve.records import ACTORS, Node, Where
from kg.resolve.shelf import Reports


@dataclass(slots=True)
class Actors:
    """Resolved actors: the groups, and the side (state code, or root of a body or person) each acts for."""

    clusters: Clusters
    side: dict[str, str] = field(default_factory=dict)  # by root

    def who(self, iris: list[str]) -> frozenset[str]:
        """The roots of these actor nodes."""
        return frozenset(self.clusters.root(i) for i in iris if i in self.clusters)

    def sides(self, iris: list[str]) -> frozenset[str]:
        """The sides of these actor nodes."""
        return frozenset(self.side[root] for root in self.who(iris))


def resolve_actors(reports: Reports, overrides: Overrides) -> Actors:
    """All actors of `reports` in groups. A reviewed override comes before every rule."""
    clusters = Clusters(reports.iris(*ACTORS))
    overrides.apply(reports, clusters)
    resolve_states(reports, clusters)
    resolve_bodies(reports, clusters)
    resolve_persons(reports, clusters)
    return Actors(clusters, _sides(reports, clusters))


def _sides(reports: Reports, clusters: Clusters) -> dict[str, str]:
    """For each group the state or body most of its nodes act for; who acts for none is a side of their own."""
    served: dict[str, Counter[str]] = {}
    for node in reports.of_kind(*ACTORS):
        served.setdefault(clusters.root(node.iri), Counter()).update(_served(node, reports, clusters))
    return {root: min(c, key=lambda k: (-c[k], k)) if c else root for root, c in served.items()}


def _served(node: Node, reports: Reports, clusters: Clusters) -> list[str]:
    if node.kind != "Person":
        code = country_of(node)
        return [code] if code else []
    bodies = (post.of for post in node.posts)
    return [country_of(reports.nodes[b]) or clusters.root(b) for b in bodies if b and b in reports.nodes]


def place_key(place: Where | None) -> str | None:
    """The country a place lies in, or its words if that is unknown."""
    if place is None:
        return None
    if place.country:
        return place.country
    name = place.name or ""
    return city_country(name) or state_named(name) or " ".join(words_of(name)) or None
