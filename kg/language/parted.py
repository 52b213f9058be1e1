"""Words printed in two with a stray space between them: ال عراق, الخارجي ة, ر ئيس, ديس مبر.

Only where the lexicon knows the whole as a word of a name, an office, a body or a month, the whole is common, and a
part is no word: unheard of beside the whole, or a letter that cannot stand alone.
"""

from __future__ import annotations

from functools import lru_cache

from kg.language.frequencies import frequency, half_fold
from kg.language.function_words import closed_words
from kg.language.letters import AND, ARTICLE, PREPOSITIONS, SO
from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.lexicon.protected import known_words
from kg.model import Token

_RARE = 7000.0  # occurrences per thousand million; of two words printed apart by mistake one is rarer
_COMMON = 5000.0  # those of the whole
_BESIDE = 60.0  # times as common as its rarer part
_LETTER_LAST, _FINAL_LAST = 20.0, 2.0  # the same where the second is a letter, and where it is one that only ends words
_LONGEST = 30
_SPACES = frozenset((" ", "  ", "\u00a0", "\u202f"))
_CLITICS = PREPOSITIONS | {AND, SO}
_FINAL = frozenset(load_yaml("clitics.yaml")["final"])
FIRST, SECOND, RARE = 1, 2, 4  # what `halves` adds up


@lru_cache(maxsize=1)
def _houses() -> frozenset[str]:
    return frozenset(map(half_fold, load_yaml("parted.yaml")["houses"]))


def halves(norm: str, written: str) -> int:
    """Which half of a word printed in two a word may be. Spares the look at nearly all pairs."""
    rare = len(norm) == 1 or norm == ARTICLE or frequency(half_fold(written)) < _RARE
    return (FIRST if _may_be_first(norm) else 0) | (SECOND if _may_be_second(norm) else 0) | (RARE if rare else 0)


def _may_be_first(norm: str) -> bool:
    """Does a word the lists know begin with `norm`, up to two letters before it aside?"""
    known = _first_halves()
    return len(norm) <= 2 or norm in known or norm[1:] in known or norm[2:] in known


def _may_be_second(norm: str) -> bool:
    return norm in _second_halves() or norm in listed_wholes() or norm[1:] in listed_wholes()


def is_stray(text: str, first: Token, second: Token) -> bool:
    """Does nothing but stray space part two tokens of one word? Letters of an agency's name (أ ف ب) stay apart."""
    if not (first.is_word and second.is_word and text[first.end : second.start] in _SPACES):
        return False
    if not _may_be_listed(first.norm + second.norm):
        return False
    return is_one(first.text, second.text) and not _initials(text, first, second)


def _may_be_listed(norm: str) -> bool:
    """Do the lists know a word, up to two letters before it aside? Spares the weighing of nearly all pairs."""
    known = listed_wholes()
    return norm in known or norm[1:] in known or norm[2:] in known


def _initials(text: str, first: Token, second: Token) -> bool:
    before = text[max(0, first.start - 3) : first.start].split()[-1:] if len(first.text) == 1 else []
    after = text[second.end : second.end + 3].split()[:1] if len(second.text) == 1 else []
    return any(len(word) == 1 and word.isalpha() for word in before + after)


@lru_cache(maxsize=1 << 16)
def is_one(left: str, right: str) -> bool:
    """Are `left` and `right`, printed one after the other, one word?"""
    first, second = half_fold(left), half_fold(right)
    if len(first + second) > _LONGEST or first == ARTICLE != left:  # آل is a house's
        return False
    within = 1 if first in _CLITICS else 3  # "و كأحد" is "and" and a word, "و زير" is neither
    return _how_common(first + second, within) > max(_COMMON, _needed(first, second))


def _how_common(word: str, within: int) -> float:
    """How common a word is that the lists know, up to two proclitics aside; 0.0 if they do not."""
    cores = (word[at:] for at in range(within) if set(word[:at]) <= _CLITICS)
    return max((frequency(core) for core in cores if fold_word(core) in listed_wholes()), default=0.0)


@lru_cache(maxsize=1)
def _first_halves() -> frozenset[str]:
    return frozenset(word[:at] for word in listed_wholes() for at in range(1, len(word)))


@lru_cache(maxsize=1)
def _second_halves() -> frozenset[str]:
    return frozenset(word[at:] for word in listed_wholes() for at in range(1, len(word)))


@lru_cache(maxsize=1)
def listed_wholes() -> frozenset[str]:
    """The known words, with the article too: that of a name may be missing in the list or in the text."""
    words = frozenset(map(fold_word, known_words()))
    return words | {ARTICLE + word for word in words if not word.startswith(ARTICLE)}


def _needed(first: str, second: str) -> float:
    """How common the whole must be for its parts to be no words."""
    if first == ARTICLE:
        return float("inf") if second in _houses() else frequency(second) / 2  # of a name without article: ال منصور
    if first + second[:1] == ARTICLE:
        return frequency(second)  # العراق against لعراق
    if len(second) == 1:
        return frequency(first) * (_FINAL_LAST if second in _FINAL else _LETTER_LAST)
    if len(first) == 1:
        return _BESIDE * frequency(second)
    if {first, second} & closed_words().particles:
        return float("inf")
    return _BESIDE * min(frequency(first), frequency(second))
