"""Dates and periods: Gregorian and Hijri (Umm al-Qura), weeks from Saturday to Friday, EDTF.

A period is an inclusive pair of dates; None on a side means open. A month is written `9` or `h9`, a year
`(calendar, number)`.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

Date = dt.date
Bounds = tuple[Date | None, Date | None]
Period = tuple[Date, Date]
System = Literal["g", "h"]

HIJRI_YEARS = range(1343, 1501)  # what the Umm al-Qura tables cover


def system_of(month: str) -> System:
    return "h" if month.startswith("h") else "g"


def month_number(month: str) -> int:
    return int(month.removeprefix("h"))


@lru_cache(maxsize=4096)
def month_period(system: System, year: int, month: int) -> Period | None:
    """The days of a month, None where the calendar does not reach."""
    if system == "h":
        if year not in HIJRI_YEARS:
            return None
        first = _from_hijri(year, month, 1)
        return first, first + dt.timedelta(_hijri_length(year, month) - 1)
    if not 1 <= year <= 9999:
        return None
    return Date(year, month, 1), Date(year, month, calendar.monthrange(year, month)[1])


def months_period(system: System, year: int, first: int, last: int) -> Period | None:
    """Whole months `first` to `last` of a year; `last` beyond 12 runs into the next year."""
    a = month_period(system, year, first)
    b = month_period(system, year + (last - 1) // 12, (last - 1) % 12 + 1)
    return (a[0], b[1]) if a and b else None


def day_period(system: System, year: int, month: int, day: int) -> Period | None:
    """One day, None where the month has no such day."""
    whole = month_period(system, year, month)
    if whole is None or not 1 <= day <= (whole[1] - whole[0]).days + 1:
        return None
    date = whole[0] + dt.timedelta(day - 1)
    return date, date


def year_period(system: System, year: int) -> Period | None:
    return months_period(system, year, 1, 12)


def week_of(date: Date) -> Period:
    """The Saturday-to-Friday week that holds `date`."""
    start = date - dt.timedelta((date.weekday() - 5) % 7)
    return start, start + dt.timedelta(6)


def add_months(date: Date, months: int) -> Date:
    """`date` moved by calendar months; a day the month lacks becomes its last."""
    index = date.year * 12 + date.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return Date(year, month, min(date.day, calendar.monthrange(year, month)[1]))


@lru_cache(maxsize=4096)
def year_of(date: Date, system: System) -> int:
    return date.year if system == "g" else _to_hijri(date)[0]


@lru_cache(maxsize=4096)
def month_of(date: Date, system: System) -> int:
    return date.month if system == "g" else _to_hijri(date)[1]


def _to_hijri(date: Date) -> tuple[int, int]:
    from hijridate import Gregorian  # heavy tables, seldom needed

    hijri = Gregorian.fromdate(date).to_hijri()
    return int(hijri.year), int(hijri.month)


def _from_hijri(year: int, month: int, day: int) -> Date:
    from hijridate import Hijri

    return Date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())


def _hijri_length(year: int, month: int) -> int:
    from hijridate import Hijri

    return int(Hijri(year, month, 1).month_length())


def choose(periods: Iterable[Period | None], published: Date, relation: str) -> Period | None:
    """Of periods in order of time, the one that stands in `relation` to the publication date: `past` wholly before,
    `next` wholly after, `not_after` latest that has begun, `not_before` first that has not ended, `nearest`."""
    known = [p for p in periods if p]
    if relation in ("past", "not_after"):
        known = [p for p in known if (p[1] < published if relation == "past" else p[0] <= published)]
        return known[-1] if known else None
    if relation in ("next", "not_before"):
        known = [p for p in known if (p[0] > published if relation == "next" else p[1] >= published)]
        return known[0] if known else None
    return min(known, key=lambda p: _distance(p, published), default=None)


def _distance(period: Period, date: Date) -> int:
    if date > period[1]:
        return (date - period[1]).days
    return max((period[0] - date).days, 0)


def edtf(bounds: Bounds) -> str | None:
    """The shortest EDTF string for the bounds: a year, a month, a day, or an interval of the coarsest that fits."""
    earliest, latest = bounds
    if earliest is None or latest is None:
        if earliest is None and latest is None:
            return None
        return f"../{latest}" if earliest is None else f"{earliest}/.."
    if earliest == latest:
        return earliest.isoformat()
    width = _unit(earliest, latest)
    a, b = earliest.isoformat()[:width], latest.isoformat()[:width]
    return a if a == b else f"{a}/{b}"


def _unit(earliest: Date, latest: Date) -> int:
    """How much of an ISO date says all: 4 whole years, 7 whole months, 10 days."""
    if (latest + dt.timedelta(1)).day != 1 or earliest.day != 1:
        return 10
    return 4 if earliest.month == 1 and latest.month == 12 else 7
