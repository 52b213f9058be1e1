"""Meetings and rounds across articles: the same sides, numbers and compatible times; planned and held are one event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from kg.graph.terms import local_name
from kg.resolve.blocks import Blocks, Memo
from kg.resolve.cluster import Clusters
from kg.resolve.match import Anchor, Matching, Rank, match
from kg.resolve.names import folded, spelling, words_of
from kg.resolve.records import Node, Time
from kg.resolve.register import Register
from kg.resolve.shelf import Reports
from kg.resolve.sides import Actors, place_key
from kg.resolve.times import bounds, exact, known

_AFTER = dt.timedelta(days=90)  # how long before an undated event it is announced
_RECENT, _BEFORE = dt.timedelta(days=45), dt.timedelta(days=400)  # how long after it is told of: a round, a meeting
_NUMBERED = dt.timedelta(days=500)  # the same of a round with a number
_SAME_NEWS = 10  # days between articles that can report one undated event
_LATE = 2  # days by which two papers may date one event differently
_MOVED = 10  # days by which a planned meeting may be moved
_ROUND_SLACK = 75  # days by which a numbered round may be moved
_MOST = 6  # participants taken for blocking


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting or round as one article reports it."""

    node: Node
    who: frozenset[str]
    sides: frozenset[str]
    people: dict[str, frozenset[str]]  # by side: the persons named for it
    time: Time | None
    window: tuple[dt.date, dt.date] | None  # days it can have been on, with slack where the article gives none
    ordinal: str | None
    place: str | None
    name: frozenset[str]  # what the dialogue's name specifies

    @property
    def dated(self) -> bool:
        return exact(self.time)

    def anchor(self, number: str | None) -> Anchor:
        """The days, where dated, and `number`."""
        first, last = bounds(self.time)
        return Anchor(first, last, number) if self.dated else Anchor(number=number)

    def anchor_of_meeting(self) -> Anchor:
        """The days, the format, and the sides that met."""
        return replace(self.anchor(self.node.one("format")), core=self.sides)


def resolve_rounds(reports: Reports, register: Register, actors: Actors, memo: Memo) -> range:
    """Rounds in groups: one number or one time between the same parties."""

    def read(node: Node) -> Occasion:
        dialogue = reports.get(node.one("roundOf"))
        return _occasion(node, "party", actors, dialogue.one("prefLabel") if dialogue else None)

    matching = Matching(
        "DialogueRound", read, _keys, _start, lambda o: o.anchor(o.ordinal), (_round_rank,), _ROUND_SLACK
    )
    return match(reports, register, matching, memo)


def resolve_meetings(reports: Reports, register: Register, actors: Actors, memo: Memo) -> range:
    """Meetings in groups: the same people, or their sides, at compatible times; a call is not a visit."""

    def read(node: Node) -> Occasion:
        return _occasion(node, "participant", actors, None)

    ranks = (_meeting_rank, _moved_rank)
    matching = Matching("Meeting", read, _keys, _start, Occasion.anchor_of_meeting, ranks, _LATE, 2)
    return match(reports, register, matching, memo)


def _occasion(node: Node, members: str, actors: Actors, dialogue: str | None) -> Occasion:
    iris, time = node.all(members), node.times.get("time")
    return Occasion(
        node=node,
        who=actors.who(iris),
        sides=actors.sides(iris),
        people=actors.people(iris),
        time=time,
        window=_window(node, time),
        ordinal=node.one("ordinal"),
        place=place_key(node.places.get("place")),
        name=_specific(dialogue),
    )


def _specific(name: str | None) -> frozenset[str]:
    return frozenset(words_of(name or "")) - folded(spelling()["dialogue_words"])


def _window(node: Node, time: Time | None) -> tuple[dt.date, dt.date] | None:
    """The time said; where a side is open, as far from the article's date as news of an event usually is."""
    first, last = bounds(time)
    start, end = node.source.earliest, node.source.latest
    back = _NUMBERED if node.one("ordinal") else _BEFORE if node.kind == "Meeting" else _RECENT
    planned = local_name(node.one("status")) in ("planned", "postponed")
    if known(time) and time and time.earliest and time.latest:
        return first, last
    if not (start and end):
        return (first, last) if known(time) else None
    low, high = (start, end + _AFTER) if planned else (start - back, end + dt.timedelta(days=1))
    return max(first, low) if first <= high else low, min(last, high) if last >= low else high


def _keys(occasion: Occasion) -> Iterator[str]:
    """Pairs of participants and of sides, with the number where there is one."""
    for group in (occasion.who, occasion.sides):
        for a, b in combinations(sorted(group)[:_MOST], 2):
            yield f"{a} {b}"
            if occasion.ordinal:
                yield f"{a} {b} #{occasion.ordinal}"
    yield from sorted(occasion.sides) if len(occasion.sides) < 2 else ()


def _start(occasion: Occasion) -> dt.date:
    return occasion.window[0] if occasion.window else dt.date.max


