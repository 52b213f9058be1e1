"""All mentions, places and actors of an article: the steps in order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.mentions.anaphora import resolve_references
from kg.mentions.article import Reading
from kg.mentions.coalitions import resolve_coalitions
from kg.mentions.collect import resolve_bodies, resolve_short_bodies
from kg.mentions.home import dateline_state, home_of
from kg.mentions.line import line_of
from kg.mentions.merge import merge_bodies
from kg.mentions.people import not_surnames, resolve_people
from kg.mentions.recognised import with_recognised
from kg.mentions.scan import scan
from kg.mentions.states import resolve_states
from kg.model import Actor, ActorMention, NumberMention, PlaceMention, Sentence, TimeMention


@dataclass(frozen=True, slots=True)
class Mentions:
    """What an article names. Mentions and places are sorted by start; actors by their first mention."""

    mentions: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[Actor, ...] = ()


def find_mentions(
    text: str,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeMention, ...] = (),
    numbers: tuple[NumberMention, ...] = (),
    outlet: str | None = None,
) -> Mentions:
    """Find who is spoken of. Words inside a time expression (السبت, يوليو) are never names. `outlet` is who publishes
    the article: a title without a state is likely of the state whose news that is."""
    reading = read(text, sentences, (*times, *(n for n in numbers if not text[n.start].isdigit())))
    reading.home, reading.dateline = home_of(outlet), dateline_state(reading.lines)
    resolve_states(reading)
    resolve_bodies(reading)
    merge_bodies(reading)
    resolve_coalitions(reading)
    resolve_people(reading)
    resolve_short_bodies(reading)
    resolve_references(reading)
    actors = actors_of(reading)
    mentions = _sorted(_of_known(reading.mentions, {a.key for a in actors}))
    return Mentions(mentions, tuple(sorted(reading.places, key=lambda p: p.start)), actors)


def read(text: str, sentences: tuple[Sentence, ...], other: tuple[TimeMention | NumberMention, ...]) -> Reading:
    """Scan every sentence; leave out what begins in a time expression or a number in words."""
    lines = tuple(line_of(text, sentence) for sentence in sentences)
    found = [f for number, line in enumerate(lines) for f in scan(number, line)]
    found = with_recognised(lines, sentences, found)
    taken = {at for mention in other for at in range(mention.start, mention.end)}
    found = [f for f in found if lines[f.line].words[f.i].start not in taken]
    return Reading(text, lines, not_surnames(lines, found))


def _of_known(mentions: list[ActorMention], known: set[str]) -> list[ActorMention]:
    """Mentions refer to actors of the article only: "his country" is nobody's where the country is not named."""
    return [
        m if known.issuperset(m.actors) else replace(m, actors=tuple(k for k in m.actors if k in known))
        for m in mentions
    ]


def _sorted(mentions: list[ActorMention]) -> tuple[ActorMention, ...]:
    """By start, longer first; the same stretch once."""
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end, m.form))
    seen: set[tuple[int, int]] = set()
    out = []
    for mention in ordered:
        if (mention.start, mention.end) not in seen:
            seen.add((mention.start, mention.end))
            out.append(mention)
    return tuple(out)


def actors_of(reading: Reading) -> tuple[Actor, ...]:
    """The finished actors, in the order of their first mention."""
    drafts = [d for d in reading.drafts.values() if d.names]
    drafts.sort(key=lambda d: min(d.evidence).start if d.evidence else 0)
    return tuple(draft.actor() for draft in drafts)
