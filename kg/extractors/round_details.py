"""What one mention of a round tells of it: time, place, form and state."""

from __future__ import annotations

from kg.extractors.circumstance import format_of, place_of, places_in, status_of, time_of
from kg.extractors.round_mentions import HAPPENING, RoundMention
from kg.model import Document, Format, Place, Status, TimeSpan
from kg.times.edtf import span


def time_told(mention: RoundMention) -> TimeSpan | None:
    """Its time; of rounds named together each takes the time at its own rank, if there are as many."""
    times = [e.time.span for e in mention.line.elements[mention.window.at : mention.window.high] if e.time]
    if mention.of == 2 and len(times) == 1:
        times = _halves(times[0])
    return times[mention.share] if 1 < mention.of == len(times) else time_of(mention.window)


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
    return place_of(mention.window, text) or _dateline(mention) or _named_for(mention)


def _dateline(mention: RoundMention) -> Place | None:
    """The place at the head of a sentence that says "here"."""
    first = mention.line.elements[0].place if mention.window.has("here") else None
    return Place(first.name, first.country) if first else None


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
    """Whether a verb of beginning, being held or ending stands in the past."""
    return "past" in _tags(mention)


def _tags(mention: RoundMention) -> frozenset[str]:
    return frozenset().union(*(mention.window.tags_of(name) for name in HAPPENING[:5]))


def _is_aim(mention: RoundMention) -> bool:
    at = mention.match.at
    return (
        mention.relation == "next" and at > 0 and any(r.lexeme == "toward_place" for r in mention.line.lexemes[at - 1])
    )


def status_told(mention: RoundMention, time: TimeSpan | None, document: Document) -> Status:
    """Ongoing for "the present round", planned for what is to come, is agreed upon or has a coming date; else held."""
    w, tags = mention.window, _tags(mention)
    if mention.relation == "current":
        return Status.ONGOING
    coming = mention.relation in ("next", "new") and "past" not in tags
    agreed = "masdar" in tags and "past" not in tags and w.has("agree", "intend", "invite", "expect")
    tense = "future" if "future" in tags or coming or agreed else ""
    if _is_aim(mention):  # put off to the next round, which is not itself put off
        return Status.PLANNED
    context = {r.lexeme for i in range(w.low, w.high) for r in w.line.lexemes[i]} & {"scheduled", "intention"}
    return status_of(w, tense, context, time, document.article.published)
