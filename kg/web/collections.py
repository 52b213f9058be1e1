"""Lists the pages are made from, read once: everything of one kind in a useful order."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from pyoxigraph import NamedNode

from kg.graph.terms import term
from kg.web.reader import ACTOR_KINDS, Reader

_NEAR = dt.timedelta(days=180)  # a deadline this close needs attention
_OF_A_COMMITMENT = ("committedBy", "toward", "statedBy", "action", "modality")
_LATE = "9999"  # sorts what has no date last


@dataclass(frozen=True, slots=True)
class Due:
    """A commitment with what it is filtered and sorted by; `latest` is the last day of its deadline."""

    node: NamedNode
    by: tuple[NamedNode, ...]
    toward: tuple[NamedNode, ...]
    said: tuple[NamedNode, ...]
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

    def prepare(self) -> None:
        """Read the long lists ahead, so that the first visitor need not wait for them."""
        for read in (
            lambda: self.reader.articles,
            lambda: self.actors,
            lambda: self.commitments,
            lambda: self.meetings,
        ):
            read()

    @cached_property
    def actors(self) -> tuple[tuple[NamedNode, int], ...]:
        """Actors with the number of articles that name them, the most named first."""
        labels = self._column("skos:prefLabel")
        counts = self._column("hiwar:articleCount") or dict.fromkeys(self.reader.of_kind(*ACTOR_KINDS), "1")
        counted = ((node, int(count)) for node, count in counts.items())
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
        columns = {name: self._lists(f"hiwar:{name}") for name in _OF_A_COMMITMENT}
        dues = (self._due(node, columns) for node in self.reader.of_kind("Commitment"))
        return tuple(sorted(dues, key=lambda due: (due.latest or _LATE, due.actions, due.node.value)))

    def _due(self, node: NamedNode, columns: Mapping[str, Mapping[NamedNode, list[NamedNode]]]) -> Due:
        by, toward, said, actions, modalities = (tuple(columns[name].get(node, ())) for name in _OF_A_COMMITMENT)
        return Due(node, by, toward, said, _names(actions), _names(modalities), self._last.get(node))

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

    @cached_property
    def statuses(self) -> Mapping[NamedNode, str]:
        """What became of each meeting and round, as a name of the vocabulary."""
        return {node: _name(iri) for node, iri in self._column("hiwar:status").items()}

    def _events(self, kind: str, property_: str) -> tuple[Event, ...]:
        actors = self._lists(property_)
        nodes = self.reader.of_kind(kind)
        events = (Event(n, self.first_days.get(n), self._last.get(n), tuple(actors.get(n, ()))) for n in nodes)
        return tuple(sorted(events, key=lambda e: (e.earliest or _LATE, e.latest or _LATE, e.node.value)))

    @cached_property
    def first_days(self) -> Mapping[NamedNode, str]:
        """The first day of each fact that has a time."""
        return self._column("hiwar:firstDay")

    @cached_property
    def _last(self) -> Mapping[NamedNode, str]:
        return self._column("hiwar:lastDay")

    def _column(self, name: str) -> Mapping[NamedNode, str]:
        return self.reader.column(name, self.reader.layer)

    def _lists(self, name: str) -> Mapping[NamedNode, list[NamedNode]]:
        """The resources each one points to, by IRI."""
        found: dict[NamedNode, list[NamedNode]] = {}
        for node, iri in sorted(self.reader.pairs(name, self.reader.layer), key=lambda pair: pair[1]):
            found.setdefault(node, []).append(NamedNode(iri))
        return found


def _name(iri: str) -> str:
    return iri.rpartition("#")[2]


def _names(values: Iterable[NamedNode]) -> tuple[str, ...]:
    return tuple(_name(value.value) for value in values)
