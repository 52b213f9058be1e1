"""A sentence as the grammar sees it: at each token, the readings that start there and how far each goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.model import Token
from kg.times.data import words
from kg.times.letters import AND, COMMA
from kg.times.lexicon import Reading, lexicon, reading
from kg.times.numerals import Numeral, number_words, numeral_at

Edge = tuple[int, Reading]  # how many tokens, reading
Edges = tuple[Edge, ...]
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_AHEAD = 7
_WIDEST = 8  # words of a window
_NEAR_NUMBERS = frozenset({"MONTH", "UNIT", "MOD"})
_MARKS = frozenset("()/-,[]" + COMMA)


def beginnings(tokens: Sequence[Token]) -> list[int]:
    """The tokens some expression of time or number begins with. Most sentences have few, many none."""
    known = _openers()
    return [i for i, t in enumerate(tokens) if t.norm in known or (not t.is_word and t.norm[:1].isdecimal())]


class Items:
    """The tokens of a sentence with their readings, computed where they are asked for."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.norms = [t.norm for t in tokens]
        self._edges: dict[int, Edges] = {}
        self._row = range(0)  # the row of words the grammar reads that was looked at last
        self._keys: list[str] = []  # its words, figures by their kind
        self._after: list[frozenset[str]] = []  # the categories of all that is read in it after each

    def edges(self, i: int) -> Edges:
        """All readings that start at token `i`."""
        found = self._edges.get(i)
        if found is None:
            found = self._edges[i] = self._read(i) if i < len(self.norms) else ()
        return found

    def may_begin(self, i: int) -> bool:
        """Whether an expression can begin at token `i`; a number alone only near a word of time or after one that
        takes a year. Spares most of the search."""
        norm = self.norms[i]
        if norm in lexicon():
            return True
        if norm == "(":
            return self.norm(i + 1) in _time_words()
        if "." in norm and _DATE.fullmatch(norm):
            return True
        ahead = self.norms[i + 1 : i + _AHEAD]
        return self.norm(i - 1) in words("context", "before_year") or not _time_words().isdisjoint(ahead)

    def norm(self, i: int) -> str:
        return self.norms[i] if 0 <= i < len(self.norms) else ""

    def window(self, i: int) -> tuple[str, ...]:
        """The words from token `i` on, as far as the grammar reads any, figures by their kind: all that tells whether
        anything matches there, guards aside. Empty where they are many."""
        if i not in self._row:
            if not self._goes_on(i):
                return (_kind(self.norms[i]),)
            self._enter(i)
        if self._row.stop - i > _WIDEST:
            return ()
        return tuple(self._keys[i - self._row.start :])

    def after(self, i: int) -> frozenset[str]:
        """The categories of all that is read in the row of words after token `i`; a mark stands for itself."""
        if i not in self._row:
            self._enter(i)
        if not self._after:
            self._after = self._gathered()
        return self._after[i - self._row.start]

    def _gathered(self) -> list[frozenset[str]]:
        """For each token of the row the categories after it."""
        out: list[frozenset[str]] = [frozenset()]
        for at in reversed(self._row[1:]):
            out.append(out[-1] | _categories(self.edges(at)))
        out.reverse()
        return out

    def _enter(self, i: int) -> None:
        end = i + 1
        while self._goes_on(end - 1):
            end += 1
        self._row, self._after = range(i, end), []
        self._keys = list(map(_kind, self.norms[i:end]))

    def _goes_on(self, i: int) -> bool:
        """Does the grammar read the token after `i` too?"""
        return i + 1 < len(self.norms) and _is_read(self.norms[i + 1])

    def _read(self, i: int) -> Edges:
        norm, following = self.norms[i], self.norm(i + 1)
        if norm in _heads() or norm[:1].isdecimal():
            return tuple(_edges(self.norms, i)) if _is_read(following) else _alone(norm)
        return _alone(norm) if norm in lexicon() or norm in _MARKS else ()


