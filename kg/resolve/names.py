"""Names made comparable: folded words for equality, sounds for spelling variants, skeletons for blocking."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from rapidfuzz.fuzz import ratio

from kg.language.normalise import fold_word
from kg.lexicon.load import load_file, load_yaml

SPELLING = Path(__file__).with_name("spelling.yaml")
_WORD = re.compile(r"[^\W_]+")
_ALIKE = 80  # least rapidfuzz ratio of two spellings of one foreign name
Words = tuple[str, ...]


def folded(words: object) -> frozenset[str]:
    """A lexicon list, each entry as `words_of` would give its single word."""
    assert isinstance(words, list)
    return frozenset(_bare(str(w)) for w in words)


@lru_cache(maxsize=1)
def spelling() -> dict[str, object]:
    """The data of spelling.yaml."""
    data: dict[str, object] = load_file(SPELLING)
    return data


@lru_cache(maxsize=1)
def _sounds() -> dict[int, str]:
    table: dict[int, str] = {}
    for group in spelling()["sounds"]:  # type: ignore[attr-defined]
        for letter in group:
            table.setdefault(ord(letter), group[0])
    return table


@lru_cache(maxsize=1)
def _particles() -> tuple[frozenset[str], frozenset[str]]:
    return folded(spelling()["joined"]), folded(spelling()["links"])


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Arabic given names: two of them that differ in a letter are two names, not two spellings."""
    data = load_yaml("first_names.yaml")
    return folded(data["arabic"]) | folded(data["arabic_women"])


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> Words:
    """The words of a name: folded, without the article ال, hamza and punctuation, particles joined."""
    return _join([_bare(w) for w in _WORD.findall(fold_word(name))])


def _bare(word: str) -> str:
    word = fold_word(word).replace("ء", "")
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _unjoined(word: str, joined: frozenset[str]) -> str:
    """`word` without the ال after a particle written together with it: عبدالفتاح as عبد الفتاح."""
    for particle in joined:
        if word.startswith(particle + "ال") and len(word) > len(particle) + 4:
            return particle + word[len(particle) + 2 :]
    return word


def _join(words: list[str]) -> Words:
    joined, links = _particles()
    out: list[str] = []
    prefix = ""
    for i, word in enumerate(words):
        if word in joined and i + 1 < len(words):
            prefix += word
        elif not (word in links and out and i + 1 < len(words)):
            out.append(prefix + word if prefix else _unjoined(word, joined))
            prefix = ""
    return tuple(out)


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """`word` with each letter replaced by the first of those that write the same foreign sound."""
    return word.translate(_sounds())


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The sounds of `word` without weak letters (but the first) and doublings: a key for blocking."""
    weak = str(spelling()["weak"])
    out = ""
    for letter in sound(word):
        if not out or (letter not in weak and letter != out[-1]):
            out += letter
    return out


@lru_cache(maxsize=1 << 16)
def same_sound(a: str, b: str) -> bool:
    """True if the words are equal but for letters of the same sound."""
    return a == b or (sound(a) == sound(b) and not _both_known(a, b))


@lru_cache(maxsize=1 << 16)
def variant(a: str, b: str) -> bool:
    """True if the words can be spellings of one name. Two known given names never are."""
    if same_sound(a, b):
        return True
    if _both_known(a, b) or min(len(a), len(b)) < 3:
        return False
    return skeleton(a) == skeleton(b) or ratio(sound(a), sound(b)) >= _ALIKE


def _both_known(a: str, b: str) -> bool:
    return a in given_names() and b in given_names()


def close(a: str, b: str) -> bool:
    """True if the words differ in weak letters and letters of one sound only, or one ends in a consonant more."""
    if same_sound(a, b):
        return True
    short, long = sorted((skeleton(a), skeleton(b)), key=len)
    if _both_known(a, b) or len(short) < 2:
        return False
    return short == long or (len(short) > 2 and long.startswith(short) and len(long) == len(short) + 1)


def foreign(name: Words) -> bool:
    """True for a name that does not begin with an Arabic given name: few people share it, many ways to write it."""
    return bool(name) and name[0] not in given_names()


def close_names(a: Words, b: Words) -> bool:
    """Word by word close; of the first words one may be short for the other (توم, توماس)."""
    if len(a) != len(b) or not all(map(close, a[1:], b[1:])):
        return False
    short, long = sorted((a[0], b[0]), key=len)
    return close(short, long) or (len(short) > 1 and long.startswith(short))


def same_ends(a: Words, b: Words) -> bool:
    """First and last words are spellings of one name each, whatever stands between."""
    return min(len(a), len(b)) > 1 and variant(a[0], b[0]) and variant(a[-1], b[-1])


def equal_names(a: Words, b: Words) -> bool:
    """Word by word the same but for letters of the same sound."""
    return len(a) == len(b) and all(map(same_sound, a, b))


def variant_names(a: Words, b: Words) -> bool:
    """Word by word spellings of one name; a longer name may hold words the shorter lacks, but not at both ends."""
    if len(a) == len(b):
        return all(map(variant, a, b))
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or not (variant(short[0], long[0]) or variant(short[-1], long[-1])):
        return False
    rest = iter(long)
    return all(any(variant(word, other) for other in rest) for word in short)
