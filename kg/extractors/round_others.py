"""What is called a round or a session and is none of a dialogue: of a contest, a festival, a parliament, a tour."""

from __future__ import annotations

from kg.extractors.round_heads import extent, ordinals, stands_in
from kg.extractors.round_parties import states_named
from kg.patterns import Element, Line, Match
from kg.patterns.lexemes import readings

TABLES = "table_noun"
VENUES = ("series_noun", "meeting_noun", "round_noun", "join_in", "toward_place")
_SINCE = 6  # elements behind an ordinal in which "since" makes it a count of meetings
_KNOWN = ("series_noun", TABLES, "meeting_noun", "works_noun")  # what a round or its work is of
_FIRST_OF_NONE = {"relative_pronoun", "of_another"}


def is_other(match: Match) -> bool:
    """A round of something else ("of the elections"), sessions that merely belong to somebody, or no round in
    particular ("every round")."""
    if match.rule.name == "round-of-series" and match.reading.suffix:
        return True
    if match.at and "any_round" in match.line.said[match.at - 1]:
        return True
    if "sports_noun" in match.line.names or _is_edition(match.line):
        return True
    if stands_in(match.line, "tour_adjective", range(match.at + 1, match.at + 3)):
        return True
    if match.rule.name == "venue-number":
        return not _names_venue(match)
    if body := match.slots.get("body"):
        return not _is_joint(match.line, body[0])
    stop = extent(match).stop
    elements, said = match.line.elements, match.line.said
    following = said[stop] if stop < len(elements) else frozenset[str]()
    if match.reading.lexeme == "meeting_noun" and _counts_since(match, stop, following):
        return True  # "the first meeting since …" is first in no series
    near = range(stop, stop + 3)
    if stands_in(match.line, "forum_noun", near) and not stands_in(match.line, "dialogue_noun", near):
        return match.reading.lexeme in ("session_noun", "meeting_noun")
    if stop + 1 >= len(elements) or "part_of" not in said[stop]:
        return False
    if match.reading.lexeme == "session_noun" and stands_in(match.line, "round_noun", range(stop, stop + 4)):
        return True  # a session of a round
    behind = stop + 1 + (stop + 2 < len(elements) and stands_in(match.line, "pointing", range(stop + 1, stop + 2)))
    known = match.rule.name == "counted-round" or not said[behind].isdisjoint(_KNOWN)
    return not known and not elements[behind].is_mention


def _is_edition(line: Line) -> bool:
    """Whether the sentence speaks of a festival, a trial, a market, and of no talks."""
    return "sessions_owner" in line.names and not {"negotiation_noun", "dialogue_noun"} & line.names


def _counts_since(match: Match, stop: int, following: frozenset[str]) -> bool:
    first = ordinals(match) == [1] and bool(following & _FIRST_OF_NONE)
    return first or stands_in(match.line, "of_another", range(stop, stop + _SINCE))


def _is_joint(line: Line, body: Element) -> bool:
    """Whether a body's name says that it is a committee of two sides."""
    words = [t.norm for t in line.sentence.tokens if body.start <= t.start < body.end]
    told = {r.lexeme for word in words for r in readings(word)}
    return "committee_noun" in told and ("joint" in told or len(states_named(words)) > 1)


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
