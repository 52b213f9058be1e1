"""Whose soldiers are counted, and where they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.circumstance import starts_with
from kg.extractors.force_counts import Count, has
from kg.model import Actor, ActorType, Document, Form, Place
from kg.patterns import Element, Line

_BEHIND = 6  # elements after the noun in which its owner stands
_AROUND = 12  # elements in which its place stands


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


# ------------------------------------------------------------------ whose


def force_of(count: Count, s: Scene) -> str | None:
    """The actor whose soldiers are counted: named behind the noun, else the nearest before that can have soldiers."""
    return _behind(count, s) or _before(count, s) or _following(count, s)


def _behind(count: Count, s: Scene) -> str | None:
    """عسكري أميركي; من الجيش اللبناني; تابعين لبعثة …"""
    line, of = count.line, False
    for i in range(count.noun + 1, min(count.noun + 1 + _BEHIND, len(line.elements))):
        element = line.elements[i]
        if element.actor is not None:
            return _owner(element, s) if _may_own(element, of, i - count.noun) else None
        if element.clause or has(line, i, "in_place", "toward_place"):
            return None
        of = of or has(line, i, "one_of", "belonging")
    return None


def _may_own(element: Element, of: bool, distance: int) -> bool:
    actor = element.actor
    if actor is None or actor.type == ActorType.PERSON:
        return False
    if actor.form == Form.ADJECTIVE:
        return distance <= 3 or of
    return actor.type != ActorType.STATE and (of or distance <= 2)


def _owner(element: Element, s: Scene) -> str | None:
    """The key of who can have soldiers: a force, a mission, a state; of a state's body or person the state."""
    actor = element.actor
    key = actor.actors[0] if actor and actor.actors else None
    known = s.actors.get(key) if key else None
    if known is None or actor is None:
        return actor.state if actor and actor.state in s.actors else None
    if known.type in (ActorType.STATE, ActorType.ARMED_FORCE):
        return key
    if known.type == ActorType.PERSON:
        return _state_of_person(known, actor.state, s)
    return s.states.get(known.country, key) if known.country else key


def _state_of_person(person: Actor, state: str | None, s: Scene) -> str | None:
    if state in s.actors:
        return state
    of = (r.of for r in person.roles if r.of in s.actors)
    return next((k for k in of if k and s.actors[k].type != ActorType.PERSON), None)


def _before(count: Count, s: Scene) -> str | None:
    """By clauses going back; in a clause forces and soldiers' nationality before states, states before persons."""
    ranked = sorted(_candidates(count, s))
    return ranked[0][3] if ranked else None


def _candidates(count: Count, s: Scene) -> Iterator[tuple[int, int, int, str]]:
    """(clauses crossed, tier, distance, key) of everyone before the number who can have soldiers."""
    line, crossed = count.line, 0
    for i in range(count.at - 1, -1, -1):
        element = line.elements[i]
        crossed += element.clause or has(line, i, "clause_opener")
        tier = _tier(line, i)
        key = _owner(element, s) if tier is not None else None
        if key is not None and tier is not None:
            yield crossed, tier, count.at - i, key


def _tier(line: Line, i: int) -> int | None:
    element = line.elements[i]
    actor = element.actor
    if actor is None:
        return None
    if actor.type == ActorType.ARMED_FORCE:
        return None if has(line, i - 1, "against") else 0
    if actor.form == Form.ADJECTIVE:
        return 0 if has(line, i - 1, "troops", "soldier") else 2
    if actor.type == ActorType.STATE or actor.form == Form.PRONOUN:
        return None if _is_place(line, i) else 1
    return 2 if actor.type == ActorType.PERSON else 1


def _is_place(line: Line, i: int) -> bool:
    element = line.elements[i]
    return starts_with(element.prefix, "place_prefixes") or has(
        line, i - 1, "in_place", "toward_place", "one_of", "against", "near"
    )


def _following(count: Count, s: Scene) -> str | None:
    """The subject behind the number, where nobody stands before it (زهاء ألف عسكري تنشرهم فرنسا)."""
    line = count.line
    for i in range(count.noun + 1, len(line.elements)):
        if line.elements[i].clause:
            break
        if _tier(line, i) in (0, 1) and (key := _owner(line.elements[i], s)):
            return key
    return None


# ------------------------------------------------------------------ where


def place_of(count: Count, force: str, s: Scene) -> Place | None:
    """The place behind the number, else before it in the sentence, else the last country spoken of before, else the
    one the article speaks of most; the force's own country only where it is said."""
    line = count.line
    near = [*_right(line, count.noun), *range(count.at - 1, -1, -1)]
    for i in near:
        if _stands_as_place(line, i) and (place := _place(line.elements[i], s)) is not None:
            return place
    return _spoken_of(count, force, s)


def _right(line: Line, noun: int) -> Iterator[int]:
    for i in range(noun + 1, min(noun + 1 + _AROUND, len(line.elements))):
        if line.elements[i].clause or has(line, i, "clause_opener"):
            return
        yield i


def _stands_as_place(line: Line, i: int) -> bool:
    element = line.elements[i]
    if element.actor is not None and element.actor.form == Form.ADJECTIVE:
        return False
    return _is_place(line, i) or (element.place is not None and element.actor is None)


def _place(element: Element, s: Scene) -> Place | None:
    if element.place is not None:
        return Place(element.place.name, element.place.country)
    key = element.actor.actors[0] if element.actor and element.actor.actors else None
    known = s.actors.get(key) if key else None
    if known is None or known.type != ActorType.STATE or element.actor is None:
        return None
    return Place(s.document.article.text[element.actor.name_start : element.end], known.country)


def _spoken_of(count: Count, force: str, s: Scene) -> Place | None:
    own = s.actors[force].country
    before = [p for p in _all_places(s) if p[1].country not in (own, None)]
    earlier = [p for at, p in before if at < count.number.start]
    if earlier and has_anaphor(count):
        return earlier[-1]
    tally = Counter(p.country for _, p in before)
    top = max(tally.values(), default=0)
    return next((p for _, p in before if tally[p.country] == top), None)


def has_anaphor(count: Count) -> bool:
    """هناك, في البلاد: the place spoken of last."""
    return any(has(count.line, i, "there") for i in range(len(count.line.elements)))


def _all_places(s: Scene) -> list[tuple[int, Place]]:
    return [(p.start, Place(p.name, p.country)) for p in s.document.places]
