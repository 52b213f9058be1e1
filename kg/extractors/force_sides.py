"""Whose soldiers are counted, and where they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extractors.circumstance import starts_with
from kg.extractors.force_counts import Count, has, is_definite
from kg.language.normalise import fold_word
from kg.model import Actor, ActorType, Document, Form, Place
from kg.patterns import Element, Line
from kg.patterns.lexemes import readings
from kg.patterns.marks import marks

_BEHIND = 6  # elements after the noun in which its owner stands
_AROUND = 12  # elements in which its place stands


_DOUBTFUL = 3
_MANY = 20


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


def commonest_state(s: Scene) -> str | None:
    """The state the article speaks of most: whose conflict it is, where sides are named only together."""
    tally = Counter(k for m in s.document.mentions for k in m.actors if s.actors[k].type == ActorType.STATE)
    return min(tally, key=lambda k: (-tally[k], k), default=None)


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
        return _mission_of_person(element, s) or _state_of_person(known, actor.state, s)
    if not is_belligerent(known):
        return None
    return s.states.get(known.country, key) if known.country else key


def _mission_of_person(element: Element, s: Scene) -> str | None:
    """رئيس البعثة: the mission spoken of last."""
    title = s.document.article.text[element.start : element.end].split()
    if not any(r.lexeme == "mission_noun" and is_definite(r.prefix) for w in title for r in readings(fold_word(w))):
        return None
    return _last_mission(element.start, s)


def is_belligerent(actor: Actor) -> bool:
    """Whether an organisation can have soldiers: one of states, or a mission, alliance or movement by its name."""
    lexemes = {r.lexeme for w in actor.name.split() for r in readings(fold_word(w))}
    return actor.country is not None or bool(lexemes & {"mission_noun", "alliance"})


def _state_of_person(person: Actor, state: str | None, s: Scene) -> str | None:
    if state in s.actors:
        return state
    of = (r.of for r in person.roles if r.of in s.actors)
    return next((k for k in of if k and s.actors[k].type != ActorType.PERSON), None)


def _before(count: Count, s: Scene) -> str | None:
    """By clauses going back; in a clause forces and soldiers' nationality before states, states before persons."""
    ranked = sorted(_candidates(count, s))
    return ranked[0][-1] if ranked else None


def _candidates(count: Count, s: Scene) -> Iterator[tuple[bool, int, int, int, str]]:
    """(doubtful, clauses crossed, tier, distance, key) of everyone before the number who can have soldiers."""
    line, crossed = count.line, 0
    for i in range(count.at - 1, -1, -1):
        element = line.elements[i]
        crossed += element.clause or has(line, i, "clause_opener")
        tier = _tier(line, i)
        key = _mission(line, i, s) if element.actor is None else _owner(element, s) if tier is not None else None
        if key is not None:
            tier = _mission_tier(line, i) if tier is None else tier
            yield tier == _DOUBTFUL, crossed, tier, count.at - i, key


def _mission(line: Line, i: int, s: Scene) -> str | None:
    """البعثة, القوة, المجموعة: the force or mission spoken of last."""
    if not any(r.lexeme == "mission_noun" and is_definite(r.prefix) for r in line.lexemes[i]):
        return None
    return _last_mission(line.elements[i].start, s)


def _last_mission(at: int, s: Scene) -> str | None:
    before = [k for m in s.document.mentions if m.start < at for k in m.actors if _is_mission(s.actors[k])]
    return before[-1] if before else None


def _mission_tier(line: Line, i: int) -> int:
    return 1 if _is_subject(line, i) and not _is_place(line, i) else _DOUBTFUL


def _is_mission(actor: Actor) -> bool:
    """A force that is no state's army, or a body of several states."""
    if actor.country is not None:
        return False
    return actor.type == ActorType.ARMED_FORCE or (actor.type == ActorType.ORGANIZATION and is_belligerent(actor))


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
        if _is_place(line, i):
            return None
        return 1 if actor.form == Form.PRONOUN or _is_subject(line, i) else _DOUBTFUL
    return 2 if actor.type == ActorType.PERSON else 1


def _is_subject(line: Line, i: int) -> bool:
    """A state at the head of a clause or right behind a verb; behind a noun it belongs to that noun."""
    if i == 0 or line.elements[i].prefix.startswith(marks("conjunctions")) or line.elements[i - 1].clause:
        return True
    before = line.lexemes[i - 1]
    return any("verb" in r.tags for r in before) or has(line, i - 1, "subject_mark", "clause_opener")


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
    """The place behind the number, else before it in the sentence, else the country the article speaks of most; the
    force's own country only where it is said."""
    line = count.line
    near = [*_right(line, count.noun), *_left(line, count.at)]
    for i in near:
        if _is_place(line, i) and (place := _place(line, i, s)) is not None:
            return place
    return _spoken_of(count, force, s)


def stands_somewhere(count: Count, s: Scene) -> bool:
    """Whether a place is said right behind the number, or, of many soldiers, whose they are."""
    value = count.number.quantity.value or count.number.quantity.minimum or 0
    if value >= _MANY and _behind(count, s) is not None:
        return True
    return any(_is_place(count.line, i) and _place(count.line, i, s) for i in _right(count.line, count.noun))


def _right(line: Line, noun: int) -> Iterator[int]:
    for i in range(noun + 1, min(noun + 1 + _AROUND, len(line.elements))):
        if line.elements[i].clause or has(line, i, "clause_opener"):
            return
        yield i


def _left(line: Line, at: int) -> Iterator[int]:
    for i in range(at - 1, -1, -1):
        if has(line, i, "clause_opener", "subject_mark"):
            return
        yield i


def _place(line: Line, i: int, s: Scene) -> Place | None:
    element = line.elements[i]
    if element.actor is not None and element.actor.form == Form.ADJECTIVE:
        return None
    if any(r.lexeme == "region" and is_definite(r.prefix) for r in line.lexemes[i]):
        return Place(s.document.article.text[element.start : element.end])
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
    tally = Counter(p.country for _, p in before)
    top = max(tally.values(), default=0)
    return next((p for _, p in before if tally[p.country] == top), None)


def _all_places(s: Scene) -> list[tuple[int, Place]]:
    return [(p.start, Place(p.name, p.country)) for p in s.document.places]
