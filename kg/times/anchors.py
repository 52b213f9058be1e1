"""Speech with its own date: what somebody said "on 24 November" looks ahead from that day, not from the article's.

The date stands right after the verb of saying; it holds to the end of the sentence and through sentences that go on
with the same speaker (وأضاف, وتابع …).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kg.times.calendar import Bounds
from kg.times.data import words
from kg.times.letters import AND

if TYPE_CHECKING:
    from kg.times.find import Expression

_NEAR = 6  # tokens between the verb of saying and its date
_AHEAD = frozenset({"within", "hence", "rolling"})


def anchors(found: Sequence[Expression], resolved: Callable[[Expression], Bounds]) -> list[dt.date | None]:
    """For each expression the day it counts from, None for the article's own."""
    out: list[dt.date | None] = []
    said: tuple[int, dt.date] | None = None  # sentence and date of the speech going on
    for e in found:
        said = _going_on(e, said)
        out.append(said[1] if said and _looks_ahead(e) else None)
        if (date := _dates_speech(e, resolved)) is not None:
            said = (e.sentence, date)
    return out


def _going_on(e: Expression, said: tuple[int, dt.date] | None) -> tuple[int, dt.date] | None:
    if said is None or e.sentence == said[0]:
        return said
    goes_on = e.sentence == said[0] + 1 and e.items.norm(0) in words("tense", "goes_on")
    return (e.sentence, said[1]) if goes_on else None


def _looks_ahead(e: Expression) -> bool:
    match = e.match
    while match.rule.make == "same" and (inner := match.sub("x") or match.sub("r")) is not None:
        match = inner
    return match.rule.make in _AHEAD


def _dates_speech(e: Expression, resolved: Callable[[Expression], Bounds]) -> dt.date | None:
    """The day of an expression that dates a verb of saying, if it is a calendar date."""
    before = e.items.norms[max(0, e.match.start - _NEAR) : e.match.start]
    if not any(n.removeprefix(AND) in words("tense", "saying") for n in before) or not _is_calendar(e):
        return None
    earliest, latest = resolved(e)
    return earliest if earliest == latest else None


def _is_calendar(e: Expression) -> bool:
    return any(t.norm.isdecimal() for t in e.items.tokens[e.match.start : e.match.end])
