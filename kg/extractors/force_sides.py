"""Whose soldiers are counted."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.circumstance import starts_with
from kg.extractors.force_bodies import (
    Scene,
    contributed,
    is_belligerent,
    kinds_of,
    last_alliance,
    last_mission,
    mentioned,
)
from kg.extractors.force_words import Count, around, has, is_definite
from kg.language.normalise import fold_word
from kg.model import Actor, ActorMention, ActorType, Form
from kg.patterns import Element, Line
from kg.patterns.lexemes import readings
from kg.patterns.marks import marks

_BEHIND = 6  # elements after the noun in which its owner stands
_DOUBTFUL = 3


def force_of(count: Count, s: Scene) -> str | None:
    """The actor whose soldiers are counted: named behind the noun, else the nearest before that can have soldiers."""
    if count.owner is not None:
        return _owner(count.line.elements[count.owner], s)
    if of_nobody(count):
        return last_alliance(count.number.start, s)
    return behind(count, s) or _before(count, s) or _following(count, s)


def of_nobody(count: Count) -> bool:
    """Foreign soldiers: nobody's by the words, those of an alliance if one is spoken of."""
    return any(has(count.line, i, "foreign_soldier") for i in _qualifiers(count))


def _qualifiers(count: Count) -> Iterator[int]:
    """Where an adjective of the soldiers stands: behind their noun, or behind "the forces" before the number."""
    yield from range(count.noun + 1, count.noun + 3)
    yield from (i for i in range(max(1, count.at - 8), count.at) if has(count.line, i - 1, "troops", "soldier"))


def behind(count: Count, s: Scene) -> str | None:
    """عسكري أميركي; من الجيش اللبناني; تابعين لبعثة …"""
    line, of = count.line, False
    if (sent := sender(count, s)) is not None:
        return sent
    if (state := state_inside(count, s)) and not leads_to_place(count, s):
        return state
    for i in range(count.noun + 1, min(count.noun + 1 + _BEHIND, len(line.elements))):
        element = line.elements[i]
        if has(line, i, "belonging") and not element.is_mention:  # في صفوف
            of = True
            continue
        if element.actor is not None:
            own = not has(line, i - 1, "one_of", "near") or element.actor.type == ActorType.ARMED_FORCE or of
            return _owner(element, s) if own and _may_own(element, of, i - count.noun) else None
        if element.clause or has(line, i, "in_place", "toward_place", "near", "crossing", "place_noun"):
            return None
        of = of or has(line, i, "one_of", "belonging")
    return None


def sender(count: Count, s: Scene) -> str | None:
    """بينهم 1200 جندي من تشاد: whoever sent them, of several contingents counted in a sentence."""
    line, at = count.line, count.noun + 1
    if count.noun == count.at or contributed(count) or not _is_contingent(count):
        return None
    if at < len(line.elements) and _joins_state(line.elements[at]):
        return None  # of several states together
    if _inside_words(count, s)[:1] == (fold_word(marks("from")[0]),):  # read as one with the noun
        return state_inside(count, s)
    element = line.elements[at + 1] if at + 1 < len(line.elements) and has(line, at, "away_from") else None
    if element is None or element.actor is None or element.actor.type != ActorType.STATE:
        return None
    return _owner(element, s) if element.actor.form is Form.NAME else None


def _is_contingent(count: Count) -> bool:
    """Whether it is one of several numbers of soldiers in the sentence, and nobody leaves or goes anywhere."""
    line = count.line
    if any(has(line, i, "to_pull_out", "to_cut", "to_field", "toward_place") for i in around(count)):
        return False
    counted = [i for i in around(count) if line.elements[i].number and has(line, i + 1, "soldier")]
    return len(counted) > 1


def _joins_state(element: Element) -> bool:
    """و before a state's name."""
    joined = starts_with(element.prefix, "conjunctions")
    return joined and element.actor is not None and element.actor.type == ActorType.STATE


