"""When, in what form and in what state an event is: read off the words around its trigger.

The window of an event is its own clause: it runs from the trigger both ways until somebody's speech, another clause or
another event begins.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Format, Status, TimeMention, TimeSpan
from kg.patterns import Line, Match
from kg.patterns.data import load
from kg.patterns.rules import FOLDER

OPENERS = frozenset({"clause_opener"})
_OBJECT = 3  # elements from a noun of cancelling to what is cancelled
_RELATED = 8  # elements from a relative pronoun to what its speaker said
_ATTRIBUTE = 5  # elements over which a participle holds the time and place of its own event


@lru_cache(maxsize=8)
def listed(name: str) -> tuple[str, ...]:
    """A list of `marks.yaml` as written there."""
    return tuple(load(FOLDER / "marks.yaml")[name])


def starts_with(prefix: str, mark: str) -> bool:
    """Whether a proclitic string is one of those listed in `marks.yaml` under `mark`."""
    return prefix in listed(mark)


def is_definite_prefix(prefix: str) -> bool:
    """Whether a proclitic string ends with the article."""
    return prefix.endswith(listed("definite"))


def is_definite(match: Match) -> bool:
    """Whether the trigger carries the article."""
    return is_definite_prefix(match.reading.prefix)


@dataclass(frozen=True, slots=True)
class Window:
    """Elements `[low, high)` of a line around the trigger at `at`."""

    line: Line
    low: int
    at: int
    high: int

    def outwards(self) -> Iterator[int]:
        """Indexes after the trigger, then those before it, nearest first."""
        yield from range(self.at, self.high)
        yield from range(self.at - 1, self.low - 1, -1)

    def has(self, *lexemes: str) -> bool:
        """Whether a form of one of the lexemes stands in the window."""
        return any(not said.isdisjoint(lexemes) for said in self.line.said[self.low : self.high])

    def tags_of(self, lexeme: str) -> frozenset[str]:
        """Tags of the form of `lexeme` nearest to the trigger."""
        for i in self.outwards():
            for reading in self.line.lexemes[i]:
                if reading.lexeme == lexeme:
                    return reading.tags
        return frozenset()


def window(line: Line, at: int, first: int, last: int, stop: frozenset[str] = frozenset()) -> Window:
    """The clause around elements `[first, last)`, which belong to it in any case; `stop` names lexemes whose words
    or finite forms begin something else."""
    low, high = first, last
    while low > 0 and not _breaks(line, low - 1, stop, backwards=True):
        low -= 1
    while high < len(line.elements) and not _breaks(line, high, stop):
        high += 1
    return Window(line, low, at, high)


def _breaks(line: Line, i: int, stop: frozenset[str], *, backwards: bool = False) -> bool:
    element = line.elements[i]
    if element.norm in listed("stops"):
        return True
    if not backwards and any(s.start == element.start for s in line.speeches) and not _carries_on(line, i - 1):
        return True
    if line.said[i].isdisjoint(OPENERS) and line.said[i].isdisjoint(stop):
        return False
    names = {r.lexeme for r in line.lexemes[i] if "verb" in r.tags or "word" in r.tags}
    if names & OPENERS and not backwards and _carries_on(line, i):
        return False
    return bool(names & (OPENERS | stop))


def opens_clause(line: Line, i: int) -> bool:
    """Whether another clause begins at `i`."""
    return not line.said[i].isdisjoint(OPENERS) and not _carries_on(line, i)


def _carries_on(line: Line, i: int) -> bool:
    """ "That" behind what is planned (كان مقررا أن) or behind who says so in a relative clause (التي قال … إنها)."""
    if i > 1 and "due" in line.said[i - 1]:
        return True
    return any(
        "relative_pronoun" in line.said[j] and "told" in line.said[j + 1] for j in range(max(0, i - _RELATED), i - 1)
    )


def time_of(w: Window, since: dt.date | None = None) -> TimeSpan | None:
    """The time nearest to the trigger, after it before before it; one without bounds is none, nor one wholly before
    the day `since`."""
    bounded = (m.span for m in _times(w) if m.span.earliest or m.span.latest)
    return next((s for s in bounded if not (since and s.latest and s.latest < since)), None)


def _times(w: Window) -> Iterator[TimeMention]:
    for i in w.outwards():
        if (mention := w.line.elements[i].time) is not None and not of_another(w, i):
            yield mention


def of_another(w: Window, i: int) -> bool:
    """Whether what stands at `i` tells of something else in the clause: "the accord signed in May", "since May"."""
    for j in range(i - 1, max(w.at, i - 1 - _ATTRIBUTE), -1):
        if w.line.elements[j].clause:
            return False
        if "of_another" in w.line.said[j]:
            return True
    return False


def format_of(w: Window, default: Format | None, *, noun: bool = False) -> Format | None:
    """Remote or indirect where a word says so, else the default of the kind of event; of a meeting named by a noun the
    words of another clause before it say nothing."""
    marks = [i for i in range(w.low, w.at) if w.line.elements[i].clause] if noun else []
    if marks:
        w = Window(w.line, marks[-1], w.at, w.high)
    if w.has("by_phone", "remotely", "call_noun"):
        return Format.REMOTE
    if w.has("indirectly"):
        return Format.INDIRECT
    return Format.IN_PERSON if w.has("face_to_face") else default


def status_of(
    w: Window, tense: str, context: Iterable[str], time: TimeSpan | None, published: dt.date | None
) -> Status:
    """The state of an event as of the article: from cancelling words, then plans and future tense, then its date."""
    for lexeme, status in (("cancel", Status.CANCELLED), ("postpone", Status.POSTPONED)):
        if _called_off(w, lexeme):
            return status
    if tense == "future" or {"scheduled", "intention"} & set(context) or w.has("to_come"):
        return Status.PLANNED
    if time is not None and published is not None and time.earliest is not None and time.earliest > published:
        return Status.PLANNED
    return Status.HELD


def _called_off(w: Window, lexeme: str) -> bool:
    """A form of cancelling or putting off; "for the sake of" is spelled like the second, and the noun says it of what
    stands behind it."""
    for i in range(w.low, w.high):
        for r in w.line.lexemes[i]:
            sake = i and any(b.lexeme == "for_sake" for b in w.line.lexemes[i - 1])
            other = "masdar" in r.tags and "bound" not in r.tags and not 0 <= w.at - i <= _OBJECT
            if r.lexeme == lexeme and not sake and not other:
                return True
    return False
