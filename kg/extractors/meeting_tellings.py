"""Where an article tells of meetings: each telling with its sides and circumstances."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.extractors.circumstance import (
    Window,
    format_of,
    status_of,
    time_of,
    window,
)
from kg.extractors.event_place import place_at, place_of
from kg.extractors.lead import the_day
from kg.extractors.met import Actors, implied, named_in, sides
from kg.extractors.no_meeting import diplomatic, meet_not, told_of_none
from kg.model import ActorType, Document, Format, Place, Span, Status, TimeSpan
from kg.patterns import Line, Match, family, find

_WHERE = 5  # elements before "where" in which the place may stand
_TENSES = ("future", "past", "present")
_HERE = 3  # elements of "in" and a place
_AFTER = 4  # elements after a match in which a word may say that each met apart
_OF_TOPICS = frozenset({"discuss-with", "letter-brought"})  # rules after whose words another matter follows
_HOW = frozenset({"in_place", "by_phone", "remotely"})
_SERIES = frozenset({"talks_noun", "dialogue_noun"})
_GATHERINGS = _SERIES | {"meeting_noun", "call_noun"}
_EVENTS = frozenset({"relative_pronoun", "meet", "receive", "phone", "ring", "visit", "conduct", "take_call"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One place where a meeting is told."""

    match: Match
    participants: tuple[str, ...]
    host: str | None
    time: TimeSpan | None
    place: Place | None
    format: Format | None
    status: Status
    aside: bool = False  # said to be on the margins of a larger meeting, or of two
    dated_before_publication: bool = False
    of_talks: bool = False  # named by a noun that may mean a series

    @property
    def evidence(self) -> Span:
        return self.match.span


def tellings(document: Document, stream: tuple[Line, ...]) -> list[Telling]:
    """Every telling with two sides or more, in text order; of tellings that overlap the one with more sides."""
    actors = {a.key: a for a in document.actors}
    found = [t for m in find(stream, family("meeting")) if (t := _telling(m, actors, document, stream)) is not None]
    kept: list[Telling] = []
    for one in sorted(found, key=lambda t: (-len(t.participants), t.match.rule.order, t.evidence)):
        if not any(_overlap(one, k) for k in kept):
            kept.append(one)
    return [share for t in sorted(kept, key=lambda t: t.evidence) for share in _shares(t, actors, stream)]


def _overlap(a: Telling, b: Telling) -> bool:
    """Whether two tellings share words, unless each tells one of several meetings counted out."""
    counted = a.match.set.get("each") and b.match.set.get("each")
    return not counted and a.evidence.start < b.evidence.end and b.evidence.start < a.evidence.end


def _shares(telling: Telling, actors: Actors, stream: tuple[Line, ...]) -> list[Telling]:
    """Of "meetings with X and Y", or with X and Y "each apart", one for each of them."""
    match = telling.match
    others = [k for k in sides(named_in(match, "b", actors), actors) if k in telling.participants]
    rest = [k for k in telling.participants if k not in others]
    if len(others) < 2 or not rest or not _apart(match, stream):
        return [telling]
    return [replace(telling, participants=(*rest, k)) for k in others]


def _apart(match: Match, stream: tuple[Line, ...]) -> bool:
    """Each by himself: said beside the names, or in the sentence before ("X received ambassadors, each apart")."""
    line, first, last = match.line, match.line.at(match.span.start), match.line.at(match.span.end - 1)
    near = range(first, min(last + _AFTER, len(line.elements)))
    around = [line.lexemes[i] for i in near] + list(stream[line.index - 1].lexemes if line.index else ())
    if match.set.get("severally") or any(r.lexeme == "separately" for found in around for r in found):
        return True
    return any(r.lexeme == "several_meetings" for i in range(first, last) for r in line.lexemes[i])