def state_inside(count: Count, s: Scene) -> str | None:
    """The state inside the counted noun's own mention (جندي إيطالي read as one anonymous office)."""
    actor = count.line.elements[count.noun].actor
    unnamed = actor is not None and (actor.anonymous or actor.form == Form.OFFICE)
    return actor.state if unnamed and actor is not None and actor.state in s.actors else None


def leads_to_place(count: Count, s: Scene) -> bool:
    """Whether that state is where they go (جندي إلى لاتفيا), not whose they are."""
    places = ("toward_place", "in_place", "one_of")
    return any(r.lexeme in places for word in _inside_words(count, s) for r in readings(word))


def _inside_words(count: Count, s: Scene) -> tuple[str, ...]:
    """The folded words of the counted noun's element behind its first."""
    element = count.line.elements[count.noun]
    return tuple(map(fold_word, s.document.article.text[element.start : element.end].split()[1:]))


def _may_own(element: Element, of: bool, distance: int) -> bool:
    actor = element.actor
    if actor is None or actor.type == ActorType.PERSON or _is_common(element):
        return False
    if actor.form == Form.ADJECTIVE:
        return distance <= 3
    if actor.type == ActorType.STATE and distance == 1:
        return not element.prefix  # مدربا بريطانيا, written like the state
    return actor.type != ActorType.STATE and (of or distance <= 2)


def _is_common(element: Element) -> bool:
    """A bare common noun that was taken for a force named elsewhere (الجيش)."""
    single = element.end - element.start <= len(element.norm) + 1
    return single and any(r.lexeme == "troops" and is_definite(r.prefix) for r in readings(element.norm))


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
    kinds = kinds_of(r for w in title for r in readings(fold_word(w)))
    return last_mission(element.start, kinds, s) if kinds else None


def _state_of_person(person: Actor, state: str | None, s: Scene) -> str | None:
    if state in s.actors:
        return state
    of = (r.of for r in person.roles if r.of in s.actors)
    return next((k for k in of if k and s.actors[k].type != ActorType.PERSON), None)


def _before(count: Count, s: Scene) -> str | None:
    """By clauses going back; in a clause forces and soldiers' nationality before states, states before persons."""
    ranked = sorted(_candidates(count, s))
    return ranked[0][-1] if ranked else None


def has_subject(count: Count, s: Scene) -> bool:
    """Whether somebody who can have soldiers stands in the number's own clause, as its subject or owner."""
    return any(not doubtful and not crossed and tier <= 1 for doubtful, crossed, tier, _, _ in _candidates(count, s))


def _candidates(count: Count, s: Scene) -> Iterator[tuple[bool, int, int, int, str]]:
    """(doubtful, clauses crossed, tier, distance, key) of everyone before the number who can have soldiers."""
    line, crossed = count.line, 0
    for i in range(count.at - 1, around(count).start - 1, -1):
        crossed += line.elements[i].clause or has(line, i, "clause_opener")
        tier, key = _candidate(line, i, s)
        if key is not None:
            yield tier == _DOUBTFUL, crossed, tier, count.at - i, key


def _candidate(line: Line, i: int, s: Scene) -> tuple[int, str | None]:
    """Tier and key of element `i`: a name, or a common noun for a force spoken of before."""
    element = line.elements[i]
    if element.actor is None:
        return _mission_tier(line, i), _mission(line, i, s) or _these_forces(line, i, s)
    tier = _tier(line, i)
    if tier is None or has(line, i - 1, "paper") or has(line, i - 2, "paper"):
        return _DOUBTFUL, None
    return tier, _owner(element, s) or _holder(line, i, s)


def _holder(line: Line, i: int, s: Scene) -> str | None:
    """A body that is said to have soldiers, right behind the verb (يضم المجلس …)."""
    actor = line.elements[i].actor
    key = actor.actors[0] if actor and actor.actors else None
    body = key in s.actors and s.actors[key].type == ActorType.ORGANIZATION
    return key if body and any(r.lexeme == "to_stand" and "verb" in r.tags for r in line.lexemes[i - 1]) else None


