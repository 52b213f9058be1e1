"""When an undated article can have been published, from its own words.

Each clue admits some days: "today, Saturday" only Saturdays, "26 July of this month" only days of July, a past date
nothing before it. The window is what all clues admit together; clues that exclude each other are reported.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Sentence, TimeMention, TimeSpan
from kg.times.calendar import Bounds, edtf
from kg.times.find import Expression, expressions, mentions
from kg.times.grammar import Match
from kg.times.resolve import Context, resolve
from kg.times.tense import FUTURE

_MOST_MEMBERS = 6
_NEAR = 8  # tokens before a deadline that name what is due


@dataclass(frozen=True, slots=True)
class Clue:
    """What one expression, or two together, say of the publication date."""

    words: str
    admits: Callable[[dt.date], bool]


@dataclass(frozen=True, slots=True)
class Times:
    """All times of an article with, if it is undated, its window and what was assumed or contradicts."""

    mentions: tuple[TimeMention, ...]
    window: TimeSpan | None
    notes: tuple[str, ...]


def read_times(text: str, sentences: Sequence[Sentence], published: dt.date | None) -> Times:
    """The times of an article; without its date, resolved as far as the window settles them."""
    found = expressions(sentences)
    if published is not None:
        return Times(mentions(text, found, (published,)), None, ())
    days, notes = _candidates(found)
    few = days if _is_narrow(days) else []
    return Times(mentions(text, found, few), _window(days, found, notes), notes)


def publication_window(
    sentences: Sequence[Sentence], times: Sequence[TimeMention] = ()
) -> tuple[TimeSpan | None, tuple[str, ...]]:
    """The window of an undated article and notes on how it came about; None where the text does not tell."""
    found = expressions(sentences)
    days, notes = _candidates(found)
    return _window(days, found, notes), notes


def _is_narrow(days: Sequence[dt.date]) -> bool:
    return bool(days) and (days[-1] - days[0]).days < 31


def _window(days: Sequence[dt.date], found: Sequence[Expression], notes: Sequence[str]) -> TimeSpan | None:
    """The window as EDTF; none where clues contradict each other."""
    if not days:
        return None if notes else _open_span(found)
    gapless = (days[-1] - days[0]).days == len(days) - 1
    if not gapless and len(days) <= _MOST_MEMBERS:
        return TimeSpan(f"[{','.join(map(str, days))}]", days[0], days[-1])
    return TimeSpan(edtf((days[0], days[-1])), days[0], days[-1])


def _open_span(found: Sequence[Expression]) -> TimeSpan | None:
    """From the latest date told as past to the earliest told as to come, where that is all the text gives."""
    past = [b[0] for e in found if e.tense < 0 and (b := _fixed(e)) and b[0] and b[1]]
    ahead = [b[1] for e in found if e.tense == FUTURE and (b := _fixed(e)) and b[1]]
    earliest, latest = max(past, default=None), min(ahead, default=None)
    if earliest is None or (latest is not None and latest < earliest):
        return None
    return TimeSpan(edtf((earliest, latest)), earliest, latest)


def _candidates(found: Sequence[Expression]) -> tuple[list[dt.date], tuple[str, ...]]:
    """The days all clues admit, in order; none where the year is open or clues contradict."""
    clues = list(_clues(found))
    stated = sorted({y for e in found for y in _current_year(e)})
    if stated:
        days = _admitted(stated, clues)
        return days, () if days else (_contradiction(clues),)
    year = _next_year(found)
    days = _admitted([year], [*clues, *_bounds(found)]) if year else []
    if not _is_narrow(days):
        return [], ()
    return days, (f"year {year}: the latest date written out with its year, told as past, is of {year - 1}",)


def _admitted(years: Sequence[int], clues: Sequence[Clue]) -> list[dt.date]:
    return [d for year in years for d in _days_of(year) if all(c.admits(d) for c in clues)]


def _contradiction(clues: Sequence[Clue]) -> str:
    named = "; ".join(dict.fromkeys(c.words for c in clues))
    return f"clues to the publication date contradict each other: {named}"


def _days_of(year: int) -> list[dt.date]:
    first = dt.date(year, 1, 1)
    return [first + dt.timedelta(k) for k in range((dt.date(year + 1, 1, 1) - first).days)]


# ------------------------------------------------------------------ the year


def _next_year(found: Sequence[Expression]) -> int:
    """The year after the latest month or day that is told as past with its year: a year is written out where it is not
    the current one. Only where the text speaks of "last" and "this" beside it; 0 if the text gives no such year."""
    past = [b[1].year for e in found if e.tense < 0 and (b := _fixed(e)) and b[0] and b[1] and (b[1] - b[0]).days < 31]
    later = [b[1].year for e in found if (b := _fixed(e)) and b[1]]
    if not past or max(later) > max(past) or not any(_is_relative(e.match) for e in found):
        return 0
    return max(past) + 1


def _fixed(e: Expression) -> Bounds | None:
    """Bounds that need no publication date."""
    bounds = resolve(e.match, Context(None, e.tense))
    return bounds if bounds[0] or bounds[1] else None


def _current_year(e: Expression) -> Iterator[int]:
    """The year of "today, 28 April 2016" and of "this year 2016"."""
    for match in _all(e.match):
        if match.rule.make == "dated_deictic" and (day := _dated_day(match)):
            yield day.year
        if match.rule.name == "relative_numbered" and match.value("mod") == "this" and (bounds := _fixed_of(match))[0]:
            yield bounds[0].year if bounds[0] else 0


def _fixed_of(match: Match) -> Bounds:
    return resolve(match, Context(None))


def _dated_day(match: Match) -> dt.date | None:
    date = match.sub("date")
    bounds = _fixed_of(date) if date else (None, None)
    return bounds[0] - dt.timedelta(int(match.value("n") or 0)) if bounds[0] and bounds[0] == bounds[1] else None


def _all(match: Match) -> Iterator[Match]:
    """A match and all matches inside it."""
    yield match
    for inner in match.slots.values():
        if isinstance(inner, Match):
            yield from _all(inner)


def _is_relative(match: Match) -> bool:
    return any(
        m.value("mod") or m.rule.make in ("two_units", "unit_this", "deictic", "checked_deictic") for m in _all(match)
    )


# ------------------------------------------------------------------ clues


def _clues(found: Sequence[Expression]) -> Iterator[Clue]:
    for e in found:
        for match in _all(e.match):
            yield from _clue(match, _words(e))
    yield from _same_deadline(found)


def _clue(match: Match, words: str) -> Iterator[Clue]:
    if match.rule.make in ("deictic", "checked_deictic", "dated_deictic"):
        yield from _today(match, words)
    if match.rule.make in ("month", "day_month") and (month := _month_this(match)):
        yield Clue(words, lambda d: d.month == month)


def _today(match: Match, words: str) -> Iterator[Clue]:
    """اليوم السبت; أمس الجمعة 3 ديسمبر 2021."""
    shift = dt.timedelta(int(match.value("n") or 0))
    weekday = match.sub("w")
    if weekday is not None:
        index = int(weekday.value("wd") or 0)
        yield Clue(words, lambda d: (d + shift).weekday() == index)
    if (day := _dated_day(match)) is not None:
        fixed = day
        yield Clue(words, lambda d: d == fixed)


def _month_this(match: Match) -> int | None:
    """The Gregorian month said to be the current one."""
    tail, month = match.sub("tail"), match.sub("month")
    value = (month.value("m") if month else None) or ""
    return int(value) if tail and tail.value("mod") == "this" and value.isdecimal() else None


def _bounds(found: Sequence[Expression]) -> Iterator[Clue]:
    """A past date is not after publication, a future one not before it."""
    for e in found:
        earliest, latest = _fixed(e) or (None, None)
        if e.tense == FUTURE and latest:
            yield Clue(_words(e), lambda d, last=latest: d <= last)  # type: ignore[misc]
        elif e.tense < 0 and earliest and latest:
            yield Clue(_words(e), lambda d, first=earliest: d >= first)  # type: ignore[misc]


def _same_deadline(found: Sequence[Expression]) -> Iterator[Clue]:
    """One thing due by the end of this month and by the end of this year is due in December."""
    months = [e for e in found if _end_of_this(e.match, "month")]
    years = [e for e in found if _end_of_this(e.match, "year")]
    for a in months:
        for b in years:
            if len(_due(a) & _due(b)) >= 2:
                yield Clue(f"{_words(a)} / {_words(b)}", lambda d: d.month == 12)


def _end_of_this(match: Match, unit: str) -> bool:
    return any(
        m.value("part") == "end"
        and any((i.value("u") or "").startswith(unit) or (unit == "year" and i.rule.group == "year") for i in _all(m))
        and any(i.value("mod") == "this" or i.rule.make in ("unit_this", "this_year", "part_of_this") for i in _all(m))
        for m in _all(match)
    )


def _due(e: Expression) -> frozenset[str]:
    """The words before a deadline that say what is due."""
    tokens = e.items.tokens[max(0, e.match.start - _NEAR) : e.match.start]
    return frozenset(t.stem for t in tokens if len(t.stem) > 3)


def _words(e: Expression) -> str:
    return " ".join(t.text for t in e.items.tokens[e.match.start : e.match.end])