def _telling(match: Match, actors: Actors, document: Document, stream: tuple[Line, ...]) -> Telling | None:
    participants = _participants(match, actors, stream)
    text, w = document.article.text, _window(match)
    if len(participants) < 2 or not diplomatic(participants, actors):
        return None
    series = _is_series(match, participants, actors) and not _under_way(match)
    if series and time_of(w) is None and place_of(w, text) is None:
        return None
    w, time = _when(match, w, document, stream)
    default = None if match.set.get("open") else Format(match.set.get("format", Format.IN_PERSON))
    meeting = match.reading.lexeme == "meeting_noun"
    format_ = Format.REMOTE if match.set.get("call") else format_of(w, default, noun=meeting)
    host = next(iter(match.actors("a")), None) if match.set.get("host") == "a" else None
    status = _status(match, w, time, document)
    if time is not None and _is_due(status, time, document):
        time = None  # by when something else is due
    return Telling(
        match, participants, host if host in participants else None, time,
        None if format_ is Format.REMOTE else _place(match, w, text), format_,
        status, w.has("on_the_side"), _gone_by(time, document), _of_talks(match),
    )  # fmt: skip


def _participants(match: Match, actors: Actors, stream: tuple[Line, ...]) -> tuple[str, ...]:
    """Who meets, named or left out; nobody where the words tell of no meeting."""
    if told_of_none(match):
        return ()
    named = [k for slot in ("a", "b") for k in named_in(match, slot, actors)]
    if match.set.get("subject"):
        left_out = implied(match, named, actors, stream)
        if not left_out:
            return ()
        named += left_out
    participants = sides(dict.fromkeys(named), actors)
    return () if meet_not(match, participants, actors) else participants


def _when(match: Match, w: Window, document: Document, stream: tuple[Line, ...]) -> tuple[Window, TimeSpan | None]:
    """The time of a meeting and the window that holds what else is said of it."""
    time = time_of(w, document.article.published if match.tense == "future" else None)
    if time is not None:
        return w, time
    if match.reading.lexeme != "sign_together":
        return w, the_day(match.line, document)
    w = _first_signing(match, stream) or w
    return w, time_of(w)


def _place(match: Match, w: Window, text: str) -> Place | None:
    """ "in Washington, where he met …": the place before; else the one in the clause."""
    line = match.line
    for i in range(match.at, line.at(match.span.start) - 1, -1):
        if "where" in line.said[i]:
            before = (place_at(line, k, text) for k in range(i - 1, max(-1, i - 1 - _WHERE), -1))
            return next((place for place in before if place is not None), None)
    return place_of(w, text, destination=_on_visit(match))


def _on_visit(match: Match) -> bool:
    arriving = any(r.lexeme == "arrive" for found in match.line.lexemes for r in found)
    return match.set.get("subject") == "purpose" or match.rule.name == "visit" or arriving


def _is_series(match: Match, keys: tuple[str, ...], actors: Actors) -> bool:
    """Talks between bodies, named by a noun, are a dialogue and not one meeting unless held at a time or place."""
    return _of_talks(match) and not any(actors[k].type is ActorType.PERSON for k in keys)


def _of_talks(match: Match) -> bool:
    first, last = match.line.at(match.span.start), match.line.at(match.span.end - 1) + 1
    said = [r.lexeme for i in range(first, last) for r in match.line.lexemes[i] if r.lexeme in _GATHERINGS]
    return bool(said) and said[-1] in _SERIES


def _window(match: Match) -> Window:
    line = match.line
    first, last = line.at(match.span.start), _held_behind(match)
    around = window(line, match.at, first, last, _EVENTS - {match.reading.lexeme})
    told_of = {r.lexeme for i in range(last, around.high) for r in line.lexemes[i]}
    if match.rule.name in _OF_TOPICS and not told_of & {
        "meeting_noun",
        "call_noun",
    }:  # what follows is what was discussed, or first where
        here = last < len(line.elements) and any(r.lexeme in _HOW for r in line.lexemes[last])
        return Window(line, around.low, match.at, min(last + _HERE, around.high) if here else last)
    return around


