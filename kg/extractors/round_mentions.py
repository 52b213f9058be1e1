"""Where an article speaks of rounds: each mention with its number or its place in the series."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kg.extractors.circumstance import Window, is_definite, is_definite_prefix, starts_with, window
from kg.model import Span
from kg.patterns import Element, Line, Match
from kg.patterns.lexemes import readings

HEADS = (
    "counted-round", "committee-session", "numbered-round", "venue-number", "round-after-ordinal", "placed-round",
    "round-of-series", "round-of-place", "bare-round", "ordinal-alone",
    "talks-held",
)  # fmt: skip
LEAD = 3  # sentences, with the headline, that say what an article is about
HAPPENING = ("take_place", "begin", "end", "conduct", "host_event", "join_in", "postpone", "cancel")
TABLES = "table_noun"
VENUES = ("series_noun", "meeting_noun", "round_noun", "join_in", "toward_place")
_SINCE = 6  # elements behind an ordinal in which "since" makes it a count of meetings
_FIRST_OF_NONE = {"relative_pronoun", "of_another"}


@dataclass(frozen=True, slots=True)
class RoundMention:
    """One mention of one round. `relation` is "next", "new", "previous", "current", "talks", "at" with a place's name,
    or "" (numbered, or simply "the round")."""

    match: Match
    ordinal: int | None
    final: bool
    relation: str
    series: bool  # the word for the dialogue stands with it
    definite: bool
    window: Window
    venue: str = ""  # the place whose name the number stands with (جنيف 2)
    share: int = 0  # which of several rounds named together this one is
    of: int = 1  # how many rounds are named together

    @property
    def line(self) -> Line:
        return self.match.line

    @property
    def evidence(self) -> Span:
        """From the mention's clause beginning to its end, without marks at either side."""
        elements = list(self.line.elements[self.window.low : self.window.high])
        words = [e for e in elements if not e.clause] or elements
        return Span(words[0].start, words[-1].end)


def round_mentions(matches: list[Match]) -> list[RoundMention]:
    """All mentions among the matches of the family, in text order; at one place the most telling rule counts."""
    heads = _best_heads([m for m in matches if m.rule.name in HEADS and not _is_other(m)])
    heads = [m for m in heads if m.rule.name != "ordinal-alone" or _follows_round(m, heads)]
    told = {m.line.index for m in heads if m.rule.name != "talks-held"}
    heads = [m for m in heads if m.rule.name != "talks-held" or m.line.index not in told]
    bounds = _bounds(heads)
    found = [r for m in heads for r in _expand(m, bounds[id(m)])]
    return [r for r in found if r.relation != "talks" or _tells_of_talks(r)]


def _tells_of_talks(mention: RoundMention) -> bool:
    """Talks of the lead that are said to begin, be held, put off or end at a time or place."""
    window = mention.window
    span = range(window.low, window.high)
    fixed = any(window.line.elements[i].time or _is_seat(window.line, i) for i in span)
    return window.line.index < LEAD and fixed and window.has(*HAPPENING) and not window.has("rounds_noun")


def _is_seat(line: Line, i: int) -> bool:
    """A place where something is: behind "in", or behind "the city of"."""
    element = line.elements[i]
    named = i > 0 and any(r.lexeme in ("place_noun", "capital_noun") for r in line.lexemes[i - 1])
    return _is_venue(element) or (named and element.place is not None)


def _is_venue(element: Element) -> bool:
    return element.place is not None and (element.located or starts_with(element.prefix, "place_prefixes"))


