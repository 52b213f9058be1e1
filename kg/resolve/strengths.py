"""Force levels across articles: one force, place, measure and day; another number for these is a disagreement."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.graph.terms import local_name
from kg.resolve.match import Anchor, Matcher, Rank, neighbours
from kg.resolve.records import Node, Time
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


def resolve_levels(reports: Reports, actors: Actors) -> Matcher:
    """Force levels in groups."""
    found = {n.iri: strength(n, reports, actors) for n in reports.of_kind("ForceLevel")}
    anchors = {iri: _anchor(s) for iri, s in found.items()}
    matcher = Matcher(anchors, {iri: s.node.source.iri for iri, s in found.items()}, 0)
    matcher.join_best_first(r for a, b in _pairs(found) for r in _ranked(found[a], found[b], a, b))
    return matcher


def strength(node: Node, reports: Reports, actors: Actors) -> Strength:
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


def _pairs(found: dict[str, Strength]) -> Iterator[tuple[str, str]]:
    """Neighbours in time of one force, place, measure and component; a level without a place goes with every place."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for iri, s in sorted(found.items()):
        key = f"{s.force} {s.measure} {s.component}"
        blocks[f"{key} {s.place or ''}"].append(iri)
        blocks[f"{key} #{s.count}"].append(iri)
    return neighbours(blocks, lambda iri: (_start(found[iri]), iri))


def _start(strength: Strength) -> dt.date:
    return bounds(strength.time)[0] if known(strength.time) else strength.node.source.earliest or dt.date.max


def _ranked(a: Strength, b: Strength, x: str, y: str) -> Iterator[tuple[Rank, str, str, str]]:
    if not a.force or (a.place and b.place and a.place != b.place):
        return
    same = a.count == b.count or _about_equal(a, b)
    moved = a.measure not in STOCKS
    if known(a.time) and known(b.time):
        if not compatible(a.time, b.time):
            return
        if same:
            yield (0, int(a.count != b.count)), x, y, "same force, place, measure, number and time"
        elif not moved and exact(a.time) and exact(b.time):
            yield (2, 0), x, y, "same force, place, measure and time, another number"
    elif moved and same and (apart := _news_apart(a, b)) is not None and apart <= _SAME_NEWS:
        yield (1, apart), x, y, "same movement of troops, near in time"


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
