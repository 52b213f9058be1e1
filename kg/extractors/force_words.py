"""A number of soldiers where it stands in a sentence, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import NumberMention
from kg.patterns import Line, Match
from kg.patterns.marks import marks

_SENTENCE = 60  # elements


@dataclass(frozen=True, slots=True)
class Count:
    """A number of soldiers: element `at` of a line; `noun` is the counted noun's index, or the number's own.
    `change` is `cut` or `rise` where the number is an end of a change, `start` marks the end it began from; `owner` is
    the element that names whose they are, where the wording fixes it."""

    line: Line
    at: int
    noun: int
    match: Match
    change: str | None = None
    start: bool = False
    owner: int | None = None

    @property
    def number(self) -> NumberMention:
        mention = self.line.elements[self.at].number
        assert mention is not None  # the slots are typed
        return mention

    @property
    def stock(self) -> bool:
        """Whether the wording itself gives a strength (قوامها, عددهم)."""
        return bool(self.match.set.get("stock"))


def has(line: Line, i: int, *lexemes: str) -> bool:
    """Whether element `i` is a form of one of the lexemes."""
    return 0 <= i < len(line.said) and not line.said[i].isdisjoint(lexemes)


def is_definite(prefix: str) -> bool:
    """Whether proclitics end in the article."""
    return prefix.endswith(tuple(marks("definite")))


def around(count: Count) -> range:
    """The sentence around a number, as far as any sentence of the press goes."""
    return range(max(0, count.at - _SENTENCE), min(count.at + _SENTENCE, len(count.line.elements)))
