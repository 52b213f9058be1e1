"""Matching of events: blocks, ranked pairs, and groups that never hold two reports of one article.

Within an article every event is its own item, so two of them are never the same. Pairs are taken best first; a pair is
refused when the groups it would join disagree on what an event has once (day, ordinal, deadline).
"""

from __future__ import annotations

import datetime as dt
import json
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache, partial
from typing import Generic, Protocol, TypeVar

from kg.resolve.blocks import Blocks, Load, Member, Memo, Step
from kg.resolve.cluster import Clusters
from kg.resolve.records import Node
from kg.resolve.register import Register
from kg.resolve.shelf import Reports

T = TypeVar("T")
_CACHE = 1 << 12  # events at hand
NEIGHBOURS = 24  # members of a block that each is compared with: keeps large blocks near-linear
Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an event has once: days it must have happened on, a number, a day by which; None where unknown. And `core`,
    of whom all its reports tell, so that no chain of reports leads from one event to another; empty where unknown."""

    first: dt.date | None = None
    last: dt.date | None = None
    number: str | None = None
    core: frozenset[str] = frozenset()

    def shares(self, other: Anchor, least: int) -> bool:
        """True if `least` of those all tell of remain, or as many as the shorter core names."""
        if not (self.core and other.core):
            return True
        return len(self.core & other.core) >= min(least, len(self.core), len(other.core))

    def agrees(self, other: Anchor, slack: int) -> bool:
        """True if the numbers are equal and the days no further apart than `slack`, as far as known."""
        if self.number and other.number and self.number != other.number:
            return False
        if not (self.first and self.last and other.first and other.last):
            return True
        return (other.first - self.last).days <= slack and (self.first - other.last).days <= slack

    def narrowed(self, other: Anchor) -> Anchor:
        """The days both allow, or of both if they share none; the number either has; the core they share."""
        number, core = self.number or other.number, self.core & other.core or self.core or other.core
        if not (self.first and self.last):
            return Anchor(other.first, other.last, number, core)
        if not (other.first and other.last):
            return Anchor(self.first, self.last, number, core)
        first, last = max(self.first, other.first), min(self.last, other.last)
        if first > last:
            first, last = min(self.first, other.first), max(self.last, other.last)
        return Anchor(first, last, number, core)


class _Matcher:
    """Groups of some events under construction; they are numbered from 0."""

    def __init__(self, anchors: list[Anchor], articles: list[str], slack: int, least: int) -> None:
        self.clusters = Clusters(len(anchors))
        self._anchors, self._articles = anchors, [{article} for article in articles]
        self._slack, self._least = slack, least

    def join(self, a: int, b: int, any_anchor: bool) -> None:
        """Join two groups if articles and anchors allow it; `any_anchor` lets days and numbers disagree."""
        x, y = self.clusters.root(a), self.clusters.root(b)
        if x == y or self._articles[x] & self._articles[y]:
            return
        if not self._anchors[x].shares(self._anchors[y], self._least):
            return
        if not any_anchor and not self._anchors[x].agrees(self._anchors[y], self._slack):
            return
        anchor, articles = self._anchors[x].narrowed(self._anchors[y]), self._articles[x] | self._articles[y]
        self.clusters.join(x, y)
        root = self.clusters.root(x)
        self._anchors[root], self._articles[root] = anchor, articles


class Event(Protocol):
    """A meeting, round, commitment or force level as one article reports it."""

    @property
    def node(self) -> Node: ...


E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class Matching(Generic[E]):
    """How reports of one class are matched. `ranks` are taken one after the other; under the first the anchors of
    joined groups must agree, under later ones they need not."""

    kind: str
    read: Callable[[Node], E]
    keys: Callable[[E], Iterable[str]]  # blocks in which it is compared with others
    start: Callable[[E], dt.date]  # blocks are sorted by it
    anchor: Callable[[E], Anchor]
    ranks: tuple[Callable[[E, E], Iterable[Rank]], ...]
    slack: int = 0  # days by which the days of one event may differ
    least: int = 1  # how many of those it concerns all its reports have in common


def match(reports: Reports, register: Register, matching: Matching[E], memo: Memo) -> range:
    """Bring the reports of a class together; their numbers. Their groups are in the register."""
    numbers = register.enter(matching.kind)
    events = _Events(reports, matching)
    events.read(numbers)
    groups = Clusters(len(numbers))
    for members, found in _components(reports, len(numbers), events.edges(memo)):
        for a, b in _joined(members, found, events, matching):
            groups.join(members[a], members[b])
    register.settle(groups, numbers.start)
    return numbers


_Edge = tuple[int, Rank, int, int]  # which of the ranks, how good, and two events


class _Events(Generic[E]):
    """The events of a class, numbered from 0, on disk while they are compared."""

    def __init__(self, reports: Reports, matching: Matching[E]) -> None:
        self._data, self._of, self._reports = reports.data, matching, reports
        self._blocks = Blocks(reports.data)
        self._data.execute("DROP TABLE IF EXISTS temp.event")
        self._data.execute("CREATE TEMP TABLE event (number INTEGER PRIMARY KEY, event BLOB)")
        self.load = lru_cache(maxsize=_CACHE)(self._load)

    def read(self, numbers: range) -> None:
        """Put each event into its blocks."""
        for i, node in zip(range(len(numbers)), self._reports.of_kind(self._of.kind), strict=True):
            event = self._of.read(node)
            self._data.execute("INSERT INTO event VALUES (?,?)", (i, pickle.dumps(event)))
            start, known = self._of.start(event).toordinal(), _stable(event)
            for key in self._of.keys(event):
                self._blocks.add(key, i, known, start)

    def edges(self, memo: Memo) -> Iterator[_Edge]:
        """Pairs of neighbours in a block that can be one; a pair may come several times."""
        step = Step(self._of.kind, partial(_pairs, self._of.ranks), self.load)
        for members, found in memo.over(step, (members for _, members in self._blocks)):
            for which, rank, a, b in json.loads(found):
                yield which, tuple(rank), members[a][0], members[b][0]

    def anchor(self, number: int) -> tuple[Anchor, str]:
        """What the event has once, and its article."""
        event = self.load(number)
        return self._of.anchor(event), event.node.source.iri

    def _load(self, number: int) -> E:
        row = self._data.execute("SELECT event FROM event WHERE number = ?", (number,)).fetchone()
        event: E = pickle.loads(row[0])
        return event


def _pairs(ranks: Sequence[Callable[[E, E], Iterable[Rank]]], members: list[Member], load: Load) -> str:
    """Pairs of neighbours in a block that can be one, by their places in it."""
    return json.dumps(list(_near(ranks, [number for number, _ in members], load)))


def _near(ranks: Sequence[Callable[[E, E], Iterable[Rank]]], numbers: list[int], load: Load) -> Iterator[_Edge]:
    for i, a in enumerate(numbers):
        for j in range(i + 1, min(i + 1 + NEIGHBOURS, len(numbers))):
            first, second = sorted((a, numbers[j]))
            for which, rank in enumerate(ranks):
                for how_good in rank(load(first), load(second)):
                    yield which, how_good, i, j


def _stable(event: Event) -> str:
    """What an event is compared by, as text: a node's IRI tells all that the node says."""
    return "|".join(_text(getattr(event, f.name)) for f in fields(event))  # type: ignore[arg-type]


