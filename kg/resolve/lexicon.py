"""What the lexicons know of states and bodies: whose adjective a word is, which names are one body's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from kg.lexicon.load import load_yaml
from kg.resolve.names import Words, folded, sound, spelling, words_of


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, str]:
    """Folded adjective, with each ending, → code of its state; those of two states are left out."""
    data = load_yaml("states.yaml")
    found: dict[str, set[str]] = {}
    for code, entry in data["states"].items():
        for word in _adjectives(entry, data["adjective_endings"]):
            for bare in words_of(word):
                found.setdefault(bare, set()).add(code)
    return {word: min(codes) for word, codes in found.items() if len(codes) == 1}


def _adjectives(entry: dict[str, Any], endings: list[str]) -> Iterator[str]:
    for adjective in entry["demonyms"]:
        yield from (adjective + ending for ending in endings)
    yield from entry["irregular"]


@lru_cache(maxsize=1)
def _state_names() -> dict[Words, str]:
    states = load_yaml("states.yaml")["states"]
    return {words_of(n): c for c, e in states.items() for n in (*e["names"], *e["capitals"]) if words_of(n)}


def state_named(name: str) -> str | None:
    """The code of the state that `name` names, by itself or through its capital."""
    return _state_names().get(words_of(name))


@lru_cache(maxsize=1)
def _capitals() -> dict[Words, str]:
    states = load_yaml("states.yaml")["states"]
    return {words_of(n): code for code, entry in states.items() for n in entry["capitals"]}


@lru_cache(maxsize=1)
def _city_countries() -> dict[Words, str]:
    cities = load_yaml("places.yaml")["cities"]
    return {words_of(n): code for code, names in cities.items() for n in names} | _capitals()


def city_country(name: str) -> str | None:
    """The code of the state in which the city `name` lies, None if it is no city the lexicon knows."""
    return _city_countries().get(city_words(name))


def city_words(name: str) -> Words:
    """The words of a city's name: without "the capital", "the city of" before it; of a house the city it stands in."""
    words = words_of(name)
    bare = words[1:] if words[:1] in _place_nouns() and words[1:] in _city_countries() else words
    return _houses().get(words, bare)


@lru_cache(maxsize=1)
def _houses() -> dict[Words, Words]:
    houses = load_yaml("places.yaml")["houses"]
    return {words_of(n): words_of(city) for city, names in houses.items() for n in names}


@lru_cache(maxsize=1)
def _place_nouns() -> frozenset[Words]:
    """What may stand before a city's name: العاصمة, مدينة …"""
    places = load_yaml("places.yaml")
    return frozenset(words_of(n) for n in (*places["place_nouns"], *places["capital_nouns"]))


def without_state(name: Words) -> tuple[Words, str | None]:
    """`name` without a state's adjective or name in it, and that state's code."""
    for i in range(len(name) - 1, -1, -1):
        code = _demonyms().get(name[i]) or _state_names().get((name[i],))
        if code and len(name) > 1:
            return name[:i] + name[i + 1 :], code
    return name, None


@lru_cache(maxsize=1)
def _bodies() -> dict[Words, tuple[str, str | None]]:
    """Every name of every body the lexicons hold → its usual name and its state's code."""
    known: dict[Words, tuple[str, str | None]] = {}
    for names, code in _body_lists():
        for name in names:
            known.setdefault(_sounds_of(words_of(name)), (str(names[0]), code))
    return known


def _body_lists() -> Iterator[tuple[list[str], str | None]]:
    organisations, media = load_yaml("organisations.yaml"), load_yaml("media.yaml")
    yield from _plain(organisations["international"])
    for code, lists in organisations["with_country"].items():
        yield from ((names, code) for names in lists)
    yield from _plain(load_yaml("forces.yaml")["groups"])
    for kind in ("agencies", "papers", "channels", "generic"):
        yield from _plain(media[kind])


def _plain(lists: Iterable[list[str]]) -> Iterator[tuple[list[str], None]]:
    return ((names, None) for names in lists)


@lru_cache(maxsize=1 << 14)
def known_body(name: str) -> tuple[str, str | None] | None:
    """The usual name, and the state's code if national, of a body the lexicons know under `name`."""
    return _bodies().get(_sounds_of(words_of(name)))


def _sounds_of(words: Words) -> Words:
    return tuple(sound(w) for w in words)


@lru_cache(maxsize=1)
def _body_adjectives() -> dict[str, Words]:
    """Adjective of a body, with each ending → the words of the body's name: أممي as الأمم المتحدة."""
    adjectives, endings = load_yaml("organisations.yaml")["adjectives"], load_yaml("states.yaml")["adjective_endings"]
    forms = ((bare, words_of(body)) for body, words in adjectives.items() for w in words for e in endings
             for bare in words_of(w + e))  # fmt: skip
    return dict(forms)


@lru_cache(maxsize=1)
def _bound_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = spelling()
    return folded(data["context_bound"]), folded(data["optional_heads"]), folded(data["always_optional"])


@lru_cache(maxsize=1 << 14)
def body_key(name: str) -> tuple[Words, str | None, bool]:
    """What identifies a body by name: its words without optional head and state, the state found in it, and whether
    that is enough without knowing the state."""
    bound, heads, ministry = _bound_words()
    spelled = (_body_adjectives().get(w, (w,)) for w in words_of(name))
    words, code = without_state(tuple(w for part in spelled for w in part))
    if len(words) > 1 and (words[0] in ministry or (words[0] in heads and not set(words[1:]) <= bound)):
        words = words[1:]
    return _sounds_of(words), code, not set(words) <= bound


@lru_cache(maxsize=1)
def office_heads() -> dict[str, str]:
    """Folded first word of a title → name of the office."""
    heads = load_yaml("offices.yaml")["heads"]
    return {bare: office for office, words in heads.items() for w in words for bare in words_of(w)}
