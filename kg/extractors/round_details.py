"""What one mention of a round tells of it: time, place, form and state."""

from __future__ import annotations

from kg.extractors.circumstance import format_of, place_of, places_in, status_of, time_of
from kg.extractors.round_mentions import RoundMention
from kg.model import Document, Format, Place, Status, TimeSpan
from kg.times.edtf import span

_HAPPENING = ("take_place", "begin", "end", "conduct", "host_event")


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


def place_told(mention: RoundMention, text: str) -> Place | None:
    """Its place, by the same token."""
    places = places_in(mention.window, text) if mention.of > 1 else []
    return places[mention.share] if 1 < mention.of == len(places) else place_of(mention.window, text)


def format_told(mention: RoundMention, place: Place | None) -> Format | None:
    """In person where it has a place, unless words say otherwise; nothing is assumed without one."""
    return format_of(mention.window, Format.IN_PERSON if place else None)


def happened(mention: RoundMention) -> bool:
    """Whether a verb of beginning, being held or ending stands in the past."""
    return "past" in _tags(mention)


def _tags(mention: RoundMention) -> frozenset[str]:
    return frozenset().union(*(mention.window.tags_of(name) for name in _HAPPENING))


def status_told(mention: RoundMention, time: TimeSpan | None, document: Document) -> Status:
    """Planned for what is to come, is agreed upon or has a coming date; else held."""
    w, tags = mention.window, _tags(mention)
    coming = mention.relation in ("next", "new") and "past" not in tags
    agreed = "masdar" in tags and "past" not in tags and w.has("agree", "intend", "invite", "expect")
    tense = "future" if "future" in tags or coming or agreed else ""
    context = {r.lexeme for i in range(w.low, w.high) for r in w.line.lexemes[i]} & {"scheduled", "intention"}
    return status_of(w, tense, context, time, document.article.published)