def _best_heads(matches: list[Match]) -> list[Match]:
    """One match per stretch of text, by the order of HEADS; an ordinal inside a longer match is no mention."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (HEADS.index(m.rule.name), m.span.start)):
        if not any(match.line is k.line and _head_at(match) in _extent(k) for k in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.trigger.start)


def _is_other(match: Match) -> bool:
    """A round of something else ("of the elections"), sessions that merely belong to somebody, or no round in
    particular ("every round")."""
    if match.rule.name == "round-of-series" and match.reading.suffix:
        return True
    if match.at and any(r.lexeme == "any_round" for r in match.line.lexemes[match.at - 1]):
        return True
    if _stands_in(match.line, "tour_adjective", range(match.at + 1, match.at + 3)):
        return True
    if match.rule.name == "venue-number":
        return not _names_venue(match)
    if body := match.slots.get("body"):
        return not _is_joint(match.line, body[0])
    stop = _extent(match).stop
    elements, lexemes = match.line.elements, match.line.lexemes
    following = {r.lexeme for r in lexemes[stop]} if stop < len(elements) else set()
    if match.reading.lexeme == "meeting_noun" and _counts_since(match, stop, following):
        return True  # "the first meeting since …" is first in no series
    near = range(stop, stop + 3)
    if _stands_in(match.line, "forum_noun", near) and not _stands_in(match.line, "dialogue_noun", near):
        return match.reading.lexeme in ("session_noun", "meeting_noun")
    if stop + 1 >= len(elements) or not any(r.lexeme == "part_of" for r in lexemes[stop]):
        return False
    if match.reading.lexeme == "session_noun" and _stands_in(match.line, "round_noun", range(stop, stop + 4)):
        return True  # a session of a round
    behind = stop + 1 + (stop + 2 < len(elements) and _stands_in(match.line, "pointing", range(stop + 1, stop + 2)))
    known = match.rule.name == "counted-round" or any(
        r.lexeme in ("series_noun", TABLES, "meeting_noun", "works_noun") for r in lexemes[behind]
    )
    return not known and not elements[behind].is_mention


def _counts_since(match: Match, stop: int, following: set[str]) -> bool:
    first = _ordinals(match) == [1] and bool(following & _FIRST_OF_NONE)
    return first or _stands_in(match.line, "of_another", range(stop, stop + _SINCE))


def _is_joint(line: Line, body: Element) -> bool:
    """Whether a body's name says that it is a committee of two sides."""
    words = [t.norm for t in line.sentence.tokens if body.start <= t.start < body.end]
    return {"committee_noun", "joint"} <= {r.lexeme for word in words for r in readings(word)}


def _names_venue(match: Match) -> bool:
    """Whether the figure belongs to the place's name: it counts nothing behind it, and a word for talks or a document
    of them stands before the place or nothing does."""
    line, stop = match.line, match.at + 1
    if stop < len(line.elements) and not line.elements[stop].clause:
        after = line.elements[stop]
        if not after.is_mention and not after.prefix and not line.lexemes[stop]:
            return False
    place = line.at(match.slots["at"][0].start)
    if any(r.lexeme == "document_noun" for i in range(max(0, place - 3), place) for r in line.lexemes[i]):
        return False
    return any(r.lexeme in VENUES for i in range(max(0, place - 2), place) for r in line.lexemes[i])


def _head_at(match: Match) -> int:
    return match.at


def _extent(match: Match) -> range:
    """Indexes of the elements from the head to the last thing caught."""
    if match.rule.name == "counted-round":  # the count stands far before
        return range(match.at, match.at + 1)
    caught = [e.start for held in match.slots.values() for e in held]
    places = [match.line.at(start) for start in caught] or [match.at]
    return range(min(*places, match.at), max(*places, match.at) + 1)


def _follows_round(match: Match, heads: list[Match]) -> bool:
    """An ordinal alone is a round if it is definite, belongs to no noun before it, and a round was named in this
    sentence or the one before."""
    if not is_definite(match) or not (starts_with(match.reading.prefix[:1], "conjunctions") or _stands_free(match)):
        return False
    earlier = [h for h in heads if h.rule.name != "ordinal-alone" and h.span.start < match.span.start]
    return bool(earlier) and match.line.index - earlier[-1].line.index <= 1


def _stands_free(match: Match) -> bool:
    if match.at == 0 or match.line.elements[match.at - 1].clause:
        return True
    before = match.line.elements[match.at - 1]
    if is_definite_prefix(before.prefix) and not match.line.lexemes[match.at - 1]:  # "for the first time"
        return False
    near = [r for i in range(max(match.at - 2, 0), match.at) for r in match.line.lexemes[i]]
    return any(r.lexeme == "follow" or (r.lexeme in ("host_event", "take_place") and "verb" in r.tags) for r in near)


