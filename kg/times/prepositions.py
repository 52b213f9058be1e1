"""What prepositions make of a span: until, by, since, before, after, from … to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kg.times import calendar as cal
from kg.times.calendar import Bounds
from kg.times.grammar import Match
from kg.times.months import is_hijri
from kg.times.resolve import UNKNOWN, Context, maker, resolve


def _anchor(match: Match, context: Context, slot: str = "x") -> Bounds:
    inner = match.sub(slot)
    return resolve(inner, context) if inner else UNKNOWN


@maker
def by(match: Match, context: Context) -> Bounds:
    return None, _anchor(match, replace(context, tense=1 if context.tense >= 0 else 0))[1]


@maker
def before(match: Match, context: Context) -> Bounds:
    """Up to the day before; "before the end of" runs to the last day."""
    inner = match.sub("x")
    earliest, latest = _anchor(match, context)
    if inner is not None and _part_in(inner) == "end":
        return None, latest
    return None, earliest - dt.timedelta(1) if earliest else None


def _part_in(match: Match) -> str | None:
    while (deeper := match.sub("x")) is not None and match.value("part") is None:
        match = deeper
    return match.value("part")


@maker
def after(match: Match, context: Context) -> Bounds:
    latest = _anchor(match, context)[1]
    return (latest + dt.timedelta(1) if latest else None), None


@maker
def since(match: Match, context: Context) -> Bounds:
    """منذ looks back; "starting from" mostly ahead, also where the past verb is that of a decision."""
    tense = -1 if match.rule.name.startswith("since") else max(context.tense, 0)
    return _anchor(match, replace(context, tense=tense))[0], None


@maker
def from_to(match: Match, context: Context) -> Bounds:
    """The first takes its year from the second, where it has none."""
    last = _anchor(match, context, "y")
    seen_from = Context(last[1], -1) if last[1] else context
    inner = match.sub("x")
    relative = inner is not None and _is_relative(inner)
    first = _anchor(match, context if relative else seen_from)
    return (first[0], last[1]) if first[0] and last[1] and first[0] <= last[1] else UNKNOWN


_RELATIVE = (
    "deictic", "checked_deictic", "dated_deictic", "unit_mod", "unit_this", "weekday_mod", "relative_year", "ago",
)  # fmt: skip


def _is_relative(match: Match) -> bool:
    """Whether a match leans on the publication date by its own words."""
    if match.rule.make in _RELATIVE:
        return True
    return match.value("mod") is not None or any(_is_relative(m) for m in match.slots.values() if isinstance(m, Match))


@maker
def day_to(match: Match, context: Context) -> Bounds:
    """من 5 إلى 10 مايو: the first day is in the month of the second, or the month before."""
    last = _anchor(match, context, "y")[1]
    day = int(match.value("d") or 0)
    if last is None:
        return UNKNOWN
    inner = match.sub("y")
    if inner is not None and _hijri_inside(inner):
        month_ = cal.month_of(last, "h")
        first = cal.day_period("h", cal.year_of(last, "h"), month_, day)
    else:
        first = cal.day_period("g", last.year, last.month, day)
    return (first[0], last) if first and first[0] <= last else UNKNOWN


def _hijri_inside(match: Match) -> bool:
    return is_hijri(match) or any(_hijri_inside(m) for m in match.slots.values() if isinstance(m, Match))
