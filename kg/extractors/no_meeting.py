"""What is told in words of meeting and is none: matches, ties, interviews, what is denied, who was there besides."""

from __future__ import annotations

from kg.extractors.circumstance import is_definite, opens_clause, starts_with
from kg.extractors.met import Actors
from kg.extractors.round_parties import side_of
from kg.model import ActorType, Form
from kg.patterns import Match

_PRESS = 3  # elements after a match in which a channel or newspaper makes it an interview
_CLAUSE = 8  # elements from "that" to the meeting told behind it
_PART = 3  # elements from "attended" to the meeting
_DENIAL = 4  # elements from a denial to the "that" of what is denied


def told_of_none(match: Match) -> bool:
    """Whether the words tell of no meeting, whoever is named: "the reception" is an occasion, not a receiving."""
    if match.reading.lexeme == "receive" and is_definite(match):
        return True
    return _attended(match) or _denied(match) or _interview(match) or _of_next_clause(match)


def meet_not(match: Match, participants: tuple[str, ...], actors: Actors) -> bool:
    """Whether those named do not meet each other."""
    if match.set.get("apart") and len({side_of(k, actors) for k in participants} - {None}) < 2:
        return True
    return _at_a_body(match, participants, actors) or _teams_or_relations(match, participants, actors)


def _attended(match: Match) -> bool:
    """ "(part of) the meeting was attended by X and Y": who else was there."""
    before = range(max(0, match.at - _PART), match.at) if is_definite(match) else ()
    present = any(r.lexeme == "attend" and "verb" in r.tags for i in before for r in match.line.lexemes[i])
    return present and not match.set.get("attended")


def _of_next_clause(match: Match) -> bool:
    """ "the talks are due on Friday but consultations go on between X and Y": those named belong to what follows."""
    held = min((e.start for part in match.slots.values() for e in part), default=0)
    if "noun" not in match.reading.tags or held < match.trigger.end:
        return False
    return any(opens_clause(match.line, i) for i in range(match.at + 1, match.line.at(held)))


def _interview(match: Match) -> bool:
    """ "in a meeting with him on a channel": a talk with the press."""
    if "noun" not in match.reading.tags or not match.set.get("subject"):
        return False
    near = range(match.at, min(match.line.at(match.span.end - 1) + _PRESS, len(match.line.elements)))
    return any(r.lexeme == "media_noun" for i in near for r in match.line.lexemes[i])


def _denied(match: Match) -> bool:
    """ "denied that X had met": a denial before the clause the meeting is told in."""
    lexemes = match.line.lexemes
    for i in range(match.at - 1, max(0, match.at - _CLAUSE), -1):
        if any(r.lexeme == "that_clause" for r in lexemes[i]):
            return any(r.lexeme == "denial" for k in range(max(0, i - _DENIAL), i) for r in lexemes[k])
    return False


def _at_a_body(match: Match, participants: tuple[str, ...], actors: Actors) -> bool:
    """ "the committee meets in parliament": of bodies alone, one after "in" is where the other meets."""
    held = match.slots.get("b") or ()
    bodies = not any(actors[k].type is ActorType.PERSON for k in participants)
    return bodies and bool(held) and starts_with(held[0].prefix, "by")


def _teams_or_relations(match: Match, participants: tuple[str, ...], actors: Actors) -> bool:
    """ "Sweden meets Norway" is a match unless officials meet; "between the two countries" are ties, not meetings."""
    kinds = {actors[k].type for k in participants}
    first, last = match.line.at(match.span.start), match.line.at(match.span.end - 1) + 1
    ties = any(r.lexeme == "ties_noun" for i in range(match.at, last) for r in match.line.lexemes[i])
    if ties and match.rule.name == "meeting-of" and ActorType.PERSON not in kinds:
        return True
    near = range(max(0, first - 2), last)
    if ActorType.STATE in kinds and any(r.lexeme == "team" for i in near for r in match.line.lexemes[i]):
        return True
    if kinds != {ActorType.STATE}:
        return False
    elements = [e for held in match.slots.values() for e in held if e.actor]
    if all(e.actor and e.actor.form is Form.COLLECTIVE for e in elements):
        return not any(r.lexeme == "officials" for i in range(match.at, last) for r in match.line.lexemes[i])
    officials = any(r.lexeme == "officials" for i in range(first, last) for r in match.line.lexemes[i])
    return (
        match.reading.lexeme == "meet"
        and not officials
        and all(e.actor and e.actor.form in (Form.NAME, Form.PRONOUN) for e in elements)
    )


def diplomatic(keys: tuple[str, ...], actors: Actors) -> bool:
    """Somebody holds an office or stands for a state, body or force: friends and teams meet too."""
    return any(actors[k].roles or actors[k].type is not ActorType.PERSON for k in keys)
