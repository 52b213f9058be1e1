"""Meetings: every telling of one meeting made one item, with its sides, time, place, form, state and round."""

from __future__ import annotations

from kg.extractors.keys import fact_key
from kg.extractors.lead import LeadDay, lead_day
from kg.extractors.meeting_tellings import Telling, tellings
from kg.extractors.met import Actors, sides
from kg.extractors.round_meetings import compatible, with_rounds
from kg.extractors.round_parties import side_of
from kg.model import ActorType, DialogueRound, Document, Format, Meeting, Place, Span, Status, TimeSpan
from kg.patterns import Line


def extract_meetings(
    document: Document, stream: tuple[Line, ...], rounds: tuple[DialogueRound, ...]
) -> tuple[Meeting, ...]:
    """The meetings an article reports; one inside a round names it."""
    actors = {a.key: a for a in document.actors}
    groups: list[list[Telling]] = []
    for telling in tellings(document, stream):
        if _is_a_round(telling, rounds, actors):
            continue
        group = next((g for g in groups if all(_same_meeting(telling, t, actors) for t in g)), None)
        groups.append([telling]) if group is None else group.append(telling)
    day = lead_day(document, stream)
    return with_rounds([_fact(g, rounds, document, day) for g in groups], rounds, actors)


def _same_meeting(a: Telling, b: Telling, actors: Actors) -> bool:
    """The same people, or a state where the other names its man; times and forms that do not exclude each other."""
    x, y = set(a.participants), set(b.participants)
    if a.aside != b.aside and x != y and len(x | y) > 2 and not _stand_for(x ^ y, x | y, actors):
        return False
    alike = x <= y or y <= x or len(x & y) / len(x | y) >= 0.6
    if not alike and not (x & y and (_stand_for(x - y, y - x, actors) or _stand_for(y - x, x - y, actors))):
        return False
    if a.format and b.format and (a.format is Format.REMOTE) != (b.format is Format.REMOTE):
        return False
    return compatible(a.time, b.time) and not (_set_apart(a, b) or _set_apart(b, a))


def _is_a_round(telling: Telling, rounds: tuple[DialogueRound, ...], actors: Actors) -> bool:
    """Talks of bodies that the article tells of as a round."""
    if any(actors[p].type is ActorType.PERSON for p in telling.participants) or not telling.of_talks:
        return False
    said = telling.evidence
    for r in rounds:
        here = any(e.start < said.end and said.start < e.end for e in r.evidence)
        if len(set(r.parties) & set(telling.participants)) > (0 if here else 1):
            return True
    return False


def _set_apart(to_come: Telling, past: Telling) -> bool:
    """One is to come while the other is of a day gone by: an earlier meeting of the same people."""
    if to_come.status is Status.PLANNED and past.status is Status.CANCELLED:
        return past.dated_before_publication
    if (to_come.status, past.status) != (Status.PLANNED, Status.HELD) or past.match.tense != "past":
        return False
    return past.dated_before_publication and "past_perfect" not in to_come.match.context


def _stand_for(states: set[str], persons: set[str], actors: Actors) -> bool:
    """Whether each of the states is one that a person of the other set speaks for."""
    return bool(states) and states <= {side_of(p, actors) for p in persons if actors[p].type is ActorType.PERSON}


def _fact(group: list[Telling], rounds: tuple[DialogueRound, ...], document: Document, day: LeadDay | None) -> Meeting:
    actors = {a.key: a for a in document.actors}
    participants = tuple(sorted(sides(dict.fromkeys(p for t in group for p in t.participants), actors)))
    time = _time(group)
    published = document.article.published
    status = _status(group)
    if status is Status.HELD and time and time.earliest and published and time.earliest > published:
        status = Status.PLANNED  # a telling in the past cannot outweigh a date to come
    if time is None and status is Status.HELD and day is not None and day.covers(group[0].match):
        time = day.span
    evidence = tuple(t.evidence for t in group)
    return Meeting(
        key=fact_key("meeting", evidence[0], participants), evidence=evidence,
        rules=tuple(dict.fromkeys(t.match.rule.name for t in group)), confidence=_confidence(group),
        participants=participants, host=next((t.host for t in group if t.host), None), time=time,
        place=_place(group, actors), format=next((t.format for t in group if t.format), None),
        status=status, round=_round(group, rounds, document),
    )  # fmt: skip


def _place(group: list[Telling], actors: Actors) -> Place | None:
    """The place told first; a state only where nobody tells a place in it."""
    places = [t.place for t in group if t.place]
    states = {n for a in actors.values() if a.type is ActorType.STATE for n in (a.name, *a.aliases)}
    return next((p for p in places if p.name not in states), places[0] if places else None)


def _time(group: list[Telling]) -> TimeSpan | None:
    """The time told first, by a verb before a noun; a later one only if it says the same more exactly."""
    told = sorted((t for t in group if t.time), key=lambda t: "verb" not in t.match.reading.tags)
    times = [t.time for t in told if t.time]
    best = times[0] if times else None
    for time in times[1:]:
        if best is not None and _refines(time, best):
            best = time
    return best


def _refines(a: TimeSpan, b: TimeSpan) -> bool:
    if a.earliest is None or a.latest is None:
        return False
    return (b.earliest is None or b.earliest <= a.earliest) and (b.latest is None or a.latest <= b.latest)


def _status(group: list[Telling]) -> Status:
    """What has happened outweighs what was planned, unless only a noun names it; a cancellation outweighs both."""
    order = (Status.CANCELLED, Status.POSTPONED, Status.HELD, Status.ONGOING, Status.PLANNED)
    told = min((t.status for t in group), key=order.index)
    to_come = any(t.match.tense == "future" and t.status is Status.PLANNED for t in group)
    past = any(t.status is Status.HELD and (t.match.tense or t.dated_before_publication) for t in group)
    return Status.PLANNED if told is Status.HELD and to_come and not past else told


def _round(group: list[Telling], rounds: tuple[DialogueRound, ...], document: Document) -> str | None:
    """The round told of in the same sentence, if both are to come or neither is."""
    to_come = _status(group) is Status.PLANNED
    for telling in group:
        sentence = telling.match.line.sentence
        for r in rounds:
            near = any(_within(e, Span(sentence.start, sentence.end)) for e in r.evidence)
            if near and (r.status is Status.PLANNED) == to_come:
                return r.key
    return None


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _confidence(group: list[Telling]) -> float:
    """From a half, more for a finite verb, for a date, for a place and for further tellings."""
    support = [
        any("verb" in t.match.reading.tags for t in group),
        any(t.time for t in group),
        any(t.place for t in group),
        len(group) > 1,
    ]
    return round(0.5 + 0.11 * sum(support), 2)