def _round_rank(a: Occasion, b: Occasion) -> Iterator[Rank]:
    """Same parties and number, or day, or a compatible time."""
    shared = len(a.sides & b.sides)
    if shared < min(2, len(a.sides), len(b.sides)) or (a.name and b.name and not a.name & b.name):
        return
    apart = _gap(a, b)
    if a.ordinal and b.ordinal:
        if a.ordinal == b.ordinal and apart <= _ROUND_SLACK:
            yield 0, -shared, _told_after(a, b)
    elif a.dated and b.dated and apart == 0:
        yield 1, -shared, 0
    elif apart == 0 and _near(a, b, _SAME_NEWS):
        yield 2, -shared, _told_after(a, b)


def _meeting_rank(a: Occasion, b: Occasion) -> Iterator[Rank]:
    """Same participants and day, a day or two apart, or a compatible time."""
    people, sides = len(a.who & b.who), len(a.sides & b.sides)
    fit = _fit(a, b, people, sides)
    apart = _gap(a, b)
    if fit is None:
        return
    elsewhere = int(_elsewhere(a.place, b.place))
    if a.dated and b.dated and apart == 0:
        yield fit + 2 * elsewhere, -people, 0
    elif a.dated and b.dated and apart <= _LATE and not elsewhere and fit <= 1:
        yield 4 + fit, -people, apart
    elif not (a.dated and b.dated) and apart == 0 and not elsewhere and _near(a, b, _SAME_NEWS):
        yield 6 + fit, -people, _told_after(a, b)


def _moved_rank(a: Occasion, b: Occasion) -> Iterator[Rank]:
    """A meeting announced for one day and held on another."""
    first, second = sorted((a, b), key=lambda o: (str(o.node.source.earliest), o.node.iri))
    announced = local_name(first.node.one("status")) in ("planned", "postponed")
    took_place = local_name(second.node.one("status")) not in ("planned", "None")
    alike = _fit(a, b, len(a.who & b.who), len(a.sides & b.sides)) == 0 and not _elsewhere(a.place, b.place)
    if announced and took_place and alike and a.dated and b.dated and 0 < _gap(a, b) <= _MOVED:
        yield (_gap(a, b),)


def _elsewhere(a: str | None, b: str | None) -> bool:
    """True for two known states; of a place without one nobody can say that it is not in the other."""
    return bool(a and b and a != b and len(a) == len(b) == 2)


def _fit(a: Occasion, b: Occasion, people: int, sides: int) -> int | None:
    """0: two or more of the same; 1: one of the same and the sides of both; 2: the sides alone; None: others."""
    if people >= 2 and people >= min(len(a.who), len(b.who)) / 2:
        return 0
    if sides < 2:
        return None
    if not _stands_for(a, b):
        return None
    return 1 if people else 2


def _stands_for(a: Occasion, b: Occasion) -> bool:
    """True if for no common side both name persons, and other ones: a state can stand for the person another names."""
    return not any(
        a.people[side] and b.people[side] and not a.people[side] & b.people[side] for side in a.sides & b.sides
    )


def _gap(a: Occasion, b: Occasion) -> int:
    """Days between the windows; events whose time is quite unknown are as far apart as can be."""
    if a.window is None or b.window is None:
        return 10_000
    return max((b.window[0] - a.window[1]).days, (a.window[0] - b.window[1]).days, 0)


def _near(a: Occasion, b: Occasion, days: int) -> bool:
    """True if one of them is dated by its text, or the articles are of the same days."""
    if known(a.time) or known(b.time):
        return True
    x, y = a.node.source.earliest, b.node.source.earliest
    return bool(x and y and abs((x - y).days) <= days)


def _told_after(a: Occasion, b: Occasion) -> int:
    """Days between the events, an undated one taken to be of its article's day."""
    (a1, a2), (b1, b2) = _days(a), _days(b)
    return max((b1 - a2).days, (a1 - b2).days, 0)


def _days(occasion: Occasion) -> tuple[dt.date, dt.date]:
    start, end = occasion.node.source.earliest, occasion.node.source.latest
    if occasion.dated or not (start and end):
        return bounds(occasion.time)
    return start, end


def resolve_dialogues(reports: Reports, register: Register, actors: Actors) -> range:
    """Dialogues are one if they have a resolved round in common, or the same parties and a specific name in common."""
    numbers = register.enter("Dialogue")
    groups, blocks = Clusters(len(numbers)), Blocks(reports.data)
    for node in reports.of_kind("DialogueRound"):
        dialogue, occasion = (register.find(iri) for iri in (node.one("roundOf") or "", node.iri))
        if dialogue and occasion:
            blocks.add(f"round {occasion.root}", dialogue.number)
    for number, node in zip(numbers, reports.of_kind("Dialogue"), strict=True):
        sides, name = actors.sides(node.all("party")), _specific(node.one("prefLabel"))
        if len(sides) > 1 and name:
            blocks.add("\t".join((*sorted(sides), "", *sorted(name))), number)
    for _, members in blocks:
        for number, _ in members:
            groups.join(members[0][0] - numbers.start, number - numbers.start)
    register.settle(groups, numbers.start)
    return numbers