def _mission(line: Line, i: int, s: Scene) -> str | None:
    """البعثة, القوة, المجموعة: the force or mission spoken of last."""
    kinds = kinds_of(line.lexemes[i])
    return last_mission(line.elements[i].start, kinds, s) if kinds else None


def _these_forces(line: Line, i: int, s: Scene) -> str | None:
    """هذه القوات: the force spoken of last."""
    if not (has(line, i, "troops") and has(line, i - 1, "these")):
        return None
    at = line.elements[i].start
    before = [a.key for m, a in mentioned(s) if m.start < at and _has_soldiers(a, m, s)]
    return before[-1] if before else None


def _has_soldiers(actor: Actor, mention: ActorMention, s: Scene) -> bool:
    """A force, or a state whose adjective stands behind a word for soldiers."""
    if actor.type == ActorType.ARMED_FORCE:
        return True
    before = s.document.article.text[max(0, mention.start - 40) : mention.start].split()[-3:]
    soldiers = any(r.lexeme == "troops" for w in before for r in readings(fold_word(w)))
    return mention.form == Form.ADJECTIVE and soldiers


def _mission_tier(line: Line, i: int) -> int:
    if any(_owns(r.prefix) for r in line.lexemes[i]):
        return 0
    return 1 if _is_subject(line, i) and not is_place(line, i) else _DOUBTFUL


def _owns(prefix: str) -> bool:
    """ل before a name: theirs is what is counted (للبعثة ألف جندي)."""
    return prefix.lstrip("".join(marks("conjunctions"))).startswith(marks("possession"))


def _tier(line: Line, i: int) -> int | None:
    element = line.elements[i]
    actor = element.actor
    if actor is None:
        return None
    if _owns(element.prefix) and actor.type != ActorType.PERSON:
        return None if has(line, i - 1, "support_noun") else 0
    if actor.type == ActorType.ARMED_FORCE:
        return None if has(line, i - 1, "against") else 0
    if actor.form == Form.ADJECTIVE:
        return 0 if has(line, i - 1, "troops", "soldier", "unit_noun") else 2
    if actor.type == ActorType.STATE or actor.form == Form.PRONOUN:
        if _sent_by(line, i):
            return 0
        if is_place(line, i):
            return None
        return 1 if actor.form == Form.PRONOUN or _is_subject(line, i) else _DOUBTFUL
    return 2 if actor.type == ActorType.PERSON else 1


def _sent_by(line: Line, i: int) -> bool:
    """قوة من فيجي: a state behind soldiers who leave no place."""
    leaving = any(has(line, k, "to_pull_out", "to_cut") for k in range(max(0, i - _BEHIND), i))
    return has(line, i - 1, "away_from") and has(line, i - 2, "troops", "unit_noun") and not leaving


def _is_subject(line: Line, i: int) -> bool:
    """A state at the head of a clause or right behind a verb; behind a noun it belongs to that noun."""
    if i == 0 or line.elements[i].prefix.startswith(marks("conjunctions")) or line.elements[i - 1].clause:
        return True
    before = line.lexemes[i - 1]
    return any("verb" in r.tags for r in before) or has(line, i - 1, "subject_mark", "clause_opener")


def is_place(line: Line, i: int) -> bool:
    element = line.elements[i]
    return starts_with(element.prefix, "place_prefixes") or has(
        line, i - 1, "in_place", "toward_place", "one_of", "against", "near", "to_quit"
    )


def _following(count: Count, s: Scene) -> str | None:
    """The subject behind the number, where nobody stands before it (زهاء ألف عسكري تنشرهم فرنسا)."""
    line = count.line
    for i in range(count.noun + 1, around(count).stop):
        if line.elements[i].clause:
            break
        if _tier(line, i) in (0, 1) and (key := _owner(line.elements[i], s)):
            return key
    return None
