"""Lists the pages are made from, read once: everything of one kind in a useful order."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from pyoxigraph import NamedNode

from kg.graph.terms import term
from kg.web.reader import ACTOR_KINDS, Reader

_NEAR = dt.timedelta(days=180)  # a deadline this close needs attention
_LATE = "9999"  # sorts what has no date last


@dataclass(frozen=True, slots=True)
class Due:
    """A commitment with what it is filtered and sorted by; `latest` is the last day of its deadline."""

    node: NamedNode
    by: tuple[NamedNode, ...]
    actions: tuple[str, ...]
    modalities: tuple[str, ...]
    latest: str | None

    def state(self, day: str | None) -> str:
        """`past`, `near`, `open` or `undated`, as of `day`."""
        if self.latest is None:
            return "undated"
        if day is None:
            return "open"
        if self.latest < day:
            return "past"
        near = (dt.date.fromisoformat(day) + _NEAR).isoformat()
        return "near" if self.latest <= near else "open"


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting or round with the bounds it is sorted by and the actors in it."""

    node: NamedNode
    earliest: str | None
    latest: str | None
    actors: tuple[NamedNode, ...]


class Collections:
    """Lists over one reader's store."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    @cached_property
    def actors(self) -> tuple[tuple[NamedNode, int], ...]:
        """Actors with the number of their reports, most reported first."""
        labels = self.reader.column("skos:prefLabel", self.reader.layer)
        counted = ((node, len(self.reader.reports(node))) for node in self.reader.of_kind(*ACTOR_KINDS))
        return tuple(sorted(counted, key=lambda pair: (-pair[1], labels.get(pair[0], ""), pair[0].value)))

    @cached_property
    def meetings(self) -> tuple[Event, ...]:
        return self._events("Meeting", "hiwar:participant")

    @cached_property
    def rounds(self) -> tuple[Event, ...]:
        return self._events("DialogueRound", "hiwar:party")

    @cached_property
    def dialogues(self) -> tuple[NamedNode, ...]:
        return tuple(self.reader.of_kind("Dialogue"))

    @cached_property
    def levels(self) -> tuple[NamedNode, ...]:
        return tuple(self.reader.of_kind("ForceLevel"))

    @cached_property
    def commitments(self) -> tuple[Due, ...]:
        """By the end of the deadline, those without one last."""
        dues = (self._due(node) for node in self.reader.of_kind("Commitment"))
        return tuple(sorted(dues, key=lambda due: (due.latest or _LATE, due.actions, due.node.value)))

    @cached_property
    def conflicts(self) -> tuple[tuple[NamedNode, NamedNode], ...]:
        """Each conflict with the resolved resource that carries it."""
        nodes = self.reader.subjects("rdf:type", term("hiwar:Conflict"))
        pairs = ((c, owner) for c in nodes for owner in self.reader.subjects("hiwar:conflict", c))
        return tuple(sorted(pairs, key=lambda pair: (pair[1].value, pair[0].value)))

    @cached_property
    def encounters(self) -> Counter[tuple[NamedNode, NamedNode]]:
        """How often every two actors met."""
        return Counter(pair for event in self.meetings for pair in combinations(event.actors, 2))

    def _events(self, kind: str, property_: str) -> tuple[Event, ...]:
        events = (self._event(node, property_) for node in self.reader.of_kind(kind))
        return tuple(sorted(events, key=lambda e: (e.earliest or _LATE, e.latest or _LATE, e.node.value)))

    def _event(self, node: NamedNode, property_: str) -> Event:
        spans = self.reader.spans(node, "hiwar:time")
        earliest = min((s.earliest for s in spans if s.earliest), default=None)
        latest = max((s.latest for s in spans if s.latest), default=None)
        return Event(node, earliest, latest, tuple(self.reader.nodes(node, property_)))

    def _due(self, node: NamedNode) -> Due:
        spans = self.reader.spans(node, "hiwar:deadline")
        latest = max((s.latest for s in spans if s.latest), default=None)
        by = tuple(self.reader.nodes(node, "hiwar:committedBy"))
        return Due(node, by, self._names(node, "hiwar:action"), self._names(node, "hiwar:modality"), latest)

    def _names(self, node: NamedNode, name: str) -> tuple[str, ...]:
        return tuple(value.value.rpartition("#")[2] for value in self.reader.nodes(node, name))
