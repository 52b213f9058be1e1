"""The scene of an article for the force extractor: its actors, and which bodies of several states have soldiers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extractors.force_words import Count, has, is_definite
from kg.language.normalise import fold_word
from kg.model import Actor, ActorMention, ActorType, Document
from kg.patterns import Line
from kg.patterns.lexemes import Reading, readings


@dataclass(frozen=True, slots=True)
class Scene:
    """A document as the force extractor sees it: actors by key, states by country, the stream of lines."""

    document: Document
    stream: tuple[Line, ...]
    actors: dict[str, Actor]
    states: dict[str, str]


def scene(document: Document, stream: tuple[Line, ...]) -> Scene:
    actors = {a.key: a for a in document.actors}
    states = {a.country: a.key for a in document.actors if a.type == ActorType.STATE and a.country}
    return Scene(document, stream, actors, states)


def mentioned(s: Scene) -> Iterator[tuple[ActorMention, Actor]]:
    """Every mention with each actor it refers to, in text order."""
    for mention in s.document.mentions:
        for key in mention.actors:
            if key in s.actors:
                yield mention, s.actors[key]


def likeliest(count: Count, s: Scene) -> str | None:
    """Who can have the soldiers nobody's words claim: of peacekeepers and of what the Security Council decides the
    mission or body of states named, else the state spoken of most: whose conflict it is."""
    if has_any(count.line, "peace_force", "security_council"):
        return body_of_states(s)
    tally = Counter(a.key for _, a in mentioned(s) if a.type == ActorType.STATE)
    return min(tally, key=lambda k: (-tally[k], k), default=None)


def contributed(count: Count) -> bool:
    """Soldiers "of" several states behind their noun: a force of theirs together, nobody's army."""
    line = count.line
    first = next((i for i in range(count.noun + 1, count.noun + 3) if has(line, i, "one_of")), len(line.elements))
    chain = line.elements[first + 1 : first + 3]
    return len(chain) == 2 and all(e.actor is not None and e.actor.type == ActorType.STATE for e in chain)


def has_any(line: Line, *lexemes: str) -> bool:
    return any(has(line, i, *lexemes) for i in range(len(line.elements)))


def body_of_states(s: Scene) -> str | None:
    """The mission or body of several states the article speaks of most, missions before bodies."""
    missions = [a for _, a in mentioned(s) if _is_mission(a)]
    joint = [a for a in missions if a.type == ActorType.ORGANIZATION or _is_common_force(a)]  # no movement
    tally = Counter(a.key for a in joint)
    return min(tally, key=lambda k: (-tally[k], k), default=None)


def kinds_of(words: Iterable[Reading], definite: bool = True) -> frozenset[str]:
    """Dictionary forms of the common nouns for a mission or group among `words`, those with the article."""
    return frozenset(r.base for r in words if r.lexeme == "mission_noun" and (is_definite(r.prefix) or not definite))


def is_belligerent(actor: Actor) -> bool:
    """Whether an organisation can have soldiers: one of states, or a mission, alliance or movement by its name."""
    lexemes = {r.lexeme for w in actor.name.split() for r in readings(fold_word(w))}
    return actor.country is not None or bool(lexemes & {"mission_noun", "alliance"})


def last_mission(at: int, kinds: frozenset[str], s: Scene) -> str | None:
    """The last named before that is of the kind the noun says, else the last body or force of several
    states."""
    before = [a for m, a in mentioned(s) if m.start < at and _is_mission(a)]
    named = [a.key for a in before if kinds & kinds_of(_name_readings(a), definite=False)]
    others = [a.key for a in before if a.type == ActorType.ORGANIZATION or _is_common_force(a)]
    return next(iter((*reversed(named), *reversed(others))), None)


def _is_common_force(actor: Actor) -> bool:
    """A force called one by its name (قوة الأمم المتحدة, كتيبة …), not a group."""
    return any(r.lexeme in ("troops", "alliance") for r in _name_readings(actor))


def _name_readings(actor: Actor) -> Iterator[Reading]:
    for name in (actor.name, *actor.aliases):
        for word in name.split():
            yield from readings(fold_word(word))


def last_alliance(at: int, s: Scene) -> str | None:
    """The last body of several states that can have soldiers: foreign soldiers are theirs."""
    before = [a.key for m, a in mentioned(s) if m.start < at and a.type == ActorType.ORGANIZATION and _is_mission(a)]
    return before[-1] if before else None


def _is_mission(actor: Actor) -> bool:
    """A force that is no state's army, or a body of several states."""
    if actor.country is not None:
        return False
    return actor.type == ActorType.ARMED_FORCE or (actor.type == ActorType.ORGANIZATION and is_belligerent(actor))
