"""Whom somebody speaks or acts for: the state or body behind a person, the state behind its own bodies."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.model import Actor, ActorType, DialogueRound, Document, Form, Meeting, Role, Sentence
from kg.patterns import Line
from kg.patterns.lexemes import readings
from kg.patterns.marks import marks

OBSERVERS = frozenset({"expert", "judge", "member"})  # whose words are their own
BODIES = ("private_body", "trader_body", "allied_body")
LONE = 2  # sentences of a text too short to tell what it is about
BODY_TYPES = (ActorType.ORGANIZATION, ActorType.ARMED_FORCE)


@dataclass(slots=True)
class Sides:
    """Answers for one document. A side is an actor key."""

    actors: dict[str, Actor]
    states: dict[str, str]  # country → key of its State
    pairs: tuple[tuple[int, tuple[str, ...]], ...] = ()  # (offset, two sides the text joins there)
    main: tuple[str, ...] = ()  # the two sides the article speaks of most
    events: tuple[tuple[int, tuple[str, ...]], ...] = ()  # (offset, sides) of the meetings told of
    table: tuple[str, ...] = ()  # the parties of the article's dialogue
    speakers: tuple[tuple[int, str], ...] = ()  # (offset, speaker) of the words reported
    deals: tuple[tuple[int, tuple[str, ...]], ...] = ()  # (offset, parties) of the agreements told of
    subject_of: Callable[[int, Sides], tuple[str, ...]] = lambda index, sides: ()  # whom the sentence of an index is of
    published: dt.date | None = None
    abroad: bool = False  # whether it speaks of at least two states or forces more than once
    between: bool = False  # the same, bodies known by name counted as well

    def partners(self, sentence: Sentence) -> tuple[str, ...]:
        """Whom "the two sides" of a sentence are: those that meet in it, else the parties of the article's dialogue."""
        met = [sides for at, sides in self.events if sentence.start <= at < sentence.end]
        return met[0] if met else self.table

    def last_speaker(self, offset: int) -> tuple[str, ...]:
        """Whose words were reported last before `offset`: whom "…, stressing" at the head of a sentence takes up."""
        return tuple(who for at, who in self.speakers if at < offset)[-1:]

    def parties(self, offset: int) -> tuple[str, ...]:
        """The two sides an unnamed "both" before `offset` can mean: those joined last, else those spoken of most."""
        before = [both for at, both in self.pairs if at <= offset]
        return before[-1] if before else self.pairs[0][1] if self.pairs else self.main

    def of(self, key: str | None, depth: int = 3) -> str | None:
        """The side `key` stands for: itself for states, forces and bodies of no state; None when nothing says."""
        actor = self.actors.get(key) if key else None
        if actor is None or depth == 0:
            return None
        if actor.type is ActorType.PERSON:
            return self._of_person(actor, depth)
        if actor.type is not ActorType.STATE and actor.country in self.states and of_the_state(actor):
            return self.states[actor.country or ""]
        return actor.key

    def _of_person(self, actor: Actor, depth: int) -> str | None:
        return next((side for r in actor.roles if (side := self._of_role(r, actor, depth))), None)

    def _of_role(self, role: Role, actor: Actor, depth: int) -> str | None:
        """The side who holds a role binds: none of a former holder or an observer. "Spokesman of the movement" of a
        state speaks for the one movement the article knows, never for the state."""
        if role.former or role.office in OBSERVERS or role.of in (None, actor.key):
            return None
        if not self.is_state(role.of or "") or not (heads := _bases(role.title, *BODIES)):
            return self.of(role.of, depth - 1)
        known = [a.key for a in self.actors.values() if a.type in BODY_TYPES and heads & _head_bases(a)]
        return known[0] if len(known) == 1 else None

    def behind(self, keys: tuple[str, ...]) -> frozenset[str]:
        """All the sides somebody's roles make him speak for."""
        roles = [(r, self.actors[k]) for k in keys if self.is_person(k) for r in self.actors[k].roles]
        return frozenset(s for r, a in roles if (s := self._of_role(r, a, 2))) | frozenset(self.every(keys))

    def subject_before(self, index: int) -> tuple[str, ...]:
        """Whom the sentence before the one at `index` is of."""
        return self.subject_of(index - 1, self) if index else ()

    def agreed(self, offset: int) -> tuple[str, ...]:
        """The parties of the agreement spoken of at `offset`: those named with one last before, else first after."""
        before = [keys for at, keys in self.deals if at <= offset]
        return before[-1] if before else next((keys for _, keys in self.deals), ())

    def every(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The sides of several actors, each once; two persons of one side, or of none, stand for themselves."""
        sides = [self.of(k) for k in keys]
        if len(keys) > 1 and len(set(sides)) == 1:
            return keys
        return tuple(dict.fromkeys(s for s in sides if s is not None))

    def may_bind(self, keys: tuple[str, ...]) -> bool:
        """Whether there are actors and some of them deal in more than trade, sport or news."""
        return any(k in self.actors and not is_trader(self.actors[k]) for k in keys)

    def deals_abroad(self, keys: tuple[str, ...]) -> bool:
        """Whether all are states, forces, bodies known by name, or persons who agree among themselves."""
        return bool(keys) and all(self._deals_abroad(self.actors[k]) for k in keys if k in self.actors)

    def _deals_abroad(self, actor: Actor) -> bool:
        return actor.type is not ActorType.ORGANIZATION or ("lexicon" in actor.rules and not is_trader(actor))

    def is_state(self, key: str) -> bool:
        return key in self.actors and self.actors[key].type is ActorType.STATE

    def is_force(self, key: str) -> bool:
        """Whether `key` is an armed group or army of no state the article names."""
        return key in self.actors and self.actors[key].type is ActorType.ARMED_FORCE and self.of(key) == key

    def is_person(self, key: str) -> bool:
        return key in self.actors and self.actors[key].type is ActorType.PERSON


def of_the_state(actor: Actor) -> bool:
    """Whether a force or body with a country binds its state: an army, a ministry; not a party or club."""
    return actor.type is ActorType.ARMED_FORCE or _headed(actor, "state_body")


def is_domestic(actor: Actor) -> bool:
    """Whether a body's or official's field is one in which governments deal with their own people."""
    words = [actor.name] if actor.type is ActorType.ORGANIZATION else [r.title for r in actor.roles]
    return any(_names(text, "domestic_field") for text in words)


def _names(text: str, *lexemes: str) -> bool:
    """Whether a word of `text` is of one of these lexemes."""
    return any(r.lexeme in lexemes for w in fold_word(text).split() for r in readings(w))


def _bases(text: str, *lexemes: str) -> frozenset[str]:
    """Dictionary forms of the words of `text` that are of one of these lexemes."""
    return frozenset(r.base for w in fold_word(text).split() for r in readings(w) if r.lexeme in lexemes)


def _head_bases(actor: Actor) -> frozenset[str]:
    return _bases(actor.name.partition(" ")[0], *BODIES)


def is_trader(actor: Actor) -> bool:
    """Whether the name says a body trades, plays or publishes, or is that of a news agency."""
    names = (actor.name, *actor.aliases) if actor.type is ActorType.ORGANIZATION else ()
    return _headed(actor, "trader_body") or not _outlets().isdisjoint(map(fold_word, names))


@cache
def _outlets() -> frozenset[str]:
    """Folded names of news agencies."""
    return frozenset(fold_word(name) for names in load_yaml("media.yaml")["agencies"] for name in names)


def _headed(actor: Actor, lexeme: str) -> bool:
    if actor.type is not ActorType.ORGANIZATION:
        return False
    return any(r.lexeme == lexeme for word in fold_word(actor.name).split()[:1] for r in readings(word))


def sides_of(
    document: Document,
    stream: tuple[Line, ...],
    meetings: tuple[Meeting, ...] = (),
    rounds: tuple[DialogueRound, ...] = (),
) -> Sides:
    actors = {a.key: a for a in document.actors}
    states = {a.country: a.key for a in document.actors if a.type is ActorType.STATE and a.country}
    found = Sides(actors, states, published=document.article.published)
    found.pairs = tuple(_pairs(stream, found))
    found.speakers = tuple(sorted({(s.start, s.speaker) for line in stream for s in line.speeches if s.speaker}))
    met = ((e.start, found.every(m.participants)) for m in meetings for e in m.evidence)
    found.events = tuple((at, sides) for at, sides in met if len(sides) > 1)
    found.table = next((r.parties for r in rounds if len(r.parties) > 1), ())
    counts = _meant(document, found)
    found.main = tuple(counts[:2])
    abroad = [k for k in counts if found.is_state(k) or found.is_force(k)]
    found.abroad = len(abroad) > 1 or (len(abroad) == 1 and len(stream) <= LONE)
    found.between = len([k for k in counts if found.deals_abroad((k,))]) > 1
    return found


def _pairs(stream: tuple[Line, ...], sides: Sides) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(offset, the sides) wherever the text joins actors of one kind by "and", or means several by one word; two
    persons of one side (rivals at home) if it joins them more than once."""
    joined = list(_joined_actors(stream))
    often = Counter(frozenset(keys) for _, keys in joined)
    for at, keys in joined:
        every = sides.every(keys) if _could_agree(keys, sides) else ()
        rivals = len(keys) == 2 and all(map(sides.is_person, keys)) and often[frozenset(keys)] > 1
        if len(every) > 1 or rivals:
            yield at, every if len(every) > 1 else keys


def _joined_actors(stream: tuple[Line, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for line in stream:
        for i in line.mentions:
            element = line.elements[i]
            if element.actor is None or _is_joined(line, i):
                continue
            keys = element.actor.actors
            if len(keys) == 1:
                keys += joined_to(line, i + 1)
            if len(keys) > 1:
                yield element.start, keys


def joined_to(line: Line, i: int) -> tuple[str, ...]:
    """Keys of the actors that "and" joins on from element `i`, a comma between them or not."""
    if _repeats(line, i):
        return joined_to(line, i + 1)
    if i + 1 < len(line.elements) and (line.elements[i].clause or _is_with(line, i)):
        i += 1
    if i >= len(line.elements) or not (_is_joined(line, i) or (_is_with(line, i - 1) and _is_named(line, i))):
        return ()
    actor = line.elements[i].actor
    return (*(actor.actors if actor else ()), *joined_to(line, i + 1))


def list_start(line: Line, i: int) -> int:
    """Where the list of actors begins that "and" joins element `i` to."""
    while i > 0 and (_repeats(line, i) or (_is_joined(line, i) and _is_named(line, i - 1))):
        i -= 1
    return i


def _repeats(line: Line, i: int) -> bool:
    """Whether element `i` is another name, in brackets, of the actor just before it."""
    if not 0 < i < len(line.elements):
        return False
    this, before = line.elements[i].actor, line.elements[i - 1].actor
    return this is not None and before is not None and this.actors == before.actors and bool(this.actors)


def _is_joined(line: Line, i: int) -> bool:
    return _is_named(line, i) and line.elements[i].prefix in marks("conjunctions")


def _is_named(line: Line, i: int) -> bool:
    actor = line.elements[i].actor
    return actor is not None and actor.form is not Form.ADJECTIVE


def _is_with(line: Line, i: int) -> bool:
    return "with_word" in line.said[i]


def _could_agree(keys: tuple[str, ...], sides: Sides) -> bool:
    """Persons of different sides, or bodies; a list of armed groups alone is no set of partners."""
    if all(map(sides.is_person, keys)):
        return len({sides.of(k) for k in keys} - {None}) == len(keys)
    return not any(map(sides.is_person, keys)) and (len(keys) == 2 or not all(map(sides.is_force, keys)))


def _meant(document: Document, sides: Sides) -> list[str]:
    """The sides meant more than once, most often first, counting each mention for its side."""
    counts: Counter[str] = Counter()
    for mention in document.mentions:
        counts.update(s for k in mention.actors if (s := sides.of(k)))
    ranked = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    return [key for i, (key, n) in enumerate(ranked) if n > 1 or i < 1]