def _first_signing(match: Match, stream: tuple[Line, ...]) -> Window | None:
    """Where the signing was told before it was told who signed: when and where it was."""
    for line in stream[: match.line.index]:
        for i, found in enumerate(line.lexemes):
            if any(r.lexeme == "sign_together" and "past" in r.tags for r in found):
                w = window(line, i, i, i + 1)
                if time_of(w) is not None:
                    return w
    return None


def _is_due(status: Status, time: TimeSpan, document: Document) -> bool:
    """Whether what has been held, or goes on, is told with the time of something to come."""
    if time.earliest is None:
        return status is Status.HELD
    published = document.article.published
    return status is Status.ONGOING and published is not None and time.earliest > published


def _gone_by(time: TimeSpan | None, document: Document) -> bool:
    published = document.article.published
    return time is not None and time.latest is not None and published is not None and time.latest < published


def _status(match: Match, w: Window, time: TimeSpan | None, document: Document) -> Status:
    article = document.article
    if match.set.get("to_come"):
        return Status.PLANNED  # who comes to meet somebody has not met them yet
    if match.at and "eve_of" in match.line.said[match.at - 1]:
        return Status.PLANNED
    if _under_way(match):
        return Status.ONGOING
    tense, context = match.tense, set(match.context)
    if tense == "present" and "during_it" in match.line.said[match.at + 1]:
        return Status.PLANNED  # on a visit in the course of which he meets …
    if "noun" in match.reading.tags:
        tense = _governing_tense(match) or tense
        context |= {r.lexeme for i in range(match.at) for r in match.line.lexemes[i]} & {"scheduled", "intention"}
    if tense == "present" and match.line.sentence.paragraph and time is not None and time.earliest == article.published:
        tense = "future"
    return status_of(w, tense, context, time, article.published)


def _under_way(match: Match) -> bool:
    """ "Talks go on between", "the talks are under way": told of a noun right before or right after it."""
    line, at = match.line, match.at
    if "noun" not in match.reading.tags:
        return False
    before = [r for found in line.lexemes[max(0, at - 4) : at] for r in found if r.lexeme == "go_on"]
    goes_on = any("verb" in r.tags and "future" not in r.tags for r in before)
    return goes_on or (at + 1 < len(line.elements) and "under_way" in line.said[at + 1])


def _governing_tense(match: Match) -> str:
    """Tense of the verb that tells of a meeting named by a noun: of the relative clause after it, of the sentence where
    the noun says when something else was ("during a meeting"), else of the nearest verb before."""
    line, at = match.line, match.at
    after = _tenses(line, range(at + 1, line.at(match.span.end - 1) + 1))
    if "future" in after or _opens_future(match):
        return "future"
    amid = "amid" in line.said[at - 1] if at else False
    before = _tenses(line, range(at)) if amid else _tenses(line, range(at - 1, -1, -1))
    return next(iter(before), "")


def _opens_future(match: Match) -> bool:
    """ "the meeting of X and Y will …": the verb straight after is of what is to come."""
    behind = match.line.at(match.span.end - 1) + 1
    near = match.line.lexemes[behind : max(behind + 1, _held_behind(match))]
    return any("future" in r.tags for found in near for r in found)


def _held_behind(match: Match) -> int:
    """Where the words of a meeting end: "the meeting of X and Y (which) was held" holds its verb."""
    lexemes, last = match.line.lexemes, match.line.at(match.span.end - 1) + 1
    if "noun" not in match.reading.tags:
        return last
    for i in range(last, min(last + 2, len(lexemes))):
        if any(r.lexeme == "take_place" and "verb" in r.tags for r in lexemes[i]):
            return i + 1
    return last


def _tenses(line: Line, order: Iterable[int]) -> list[str]:
    """Tenses of the finite verbs among some elements; "أبلغ" is "told" before "I tell"."""
    found = ({t for r in line.lexemes[i] if "verb" in r.tags for t in r.tags} for i in order)
    return [next(t for t in _TENSES if t in tags) for tags in found if tags & set(_TENSES)]
