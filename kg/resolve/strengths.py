"""Force levels across articles: one force, place, measure and day; another number for these is a disagreement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from kg.graph.terms import local_name
from kg.resolve.blocks import Memo
from kg.resolve.match import Anchor, Matching, Rank, match
from kg.resolve.records import Node, Time
from kg.resolve.register import Register
from kg.resolve.shelf import Reports
from kg.resolve.sides import Actors, place_key
from kg.resolve.times import bounds, compatible, exact, known

STOCKS = frozenset({"present", "remaining"})
_ABOUT = 0.1  # relative difference within which an approximate number is the same
_SAME_NEWS = 30  # days between articles that can report one undated movement of troops


@dataclass(frozen=True, slots=True)
class Strength:
    """A force level as one article reports it."""

    node: Node
    force: str
    place: str | None
    measure: str
    component: str
    time: Time | None
    count: int | None
    about: bool


def resolve_levels(reports: Reports, register: Register, actors: Actors, memo: Memo) -> range:
    """Force levels in groups."""
    matching = Matching("ForceLevel", lambda node: strength(node, actors), _keys, _start, _anchor, (_rank,))
    return match(reports, register, matching, memo)


def strength(node: Node, actors: Actors) -> Strength:
    """What decides which force level a report is about."""
    number = node.one("count") or node.one("minCount") or node.one("maxCount")
    return Strength(
        node=node,
        force=min(actors.sides(node.all("force")), default=""),
        place=place_key(node.places.get("stationedIn")),
        measure=local_name(node.one("measure")),
        component=local_name(node.one("component")),
        time=node.times.get("asOf"),
        count=int(number) if number else None,
        about=node.one("approximate") == "true",
    )


def _anchor(strength: Strength) -> Anchor:
    first, last = bounds(strength.time)
    return Anchor(first, last) if exact(strength.time) else Anchor()


def _keys(strength: Strength) -> Iterator[str]:
    """One force, measure and component with its place, and with its number: a level without a place goes with every
    place."""
    key = f"{strength.force} {strength.measure} {strength.component}"
    yield f"{key} {strength.place or ''}"
    yield f"{key} #{strength.count}"


def _start(strength: Strength) -> dt.date:
    return bounds(strength.time)[0] if known(strength.time) else strength.node.source.earliest or dt.date.max


def _rank(a: Strength, b: Strength) -> Iterator[Rank]:
    if not a.force or (a.place and b.place and a.place != b.place):
        return
    same = a.count == b.count or _about_equal(a, b)
    moved = a.measure not in STOCKS
    if known(a.time) and known(b.time):
        if not compatible(a.time, b.time):
            return
        if same:
            yield 0, int(a.count != b.count)  # same force, place, measure, number and time
        elif not moved and exact(a.time) and exact(b.time):
            yield 2, 0  # another number of the same
    elif moved and same and (apart := _news_apart(a, b)) is not None and apart <= _SAME_NEWS:
        yield 1, apart  # same movement of troops, near in time


def _news_apart(a: Strength, b: Strength) -> int | None:
    """Days between what is known of the times: of an undated level, its article's day."""
    (a1, a2), (b1, b2) = _when(a), _when(b)
    if not (a1 and a2 and b1 and b2):
        return None
    return max((b1 - a2).days, (a1 - b2).days, 0)


def _when(strength: Strength) -> tuple[dt.date | None, dt.date | None]:
    if known(strength.time):
        return bounds(strength.time)
    return strength.node.source.earliest, strength.node.source.latest


def _about_equal(a: Strength, b: Strength) -> bool:
    if a.count is None or b.count is None or not (a.about or b.about):
        return False
    return abs(a.count - b.count) <= _ABOUT * max(a.count, b.count)
