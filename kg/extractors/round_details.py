"""What one mention of a round tells of it: time, place, form and state."""

from __future__ import annotations

import datetime as dt

from kg.extractors.circumstance import Window, format_of, is_definite, status_of, time_of
from kg.extractors.event_place import place_at, place_of, places_in
from kg.extractors.round_mentions import HAPPENING, RoundMention, is_prepared
from kg.model import Document, Format, Place, Status, TimeSpan
from kg.patterns import Line
from kg.times.edtf import span

_OPENING = ("take_place", "begin", "conduct")  # verbs that in the present tell of what is about to be
_JUST_OVER = dt.timedelta(days=3)
_NEAR = 4  # elements before a round in which it is said to be awaited


def time_told(mention: RoundMention, published: dt.date | None) -> TimeSpan | None:
    """Its time; of rounds named together each takes the time at its own rank, if there are as many; the present one has
    no time long over."""
    times = [e.time.span for e in mention.line.elements[mention.window.at : mention.window.high] if e.time]
    if mention.of == 2 and len(times) == 1:
        times = _halves(times[0])
    time = times[mention.share] if 1 < mention.of == len(times) else time_of(mention.window)
    return None if mention.relation == "current" and time and _is_over(time, published) else time


def _is_over(time: TimeSpan, published: dt.date | None) -> bool:
    """Whether a time was over some days before the article."""
    return bool(published and time.latest and time.latest < published - _JUST_OVER)


def _halves(time: TimeSpan) -> list[TimeSpan]:
    """ "in September and October" said of two rounds: one each."""
    first, _, second = (time.edtf or "").partition("/")
    if not second or ".." in (first, second):
        return [time]
    return [span(first, time.expression), span(second, time.expression)]


def place_told(mention: RoundMention, document: Document) -> Place | None:
    """Its place, by the same token; "here" is the dateline's; else the place it has its name from (جولة إسطنبول)."""
    text = document.article.text
    places = places_in(mention.window, text) if mention.of > 1 else []
    if 1 < mention.of == len(places):
        return places[mention.share]
    told = _named_for(mention) or place_of(_place_window(mention), text)
    return told or _dateline(mention) or _witness(mention, text)


def _place_window(mention: RoundMention) -> Window:
    """Of several rounds counted out before (استضافت … خمس جولات، آخرها) the whole sentence up to there."""
    w = mention.window
    return Window(w.line, 0, w.at, w.high) if mention.match.rule.name == "counted-round" else w


def _dateline(mention: RoundMention) -> Place | None:
    """The place at the head of a sentence that says "here"."""
    first = mention.line.elements[0].place if mention.window.has("here") else None
    return Place(first.name, first.country) if first else None


def _witness(mention: RoundMention, text: str) -> Place | None:
    """The place that "saw" it, before in the sentence (شهدت فيينا …)."""
    line = mention.line
    verbs = (i for i in range(mention.match.at) if "witness" in line.said[i])
    return next((p for i in verbs if (p := place_at(line, i + 1, text)) is not None), None)


def _named_for(mention: RoundMention) -> Place | None:
    """The place right behind the word for the round."""
    behind = mention.match.at + 1
    element = mention.line.elements[behind] if behind < len(mention.line.elements) else None
    place = element.place if element is not None and not element.prefix else None
    return Place(place.name, place.country) if place else None


def format_told(mention: RoundMention, place: Place | None) -> Format | None:
    """In person where it has a place, unless words say otherwise; nothing is assumed without one."""
    return format_of(mention.window, Format.IN_PERSON if place else None)


def happened(mention: RoundMention) -> bool:
    """Whether a verb of beginning, being held or ending, or of those who met for it, stands in the past."""
    return "past" in _tags(mention) | mention.window.tags_of("meet")


def _tags(mention: RoundMention) -> frozenset[str]:
    """Of the nearest word of each way of happening; behind a preposition it is a verbal noun."""
    found: set[str] = set()
    w = mention.window
    for name in HAPPENING[:5]:
        at = next((i for i in w.outwards() if any(r.lexeme == name for r in w.line.lexemes[i])), None)
        if at is not None:
            found |= _fitting(w.line, at, name)
    return frozenset(found)


