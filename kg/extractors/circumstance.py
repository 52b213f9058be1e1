"""When, where, in what form and in what state an event is: read off the words around its trigger.

The window of an event is its own clause: it runs from the trigger both ways until somebody's speech, another clause or
another event begins.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.lexicon.cities import LONGEST, cities
from kg.model import Form, Format, Place, Status, TimeMention, TimeSpan
from kg.patterns import Element, Line, Match
from kg.patterns.data import load
from kg.patterns.rules import FOLDER

OPENERS = frozenset({"clause_opener"})
_TOPIC = 4  # elements before a place in which a word says that it is spoken about
_RELATED = 8  # elements from a relative pronoun to what its speaker said
_ATTRIBUTE = 5  # elements over which a participle holds the time and place of its own event


@lru_cache(maxsize=8)
def _marks(name: str) -> tuple[str, ...]:
    return tuple(load(FOLDER / "marks.yaml")[name])


def starts_with(prefix: str, mark: str) -> bool:
    """Whether a proclitic string is one of those listed in `marks.yaml` under `mark`."""
    return prefix in _marks(mark)


def is_definite_prefix(prefix: str) -> bool:
    """Whether a proclitic string ends with the article."""
    return prefix.endswith(_marks("definite"))


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
    if element.norm in _marks("stops"):
        return True
    if not backwards and any(s.start == element.start for s in line.speeches) and not _carries_on(line, i - 1):
        return True
    names = {r.lexeme for r in line.lexemes[i] if "verb" in r.tags or "word" in r.tags}
    if names & OPENERS and not backwards and _carries_on(line, i):
        return False
    return bool(names & (OPENERS | stop))


def _carries_on(line: Line, i: int) -> bool:
    """ "That" behind what is planned (كان مقررا أن) or behind who says so in a relative clause (التي قال … إنها)."""
    if i > 1 and any(r.lexeme == "due" for r in line.lexemes[i - 1]):
        return True
    return any(
        any(r.lexeme == "relative_pronoun" for r in line.lexemes[j])
        and any(r.lexeme == "told" for r in line.lexemes[j + 1])
        for j in range(max(0, i - _RELATED), i - 1)
    )


def time_of(w: Window, since: dt.date | None = None) -> TimeSpan | None:
    """The time nearest to the trigger, after it before before it; one without bounds is none, nor one wholly before
    the day `since`."""
    bounded = (m.span for m in _times(w) if m.span.earliest or m.span.latest)
    return next((s for s in bounded if not (since and s.latest and s.latest < since)), None)


def _times(w: Window) -> Iterator[TimeMention]:
    for i in w.outwards():
        if (mention := w.line.elements[i].time) is not None and not _of_another(w, i):
            yield mention


def _of_another(w: Window, i: int) -> bool:
    """Whether what stands at `i` tells of something else in the clause: "the accord signed in May", "since May"."""
    for j in range(i - 1, max(w.at, i - 1 - _ATTRIBUTE), -1):
        if w.line.elements[j].clause:
            return False
        if any(r.lexeme == "of_another" for r in w.line.lexemes[j]):
            return True
    return False


def place_of(w: Window, text: str, *, destination: bool = False) -> Place | None:
    """The place nearest to the trigger that a preposition of place introduces; with `destination` else where somebody
    goes."""
    for introduced in (_introduced, _approached) if destination else (_introduced, _hosting):
        for i in w.outwards():
            if not introduced(w.line, i) or _of_another(w, i) or _of_topic(w, i):
                continue
            if (place := place_at(w.line, i, text)) is not None:
                return place
    return None


def _of_topic(w: Window, i: int) -> bool:
    """ "the situation in X", "to discuss … in X": X is what is spoken about; a region of the world is no place to meet
    either."""
    place, lexemes = w.line.elements[i].place, w.line.lexemes
    if place is not None and place.country is None:
        return True
    if any(r.lexeme == "topic_noun" for k in range(max(0, i - _TOPIC), i) for r in lexemes[k]):
        return True
    return any(r.lexeme == "discuss" and "masdar" in r.tags for k in range(w.at + 1, i) for r in lexemes[k])


def place_at(line: Line, i: int, text: str) -> Place | None:
    """The place that element `i` begins."""
    element = line.elements[i]
    if element.place is not None:
        return Place(element.place.name, element.place.country)
    if element.actor is not None and element.actor.form in (Form.NAME, Form.CAPITAL) and element.actor.type == "State":
        return Place(text[element.actor.name_start : element.end], _country(element))
    if _venue(element):
        return Place(text[element.start : element.end])
    if any(r.lexeme == "place_noun" and "bound" not in r.tags for r in line.lexemes[i]):
        return _after_noun(line, i, text)
    return _city(line, i, text)


def _venue(element: Element) -> bool:
    """A body that has the name of its house: the White House, the Elysée palace."""
    named = element.actor is not None and element.actor.form is Form.NAME and element.actor.type == "Organization"
    return named and element.norm.removeprefix(element.prefix) in _marks("venues")


def _after_noun(line: Line, i: int, text: str) -> Place | None:
    """ "the city of X", "the French capital X" is X; "the palace of X" is named as it stands; a bare "his palace" says
    nothing."""
    capital = any(r.lexeme == "capital_noun" for r in line.lexemes[i])
    for following in line.elements[i + 1 : i + (3 if capital else 2)]:
        if following.place is not None and not following.prefix and not (capital and following.actor):
            return Place(following.place.name, following.place.country)
    name = _noun_phrase(line, i, text)
    return Place(name) if " " in name or capital else None


def _city(line: Line, i: int, text: str) -> Place | None:
    """The longest name of a city that begins at element `i`, a mention of nothing else."""
    for last in range(min(i + LONGEST, len(line.elements)), i, -1):
        words = line.elements[i:last]
        if any(e.is_mention or e.clause for e in words):
            continue
        first = words[0].norm.removeprefix(words[0].prefix)
        if country := cities().get(" ".join([first, *(e.norm for e in words[1:])])):
            skip = len(words[0].norm) - len(first)
            return Place(text[words[0].start + skip : words[-1].end], country)
    return None


def _country(element: Element) -> str | None:
    """The code in a state's key, when the mention is a state."""
    keys = element.actor.actors if element.actor else ()
    return next((k.removeprefix("state-") for k in keys if k.startswith("state-")), None)


