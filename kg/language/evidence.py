"""Is a string of letters a word of its own? What frequencies say.

A noun stands with the article ال somewhere, a verb in the imperfect (ي, ت); a proclitic glued to a word does neither:
البيان and يكشف are written, البشكل and يوقال are not. Measured on the frequency list, not on a list of names.
"""

from __future__ import annotations

from functools import lru_cache

from kg.language.frequencies import frequency
from kg.language.function_words import closed_words

_ENDINGS = ("ات", "ين", "ون", "ان", "وا", "تا", "ية", "يه", "ا", "ة", "ت", "ي", "ن", "ى")
_NOISE = 60.0  # occurrences per thousand million below which a form proves nothing


@lru_cache(maxsize=1 << 16)
def bases(word: str) -> tuple[str, ...]:
    """`word` and what is left of it without an ending of case, number, gender or person."""
    cut = tuple(word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3)
    return (word, *cut)


@lru_cache(maxsize=1 << 16)
def nominal(word: str) -> float:
    """How often `word`, a base of it, or what is left without a pronoun is written with the article, as a share."""
    return max(_share(word, ("ال",)), *(_share(free, ("ال",)) for free, _ in without_pronoun(word)), 0.0)


@lru_cache(maxsize=1 << 16)
def verbal(word: str) -> float:
    """How often a base of `word`, or what is left without a pronoun, is written in the imperfect, as a share."""
    return max(_share(word, ("ي", "ت")), *(_share(free, ("ي", "ت")) for free, _ in without_pronoun(word)), 0.0)


def _share(word: str, fronts: tuple[str, ...]) -> float:
    best = 0.0
    for base in bases(word):
        for shape in (base, base + "ة") if not base.endswith(("ة", "ا")) else (base,):
            with_front = sum(frequency(front + shape) for front in fronts)
            if with_front > _NOISE:
                best = max(best, with_front / max(frequency(base), frequency(word), 1.0))
    return best


@lru_cache(maxsize=1 << 16)
def weight(word: str) -> float:
    """How often `word` is written as a word, counting what a pronoun enclitic hides."""
    direct = frequency(word)
    free = max((0.3 * frequency(base) for base, _ in without_pronoun(word)), default=0.0)
    article = 0.3 * frequency(word[2:] if word.startswith("ال") and len(word) > 4 else "ال" + word)
    inflected = max((0.1 * frequency(base) for base in bases(word)[1:]), default=0.0)
    return max(direct, free, article, inflected)


@lru_cache(maxsize=1 << 16)
def without_pronoun(word: str) -> tuple[tuple[str, str], ...]:
    """Every way to read a pronoun at the end of `word`: the word as it stands without it, and the pronoun."""
    out: list[tuple[str, str]] = []
    for pronoun in closed_words().pronouns:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= 2:
            out += [(free, pronoun) for free in free_forms(word[: -len(pronoun)])]
    return tuple(out)


def free_forms(stem: str) -> tuple[str, ...]:
    """How a stem before a pronoun is written when it stands alone: قوت → قوة, التقا → التقى, وزراي → وزراء."""
    if stem.endswith("ت"):
        return (stem[:-1] + "ة", stem)
    if stem.endswith("ا"):
        return (stem[:-1] + "ى", stem, stem + "ء")
    if stem.endswith(("او", "اي")):
        return (stem[:-1] + "ء", stem)
    if stem.endswith("و"):
        return (stem + "ا", stem)
    return (stem,)
