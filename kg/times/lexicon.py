"""The lexicon of time words, compiled: every written form with its proclitics points to its readings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.language.normalise import fold_word
from kg.times.data import load
from kg.times.letters import ARTICLE, CLITICS, FOR


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One way to read a word or phrase: its category, its value (with a grammatical number for units), whether it
    carries the article, and the proclitics before it. Made by `reading` alone: equal readings are one object."""

    category: str
    value: str
    definite: bool = False
    clitic: str = ""

    @property
    def number(self) -> str:
        return self.value.partition(".")[2]


@lru_cache(maxsize=1 << 16)
def reading(category: str, value: str, definite: bool = False, clitic: str = "") -> Reading:
    return Reading(category, value, definite, clitic)


Entry = tuple[tuple[str, ...], Reading]  # the words after the first, and the reading


@lru_cache
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """First folded word → the entries that begin with it, longest first."""
    table: dict[str, dict[Entry, None]] = {}
    for first, entry in _entries():
        table.setdefault(first, {})[entry] = None
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in table.items()}


def _entries() -> Iterator[tuple[str, Entry]]:
    data = load("words")
    articled = set(data["takes_article"])
    for category, values in data.items():
        if category == "takes_article":
            continue
        for value, forms in values.items():
            for form in forms:
                yield from _forms(category, str(value), fold_word(str(form)), category in articled)


def _forms(category: str, value: str, form: str, articled: bool) -> Iterator[tuple[str, Entry]]:
    first, *rest = form.split()
    definite = first.startswith(ARTICLE)
    for clitic in CLITICS:
        yield clitic_join(clitic, first), (tuple(rest), reading(category, value, definite, clitic))
        if articled and not definite:
            yield clitic_join(clitic, ARTICLE + first), (tuple(rest), reading(category, value, True, clitic))


def clitic_join(clitic: str, word: str) -> str:
    """The proclitics written before a folded word (ل swallows the alef of the article)."""
    if clitic.endswith(FOR) and word.startswith(ARTICLE):
        return clitic + word[1:]
    return clitic + word
