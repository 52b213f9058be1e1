"""The parties of a dialogue: from "between X and Y", from talks with somebody, from delegations and leaders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.extractors.circumstance import starts_with
from kg.language.normalise import fold_word
from kg.mentions.gazetteer import Kind, table
from kg.model import Actor, ActorType
from kg.patterns import Line, Match
from kg.patterns.lexemes import readings

Actors = Mapping[str, Actor]
PARTY_RULES = ("parties", "parties-held-by", "parties-with", "parties-adjectives", "parties-participating")
_HOSTING = ("host_event", "place_noun", "capital_noun", "toward_place")
_BESIDE = 3  # elements before a name in which "under the auspices of" makes it a mediator's
_LEAD = 3  # sentences, the headline among them, that say what an article is about


def side_of(key: str, actors: Actors) -> str | None:
    """Who negotiates when `key` does: the state of a person or of one of its bodies, else the body or force itself."""
    actor = actors.get(key)
    if actor is None:
        return None
    if actor.type is ActorType.PERSON:
        return next((s for r in actor.roles if r.of and not r.former and (s := side_of(r.of, actors))), None)
    if not _is_government(actor):
        return key
    state = f"state-{actor.country}"
    return state if actor.country and state in actors else (None if _starts_with(actor, "ministry_noun") else key)


def _is_government(actor: Actor) -> bool:
    return actor.type is ActorType.ORGANIZATION and _starts_with(actor, "government_noun", "ministry_noun")


def _starts_with(actor: Actor, *lexemes: str) -> bool:
    return any(r.lexeme in lexemes for r in readings(fold_word(actor.name.split()[0])))


def sides(keys: Iterable[str], actors: Actors) -> tuple[str, ...]:
    """The parties behind actors, sorted, each once. Two bodies of one state stay themselves: they negotiate at home."""
    named = [k for k in dict.fromkeys(keys) if k in actors]
    found = sorted({s for k in named if (s := side_of(k, actors))})
    bodies = (ActorType.ORGANIZATION, ActorType.ARMED_FORCE)
    apart = [k for k in named if actors[k].type in bodies and not _starts_with(actors[k], "ministry_noun")]
    return tuple(sorted(apart)) if len(found) < 2 <= len(apart) else tuple(found)


def states_named(words: Iterable[str], *, adjectives: bool = True) -> tuple[str, ...]:
    """The keys of the states whose names or adjectives are among folded words (of a committee's name)."""
    kinds = (Kind.ADJECTIVE, Kind.STATE) if adjectives else (Kind.STATE,)
    entries = (entry for word in words for rest, entry in table().get(word, ()) if not rest and entry.kind in kinds)
    return tuple(dict.fromkeys(f"state-{entry.country}" for entry in entries))


def parties_in(match: Match, actors: Actors) -> tuple[str, ...]:
    """The parties one match of a party rule gives."""
    keys = list(match.actors("party"))
    if match.rule.name == "parties-with" and len(match.slots.get("party", ())) < 2:
        keys += _nearest_before(match.line, match.at, keys)
    if match.slots.get("government"):
        keys += _main_state(keys, actors)
    return sides(keys, actors)


def _nearest_before(line: Line, at: int, but: list[str]) -> list[str]:
    """The actors named last before element `at`, other than `but`, neither as a place nor as who mediates."""
    for i in range(at - 1, -1, -1):
        element = line.elements[i]
        if element.actor is None or _is_beside(line, i):
            continue
        keys = [k for k in element.actor.actors if k not in but]
        if keys:
            return keys
    return []


def _is_beside(line: Line, i: int) -> bool:
    """Whether who is named at `i` stands there as a place, a host or a mediator."""
    if line.elements[i].located or starts_with(line.elements[i].prefix, "place_prefixes"):
        return True
    near = [r for k in range(max(0, i - _BESIDE), i) for r in line.lexemes[k]]
    hosts = i > 0 and any(r.lexeme in _HOSTING for r in line.lexemes[i - 1])
    return hosts or any(r.lexeme == "mediated_by" for r in near)


def _main_state(but: list[str], actors: Actors) -> list[str]:
    """The state whose government is named, else the one an article speaks of most: whose "the government" is."""
    states = [a for a in actors.values() if a.type is ActorType.STATE and a.key not in but]
    ruled = {f"state-{a.country}" for a in actors.values() if a.country and _is_government(a)}
    named = [a for a in states if a.key in ruled] or states
    best = max(named, key=lambda a: (len(a.evidence), -a.evidence[0].start), default=None)
    return [best.key] if best else []


@dataclass(frozen=True, slots=True)
class Parties:
    """What the rules found of parties in one article."""

    matches: list[Match]
    stream: tuple[Line, ...]
    actors: Actors

    def _two_sided(self) -> list[tuple[Match, tuple[str, ...]]]:
        rules = [m for m in self.matches if m.rule.name in PARTY_RULES]
        return [(m, p) for m in rules if len(p := parties_in(m, self.actors)) >= 2]

    def beside(self, clauses: list[tuple[int, int, int]]) -> tuple[str, ...]:
        """The first parties told in one of the clauses (sentence, first element, element after the last)."""
        for match, parties in self._two_sided():
            if any(match.line.index == line and low <= match.at < high for line, low, high in clauses):
                return parties
        return ()

    def of_bodies(self, matches: Iterable[Match]) -> tuple[str, ...]:
        """The states in the name of a committee that holds the round."""
        keys = (k for m in matches if m.slots.get("body") for k in m.actors("body"))
        names = (self.actors[k].name for k in keys if k in self.actors)
        return tuple(sorted({s for n in names for s in states_named(map(fold_word, n.split())) if s in self.actors}))

    def common(self, lines: set[int]) -> tuple[str, ...]:
        """The parties of the article's dialogue: told in a sentence that speaks of a round (`lines`), else in one that
        speaks of a dialogue, else those of delegations, else two sides joined in the lead."""
        two_sided = self._two_sided()
        for match, parties in two_sided:
            if match.line.index in lines:
                return parties
        for match, parties in two_sided:
            if any(r.lexeme == "series_noun" for found in match.line.lexemes for r in found):
                return parties
        delegations = [k for m in self.matches if m.rule.name == "delegation" for k in m.actors("party")]
        joined = (self._joined(line) for line in self.stream[:_LEAD])
        known = sides(delegations, self.actors)
        told = known if len(known) >= 2 else self._conflict_in(lines)
        return told or next((p for p in joined if len(p) >= 2), ())

    def _conflict_in(self, lines: set[int]) -> tuple[str, ...]:
        """The state whose conflict a sentence that speaks of a round says the talks are about."""
        found = (m for m in self.matches if m.rule.name == "parties-of-conflict" and m.line.index in lines)
        return next((k for m in found if (k := m.actors("party"))), ())

    def _joined(self, line: Line) -> tuple[str, ...]:
        """The first sides that stand side by side, each joined by "and"."""
        chain: list[str] = []
        for element in line.elements:
            if not (element.actor and starts_with(element.prefix, "conjunctions")):
                if len(parties := sides(chain, self.actors)) >= 2:
                    return parties
                chain = []
            chain += element.actor.actors if element.actor else ()
        return parties if len(parties := sides(chain, self.actors)) >= 2 else ()

    def one_named(self, clauses: list[tuple[int, int, int]]) -> tuple[str, ...]:
        """The one side known of those told in one of the clauses, else anywhere: the others have no name."""
        told = [m for m in self.matches if m.rule.name in PARTY_RULES]
        inside = [m for m in told if any(m.line.index == i and low <= m.at < high for i, low, high in clauses)]
        found = (parties_in(m, self.actors) for m in (*inside, *told))
        return next((p for p in found if p and all(self._negotiates(k) for k in p)), ())

    def of_conflict(self) -> tuple[str, ...]:
        """Where no sides are named, the state whose conflict is talked about."""
        named = [k for m in self.matches if m.rule.name == "parties-of-conflict" for k in m.actors("party")]
        return tuple(k for k, _ in Counter(named).most_common(1))

    def most_named(self) -> tuple[str, ...]:
        """The two sides the article names most, neither as a place, where both come back."""
        named = [
            k
            for line in self.stream
            for i, e in enumerate(line.elements)
            if e.actor and not _is_beside(line, i)
            for k in e.actor.actors
        ]
        counted = Counter(s for k in named if (s := side_of(k, self.actors)) and self._negotiates(s))
        most = [k for k, times in sorted(counted.items(), key=lambda kt: (-kt[1], kt[0]))[:2] if times > 1]
        return tuple(sorted(most)) if len(most) == 2 else ()

    def whose_conflict(self) -> tuple[str, ...]:
        """The one state that comes back most, where the sides have no names of their own."""
        named = [k for line in self.stream for e in line.elements if e.actor for k in e.actor.actors]
        states = Counter(k for k in named if self.actors[k].type is ActorType.STATE)
        ranked = sorted(states.items(), key=lambda kt: (-kt[1], kt[0]))[:1]
        return tuple(k for k, times in ranked if times > 1)

    def _negotiates(self, key: str) -> bool:
        return self.actors[key].type in (ActorType.STATE, ActorType.ARMED_FORCE)
