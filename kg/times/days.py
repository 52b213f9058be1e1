"""Days: today and its neighbours, weekdays, and days said twice (اليوم الخميس 28 أفريل)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kg.times import calendar as cal
from kg.times.calendar import Bounds
from kg.times.grammar import Match
from kg.times.resolve import TENSES, UNKNOWN, Context, maker, or_unknown, resolve

_A_DAY_YOUNGER = 6  # days behind, seen from the week before


def _days_from(context: Context, days: int) -> Bounds:
    if context.published is None:
        return UNKNOWN
    date = context.published + dt.timedelta(days)
    return date, date


@maker
def deictic(match: Match, context: Context) -> Bounds:
    return _days_from(context, int(match.value("n") or 0))


@maker
def checked_deictic(match: Match, context: Context) -> Bounds:
    """اليوم with its weekday. Where they do not agree, the article is older than its publication date (or, east of
    where it was dated, a day younger), and the weekday tells the day."""
    days = int(match.value("n") or 0)
    day = _days_from(context, days)[0]
    behind = (day.weekday() - _weekday_index(match)) % 7 if day else 0
    return _days_from(context, days + 1 if behind == _A_DAY_YOUNGER else days - behind)


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
    return _weekday(_weekday_index(match), context, TENSES[context.tense])


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
    relation = match.value("mod") or TENSES[context.tense]
    first = _weekday(int(match.value("a") or 0), context, relation)
    if first[0] is None:
        return UNKNOWN
    gap = (int(match.value("b") or 0) - int(match.value("a") or 0)) % 7
    return first[0], first[0] + dt.timedelta(gap)
