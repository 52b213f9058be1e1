"""How often Arabic words are written: the evidence the clitic splitter weighs.

The figures are wordfreq's (occurrences per thousand million words), summed over spellings that differ only in marks and
hamza seats. ة and ى are kept apart from ه and ي here, because they tell a feminine from a pronoun.
"""

from __future__ import annotations

from functools import lru_cache

from kg.language.normalise import fold_table

_RAREST = 720  # centibels: rarer words than this are noise in the list (hapaxes, misprints)
_HALF = {code: to for code, to in fold_table().items() if chr(code) not in "ةى"}


def half_fold(word: str) -> str:
    """`word` folded except for ة and ى."""
    return word.translate(_HALF).lower()


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    """Read once, on the first word that needs it: about 0.4 s and 30 MB."""
    import wordfreq

    table: dict[str, float] = {}
    for centibels, words in enumerate(wordfreq.get_frequency_list("ar", "large")[:_RAREST]):
        each = 10 ** (9 - centibels / 100)
        for word in half_fold("\n".join(words)).split("\n"):
            table[word] = table.get(word, 0.0) + each
    wordfreq.get_frequency_list.cache_clear()  # the lists themselves are not needed again
    return table


def frequency(word: str) -> float:
    """Occurrences of a half-folded word per thousand million; 0.0 if it is not in the list."""
    return _frequencies().get(word, 0.0)
