"""When, where, in what form and in what state an event is: read off the words around its trigger.

The window of an event is its own clause: it runs from the trigger both ways until somebody's speech, another clause or
another event begins.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Form, Format, Place, Status, TimeMention, TimeSpan
from kg.patterns import Element, Line, Match
from kg.patterns.data import load
from kg.patterns.rules import FOLDER

CLAUSE_OPENER = "clause_opener"


@lru_cache(maxsize=8)
def _marks(name: str) -> tuple[str, ...]:
    return tuple(load(FOLDER / "marks.yaml")[name])


def starts_with(prefix: str, mark: str) -> bool:
    """Whether a proclitic string is one of those listed in `marks.yaml` under `mark`."""
    return prefix in _marks(mark)


def is_definite(match: Match) -> bool:
    """Whether the trigger carries the article."""
    return match.reading.prefix.endswith(_marks("definite"))


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
        wanted = set(lexemes)
        return any(r.lexeme in wanted for i in range(self.low, self.high) for r in self.line.lexemes[i])

    def tags_of(self, lexeme: str) -> frozenset[str]:
        """Tags of the form of `lexeme` nearest to the trigger."""
        for i in self.outwards():
            for reading in self.line.lexemes[i]:
                if reading.lexeme == lexeme:
                    return reading.tags
        return frozenset()


def window(line: Line, at: int, first: int, last: int, stop: frozenset[str] = frozenset()) -> Window:
    """The clause around elements `[first, last)`, which belong to it in any case; `stop` names lexemes whose finite
    forms begin another event."""
    low, high = first, last
    while low > 0 and not _breaks(line, low - 1, stop, backwards=True):
        low -= 1
    while high < len(line.elements) and not _breaks(line, high, stop):
        high += 1
    return Window(line, low, at, high)


def _breaks(line: Line, i: int, stop: frozenset[str], *, backwards: bool = False) -> bool:
    element = line.elements[i]
    if element.norm in _marks("stops"):
        return True
    if not backwards and any(s.start == element.start for s in line.speeches):
        return True
    names = {r.lexeme for r in line.lexemes[i] if "verb" in r.tags or r.lexeme == CLAUSE_OPENER}
    return CLAUSE_OPENER in names or bool(names & stop)


def time_of(w: Window) -> TimeSpan | None:
    """The time nearest to the trigger, after it before before it; one without bounds is none."""
    return next((m.span for m in _times(w) if m.span.earliest or m.span.latest), None)


def _times(w: Window) -> Iterator[TimeMention]:
    for i in w.outwards():
        if (mention := w.line.elements[i].time) is not None:
            yield mention


def place_of(w: Window, text: str) -> Place | None:
    """The place nearest to the trigger that a preposition of place introduces."""
    for i in w.outwards():
        if (place := place_at(w.line, i, text)) is not None:
            return place
    return None


def place_at(line: Line, i: int, text: str) -> Place | None:
    """The place at element `i`, if "in" or "at" stands before it."""
    element = line.elements[i]
    if not _introduced(line, i):
        return None
    if element.place is not None:
        return Place(element.place.name, element.place.country)
    if element.actor is not None and element.actor.form in (Form.NAME, Form.CAPITAL) and element.actor.type == "State":
        return Place(text[element.actor.name_start : element.end], _country(element))
    if any(r.lexeme == "place_noun" for r in line.lexemes[i]):
        return Place(_noun_phrase(line, i, text))
    return None


def _country(element: Element) -> str | None:
    """The code in a state's key, when the mention is a state."""
    keys = element.actor.actors if element.actor else ()
    return next((k.removeprefix("state-") for k in keys if k.startswith("state-")), None)


def _introduced(line: Line, i: int) -> bool:
    element = line.elements[i]
    if element.prefix in _marks("place_prefixes"):
        return True
    before = line.lexemes[i - 1] if i else ()
    return any(r.lexeme == "in_place" for r in before)


def _noun_phrase(line: Line, i: int, text: str) -> str:
    """A place noun with the one or two words that belong to it."""
    end = i + 1
    while end < min(i + 3, len(line.elements)) and not line.elements[end].clause and not line.lexemes[end]:
        if line.elements[end].time is not None or line.elements[end].prefix in _marks("prepositions"):
            break
        end += 1
    return text[line.elements[i].start : line.elements[end - 1].end]


def format_of(w: Window, default: Format | None) -> Format | None:
    """Remote or indirect where a word says so, else the default of the kind of event."""
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
        if w.has(lexeme):
            return status
    if tense == "future" or {"scheduled", "intention"} & set(context) or w.has("to_come"):
        return Status.PLANNED
    if time is not None and published is not None and time.earliest is not None and time.earliest > published:
        return Status.PLANNED
    return Status.HELD
