"""From matches to bounds: what each rule of the grammar means, given the publication date and the clause's tense."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

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
_TENSES = {-1: "not_after", 0: "nearest", 1: "not_before"}


def maker(function: Make) -> Make:
    MAKERS[function.__name__.strip("_")] = function
    return function


def resolve(match: Match, context: Context) -> Bounds:
    """The bounds of a match; `(None, None)` where the text and context do not fix them."""
    return MAKERS[match.rule.make](match, context)


def _closed(bounds: Bounds) -> Period | None:
    return (bounds[0], bounds[1]) if bounds[0] and bounds[1] else None


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


def _year_value(match: Match, system: System | None = None) -> tuple[System, int] | None:
    """The explicit year in slot `n`, its calendar told by the era, else by the month's calendar, else by its size."""
    value = match.value("n")
    if value is None:
        return None
    era, year = match.value("era"), int(value)
    hijri = era == "ah" or (era is None and (system == "h" or 1390 <= year <= 1460))
    return ("h" if hijri else "g"), year


def year_of(match: Match, context: Context, system: System = "g") -> tuple[System, int] | None:
    """The year a `year` or `bareyear` match names, relative ones included."""
    if (explicit := _year_value(match)) is not None:
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


# ------------------------------------------------------------------ months and days of months


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
    if (explicit := _year_value(tail, system)) is not None:
        return explicit
    inner = tail.sub("year")
    return year_of(inner, context, system) if inner else None


def _relation(tail: Match | None, context: Context) -> str:
    return (tail.value("mod") if tail else None) or _TENSES[context.tense]


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
    gregorian = sorted(found, key=lambda m: _is_hijri(m))
    return next((b for m in gregorian if (b := resolve(m, context)) != UNKNOWN), UNKNOWN)


def _is_hijri(match: Match) -> bool:
    year = match.value("y") or (match.value("n") or "").rpartition(".")[2]
    return month_name_in(match).startswith("h") or match.value("era") == "ah" or (year.isdigit() and int(year) < 1501)


# ------------------------------------------------------------------ days


def _days_from(context: Context, days: int) -> Bounds:
    if context.published is None:
        return UNKNOWN
    date = context.published + dt.timedelta(days)
    return date, date


@maker
def deictic(match: Match, context: Context) -> Bounds:
    return _days_from(context, int(match.value("n") or 0))


@maker
def dated(match: Match, context: Context) -> Bounds:
    """A weekday with its date: the date tells."""
    date = match.sub("date")
    return resolve(date, context) if date else UNKNOWN


@maker
def dated_deictic(match: Match, context: Context) -> Bounds:
    """اليوم with its date: the date's words, unless they leave open what the day fixes."""
    relative, date = deictic(match, context), match.sub("date")
    written = resolve(date, replace(context, tense=0)) if date else UNKNOWN
    return written if written != UNKNOWN else relative


def _weekday(index: int, context: Context, relation: str) -> Bounds:
    published = context.published
    if published is None:
        return UNKNOWN
    first = published + dt.timedelta((index - published.weekday()) % 7)
    days = [(d, d) for k in (-2, -1, 0, 1) if (d := first + dt.timedelta(7 * k))]
    return or_unknown(cal.choose(days, published, relation))


def _weekday_index(match: Match) -> int:
    inner = match.sub("w") or match
    return int(inner.value("wd") or 0)


@maker
def weekday(match: Match, context: Context) -> Bounds:
    return _weekday(_weekday_index(match), context, _TENSES[context.tense])


@maker
def weekday_mod(match: Match, context: Context) -> Bounds:
    mod = match.value("mod") or "nearest"
    if mod == "this" and context.published:
        start = cal.week_of(context.published)[0]
        date = start + dt.timedelta((_weekday_index(match) - 5) % 7)
        return date, date
    return _weekday(_weekday_index(match), context, mod)


@maker
def two_weekdays(match: Match, context: Context) -> Bounds:
    """يومي السبت والأحد المقبلين: the second after the first."""
    relation = match.value("mod") or _TENSES[context.tense]
    first = _weekday(int(match.value("a") or 0), context, relation)
    if first[0] is None:
        return UNKNOWN
    gap = (int(match.value("b") or 0) - int(match.value("a") or 0)) % 7
    return first[0], first[0] + dt.timedelta(gap)


# ------------------------------------------------------------------ units: weeks, months, years …

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


# ------------------------------------------------------------------ prepositions


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


def _is_relative(match: Match) -> bool:
    """Whether a match leans on the publication date by its own words."""
    if match.rule.make in ("deictic", "dated_deictic", "unit_mod", "unit_this", "weekday_mod", "relative_year", "ago"):
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
    return _is_hijri(match) or any(_hijri_inside(m) for m in match.slots.values() if isinstance(m, Match))
