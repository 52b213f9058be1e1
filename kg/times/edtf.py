"""EDTF strings and the inclusive bounds they mean (the parts of EDTF the contract uses).

Dates `2021`, `2021-04`, `2021-04-07`, intervals `a/b` with `..` for an open side, sets `[a,b]`; qualifiers `~ ? %` are
read past. Source: Extended Date/Time Format, Library of Congress, levels 0 to 2.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from kg.model import TimeSpan

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?\Z")

Bounds = tuple[dt.date | None, dt.date | None]


def bounds(edtf: str) -> Bounds:
    """Inclusive (earliest, latest) of `edtf`, None for an open side. Raises ValueError if it is not EDTF."""
    if edtf.startswith("[") and edtf.endswith("]"):
        members = [_date_bounds(part) for part in edtf[1:-1].split(",")]
        return min(a for a, _ in members), max(b for _, b in members)
    if "/" in edtf:
        left, right = edtf.split("/", 1)
        return _open_or(left)[0], _open_or(right)[1]
    return _date_bounds(edtf)


def span(edtf: str, expression: str | None = None) -> TimeSpan:
    """The TimeSpan of an EDTF string, with the words that say it. Raises ValueError if it is not EDTF."""
    earliest, latest = bounds(edtf)
    return TimeSpan(edtf, earliest, latest, expression)


def _open_or(part: str) -> Bounds:
    return (None, None) if part in ("", "..") else _date_bounds(part)


def _date_bounds(text: str) -> tuple[dt.date, dt.date]:
    match = _DATE.match(text)
    if match is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day = (int(g) if g else None for g in match.groups())
    assert year is not None  # the pattern demands it
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if day is None:
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.date(year, month, day), dt.date(year, month, day)
