"""From matches to bounds: what each rule of the grammar means, given the publication date and the clause's tense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.times import calendar as cal
from kg.times.calendar import Bounds, Date, Period, System
from kg.times.grammar import Match

UNKNOWN: Bounds = (None, None)


@dataclass(frozen=True, slots=True)
class Context:
    """What relative expressions are read against: the publication date if known, the clause's tense (-1, 0, 1)."""

    published: Date | None
    tense: int = 0


Make = Callable[[Match, Context], Bounds]
MAKERS: dict[str, Make] = {}
TENSES = {-1: "not_after", 0: "nearest", 1: "not_before"}


def maker(function: Make) -> Make:
    MAKERS[function.__name__.strip("_")] = function
    return function


def resolve(match: Match, context: Context) -> Bounds:
    """The bounds of a match; `(None, None)` where the text and context do not fix them."""
    return MAKERS[match.rule.make](match, context)


def or_unknown(period: Period | None) -> Bounds:
    return period or UNKNOWN


@maker
def unknown(match: Match, context: Context) -> Bounds:
    return UNKNOWN


@maker
def same(match: Match, context: Context) -> Bounds:
    """The bounds of the only part."""
    part = next((m for m in match.slots.values() if isinstance(m, Match)), None)
    return resolve(part, context) if part else UNKNOWN


# ------------------------------------------------------------------ years


def year_value(match: Match, system: System | None = None) -> tuple[System, int] | None:
    """The explicit year in slot `n`, its calendar told by the era, else by the month's calendar, else by its size."""
    value = match.value("n")
    if value is None:
        return None
    era, year = match.value("era"), int(value)
    hijri = era == "ah" or (era is None and (system == "h" or 1390 <= year <= 1460))
    return ("h" if hijri else "g"), year


def year_of(match: Match, context: Context, system: System = "g") -> tuple[System, int] | None:
    """The year a `year` or `bareyear` match names, relative ones included."""
    if (explicit := year_value(match)) is not None:
        return explicit
    shift = _year_shift(match)
    if shift is None or context.published is None:
        return None
    return system, cal.year_of(context.published, system) + shift


def _year_shift(match: Match) -> int | None:
    if match.rule.make == "this_year":
        return 0
    return (
        {"past": -1, "this": 0, "next": 1}.get(match.value("mod") or "") if match.rule.make == "relative_year" else None
    )


def _year_bounds(match: Match, context: Context) -> Bounds:
    found = year_of(match, context)
    return or_unknown(cal.year_period(*found)) if found else UNKNOWN


for _name in ("year", "relative_year", "this_year"):
    MAKERS[_name] = _year_bounds


@maker
def same_year(match: Match, context: Context) -> Bounds:
    return same(match, context)


@maker
def two_years(match: Match, context: Context) -> Bounds:
    hijri = match.value("era") == "ah" or int(match.value("a") or 0) < 1460
    a, b = (cal.year_period("h" if hijri else "g", int(match.value(s) or 0)) for s in "ab")
    return (a[0], b[1]) if a and b else UNKNOWN
