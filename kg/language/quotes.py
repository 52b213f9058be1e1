"""Quotations in a paragraph: paired, nested, unclosed, and closed with the wrong mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Token

_OPEN = {"«": "»", "“": "”", "„": "“", "‟": "”", "{": "}"}
_CLOSE = frozenset("»”″}")
_EITHER = frozenset("\"”'″“")  # printed for both ends
_ALL = _EITHER | _CLOSE | _OPEN.keys()


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation by token indices: marks at `open` and `close` (the paragraph's length if it is never closed)."""

    open: int
    close: int

    @property
    def words(self) -> int:
        """How many tokens stand inside."""
        return self.close - self.open - 1


def quotes(tokens: Sequence[Token], among: Sequence[int]) -> tuple[Quote, ...]:
    """The outermost quotations among `tokens`, in order, their marks at some of the places `among`. One that is never
    closed runs to the end."""
    marks = [i for i in among if tokens[i].text in _ALL]
    found: list[Quote] = []
    for nth, at in enumerate(marks):
        if (not found or at > found[-1].close) and _opens(tokens, at):
            found.append(Quote(at, _closing(tokens, at, marks[nth + 1 :])))
    return tuple(found)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    mark = tokens[at].text
    if mark in _OPEN:
        return True
    if mark not in _EITHER or mark == "'" or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].start == tokens[at].end or at == 0 or tokens[at - 1].end < tokens[at].start


def _closing(tokens: Sequence[Token], at: int, later: Sequence[int]) -> int:
    """The index of the mark that closes the one at `at`, marks of the same pair nesting; the length if none does."""
    mark = tokens[at].text
    wanted, depth = _OPEN.get(mark, mark), 0
    for i in later:
        text = tokens[i].text
        if text == mark and mark in _OPEN:
            depth += 1
        elif text == wanted or (mark not in ("«", "{") and text in _CLOSE and text not in "»}"):
            if depth == 0:
                return i
            depth -= 1
    return len(tokens)
