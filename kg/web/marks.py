"""A text cut where evidence begins and ends, so that overlapping passages can be marked side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Evidence `[start, end)` of the fact with this number, and the class of the fact."""

    start: int
    end: int
    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text under the same marks (shortest first); `ending` are the marks that end with it."""

    text: str
    marks: tuple[Mark, ...]
    ending: tuple[Mark, ...] = ()
    starting: tuple[Mark, ...] = ()

    @property
    def numbers(self) -> str:
        return " ".join(str(mark.number) for mark in self.marks)

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(mark.kind for mark in self.marks))


def segments(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """`text` in pieces that join to it again. Marks outside the text or without length are left out."""
    kept = sorted({m for m in marks if 0 <= m.start < m.end <= len(text)}, key=_order)
    cuts = sorted({0, len(text), *(m.start for m in kept), *(m.end for m in kept)})
    return tuple(_segment(text, start, end, kept) for start, end in pairwise(cuts))


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.end - mark.start, mark.start, mark.number


def _segment(text: str, start: int, end: int, marks: Sequence[Mark]) -> Segment:
    inside = tuple(m for m in marks if m.start <= start and end <= m.end)
    ending = tuple(sorted((m for m in inside if m.end == end), key=lambda m: m.number))
    return Segment(text[start:end], inside, ending, tuple(m for m in inside if m.start == start))
