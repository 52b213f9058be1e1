"""Portions of months, years and longer spans: beginnings and ends, quarters, halves, seasons, decades."""

from __future__ import annotations

import datetime as dt

from kg.times import calendar as cal
from kg.times.calendar import Bounds, Date, Period, System
from kg.times.grammar import Match
from kg.times.resolve import UNKNOWN, Context, maker, or_unknown, resolve, same, year_of
from kg.times.units import unit_period

_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_THIRDS = {"begin": 0, "middle": 1, "end": 2}


@maker
def part(match: Match, context: Context) -> Bounds:
    """مطلع, منتصف, نهاية of any span."""
    whole = same(match, context)
    return or_unknown(_part(match.value("part") or "", whole[0], whole[1])) if whole[0] and whole[1] else UNKNOWN


@maker
def part_of_this(match: Match, context: Context) -> Bounds:
    """نهاية الشهر: of the current one."""
    unit = (match.value("u") or "").partition(".")[0]
    whole = unit_period(unit, context.published, 0) if context.published else None
    return or_unknown(_part(match.value("part") or "", *whole)) if whole else UNKNOWN


def _part(name: str, first: Date, last: Date) -> Period:
    """Months by tens of days, years by months, decades and centuries by thirds; what is shorter is not divided."""
    days = (last - first).days + 1
    if days < 28:
        return first, last
    if days <= 31:
        cuts = {"begin": (0, 9), "middle": (10, 19), "end": (20, days - 1)}[name]
        return first + dt.timedelta(cuts[0]), first + dt.timedelta(cuts[1])
    if 350 <= days <= 366:
        return _part_of_year(name, first, last)
    if days < 350:
        return _third(name, first, last, 1)
    return _third(name, first, last, 12)


def _part_of_year(name: str, first: Date, last: Date) -> Period:
    if first.day != 1:  # a Hijri year
        months = {"begin": (1, 1), "middle": (6, 7), "end": (12, 12)}[name]
        return cal.months_period("h", cal.year_of(first, "h"), *months) or (first, last)
    low, high = {"begin": (0, 0), "middle": (5, 6), "end": (11, 11)}[name]
    start, end = cal.add_months(first, low), cal.add_months(first, high + 1)
    return start, end - dt.timedelta(1)


def _third(name: str, first: Date, last: Date, step: int) -> Period:
    """A third of a span, in steps of `step` months."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    size, index = months // step // 3 or 1, _THIRDS[name]
    start = cal.add_months(first, index * size * step)
    end = last if index == 2 else cal.add_months(first, (index + 1) * size * step) - dt.timedelta(1)
    return start, end


def _year_in(match: Match, context: Context) -> tuple[System, int] | None:
    inner = match.sub("year") or match.sub("year2")
    if inner is not None:
        return year_of(inner, context)
    number = match.value("n")
    return ("g", int(number)) if number and int(number) > 1000 else None


def _months(match: Match, context: Context, first: int, last: int) -> Bounds:
    year = _year_in(match, context)
    return or_unknown(cal.months_period(*year, first, last)) if year else UNKNOWN


@maker
def quarter(match: Match, context: Context) -> Bounds:
    n = 4 if match.value("last") else int(match.value("n") or 0)
    return _months(match, context, 3 * n - 2, 3 * n) if 1 <= n <= 4 else UNKNOWN


@maker
def half(match: Match, context: Context) -> Bounds:
    n = 2 if match.value("last") else int(match.value("n") or 0)
    return _months(match, context, 6 * n - 5, 6 * n) if n in (1, 2) else UNKNOWN


@maker
def first_months(match: Match, context: Context) -> Bounds:
    """الأشهر الستة الأولى من العام."""
    count = int(float(match.value("k") or 0))
    return _months(match, context, 1, count) if match.value("n") == "1" and 1 <= count <= 12 else UNKNOWN


@maker
def season(match: Match, context: Context) -> Bounds:
    first, last = _SEASONS[match.value("s") or ""]
    if (year := _year_in(match, context)) is not None:
        return or_unknown(cal.months_period(*year, first, last))
    if context.published is None or match.sub("year"):
        return UNKNOWN
    seasons = (cal.months_period("g", context.published.year + k, first, last) for k in (-2, -1, 0, 1))
    relation = match.value("mod") or "this"
    return or_unknown(cal.choose(seasons, context.published, "nearest" if relation == "this" else relation))


def _portion(match: Match, context: Context, size: int, count: int) -> Bounds:
    """The n-th stretch of `size` days of a month; the last runs to its end."""
    inner = match.sub("m") or match.sub("u")
    whole = resolve(inner, context) if inner else UNKNOWN
    n = count if match.value("last") else int(match.value("n") or 0)
    if whole[0] is None or whole[1] is None or not 1 <= n <= count:
        return UNKNOWN
    start = whole[0] + dt.timedelta(size * (n - 1))
    return start, (whole[1] if n == count else start + dt.timedelta(size - 1))


@maker
def half_month(match: Match, context: Context) -> Bounds:
    return _portion(match, context, 15, 2)


@maker
def third_month(match: Match, context: Context) -> Bounds:
    return _portion(match, context, 10, 3)


@maker
def week_of_month(match: Match, context: Context) -> Bounds:
    """The n-th seven days; the last week is the last seven."""
    if match.value("last"):
        inner = match.sub("m") or match.sub("u")
        latest = resolve(inner, context)[1] if inner else None
        return (latest - dt.timedelta(6), latest) if latest else UNKNOWN
    return _portion(match, context, 7, 5)


@maker
def decade(match: Match, context: Context) -> Bounds:
    """السبعينات: of the twentieth century."""
    start = 1900 + int(match.value("n") or 0)
    return or_unknown(cal.months_period("g", start, 1, 120))


@maker
def century(match: Match, context: Context) -> Bounds:
    start = (int(match.value("n") or 0) - 1) * 100 + 1
    return or_unknown(cal.months_period("g", start, 1, 1200))
