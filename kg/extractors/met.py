"""Who met: the sides a telling of a meeting names, and the one its words leave out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.extractors.circumstance import is_definite, starts_with
from kg.extractors.round_parties import side_of
from kg.model import Actor, ActorMention, ActorType, Form
from kg.patterns import Line, Match
from kg.patterns.marks import marks

_AFTER = 6  # elements after a match in which its subject may follow
Actors = Mapping[str, Actor]


def named_in(match: Match, slot: str, actors: Actors) -> list[str]:
    """Who a slot names; "his French counterpart, X" and "the French consul, X" are X."""
    held = match.slots.get(slot, ())
    keys = list(dict.fromkeys(k for e in held if e.actor for k in e.actor.actors or _of_state(e.actor)))
    last = match.line.at(held[-1].end - 1) if held else -1
    if not held or held[-1].actor is None or last + 2 >= len(match.line.elements):
        return keys
    mark, name = match.line.elements[last + 1 : last + 3]
    meant = set(held[-1].actor.actors)
    named = _persons(name.actor.actors, [], actors) if mark.clause and name.actor and not name.prefix else []
    if held[-1].actor.form not in (Form.OFFICE, Form.PRONOUN) or len(named) != 1 or _persons(meant, [], actors):
        return keys
    return [*(k for k in keys if k not in meant), *named] if side_of(named[0], actors) in (None, *meant) else keys


def _of_state(mention: ActorMention) -> tuple[str, ...]:
    """The state that unnamed officials stand for."""
    return (mention.state,) if mention.anonymous and mention.state else ()


def sides(keys: Iterable[str], actors: Actors) -> tuple[str, ...]:
    """Persons, and states or bodies for which no person stands."""
    known = [k for k in keys if k in actors]
    persons = [k for k in known if actors[k].type is ActorType.PERSON]
    spoken_for = {s for k in persons if (s := side_of(k, actors))}
    return tuple(k for k in known if k in persons or (k not in spoken_for and side_of(k, actors) not in spoken_for))


def implied(match: Match, named: list[str], actors: Actors, stream: tuple[Line, ...]) -> list[str]:
    """The side the words leave out, found as the rule says."""
    reading = match.reading
    match match.set.get("subject"):
        case "context" if not _goes_on_with(match):
            return _subject(match, named, actors, stream)
        case "speaker":
            return _speaker(match, named, actors)
        case "pronoun" if starts_with(reading.suffix, "dual_pronouns") and not _goes_on_with(match, match.at + 1):
            return []  # "in their talks": both are named before
        case "pronoun" if starts_with(reading.suffix, "back_pronouns") and not is_definite(match):
            return _subject(match, named, actors, stream)
        case "purpose" if starts_with(reading.prefix, "purpose_prefixes"):
            return _comer(match, named, actors) or _subject(match, named, actors, stream)
        case "pair_named":
            return _pair(match, actors)
        case "pair" if starts_with(reading.suffix, "dual_pronouns"):
            return _pair(match, actors)
        case "last":
            return _last_two(match, actors, ActorType.PERSON)[:1]
        case "both":
            return _both(match, actors, stream)
        case _:
            return []


def _goes_on_with(match: Match, after: int | None = None) -> bool:
    """ "where X met with …": X is then who met, and with whom is not said in words we know."""
    after = match.line.at(match.span.end - 1) + 1 if after is None else after
    return after < len(match.line.elements) and "together_with" in match.line.said[after]


def _comer(match: Match, but: list[str], actors: Actors) -> list[str]:
    """The body or state that comes to meet somebody, where its sentence begins with it and names no person before."""
    before = [e for e in match.line.elements[: match.at] if e.actor and e.actor.form is not Form.ADJECTIVE]
    keys = [k for e in before if e.actor and not e.located for k in e.actor.actors if k in actors]
    if any(actors[k].type is ActorType.PERSON for k in keys):
        return []
    return [k for k in keys if k not in but and side_of(k, actors) not in but][:1]


def _pair(match: Match, actors: Actors) -> list[str]:
    """The two persons, else the two bodies, named last before the trigger in its sentence."""
    persons = _last_two(match, actors, ActorType.PERSON)
    return persons if len(persons) > 1 else _last_two(match, actors, ActorType.ORGANIZATION, ActorType.ARMED_FORCE)


def _last_two(match: Match, actors: Actors, *kinds: ActorType) -> list[str]:
    found: dict[str, None] = {}
    for i in range(match.at - 1, -1, -1):
        if any(
            r.lexeme == "sender" and k + r.length == i for k in range(max(0, i - 3), i) for r in match.line.lexemes[k]
        ):
            continue
        mention = match.line.elements[i].actor
        keys = mention.actors if mention and mention.form is not Form.ADJECTIVE else ()
        found.update(dict.fromkeys(k for k in keys if k in actors and actors[k].type in kinds))
        if len(found) >= 2:
            break
    return list(found)[:2]


def _both(match: Match, actors: Actors, stream: tuple[Line, ...]) -> list[str]:
    """ "he met with him": who the context is about, and whom it names last besides; "with them" may be a body."""
    subject = _subject(match, [], actors, stream)
    line, several = match.line, _several(match)
    before = [e.actor for e in reversed(line.elements[: match.at])]
    if line.index:
        before += [e.actor for e in reversed(stream[line.index - 1].elements)]
    for mention in before:
        named = mention is not None and mention.form is not Form.ADJECTIVE
        keys = [k for k in (mention.actors if mention and named else ()) if k in actors and k not in subject]
        fit = [k for k in keys if (actors[k].type is ActorType.PERSON) != several]
        if fit and subject:
            return [*subject, fit[0]]
    return []


def _several(match: Match) -> bool:
    """Whether "with them" is said, not "with him"."""
    last = match.line.at(match.span.end - 1)
    return match.line.elements[last].norm.endswith(tuple(marks("dual_pronouns")))


def _subject(match: Match, but: list[str], actors: Actors, stream: tuple[Line, ...]) -> list[str]:
    """Who the context is about: the subject of the clause the trigger stands in, else the first person its sentence
    names before it or just after ("in a meeting with X, Y said"), else the speaker, else the first person of the
    sentence before."""
    line = match.line
    if _of_speaker(match):  # "we met": who speaks
        return _speaker(match, but, actors)
    for i in range(match.at - 1, 0, -1):
        if "that_clause" in line.said[i - 1] and (keys := _at(line, i, but, actors)):
            return keys[:1]
    if keys := _teller(match, but, actors):
        return keys
    last = line.at(match.span.end - 1) + 1
    for i in (*range(match.at), *range(last, min(last + _AFTER, len(line.elements)))):
        if keys := _at(line, i, but, actors):
            return keys[:1]
    if speaker := _speaker(match, but, actors):
        return speaker
    if line.index == 0:
        return []
    return _persons(_named_in(stream[line.index - 1]), but, actors)[:1]


def _of_speaker(match: Match) -> bool:
    """Whether the verb is of the first person: plainly so, or said by somebody in a form that is also a woman's."""
    if "first" in match.reading.tags:
        return True
    direct = match.speech is not None and match.speech.direct
    bare = match.trigger.norm.removeprefix(match.reading.prefix)
    return direct and match.tense == "past" and bare != match.reading.base and bare.endswith(tuple(marks("feminine")))


def _teller(match: Match, but: list[str], actors: Actors) -> list[str]:
    """Of "…, said X during his meeting", X: a person straight after a verb and before the words of occasion."""
    line, at = match.line, match.at
    if not at or "amid" not in line.said[at - 1]:
        return []
    for i in range(at - 2, max(0, at - 4), -1):
        verb = any("verb" in r.tags for r in line.lexemes[i - 1])
        if verb and not line.elements[i].prefix and (keys := _at(line, i, but, actors)):
            return keys[:1]
    return []


def _speaker(match: Match, but: list[str], actors: Actors) -> list[str]:
    return _persons((match.speech.speaker or "",), but, actors) if match.speech is not None else []


def _named_in(line: Line) -> list[str]:
    mentions = [e.actor for e in line.elements if e.actor and e.actor.form is not Form.ADJECTIVE]
    return [k for mention in mentions for k in mention.actors]


def _at(line: Line, i: int, but: list[str], actors: Actors) -> list[str]:
    mention = line.elements[i].actor
    return _persons(mention.actors if mention else (), but, actors)


def _persons(keys: Iterable[str], but: list[str], actors: Actors) -> list[str]:
    return [k for k in keys if k not in but and k in actors and actors[k].type is ActorType.PERSON]
