"""A sentence as the grammar sees it: at each token, the readings that start there and where each ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.model import Token
from kg.times.data import words
from kg.times.letters import AND, COMMA
from kg.times.lexicon import Reading, lexicon, reading
from kg.times.numerals import Numeral, is_number_word, numeral_at

Edge = tuple[int, Reading]  # index after the last token, reading
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_AHEAD = 7
_WIDEST = 4  # words of a window
_NEAR_NUMBERS = frozenset({"MONTH", "UNIT", "MOD"})
_MARKS = frozenset("()/-,[]" + COMMA)


class Items:
    """The tokens of a sentence with their readings, computed where they are asked for."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.norms = [t.norm for t in tokens]
        self._edges: dict[int, tuple[Edge, ...]] = {}
        self._categories: dict[int, frozenset[str]] = {}

    def edges(self, i: int) -> tuple[Edge, ...]:
        """All readings that start at token `i`."""
        if i not in self._edges:
            self._edges[i] = tuple(self._read(i)) if i < len(self.norms) else ()
        return self._edges[i]

    def categories(self, i: int) -> frozenset[str]:
        """The categories of the readings that start at token `i`."""
        if i not in self._categories:
            self._categories[i] = frozenset(r.category for _, r in self.edges(i))
        return self._categories[i]

    def may_begin(self, i: int) -> bool:
        """Whether an expression can begin at token `i`; a number alone only near a word of time or after one that
        takes a year. Spares most of the search."""
        norm = self.norms[i]
        if norm in lexicon():
            return True
        if norm == "(":
            return self.norm(i + 1) in _time_words()
        if not norm[:1].isdigit() and not is_number_word(norm):
            return False
        ahead = self.norms[i + 1 : i + _AHEAD]
        if "." in norm and _DATE.fullmatch(norm):
            return True
        return self.norm(i - 1) in words("context", "before_year") or any(n in _time_words() for n in ahead)

    def norm(self, i: int) -> str:
        return self.norms[i] if 0 <= i < len(self.norms) else ""

    def window(self, i: int) -> tuple[str, ...]:
        """The words from token `i` on, as far as the grammar reads any: all that a match there depends on, guards
        aside. Empty where they are many or hold figures."""
        end = i + 1
        while end < len(self.norms) and _is_read(self.norms[end]):
            end += 1
            if end > i + _WIDEST:
                return ()
        found = tuple(self.norms[i:end])
        return () if any(norm[:1].isdigit() for norm in found) else found

    def _read(self, i: int) -> Iterator[Edge]:
        norm = self.norms[i]
        if norm not in lexicon() and not norm[:1].isdigit() and norm not in _MARKS and not is_number_word(norm):
            return
        if norm in _MARKS:
            yield i + 1, reading("MARK", "," if norm == COMMA else norm)
            return
        for rest, read in lexicon().get(norm, ()):
            end = i + 1 + len(rest)
            if not rest or tuple(self.norms[i + 1 : end]) == rest:
                yield end, read
                yield from self._ordinal(end, read)
        if norm[:1].isdigit():
            yield from self._digits(i, norm)
        number = numeral_at(self.norms, i)
        if number is not None:
            yield number.end, _number_reading(number)

    def _digits(self, i: int, norm: str) -> Iterator[Edge]:
        if norm.isdigit() and len(norm) <= 4:
            yield i + 1, reading("INT", norm)
        elif _DATE.fullmatch(norm):
            yield i + 1, reading("DOTTED", norm)

    def _ordinal(self, end: int, read: Reading) -> Iterator[Edge]:
        """Compound ordinals: الرابع عشر, السابع والعشرين; a bare tens ordinal stands for itself."""
        if read.category == "ORDTEN" and not read.clitic.startswith(AND):
            yield end, reading("ORD", read.value, True, read.clitic)
        if read.category != "ORD" or int(read.value) > 9:
            return
        for rest, other in lexicon().get(self.norm(end), ()):
            joined = other.category == "ORDTEEN" and not other.clitic
            joined = joined or (other.category == "ORDTEN" and other.clitic == AND)
            if joined and not rest:
                yield end + 1, reading("ORD", str(int(read.value) + int(other.value)), True, read.clitic)


@lru_cache(maxsize=1 << 16)
def may_open(norm: str) -> bool:
    """Whether some expression of time or number begins with this word. Most words begin none."""
    return norm in lexicon() or norm == "(" or norm[:1].isdigit() or is_number_word(norm)


@lru_cache(maxsize=1 << 16)
def _is_read(norm: str) -> bool:
    """Whether the grammar tells this word from others."""
    return may_open(norm) or norm in _MARKS or norm == AND or norm in _later_words()


@lru_cache
def _later_words() -> frozenset[str]:
    """Words that stand in a phrase of the lexicon, not as its first."""
    return frozenset(word for entries in lexicon().values() for rest, _ in entries for word in rest)


@lru_cache
def _time_words() -> frozenset[str]:
    """First words of months, units and modifiers, and the marks inside dates."""
    named = (n for n, entries in lexicon().items() if any(r.category in _NEAR_NUMBERS for _, r in entries))
    return frozenset({*named, "/", "-"})


def _number_reading(number: Numeral) -> Reading:
    value = str(int(number.value)) if number.value == int(number.value) else str(number.value)
    return reading("NUMBER" if number.digits else "WORDNUMBER", value, False, number.clitic)
