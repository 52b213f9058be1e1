"""Months and days of months: which year they are of, if it is not said."""

from __future__ import annotations

from collections.abc import Callable

from kg.times import calendar as cal
from kg.times.calendar import Bounds, Period, System
from kg.times.grammar import Match
from kg.times.resolve import TENSES, UNKNOWN, Context, maker, or_unknown, resolve, year_of, year_value


def month_name_in(match: Match, slot: str = "month") -> str:
    """The month value in a slot, "" if there is none."""
    inner = match.sub(slot)
    return (inner.value("m") or "") if inner else ""


def _dated(match: Match, context: Context, month: str, make: Callable[[System, int], Period | None]) -> Bounds:
    """A month or day without its year, `make(calendar, year)`, fixed by the tail or by the tense."""
    system = cal.system_of(month)
    tail = match.sub("tail")
    if tail is not None and (fixed := _tail_year(tail, context, system)) is not None:
        return or_unknown(make(system, fixed[1]) if fixed[0] == system else None)
    if context.published is None or (tail is not None and tail.value("mod") is None):
        return UNKNOWN
    base = cal.year_of(context.published, system)
    relation = _relation(tail, context)
    if relation == "this":
        return or_unknown(make(system, base))
    return or_unknown(cal.choose((make(system, base + k) for k in range(-4, 5)), context.published, relation))


def _tail_year(tail: Match, context: Context, system: System) -> tuple[System, int] | None:
    if (explicit := year_value(tail, system)) is not None:
        return explicit
    inner = tail.sub("year")
    return year_of(inner, context, system) if inner else None


def _relation(tail: Match | None, context: Context) -> str:
    return (tail.value("mod") if tail else None) or TENSES[context.tense]


@maker
def month(match: Match, context: Context) -> Bounds:
    name = month_name_in(match)
    return _dated(match, context, name, lambda s, y: cal.month_period(s, y, cal.month_number(name)))


@maker
def month_mod(match: Match, context: Context) -> Bounds:
    """الشهر القادم أغسطس."""
    name, relation = month_name_in(match, "m"), match.value("mod") or "nearest"
    if context.published is None:
        return UNKNOWN
    system, number = cal.system_of(name), cal.month_number(name)
    base = cal.year_of(context.published, system)
    months = (cal.month_period(system, base + k, number) for k in (-1, 0, 1))
    return or_unknown(cal.choose(months, context.published, "nearest" if relation == "this" else relation))


@maker
def two_months(match: Match, context: Context) -> Bounds:
    first, last = (
        _dated(match, context, name, lambda s, y, n=name: cal.month_period(s, y, cal.month_number(n)))  # type: ignore[misc]
        for name in (month_name_in(match, "a"), month_name_in(match, "b"))
    )
    return first[0], last[1]


@maker
def day_month(match: Match, context: Context) -> Bounds:
    name, day = month_name_in(match), int(match.value("day") or 0)
    return _dated(match, context, name, lambda s, y: cal.day_period(s, y, cal.month_number(name), day))


@maker
def last_day(match: Match, context: Context) -> Bounds:
    """متم مارس: the last day of the month."""
    latest = month(match, context)[1]
    return latest, latest


@maker
def two_days(match: Match, context: Context) -> Bounds:
    """يومي 27 و28 أغسطس; a month that turns between them is not written so."""
    name, a, b = month_name_in(match), int(match.value("a") or 0), int(match.value("b") or 0)
    number = cal.month_number(name)

    def span(system: System, year: int) -> Period | None:
        first, last = cal.day_period(system, year, number, min(a, b)), cal.day_period(system, year, number, max(a, b))
        return (first[0], last[1]) if first and last else None

    return _dated(match, context, name, span)


@maker
def day_of_month(match: Match, context: Context) -> Bounds:
    """السابع من الشهر الجاري; a day alone with a modifier."""
    if context.published is None:
        return UNKNOWN
    shift = {"past": -1, "this": 0, "next": 1}[match.value("mod") or "this"]
    first = cal.add_months(context.published.replace(day=1), shift)
    return or_unknown(cal.day_period("g", first.year, first.month, int(match.value("day") or 0)))


@maker
def numeric(match: Match, context: Context) -> Bounds:
    day, month_, year = (int(match.value(s) or 0) for s in "dmy")
    return _numeric(day, month_, year, match.value("era"))


@maker
def dotted(match: Match, context: Context) -> Bounds:
    day, month_, year = (int(x) for x in (match.value("n") or "").split("."))
    return _numeric(day, month_, year, match.value("era"))


def _numeric(day: int, month_: int, year: int, era: str | None) -> Bounds:
    hijri = era == "ah" or (era is None and year < 1501)
    return or_unknown(cal.day_period("h" if hijri else "g", year, month_, day))


@maker
def matching(match: Match, context: Context) -> Bounds:
    """A date said in two calendars: the Gregorian one, if both resolve."""
    found = [m for s in "ab" if (m := match.sub(s))]
    gregorian = sorted(found, key=lambda m: is_hijri(m))
    return next((b for m in gregorian if (b := resolve(m, context)) != UNKNOWN), UNKNOWN)


def is_hijri(match: Match) -> bool:
    year = match.value("y") or (match.value("n") or "").rpartition(".")[2]
    return month_name_in(match).startswith("h") or match.value("era") == "ah" or (year.isdecimal() and int(year) < 1501)