def _bounds(heads: list[Match]) -> dict[int, tuple[int, int]]:
    """The elements each mention may look at: up to the neighbouring mentions in its sentence."""
    low = {id(m): 0 for m in heads}
    high = {id(m): len(m.line.elements) for m in heads}
    for one, two in pairwise(heads):
        if one.line is two.line:
            high[id(one)] = _extent(two).start
            low[id(two)] = _extent(one).stop
    return {key: (low[key], high[key]) for key in low}


def _expand(match: Match, bounds: tuple[int, int]) -> list[RoundMention]:
    extent = _extent(match)
    full = window(match.line, match.at, extent.start, extent.stop)
    clause = Window(match.line, max(full.low, bounds[0]), match.at, min(full.high, bounds[1]))
    numbers = _ordinals(match)
    relation = next((k for k in ("next", "new", "previous", "current") if match.slots.get(k)), "")
    if match.rule.name == "talks-held":
        relation = "talks"
    if match.rule.name == "round-of-place":
        relation = f"at {match.slots['at'][0].norm}"
    pair = not numbers and match.reading.lexeme == "round_noun" and _is_pair(match)
    return [
        RoundMention(
            match,
            n,
            _is_final(match),
            f"{relation} {i}" if pair else relation,
            _names_series(match),
            _definite(match),
            clause,
            match.slots["at"][0].norm if match.rule.name == "venue-number" else "",
            i,
            max(1 + pair, len(numbers)),
        )
        for i, n in enumerate(numbers or [None] * (1 + pair))
    ]


def _is_pair(match: Match) -> bool:
    """Two rounds in one word, each with a time or place of its own behind it."""
    if not any(r.lexeme == "two_rounds" for r in match.line.lexemes[match.at]):
        return False
    behind = match.line.elements[match.at + 1 :]
    return sum(e.time is not None for e in behind) == 2 or sum(_is_venue(e) for e in behind) == 2


def _ordinals(match: Match) -> list[int | None]:
    found: list[int | None] = []
    for element in match.slots.get("n", ()):
        if element.number is not None and not element.norm.isdigit():
            value = element.number.quantity.value
            found += [int(value)] if value is not None and 0 < value < 100 else []
            continue
        i = match.line.at(element.start)
        if element.norm.isdigit():
            found.append(int(element.norm))
            continue
        numbers = [r.lexeme for r in match.line.lexemes[i] if r.lexeme.startswith("ordinal_")]
        found += [max(int(name.removeprefix("ordinal_")) for name in numbers)] if numbers else []
    return found


def _is_final(match: Match) -> bool:
    return bool(match.slots.get("final"))


def _names_series(match: Match) -> bool:
    """A dialogue word within three elements after what was caught, before "its round", or caught itself; a table is one
    by itself."""
    if (
        match.slots.get("series")
        or match.slots.get("body")
        or match.reading.lexeme == TABLES
        or match.rule.name == "venue-number"
    ):
        return True
    stop = _extent(match).stop
    # a session of talks is a meeting, unless the talks are a dialogue or it has a number
    session = match.reading.lexeme == "session_noun"
    plain_session = session and not match.slots.get("n")
    wanted = "dialogue_noun" if plain_session else "series_noun"
    before = range(match.at - 1, max(match.at - 5, -1), -1) if "bound" in match.reading.tags else range(0)
    inside = range(match.at + 1, stop)  # جولة المفاوضات المقبلة
    places = ((wanted, inside), (wanted, range(stop, stop + 3)), ("series_noun", before))
    return any(_stands_in(match.line, lexeme, place) for lexeme, place in places)


def _stands_in(line: Line, lexeme: str, places: range) -> bool:
    """Whether a form of the lexeme stands there, before a clause mark."""
    for i in places:
        if i >= len(line.elements) or line.elements[i].clause:
            return False
        if any(r.lexeme == lexeme for r in line.lexemes[i]):
            return True
    return False


def _definite(match: Match) -> bool:
    return is_definite(match) or bool(match.slots.get("series"))
