"""A sentence as the grammar sees it: at each token, the readings that start there and where each ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Token
from kg.times.lexicon import Reading, lexicon
from kg.times.numerals import Numeral, numeral_at

Edge = tuple[int, Reading]  # index after the last token, reading
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_MARKS = frozenset("()/-،,[]")


class Items:
    """The tokens of a sentence with their readings, computed where they are asked for."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.norms = [t.norm for t in tokens]
        self._edges: dict[int, tuple[Edge, ...]] = {}

    def edges(self, i: int) -> tuple[Edge, ...]:
        """All readings that start at token `i`."""
        if i not in self._edges:
            self._edges[i] = tuple(self._read(i)) if i < len(self.norms) else ()
        return self._edges[i]

    def norm(self, i: int) -> str:
        return self.norms[i] if 0 <= i < len(self.norms) else ""

    def _read(self, i: int) -> Iterator[Edge]:
        norm = self.norms[i]
        if norm in _MARKS:
            yield i + 1, Reading("MARK", "," if norm == "،" else norm)
            return
        for rest, reading in lexicon().get(norm, ()):
            end = i + 1 + len(rest)
            if not rest or tuple(self.norms[i + 1 : end]) == rest:
                yield end, reading
                yield from self._ordinal(end, reading)
        if norm[:1].isdigit():
            yield from self._digits(i, norm)
        number = numeral_at(self.norms, i)
        if number is not None:
            yield number.end, _number_reading(number)

    def _digits(self, i: int, norm: str) -> Iterator[Edge]:
        if norm.isdigit() and len(norm) <= 4:
            yield i + 1, Reading("INT", norm)
        elif _DATE.fullmatch(norm):
            yield i + 1, Reading("DOTTED", norm)

    def _ordinal(self, end: int, reading: Reading) -> Iterator[Edge]:
        """Compound ordinals: الرابع عشر, السابع والعشرين; a bare tens ordinal stands for itself."""
        if reading.category == "ORDTEN" and not reading.clitic.startswith("و"):
            yield end, Reading("ORD", reading.value, True, reading.clitic)
        if reading.category != "ORD" or int(reading.value) > 9:
            return
        for rest, other in lexicon().get(self.norm(end), ()):
            joined = other.category == "ORDTEEN" and not other.clitic
            joined = joined or (other.category == "ORDTEN" and other.clitic == "و")
            if joined and not rest:
                yield end + 1, Reading("ORD", str(int(reading.value) + int(other.value)), True, reading.clitic)


def _number_reading(number: Numeral) -> Reading:
    value = str(int(number.value)) if number.value == int(number.value) else str(number.value)
    return Reading("NUMBER" if number.digits else "WORDNUMBER", value, False, number.clitic)
