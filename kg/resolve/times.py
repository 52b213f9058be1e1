"""When two reports can speak of the same time, and which of two times says more."""

from __future__ import annotations

import datetime as dt

from kg.resolve.records import Node, Time

_FAR_PAST, _FAR_FUTURE = dt.date.min, dt.date.max
_COARSE = 31  # days: a span longer than this does not date an event by itself


def bounds(time: Time | None) -> tuple[dt.date, dt.date]:
    """First and last day, open sides at the ends of the calendar."""
    if time is None:
        return _FAR_PAST, _FAR_FUTURE
    return time.earliest or _FAR_PAST, time.latest or _FAR_FUTURE


def known(time: Time | None) -> bool:
    return time is not None and (time.earliest is not None or time.latest is not None)


def exact(time: Time | None) -> bool:
    """True for a time that dates an event: both bounds, not far apart."""
    first, last = bounds(time)
    return known(time) and first > _FAR_PAST and last < _FAR_FUTURE and (last - first).days <= _COARSE


def compatible(a: Time | None, b: Time | None) -> bool:
    """True if some day lies in both."""
    (a1, a2), (b1, b2) = bounds(a), bounds(b)
    return a1 <= b2 and b1 <= a2


def length(time: Time | None) -> int:
    """Days from first to last; unknown and open times are longest."""
    first, last = bounds(time)
    return (last - first).days


def published(node: Node) -> dt.date | None:
    """The day of the article, or the first on which it can have appeared."""
    return node.source.earliest


def days_apart(a: Node, b: Node) -> int | None:
    """Days between the articles of two reports, None if one of them is undated."""
    x, y = published(a), published(b)
    return abs((x - y).days) if x and y else None