def _fitting(line: Line, at: int, name: str) -> frozenset[str]:
    tags = [r.tags for r in line.lexemes[at] if r.lexeme == name]
    governed = at > 0 and "preposition" in line.said[at - 1]
    return next((t for t in tags if governed and "masdar" in t), tags[0])


def _is_aim(mention: RoundMention) -> bool:
    at = mention.match.at
    return mention.relation == "next" and at > 0 and "toward_place" in mention.line.said[at - 1]


def _begins_now(mention: RoundMention) -> bool:
    """تبدأ اليوم الجولة …, الجولة … تعقد في …: a verb of the present, before the round not behind who does it
    (البلدان يعقدان)."""
    w = mention.window
    for i in range(w.low, min(w.high, w.at + 2 * _NEAR)):
        if any(r.lexeme in _OPENING and {"verb", "present"} <= r.tags for r in w.line.lexemes[i]):
            return i > w.at or i == 0 or w.line.elements[i - 1].actor is None
    return False


def _goes_on(mention: RoundMention) -> bool:
    """تتواصل في الدوحة الجولة …: a verb of going on right before."""
    before = range(max(mention.window.low, mention.match.at - 2 * _NEAR), mention.match.at)
    found = (r for i in before for r in mention.line.lexemes[i] if r.lexeme == "go_on" and "verb" in r.tags)
    return mention.relation in ("", "talks") and any("future" not in r.tags for r in found)


def _is_purpose(mention: RoundMention) -> bool:
    """لإجراء جولة محادثات: a verbal noun behind "in order to", right before; who met for it has held it."""
    before = mention.line.lexemes[mention.match.at - 1] if mention.match.at else ()
    aim = any(r.lexeme in (*_OPENING, "join_in") and "masdar" in r.tags and r.prefix == "ل" for r in before)
    return aim and not mention.window.has("meet")


def _is_agreed(mention: RoundMention) -> bool:
    """ "They agreed on a new round": said before a round without the article."""
    before = range(max(mention.window.low, mention.match.at - _NEAR), mention.match.at)
    return not is_definite(mention.match) and any(r.lexeme == "agree" for i in before for r in mention.line.lexemes[i])


def _is_awaited(mention: RoundMention, tags: frozenset[str]) -> bool:
    """ "A third round is expected", "it will be the third": said right before, or of a round with no past verb."""
    line, at = mention.line, mention.match.at
    before = range(max(0, at - _NEAR), at)
    awaited = any(r.lexeme in ("awaited", "future") for i in before for r in line.lexemes[i])
    if awaited or is_prepared(line, at) or _is_purpose(mention):
        return True
    behind = range(at + 1, min(at + 2 * _NEAR, mention.window.high))
    return "past" not in tags and any(r.lexeme == "future" for i in behind for r in line.lexemes[i])


def status_told(mention: RoundMention, time: TimeSpan | None, document: Document) -> Status:
    """Ongoing for "the present round", planned for what is to come, is agreed upon or has a coming date; else held."""
    w, tags = mention.window, _tags(mention)
    if mention.relation == "current" or _goes_on(mention):
        return Status.ONGOING
    coming = mention.relation in ("next", "new") and "past" not in tags
    agreed = "past" not in tags and (
        ("masdar" in tags and w.has("agree", "intend", "invite", "expect")) or (not tags and _is_agreed(mention))
    )
    tense = "future" if "future" in tags or coming or agreed or _is_awaited(mention, tags) else ""
    if "past" not in tags and _begins_now(mention):
        tense = "future"
    if _is_aim(mention):  # put off to the next round, which is not itself put off
        return Status.PLANNED
    context = {r.lexeme for i in range(w.low, w.high) for r in w.line.lexemes[i]} & {"scheduled", "intention"}
    return status_of(w, tense, context, time, document.article.published)
