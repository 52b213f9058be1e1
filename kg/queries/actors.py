"""Actors by any of their names: as written in Arabic, in Latin letters, or by a state's code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from pyoxigraph import NamedNode
from rapidfuzz import fuzz, process

from kg.errors import HiwarError
from kg.language.normalise import fold_word
from kg.queries.answer import answer_of
from kg.queries.latin import is_latin, skeleton, state_codes
from kg.queries.saved import saved_queries
from kg.queries.source import Source

QUESTION = "actor-names"  # the saved question that lists every name
_ARTICLE = fold_word("ال")
_NEAR = 60.0  # similarity in percent from which a name is worth suggesting


@dataclass(slots=True)
class ActorNames:
    """An index from folded names, codes and sounds to actor nodes."""

    names: dict[str, list[NamedNode]] = field(default_factory=dict)
    words: dict[str, list[NamedNode]] = field(default_factory=dict)
    codes: dict[str, list[NamedNode]] = field(default_factory=dict)
    sounds: dict[str, list[NamedNode]] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    def add(self, node: NamedNode, name: str, state: str | None) -> None:
        """Make `node` known by `name`, and by the code of the state it is."""
        key = _key(name)
        _put(self.names, key, node)
        self.shown.setdefault(key, name)
        if state:
            _put(self.codes, state.lower(), node)
        parts = name.split()
        for part in parts:
            _put(self.words, _key(part), node)
        for sound in {skeleton(name), *(skeleton(part) for part in parts)}:
            if len(sound) > 1:
                _put(self.sounds, sound, node)

    def find(self, name: str) -> tuple[NamedNode, ...]:
        """The actors called `name`, best reading first: the whole name, a state's code, a word of it, its sound.

        Raises HiwarError with the nearest names if there is none.
        """
        for found in self._readings(name):
            if found:
                return tuple(dict.fromkeys(found))
        near = process.extract(_key(name), list(self.shown), scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR)
        close = ", ".join(self.shown[key] for key, _, _ in near)
        remedy = f"near names: {close}" if close else "kg query actors lists them all"
        raise HiwarError(f"no actor is called {name[:60]!r}", remedy=remedy)

    def _readings(self, name: str) -> Iterable[Sequence[NamedNode]]:
        key = _key(name)
        yield self.names.get(key, ())
        yield self.codes.get(name.strip().lower(), ())
        if is_latin(name):
            yield [node for code in state_codes(key) for node in self.codes.get(code, ())]
        yield self._with_all_words(key)
        if is_latin(name):
            yield self.sounds.get(skeleton(name), ())
            yield self._sounding_like(name)

    def _with_all_words(self, key: str) -> list[NamedNode]:
        sets = [self.words.get(_key(word), []) for word in key.split()]
        return [node for node in sets[0] if all(node in other for other in sets[1:])] if sets else []

    def _sounding_like(self, name: str) -> list[NamedNode]:
        """Actors whose name has a word like every word of `name`."""
        sets = [self.sounds.get(skeleton(word), []) for word in name.split() if len(skeleton(word)) > 1]
        return [node for node in sets[0] if all(node in other for other in sets[1:])] if sets else []


_KNOWN: WeakKeyDictionary[Source, ActorNames] = WeakKeyDictionary()


def actor_names(source: Source) -> ActorNames:
    """The index of every actor in `source`, made once: what is asked does not change while it is open."""
    if source not in _KNOWN:
        _KNOWN[source] = _read_names(source)
    return _KNOWN[source]


def _read_names(source: Source) -> ActorNames:
    index = ActorNames()
    query = saved_queries()[QUESTION]
    for row in answer_of(source.query(query.text), query).records():
        state = str(row["country"]) if row["country"] and str(row["type"]).endswith("State") else None
        index.add(NamedNode(str(row["fact"])), str(row["name"]), state)
    return index


def _put(index: dict[str, list[NamedNode]], key: str, node: NamedNode) -> None:
    known = index.setdefault(key, [])
    if node not in known:
        known.append(node)


def _key(name: str) -> str:
    """Folded, without the definite article, one space between words."""
    return " ".join(word.removeprefix(_ARTICLE) or word for word in fold_word(name).split())