def _text(value: object) -> str:
    if isinstance(value, Node):
        return value.iri
    if isinstance(value, frozenset):
        return ",".join(sorted(value))
    if isinstance(value, dict):
        return ";".join(f"{k}={_text(value[k])}" for k in sorted(value))
    return str(value)


def _components(reports: Reports, count: int, edges: Iterable[_Edge]) -> Iterator[tuple[list[int], list[_Edge]]]:
    """Events that hang together by any edge, each set with its edges, which number them from 0."""
    together, found, by_component = Clusters(count), Blocks(reports.data), Blocks(reports.data)
    for step, rank, a, b in edges:
        together.join(a, b)
        found.add(a, b, json.dumps((step, rank, *sorted((a, b)))))
    for a, _, _, row in found.rows():
        by_component.add(together.root(a), 0, row)
    for _, rows in by_component:
        edges = [(step, tuple(rank), a, b) for _, row in rows for step, rank, a, b in [json.loads(row)]]
        members = sorted({number for edge in edges for number in edge[2:]})
        place = {number: i for i, number in enumerate(members)}
        yield members, sorted((step, rank, place[a], place[b]) for step, rank, a, b in edges)


def _joined(
    members: list[int], edges: list[_Edge], events: _Events[E], matching: Matching[E]
) -> Iterator[tuple[int, int]]:
    """Members of a component that are one, taking edges best first."""
    known = [events.anchor(number) for number in members]
    matcher = _Matcher(
        [anchor for anchor, _ in known], [article for _, article in known], matching.slack, matching.least
    )
    for step, _, a, b in edges:
        matcher.join(a, b, any_anchor=step > 0)
    return ((matcher.clusters.root(i), i) for i in range(len(members)))


def neighbours(ordered: Iterable[T], reach: int = NEIGHBOURS) -> Iterator[tuple[T, T]]:
    """Each pair of members of a sorted block that are near each other."""
    near: deque[T] = deque(maxlen=reach)
    for member in ordered:
        yield from ((other, member) for other in near)
        near.append(member)
