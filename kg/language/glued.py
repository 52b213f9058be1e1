"""Words printed without the space between them: إلىالمستهلك, الدوليةحلول, لايزال.

Only where it is sure: ة or ى inside a word, the article inside it, or لا and ما before an imperfect, with both parts
common words and the whole unheard of.
"""

from __future__ import annotations

from functools import lru_cache

from kg.language.evidence import weight
from kg.language.frequencies import frequency, half_fold
from kg.language.function_words import closed_words
from kg.language.letters import ARTICLE
from kg.language.normalise import fold_word
from kg.language.parted import listed_wholes
from kg.language.proclitics import verbal_form

_COMMON = 2000.0  # occurrences per thousand million for either part
_UNHEARD = 200.0
_SHORTEST, _LONGEST = 6, 30
_ENDINGS = frozenset("ةى")


@lru_cache(maxsize=1 << 10)  # whole tokens are kept by `tokens`, which asks for the same word hardly twice
def cut(written: str) -> int:
    """How many characters of `written` make its first word; 0 if it is one word only."""
    word = half_fold(written)
    if not _SHORTEST <= len(word) <= _LONGEST or len(word) != len(written) or not _has_joint(word):
        return 0
    places = [at for at in range(2, len(word) - 2) if _cuts(word[:at], word[at:])]
    best = max(places, key=lambda at: (min(frequency(word[:at]), frequency(word[at:])), -at), default=0)
    return best if best and _unheard(word, word[best:]) else 0


def _has_joint(word: str) -> bool:
    """Holds `word` what a cut goes by: an ending or the article inside it, a negation at its start? Few words do."""
    inside = word.find(ARTICLE, 2) > 0 or not _ENDINGS.isdisjoint(word[1:-2])
    return inside or word.startswith(_negations())


@lru_cache(maxsize=1)
def _negations() -> tuple[str, ...]:
    return tuple(closed_words().negations)


def _cuts(left: str, right: str) -> bool:
    if frequency(left) < _COMMON or frequency(right) < _COMMON:
        return False
    closed = closed_words()
    if left in closed.negations:
        return right[:1] in closed.persons and verbal_form(right)
    if len(left) == 2:  # منالعراق: before a name of the lexicon with its article
        return left in closed.particles and right.startswith(ARTICLE) and fold_word(right) in listed_wholes()
    if left in closed.never_glued or (len(left) == 3 and left.endswith(ARTICLE)):
        return False
    return left[-1] in _ENDINGS or (right.startswith(ARTICLE) and len(right) > 4)


def _unheard(word: str, right: str) -> bool:
    whole = frequency(word)
    return (whole == 0 and weight(word) < _UNHEARD) or (whole > 0 and frequency(right) > 100 * whole)
