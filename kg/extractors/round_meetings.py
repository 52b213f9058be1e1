"""A round that named persons of both sides lead is their meeting as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extractors.keys import fact_key
from kg.extractors.round_parties import side_of
from kg.model import Actor, ActorType, DialogueRound, Format, Meeting, TimeSpan

RULE = "leaders of a round"
_CONFIDENCE = 0.6  # a fact told of the round and carried over


def with_rounds(
    meetings: Sequence[Meeting], rounds: Sequence[DialogueRound], actors: Mapping[str, Actor]
) -> tuple[Meeting, ...]:
    """The meetings, those of a round's leaders joined to it, and one for each round whose leaders' meeting is told
    nowhere else."""
    found = list(meetings)
    for r in rounds:
        leaders = set(_both_sides(r, actors))
        if not leaders or r.format is Format.INDIRECT:
            continue
        same = [i for i, m in enumerate(found) if len(leaders & set(m.participants)) > 1 and compatible(m.time, r.time)]
        if not same and not any(m.round == r.key for m in found):
            found.append(_meeting(r, tuple(sorted(leaders))))
        for i in same:
            if found[i].round is None and leaders <= set(found[i].participants):
                found[i] = replace(found[i], round=r.key)
    return tuple(found)


def _both_sides(r: DialogueRound, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The persons who lead a round if they speak for two sides at least."""
    persons = [k for k in r.leaders if k in actors and actors[k].type is ActorType.PERSON]
    return tuple(persons) if len({side_of(k, actors) for k in persons} - {None}) > 1 else ()


def compatible(a: TimeSpan | None, b: TimeSpan | None) -> bool:
    """Whether two times do not exclude each other."""
    if a is None or b is None or a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return True
    return a.earliest <= b.latest and b.earliest <= a.latest


def _meeting(r: DialogueRound, leaders: tuple[str, ...]) -> Meeting:
    return Meeting(
        key=fact_key("meeting", r.evidence[0], leaders), evidence=r.evidence, rules=(RULE,), confidence=_CONFIDENCE,
        participants=leaders, time=r.time, place=r.place, format=r.format or Format.IN_PERSON, status=r.status,
        round=r.key,
    )  # fmt: skip
