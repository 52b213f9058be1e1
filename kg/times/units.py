"""Weeks, months, years by their relation to publication, and amounts of time before and after it."""

from __future__ import annotations

import datetime as dt

from kg.times import calendar as cal
from kg.times.calendar import Bounds, Date, Period
from kg.times.grammar import Match
from kg.times.resolve import UNKNOWN, Context, maker, or_unknown

_SHIFT = {"past": -1, "this": 0, "next": 1}


def unit_period(unit: str, published: Date, shift: int) -> Period | None:
    """The calendar unit `shift` away from the one that holds the publication date."""
    if unit == "week":
        return cal.week_of(published + dt.timedelta(7 * shift))
    if unit == "month":
        first = cal.add_months(published.replace(day=1), shift)
        return cal.month_period("g", first.year, first.month)
    if unit == "day":
        date = published + dt.timedelta(shift)
        return (date, date) if shift == 0 else None
    size, offset = {"year": (1, 0), "decade": (10, 0), "century": (100, 1)}.get(unit, (0, 0))
    if not size:
        return None
    start = ((published.year - offset) // size + shift) * size + offset
    return cal.months_period("g", start, 1, 12 * size)


def _unit(match: Match) -> str:
    return (match.value("u") or "").partition(".")[0]


def _unit_bounds(match: Match, context: Context, shift: int) -> Bounds:
    return or_unknown(unit_period(_unit(match), context.published, shift)) if context.published else UNKNOWN


@maker
def unit_mod(match: Match, context: Context) -> Bounds:
    return _unit_bounds(match, context, _SHIFT[match.value("mod") or "this"])


@maker
def unit_this(match: Match, context: Context) -> Bounds:
    return _unit_bounds(match, context, 0)


@maker
def unit_before_last(match: Match, context: Context) -> Bounds:
    return _unit_bounds(match, context, -2)


@maker
def two_units(match: Match, context: Context) -> Bounds:
    """العامين الماضي والحالي."""
    a, b = (_unit_bounds(match, context, _SHIFT[match.value(s) or "this"]) for s in "ab")
    return (min(a[0], b[0]), max(a[1], b[1])) if a[0] and b[0] and a[1] and b[1] else UNKNOWN


# ------------------------------------------------------------------ amounts of time

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def _amount(match: Match) -> tuple[str, int]:
    """Unit and number of it."""
    unit, _, number = (match.value("u") or "").partition(".")
    count = float(match.value("k") or (2 if number == "dual" else 1))
    if unit == "hour":
        return "day", round(count / 24) if count >= 24 else 0
    return unit, int(count)


def _moved(date: Date, unit: str, count: int) -> Date:
    try:
        return (
            date + dt.timedelta(_DAYS[unit] * count) if unit in _DAYS else cal.add_months(date, _MONTHS[unit] * count)
        )
    except (OverflowError, ValueError):
        return date


def _away(match: Match, context: Context, sign: int) -> Bounds:
    """N units before or after publication: the day, or for months and years that month or year."""
    amount = match.sub("a")
    if context.published is None or amount is None or amount.rule.make != "amount":
        return UNKNOWN
    unit, count = _amount(amount)
    date = _moved(context.published, unit, sign * count)
    if unit in _DAYS:
        return date, date
    return or_unknown(unit_period("month" if unit == "month" else "year", date, 0))


@maker
def ago(match: Match, context: Context) -> Bounds:
    return _away(match, context, -1)


@maker
def hence(match: Match, context: Context) -> Bounds:
    """بعد ثلاثة أيام: from now only where the clause looks ahead; in a story it counts from the story."""
    amount = match.sub("a")
    far = amount is not None and _amount(amount)[0] not in ("day", "week", "month")
    return UNKNOWN if context.tense < (1 if far else 0) else _away(match, context, 1)


@maker
def since_ago(match: Match, context: Context) -> Bounds:
    return _away(match, context, -1)[0], None


@maker
def within(match: Match, context: Context) -> Bounds:
    """From publication to N units later; خلال in a clause of the past counts from its story."""
    amount = match.sub("a")
    if match.rule.name == "within" and context.tense < 0:
        return UNKNOWN
    if context.published is None or amount is None or amount.rule.make != "amount":
        return UNKNOWN
    return context.published, _moved(context.published, *_amount(amount))


@maker
def rolling(match: Match, context: Context) -> Bounds:
    """العامين الماضيين, الأيام الثلاثة المقبلة: N units up to or from publication."""
    published, mod = context.published, match.value("mod")
    if published is None or mod == "this":
        return UNKNOWN
    unit, count = _amount(match)
    return (
        (_moved(published, unit, -count), published) if mod == "past" else (published, _moved(published, unit, count))
    )


@maker
def amount(match: Match, context: Context) -> Bounds:
    return UNKNOWN
