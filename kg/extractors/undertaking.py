"""One undertaking as one sentence tells it, before tellings of the same are joined."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.model import Modality, Polarity, Speech, TimeSpan
from kg.patterns import Line


@dataclass(frozen=True, slots=True)
class Undertaking:
    """`[head, end)` are the elements that say what is undertaken; `explicit` when a word binds (pledged, agreed), not
    tense alone; `named` when its subject is named; `typed` when the action is a known one."""

    line: Line
    head: int
    end: int
    action: str
    polarity: Polarity
    modality: Modality
    by: tuple[str, ...]
    stated_by: tuple[str, ...]
    rules: tuple[str, ...]
    explicit: bool
    named: bool
    typed: bool
    order: int = 99  # of the binding word's rule; lower is more telling


def speech_at(line: Line, i: int) -> Speech | None:
    """The innermost speech around element `i`."""
    at = line.elements[i].start
    around = [s for s in line.speeches if s.start <= at < s.end]
    return min(around, key=lambda s: s.end - s.start, default=None)


def is_ahead(span: TimeSpan, published: dt.date | None) -> bool:
    """Whether a time begins after the article appeared."""
    return published is not None and span.latest is not None and (span.earliest or span.latest) > published
