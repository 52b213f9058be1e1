"""Where a word begins after its proclitics, in the text as written."""

from __future__ import annotations

from functools import lru_cache

from kg.language.normalise import fold_word


@lru_cache(maxsize=1 << 12)
def clitic_length(written: str, clitic: str) -> int:
    """How many characters of the written word its proclitics take (marks and tatweel included)."""
    if not clitic:
        return 0
    at, left = 0, clitic
    while at < len(written) and (left or not fold_word(written[at])):
        left = left.removeprefix(fold_word(written[at]) or "\0")
        at += 1
    return at
