"""Is a string of letters a word of its own? What frequencies say.

A noun stands with the article ال somewhere, a verb in the imperfect (ي, ت); a proclitic glued to a word does neither:
البيان and يكشف are written, البشكل and يوقال are not. Measured on the frequency list, not on a list of names.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kg.language.frequencies import frequency
from kg.language.function_words import closed_words
from kg.lexicon.load import load_yaml

_RULES: dict[str, Any] = load_yaml("clitics.yaml")
_ENDINGS: tuple[str, ...] = tuple(_RULES["endings"])
_ARTICLE: str = _RULES["article"]
_NOUNS, _VERBS = tuple(_RULES["noun_fronts"]), tuple(_RULES["verb_fronts"])
_ALONE: list[tuple[str, list[str]]] = _RULES["before_pronoun"]
_FEMININE: str = _RULES["feminine"]
_NO_FEMININE: tuple[str, ...] = tuple(_RULES["no_feminine"])
_NOISE = 60.0  # occurrences per thousand million below which a form proves nothing


@lru_cache(maxsize=1 << 16)
def bases(word: str) -> tuple[str, ...]:
    """`word` and what is left of it without an ending of case, number, gender or person."""
    if not word.endswith(_ENDINGS):
        return (word,)
    cut = tuple(word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3)
    return (word, *cut)


@lru_cache(maxsize=1 << 16)
def nominal(word: str) -> float:
    """How often `word`, a base of it, or what is left without a pronoun is written with the article, as a share."""
    return max(_share(word, _NOUNS), *(_share(free, _NOUNS) for free, _ in without_pronoun(word)), 0.0)


@lru_cache(maxsize=1 << 16)
def verbal(word: str) -> float:
    """How often a base of `word`, or what is left without a pronoun, is written in the imperfect, as a share."""
    return max(_share(word, _VERBS), *(_share(free, _VERBS) for free, _ in without_pronoun(word)), 0.0)


def _share(word: str, fronts: tuple[str, ...]) -> float:
    best = 0.0
    for base in bases(word):
        for shape in (base, base + _FEMININE) if not base.endswith(_NO_FEMININE) else (base,):
            with_front = sum(frequency(front + shape) for front in fronts)
            if with_front > _NOISE:
                best = max(best, with_front / max(frequency(base), frequency(word), 1.0))
    return best


@lru_cache(maxsize=1 << 16)
def weight(word: str) -> float:
    """How often `word` is written as a word, counting what a pronoun enclitic hides."""
    direct = frequency(word)
    free = max((0.3 * frequency(base) for base, _ in without_pronoun(word)), default=0.0)
    article = 0.3 * frequency(word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else _ARTICLE + word)
    inflected = max((0.1 * frequency(base) for base in bases(word)[1:]), default=0.0)
    return max(direct, free, article, inflected)


@lru_cache(maxsize=1 << 16)
def without_pronoun(word: str) -> tuple[tuple[str, str], ...]:
    """Every way to read a pronoun at the end of `word`: the word as it stands without it, and the pronoun."""
    out: list[tuple[str, str]] = []
    if not word.endswith(closed_words().pronouns):
        return ()
    for pronoun in closed_words().pronouns:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= 2:
            out += [(free, pronoun) for free in free_forms(word[: -len(pronoun)])]
    return tuple(out)


def free_forms(stem: str) -> tuple[str, ...]:
    """How a stem before a pronoun is written when it stands alone: قوت → قوة, التقا → التقى, وزراي → وزراء."""
    for before, alone in _ALONE:
        if stem.endswith(before):
            return tuple(stem[: len(stem) - len(before)] + ending for ending in alone)
    return (stem,)
