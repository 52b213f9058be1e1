"""The parties of a dialogue: from "between X and Y", from talks with somebody, from delegations and leaders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.language.normalise import fold_word
from kg.model import Actor, ActorType
from kg.patterns import Line, Match
from kg.patterns.lexemes import readings

Actors = Mapping[str, Actor]
_SIDES = (ActorType.STATE, ActorType.ORGANIZATION, ActorType.ARMED_FORCE)
PARTY_RULES = ("parties", "parties-held-by", "parties-with", "parties-adjectives")


def side_of(key: str, actors: Actors) -> str | None:
    """Who negotiates when `key` does: a government's or a person's state, else the body or force itself."""
    actor = actors.get(key)
    if actor is None:
        return None
    if actor.type is ActorType.PERSON:
        return next((s for r in actor.roles if r.of and not r.former and (s := side_of(r.of, actors))), None)
    if actor.type is ActorType.ORGANIZATION and actor.country and _is_government(actor.name):
        state = f"state-{actor.country}"
        return state if state in actors else key
    return key if actor.type in _SIDES else None


def _is_government(name: str) -> bool:
    return any(r.lexeme == "government_noun" for r in readings(fold_word(name.split()[0])))


def sides(keys: Iterable[str], actors: Actors) -> tuple[str, ...]:
    """The parties behind actors, sorted, each once."""
    return tuple(sorted({s for k in keys if (s := side_of(k, actors))}))


def parties_in(match: Match, actors: Actors) -> tuple[str, ...]:
    """The parties one match of a party rule gives."""
    keys = list(match.actors("party"))
    if match.rule.name == "parties-with":
        keys += _nearest_before(match.line, match.at, keys)
    return sides(keys, actors)


def _nearest_before(line: Line, at: int, but: list[str]) -> list[str]:
    """The actors named last before element `at`, other than `but`."""
    for element in reversed(line.elements[:at]):
        keys = [k for k in element.actor.actors if k not in but] if element.actor else []
        if keys:
            return keys
    return []


def common_parties(matches: list[Match], lines: set[int], actors: Actors) -> tuple[str, ...]:
    """The parties of the article's dialogue: the first two-sided match in a sentence that speaks of a round (`lines`),
    else the first in the article whose sentence speaks of a dialogue, else what delegations stand for."""
    two_sided = [(m, p) for m in matches if m.rule.name in PARTY_RULES and len(p := parties_in(m, actors)) >= 2]
    for m, parties in two_sided:
        if m.line.index in lines:
            return parties
    for m, parties in two_sided:
        if any(r.lexeme == "series_noun" for found in m.line.lexemes for r in found):
            return parties
    delegations = [k for m in matches if m.rule.name == "delegation" for k in m.actors("party")]
    return parties if len(parties := sides(delegations, actors)) >= 2 else ()
