"""The closed lists the splitter knows by heart (kg/lexicon/function_words.yaml), half-folded for look-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.language.frequencies import half_fold
from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml


@dataclass(frozen=True, slots=True)
class ClosedWords:
    """`particles` take proclitics; `takers` and `bearers` map particle or proclitic + pronoun to both; `whole` are
    never split at the front, `compounds` always; `no_article` only look as if they began with ال, `no_pronoun` as if
    they ended in a pronoun."""

    particles: frozenset[str]
    takers: dict[str, tuple[str, str]]
    bearers: dict[str, tuple[str, str]]
    pronouns: tuple[str, ...]
    whole: frozenset[str]
    compounds: frozenset[str]
    no_article: frozenset[str]
    no_pronoun: frozenset[str]
    negations: frozenset[str]
    persons: frozenset[str]
    never_glued: frozenset[str]


@lru_cache(maxsize=1)
def closed_words() -> ClosedWords:
    """The lists, read on first use."""
    data: dict[str, Any] = load_yaml("function_words.yaml")
    pronouns = tuple(map(half_fold, data["pronouns"]))
    return ClosedWords(
        particles=_set(data["particles"]),
        takers={**_with_pronouns(data["takers"], pronouns), **_with_pronouns(data["takers_of_mine"], ("ي",))},
        bearers=_with_pronouns(data["bearers"], map(half_fold, data["bearer_pronouns"])),
        pronouns=pronouns,
        whole=_set(data["fixed"]) | _set(data["whole"]) | _verbs(data["waw_verbs"]),
        compounds=_set(data["compounds"]),
        no_article=_set(data["no_article"]),
        no_pronoun=_set(data["no_pronoun"]),
        negations=_set(data["negations"]),
        persons=_set(data["persons"]),
        never_glued=_set(data["never_glued"]),
    )


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(half_fold, words))


def _with_pronouns(words: Iterable[str], pronouns: Iterable[str]) -> dict[str, tuple[str, str]]:
    return {half_fold(word) + pronoun: (half_fold(word), pronoun) for word in words for pronoun in pronouns}


def _verbs(verbs: Iterable[str]) -> frozenset[str]:
    """The past forms of third persons."""
    stems = {half_fold(verb).rstrip("ىي") if len(half_fold(verb)) > 3 else half_fold(verb) for verb in verbs}
    return frozenset(stem + ending for stem in stems for ending in ("", "ت", "وا", "ا", "تا", "ى"))


@lru_cache(maxsize=1)
def particles() -> frozenset[str]:
    """The particles, folded."""
    return frozenset(map(fold_word, closed_words().particles))
