"""Who was spoken of before a place in the text: what references are resolved against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.article import Reading
from kg.mentions.roster import key_of
from kg.model import ActorMention, ActorType, Form


class History:
    """The article's naming mentions in order, asked from a place backwards."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._mentions = sorted((m for m in reading.mentions if m.actors), key=lambda m: m.start)

    def _before(self, at: int) -> list[ActorMention]:
        return [m for m in self._mentions if m.start < at]

    def last_persons(self, at: int) -> list[str]:
        """The last two different persons named before `at`, the later first."""
        keys = (m.actors[0] for m in reversed(self._before(at)) if m.type is ActorType.PERSON)
        return list(dict.fromkeys(keys))[:2]

    def last_person(self, at: int) -> str | None:
        """The last person named before `at`."""
        return next(iter(self.last_persons(at)), None)

    def nearest(self, at: int, keys: Iterable[str]) -> str | None:
        """Of `keys` the one named last before `at`, else the one named first after it."""
        wanted = set(keys)
        before = [m.actors[0] for m in self._mentions if m.start < at and m.actors[0] in wanted]
        after = [m.actors[0] for m in self._mentions if m.start >= at and m.actors[0] in wanted]
        return before[-1] if before else after[0] if after else None

    def counterpart(self, at: int, state: str | None) -> str | None:
        """The person of `state` who holds the title of the person named last: whom نظيره means."""
        last = self.last_person(at)
        if last is None or state is None:
            return None
        titles = {role.office for role in self._reading.drafts[last].roles.values()}
        for draft in self._reading.drafts.values():
            if draft.key != last and any(r.of == state and r.office in titles for r in draft.roles.values()):
                return draft.key
        return None

    def honoured(self, at: int, number: int, signs: frozenset[str]) -> str | None:
        """The person first named in this sentence before `at`, or in the nearest one before it, whose mention there or
        elsewhere has one of the words `signs`: who is spoken of as سموه goes on being the subject; else the first
        after."""
        persons = [m for m in self._mentions if m.type is ActorType.PERSON]
        fitting = {m.actors[0] for m in persons if signs & self._words(m)}
        for line in reversed(self._reading.lines[: number + 1]):
            start, end = line.sentence.start, line.sentence.end
            for mention in persons:
                if start <= mention.start < min(end, at) and mention.actors[0] in fitting:
                    return mention.actors[0]
        return next((m.actors[0] for m in persons if m.start > at and m.actors[0] in fitting), None)

    def _words(self, mention: ActorMention) -> set[str]:
        return {fold_word(w) for w in self._reading.text[mention.start : mention.end].split()}

    def state_of_last(self, at: int, start: int) -> str | None:
        """The state of the person, capital or office named last since `start`, else of the person named last."""
        for mention in reversed(self._before(at)):
            if mention.type is ActorType.PERSON:
                return self._state_of(mention.actors[0]) or mention.state
            if mention.start >= start and mention.type is ActorType.STATE:
                return mention.actors[0]
        return None

    def _state_of(self, person: str) -> str | None:
        roles = self._reading.drafts[person].roles.values()
        return next((r.of for r in roles if r.of and r.of.startswith("state-")), None)

    def parties(self, at: int) -> list[str]:
        """The two states or groups spoken of most up to `at`, in the order of first mention."""
        keys = [m.actors[0] for m in self._before(at) if self._is_party(m)]
        counts = Counter(keys)
        top = sorted(counts, key=lambda key: (-counts[key], keys.index(key)))[:2]
        return sorted(top, key=keys.index)

    def two_sides(self, start: int, end: int) -> list[str]:
        """The sides that the text between two offsets names, if they are exactly two: states and groups, and the states
        of officials."""
        keys = (self._side(m) for m in self._mentions if start <= m.start < end and m.form is not Form.COLLECTIVE)
        sides = list(dict.fromkeys(key for key in keys if key))
        return sides if len(sides) == 2 else []

    def _side(self, mention: ActorMention) -> str | None:
        if self._is_party(mention):
            return mention.actors[0]
        return self._state_of(mention.actors[0]) if mention.type is ActorType.PERSON else None

    def _is_party(self, mention: ActorMention) -> bool:
        if mention.type is ActorType.STATE:
            return True
        key = mention.actors[0]
        return (
            mention.type is ActorType.ARMED_FORCE
            and not key.startswith("armedforce-army-")
            and self._reading.drafts[key].country is None
            and key not in _outcasts()
        )


@lru_cache(maxsize=1)
def _outcasts() -> frozenset[str]:
    """Groups and coalitions that are spoken of but sit at no table."""
    return frozenset(key_of(ActorType.ARMED_FORCE, name) for name in load_yaml("forces.yaml")["no_parties"])
