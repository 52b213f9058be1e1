"""Whom somebody speaks or acts for: the state or body behind a person, the state behind its own bodies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.model import Actor, ActorType, Document, Form


@dataclass(slots=True)
class Sides:
    """Answers for one document. A side is an actor key."""

    actors: dict[str, Actor]
    states: dict[str, str]  # country → key of its State
    parties: tuple[str, ...]  # the two sides the article speaks of most
    _known: dict[str, str | None] = field(default_factory=dict)

    def of(self, key: str | None, depth: int = 3) -> str | None:
        """The side `key` stands for: itself for states, forces and bodies of no state; None when nothing says."""
        actor = self.actors.get(key) if key else None
        if actor is None or depth == 0:
            return None
        if actor.type is ActorType.PERSON:
            return self._of_person(actor, depth)
        if actor.type is ActorType.ORGANIZATION and actor.country in self.states:
            return self.states[actor.country or ""]
        return actor.key

    def _of_person(self, actor: Actor, depth: int) -> str | None:
        roles = sorted((r for r in actor.roles if r.of and r.of != actor.key), key=lambda r: r.former)
        return next((side for r in roles if (side := self.of(r.of, depth - 1))), None)

    def every(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The sides of several actors, each once; two persons of one side, or of none, stand for themselves."""
        sides = [self.of(k) for k in keys]
        if len(keys) > 1 and len(set(sides)) == 1:
            return keys
        return tuple(dict.fromkeys(s for s in sides if s is not None))

    def is_person(self, key: str) -> bool:
        return key in self.actors and self.actors[key].type is ActorType.PERSON


def sides_of(document: Document) -> Sides:
    actors = {a.key: a for a in document.actors}
    states = {a.country: a.key for a in document.actors if a.type is ActorType.STATE and a.country}
    found = Sides(actors, states, ())
    found.parties = _parties(document, found)
    return found


def _parties(document: Document, sides: Sides) -> tuple[str, ...]:
    """The two sides most often meant, counting each mention for its side; collectives decide where there are any."""
    counts: Counter[str] = Counter()
    for mention in document.mentions:
        if mention.form is Form.COLLECTIVE and len(mention.actors) > 1:
            return sides.every(mention.actors)
        counts.update(s for k in mention.actors if (s := sides.of(k)))
    return tuple(key for key, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:2])
