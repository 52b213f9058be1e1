"""Where an article speaks of rounds: each mention with its number or its place in the series."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kg.extractors.circumstance import Window, is_definite, is_definite_prefix, starts_with, window
from kg.extractors.round_heads import extent, ordinals, stands_in
from kg.extractors.round_others import TABLES, is_other
from kg.model import Span
from kg.patterns import Element, Line, Match

HEADS = (
    "counted-round", "committee-session", "numbered-round", "venue-number", "round-after-ordinal", "placed-round",
    "round-of-series", "round-of-place", "bare-round", "ordinal-alone",
    "talks-held",
)  # fmt: skip
LEAD = 3  # sentences, with the headline, that say what an article is about
_NEAR = 3  # elements before a round in which it is said to be prepared
HAPPENING = ("take_place", "begin", "end", "conduct", "host_event", "join_in", "postpone", "cancel")


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
    heads = _best_heads([m for m in matches if m.rule.name in HEADS and not is_other(m)])
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
        if not any(match.line is k.line and match.at in extent(k) for k in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.trigger.start)


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
            high[id(one)] = extent(two).start
            low[id(two)] = extent(one).stop
    return {key: (low[key], high[key]) for key in low}


def _expand(match: Match, bounds: tuple[int, int]) -> list[RoundMention]:
    reach = extent(match)
    full = window(match.line, match.at, reach.start, reach.stop)
    low = match.at if is_prepared(match.line, match.at) else max(full.low, bounds[0])
    clause = Window(match.line, low, match.at, min(full.high, bounds[1], _agreed(match.line, reach.stop)))
    numbers = ordinals(match)
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


def _agreed(line: Line, start: int) -> int:
    """Where what was agreed on begins (باتفاق على عقد محادثات الشهر المقبل), else the end."""
    size = len(line.elements)
    return next((i for i in range(start, size) if "agreed_on" in line.said[i]), size)


def is_prepared(line: Line, at: int) -> bool:
    """Whether a word for preparing it, or for its date, stands right before: what else is told there is not of it."""
    before = range(max(0, at - _NEAR), at)
    return any(r.lexeme == "preparing" for i in before for r in line.lexemes[i])


def _is_pair(match: Match) -> bool:
    """Two rounds in one word, each with a time or place of its own behind it."""
    if "two_rounds" not in match.line.said[match.at]:
        return False
    behind = match.line.elements[match.at + 1 :]
    return sum(e.time is not None for e in behind) == 2 or sum(_is_venue(e) for e in behind) == 2


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
    stop = extent(match).stop
    # a session of talks is a meeting, unless the talks are a dialogue or it has a number
    session = match.reading.lexeme == "session_noun"
    plain_session = session and not match.slots.get("n")
    wanted = "dialogue_noun" if plain_session else "series_noun"
    bound = "bound" in match.reading.tags
    before = range(match.at - 1, max(match.at - 5, -1), -1) if bound else range(0)
    inside = range(match.at + 1, stop)  # جولة المفاوضات المقبلة
    behind = range(stop, stop + 3)
    if bound and not stands_in(match.line, "part_of", behind):  # ناقش في جلسته الأولى المفاوضات
        behind = range(0)
    places = ((wanted, inside), (wanted, behind), ("series_noun", before))
    return any(stands_in(match.line, lexeme, place) for lexeme, place in places)


def _definite(match: Match) -> bool:
    return is_definite(match) or bool(match.slots.get("series"))
