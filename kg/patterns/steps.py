"""The single steps of a pattern as functions: how many elements a step takes at a place, -1 if it does not hold there.

Made once per pattern and direction: `Step(scan, at)` is asked of the boundary `at`, an index between elements; to the
right the element after it counts, to the left the one before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from kg.patterns.element import Element
from kg.patterns.elements import Line
from kg.patterns.lexemes import Reading
from kg.patterns.marks import marks
from kg.patterns.syntax import Coordinator, Edge, Gap, Lex, Mark, Node, Slot, Word
from kg.patterns.types import kinds_of

LONGEST_PHRASE = 5  # words
NO = -1


class Scan:
    """A line while patterns of a family run over it. No gap crosses a verb of `barrier` or any form of `stops`; what
    one pattern learns of that is kept for the next."""

    __slots__ = ("_blocked", "barrier", "elements", "lexemes", "line", "said", "stops")

    def __init__(self, line: Line, barrier: frozenset[str], stops: frozenset[str]) -> None:
        self.line, self.barrier, self.stops = line, barrier, stops
        self.elements, self.lexemes, self.said = line.elements, line.lexemes, line.said
        self._blocked: dict[int, bool] = {}

    def blocked(self, i: int) -> bool:
        """Whether a gap inside a clause stops before element `i`."""
        known = self._blocked.get(i)
        if known is None:
            known = self._blocked[i] = self.elements[i].clause or self._stops_gap(i)
        return known

    def _stops_gap(self, i: int) -> bool:
        said = self.said[i]
        if not said.isdisjoint(self.stops):
            return True
        known = not said.isdisjoint(self.barrier)
        return known and any(r.lexeme in self.barrier and "verb" in r.tags for r in self.lexemes[i])


Step = Callable[[Scan, int], int]
Holds = Callable[[Scan, int], bool]  # of the element with this index


def step_of(node: Node, direction: int) -> Step:
    """The step that `node` asks for, `direction` 1 to the right or -1 to the left."""
    match node:
        case Edge(begin):
            return _begin if begin else _end
        case Lex():
            return _lexeme_after(node) if direction > 0 else _lexeme_before(node)
        case Gap(_, across):
            return _one(_anything if across else _unblocked, direction)
        case Word(norm):
            return _one(lambda scan, i: _is_word(scan.elements[i], norm), direction)
        case Slot():
            return _one(_slot(node), direction)
        case Mark():
            return _one(lambda scan, i: scan.elements[i].clause, direction)
        case Coordinator():
            return _one(lambda scan, i: _coordinates(scan.elements[i]), direction)
        case _:
            raise TypeError(f"{node} is no single step")


def _one(holds: Holds, direction: int) -> Step:
    """A step over one element for which `holds`."""

    def right(scan: Scan, at: int) -> int:
        return 1 if at < len(scan.elements) and holds(scan, at) else NO

    def left(scan: Scan, at: int) -> int:
        return 1 if at and holds(scan, at - 1) else NO

    return right if direction > 0 else left


def _anything(scan: Scan, i: int) -> bool:
    return True


def _unblocked(scan: Scan, i: int) -> bool:
    return not scan.blocked(i)


def _begin(scan: Scan, at: int) -> int:
    elements = scan.elements
    return 0 if at == 0 or elements[at - 1].clause or (at < len(elements) and _conjoined(elements[at])) else NO


def _end(scan: Scan, at: int) -> int:
    return 0 if at >= len(scan.elements) or scan.elements[at].clause else NO


def _lexeme_after(node: Lex) -> Step:
    names = node.names

    def step(scan: Scan, at: int) -> int:
        longest = NO
        if at < len(scan.said) and not names.isdisjoint(scan.said[at]):
            for reading in scan.lexemes[at]:
                if reading.length > longest and agrees(node, reading):
                    longest = reading.length
        return longest

    return step


def _lexeme_before(node: Lex) -> Step:
    names = node.names

    def step(scan: Scan, at: int) -> int:
        for length in range(1, min(LONGEST_PHRASE, at) + 1):
            if names.isdisjoint(scan.said[at - length]):
                continue
            for reading in scan.lexemes[at - length]:
                if reading.length == length and agrees(node, reading):
                    return length
        return NO

    return step


def agrees(node: Lex, reading: Reading) -> bool:
    """Whether a reading is one of the lexemes asked for, with the tags asked for."""
    return reading.lexeme in node.names and node.need <= reading.tags and node.refuse.isdisjoint(reading.tags)


def _slot(slot: Slot) -> Holds:
    types, prefix, joined = frozenset(slot.types), slot.prefix, slot.joined

    def holds(scan: Scan, i: int) -> bool:
        element = scan.elements[i]
        if types.isdisjoint(element.kinds or kinds_of(element)):
            return False
        return _conjoined(element) if joined else prefix is None or _prefix_agrees(prefix, element)

    return holds


def _prefix_agrees(wanted: str, element: Element) -> bool:
    held = _prepositions(element.prefix)
    if not wanted:
        return not held
    # where the word was left whole, what its readings split off
    read = {c for r in element.readings if "verb" not in r.tags for c in _without_article(r.prefix)}
    return not (held | read).isdisjoint(wanted)


@lru_cache(maxsize=64)
def _without_article(prefix: str) -> str:
    return prefix.removesuffix(marks("article")[0])


@lru_cache(maxsize=256)
def _prepositions(prefix: str) -> frozenset[str]:
    return frozenset(c for c in _without_article(prefix) if c in marks("prepositions"))


def _conjoined(element: Element) -> bool:
    return bool(element.prefix) and element.prefix.startswith(marks("conjunctions"))


def _coordinates(element: Element) -> bool:
    return not element.is_mention and element.norm in marks("coordinators")


def _is_word(element: Element, norm: str) -> bool:
    return not element.is_mention and norm in _without_conjunction(element.norm)


@lru_cache(maxsize=1 << 14)
def _without_conjunction(norm: str) -> tuple[str, ...]:
    return (norm, *(norm[len(c) :] for c in marks("conjunctions") if norm.startswith(c) and len(norm) > len(c) + 1))