def _introduced(line: Line, i: int) -> bool:
    element = line.elements[i]
    if _marked(element):
        return True
    before = line.lexemes[i - 1] if i else ()
    return any(r.lexeme == "in_place" for r in before)


def _marked(element: Element) -> bool:
    return element.prefix in _marks("place_prefixes")


def _approached(line: Line, i: int) -> bool:
    """After "to", or straight after a word of arriving or visiting."""
    before = line.lexemes[i - 1] if i else ()
    if starts_with(line.elements[i].prefix, "prepositions") and any(r.lexeme == "arrive" for r in before):
        return True
    return any(r.lexeme == "toward_place" or (r.lexeme == "arrive" and "verb" in r.tags) for r in before)


def _hosting(line: Line, i: int) -> bool:
    """Straight after a verb of hosting, or after the word for talks that a place names."""
    before = line.lexemes[i - 1] if i else ()
    return not line.elements[i].prefix and any(
        r.lexeme == "series_noun" or (r.lexeme == "host_event" and "verb" in r.tags) for r in before
    )


def places_in(w: Window, text: str) -> list[Place]:
    """Every place after the trigger, introduced or joined to one before it."""
    found: list[Place] = []
    for i in range(w.at, w.high):
        joined = found and starts_with(w.line.elements[i].prefix, "conjunctions")
        if (joined or _introduced(w.line, i)) and (place := place_at(w.line, i, text)) is not None:
            found.append(place)
    return found


def _noun_phrase(line: Line, i: int, text: str) -> str:
    """A place noun with the one or two words that belong to it."""
    end = i + 1
    while end < min(i + 3, len(line.elements)) and not line.elements[end].clause:
        if _acts(line, end) or (line.lexemes[end] and end > i + 1) or _led(line, end):
            break
        words = line.elements[end]
        if words.time is not None or words.prefix in _marks("prepositions") or words.norm in _marks("times_of_day"):
            break
        end += 1
    prefix = line.elements[i].prefix
    skip = len(prefix) - 2 if is_definite_prefix(prefix) else len(prefix)  # the article stays with its noun
    return text[line.elements[i].start + skip : line.elements[end - 1].end]


def _led(line: Line, i: int) -> bool:
    """A noun after a preposition written together with it."""
    return any(r.prefix in _marks("place_prefixes") for r in line.lexemes[i])


def _acts(line: Line, i: int) -> bool:
    """A verb or particle: no part of a name."""
    return any("verb" in r.tags or "word" in r.tags for r in line.lexemes[i])


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
    """A form of cancelling or putting off; "for the sake of" is spelled like the second."""
    return any(
        r.lexeme == lexeme and not (i and any(b.lexeme == "for_sake" for b in w.line.lexemes[i - 1]))
        for i in range(w.low, w.high)
        for r in w.line.lexemes[i]
    )
