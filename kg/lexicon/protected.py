"""Words of the lexicons that the splitter of proclitics must leave whole, though they begin like words with one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from kg.lexicon.load import load_yaml

_FILES = ("states.yaml", "organisations.yaml", "forces.yaml", "media.yaml", "places.yaml")
_TITLES = ("offices.yaml", "bodies.yaml")


@lru_cache(maxsize=1)
def protected_words() -> frozenset[str]:
    """Every word of a name in the lexicons, as written there (unfolded): لبنان, باريس, فرنسا, كوريا, والي …"""
    words = {word for file in _FILES for name in _strings(load_yaml(file)) for word in _safe(name) if len(word) > 2}
    names = load_yaml("first_names.yaml")
    given = {
        word
        for part in ("arabic", "arabic_women", "foreign", "also_words")
        for name in names[part]
        for word in name.split()
    }
    groups = load_yaml("given_names.yaml")["names"]
    foreign = (name for group in groups.keys() - {"arabic"} for name in groups[group])
    given |= {name for name in foreign if len(name) > 4 and name[0] != "ل"}
    return frozenset(words | {word for word in given if len(word) > 2})


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Words of names, offices, bodies and months, as written, of three letters or more."""
    titles = (word for file in _TITLES for name in _strings(load_yaml(file)) for word in name.split())
    words = {*protected_words(), *titles, *load_yaml("parted.yaml")["months"]}
    return frozenset(word for word in words if len(word) > 2)


def _safe(name: str) -> Iterator[str]:
    """The words of a name, without later ones that may carry a proclitic themselves (… الزراعة والتجارة, … للتنمية),
    and without لجنة, which is للجنة with one more."""
    heads = load_yaml("bodies.yaml")["organisation_heads"]
    for at, word in enumerate(name.split()):
        if (at == 0 and not (word[0] == "ل" and word in heads)) or not word.startswith(("و", "ف", "ب", "ل", "ك")):
            yield word


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in ("source", "adjective_endings", "place_nouns", "capital_nouns", "locative", "heads"):
                yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)