@lru_cache(maxsize=1 << 14)
def _categories(edges: Edges) -> frozenset[str]:
    return frozenset(r.value if r.category == "MARK" else r.category for _, r in edges)


@lru_cache(maxsize=1 << 14)
def _alone(norm: str) -> Edges:
    """The readings of a word where nothing follows that could go on from it."""
    return tuple(_edges((norm,), 0))


def _edges(norms: Sequence[str], i: int) -> Iterator[Edge]:
    norm = norms[i]
    if norm in _MARKS:
        yield 1, reading("MARK", "," if norm == COMMA else norm)
        return
    for rest, read in lexicon().get(norm, ()):
        length = 1 + len(rest)
        if not rest or tuple(norms[i + 1 : i + length]) == rest:
            yield length, read
            yield from _ordinal(norms, i, length, read)
    if norm[:1].isdecimal():
        yield from _digits(norm)
    number = numeral_at(norms, i)
    if number is not None:
        yield number.end - i, _number_reading(number)


def _digits(norm: str) -> Iterator[Edge]:
    if norm.isdecimal() and len(norm) <= 4:
        yield 1, reading("INT", norm)
    elif _DATE.fullmatch(norm):
        yield 1, reading("DOTTED", norm)


def _ordinal(norms: Sequence[str], i: int, length: int, read: Reading) -> Iterator[Edge]:
    """Compound ordinals: الرابع عشر, السابع والعشرين; a bare tens ordinal stands for itself."""
    if read.category == "ORDTEN" and not read.clitic.startswith(AND):
        yield length, reading("ORD", read.value, True, read.clitic)
    if read.category != "ORD" or int(read.value) > 9:
        return
    following = norms[i + length] if i + length < len(norms) else ""
    for rest, other in lexicon().get(following, ()):
        joined = other.category == "ORDTEEN" and not other.clitic
        joined = joined or (other.category == "ORDTEN" and other.clitic == AND)
        if joined and not rest:
            yield length + 1, reading("ORD", str(int(read.value) + int(other.value)), True, read.clitic)


@lru_cache
def _openers() -> frozenset[str]:
    """The words an expression of time or number begins with, figures apart."""
    return frozenset({*lexicon(), *number_words(), "("})


@lru_cache
def _readable() -> frozenset[str]:
    """The words the grammar tells from others, figures apart: also those inside a phrase of the lexicon."""
    later = (word for entries in lexicon().values() for rest, _ in entries for word in rest)
    return frozenset({*_openers(), *_MARKS, AND, *later})


def _is_read(norm: str) -> bool:
    return norm in _readable() or norm[:1].isdecimal()


@lru_cache
def _heads() -> frozenset[str]:
    """Words whose reading may take in the words after them: of phrases, ordinals and numbers."""
    longer = (n for n, entries in lexicon().items() if any(rest or r.category == "ORD" for rest, r in entries))
    return frozenset({*longer, *number_words()})


def _kind(norm: str) -> str:
    """A word as it is; of a figure what the grammar tells: its length and whether it can be a month, a day, a year."""
    if len(norm) > 4 or not norm.isdecimal():
        return norm
    limits = (0, 12, 31, 999, 2100)  # of nothing, months, days, what no scale is left for, years
    return f"{len(norm)}:{sum(int(norm) > limit for limit in limits)}"


@lru_cache
def _time_words() -> frozenset[str]:
    """First words of months, units and modifiers, and the marks inside dates."""
    named = (n for n, entries in lexicon().items() if any(r.category in _NEAR_NUMBERS for _, r in entries))
    return frozenset({*named, "/", "-"})


def _number_reading(number: Numeral) -> Reading:
    value = str(int(number.value)) if number.value == int(number.value) else str(number.value)
    return reading("NUMBER" if number.digits else "WORDNUMBER", value, False, number.clitic)
