"""Patterns as small automata, run from a trigger outwards.

A state and a position are tried once at most: a run costs at most states × reach and cannot blow up. Edges are
tried in order: gaps are lazy, optional parts and lists are greedy, alternatives go from left to right;
the first success counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from kg.patterns.elements import Element, Line
from kg.patterns.lexemes import Reading
from kg.patterns.marks import marks
from kg.patterns.syntax import Alt, Coordinator, Edge, Gap, Lex, Mark, Node, Seq, Slot, Star, Word
from kg.patterns.types import has_type

LONGEST_PHRASE = 5  # words
Capture = tuple[str, int, int]  # slot, first element, element after the last
Found = tuple[int, tuple[Capture, ...]]  # where the run ended, what it caught
Refusal = Callable[[int, Node], None]  # told of every step that did not hold: position, what was wanted


@dataclass(slots=True)
class Automaton:
    """`edges[s]` lead out of state s: (what to consume or None, next state). State 0 begins, `final` accepts."""

    edges: list[list[tuple[Node | None, int]]] = field(default_factory=lambda: [[]])
    final: int = 0


def compile_pattern(node: Node) -> Automaton:
    auto = Automaton()
    auto.final = _build(auto, node, 0)
    return auto


def _state(auto: Automaton) -> int:
    auto.edges.append([])
    return len(auto.edges) - 1


def _build(auto: Automaton, node: Node, at: int) -> int:
    """Add `node` after state `at`; the state it ends in."""
    match node:
        case Seq(parts):
            for part in parts:
                at = _build(auto, part, at)
            return at
        case Alt(options):
            ends = [_build(auto, option, _branch(auto, at)) for option in options]
            return _join(auto, ends)
        case Star(part):
            return _build_star(auto, part, at)
        case Gap(most):
            return _build_gap(auto, node, most, at)
        case _:
            end = _state(auto)
            auto.edges[at].append((node, end))
            return end


def _branch(auto: Automaton, at: int) -> int:
    state = _state(auto)
    auto.edges[at].append((None, state))
    return state


def _join(auto: Automaton, ends: list[int]) -> int:
    state = _state(auto)
    for end in ends:
        auto.edges[end].append((None, state))
    return state


def _build_star(auto: Automaton, part: Node, at: int) -> int:
    loop, end = _branch(auto, at), _state(auto)
    auto.edges[_build(auto, part, _branch(auto, loop))].append((None, loop))
    auto.edges[loop].append((None, end))
    return end


def _build_gap(auto: Automaton, gap: Gap, most: int, at: int) -> int:
    end = _state(auto)
    auto.edges[at].append((None, end))
    for _ in range(most):
        step = _state(auto)
        auto.edges[at].append((gap, step))
        auto.edges[step].append((None, end))
        at = step
    return end


@dataclass(slots=True)
class Run:
    """One attempt over a line. `step` is 1 to the right, -1 to the left; no gap crosses a verb of `barrier` or any
    form of `stops`."""

    line: Line
    step: int
    barrier: frozenset[str]
    stops: frozenset[str] = frozenset()
    refuse: Refusal | None = None

    def match(self, auto: Automaton, at: int) -> Found | None:
        """The first way through from the boundary `at` (an index between elements); captures are in text order."""
        seen: set[tuple[int, int]] = set()
        stack: list[tuple[int, int, tuple[Capture, ...]]] = [(0, at, ())]
        while stack:
            state, here, caught = stack.pop()
            if (state, here) in seen:
                continue
            seen.add((state, here))
            if state == auto.final:
                return here, tuple(sorted(caught, key=lambda c: c[1]))
            for node, target in reversed(auto.edges[state]):
                if node is None:
                    stack.append((target, here, caught))
                elif (step := self._take(node, target, here, caught)) is not None:
                    stack.append(step)
        return None

    def _take(
        self, node: Node, target: int, at: int, caught: tuple[Capture, ...]
    ) -> tuple[int, int, tuple[Capture, ...]] | None:
        width = self._width(node, at)
        if width is None:
            if self.refuse is not None:
                self.refuse(at, node)
            return None
        slot = node.slot if isinstance(node, Lex) else node.name if isinstance(node, Slot) else None
        there = at + self.step * width
        return target, there, (*caught, (slot, min(at, there), max(at, there))) if slot else caught

    def _width(self, node: Node, at: int) -> int | None:
        """How many elements `node` takes at the boundary `at`, None if it does not hold there."""
        if isinstance(node, Edge):
            return 0 if self._edge(node, at) else None
        i = at if self.step > 0 else at - 1
        if not 0 <= i < len(self.line.elements):
            return None
        if isinstance(node, Lex):
            return self._lexeme(node, at)
        return 1 if self._holds(node, self.line.elements[i], i) else None

    def _holds(self, node: Node, element: Element, i: int) -> bool:
        match node:
            case Word(norm):
                return not element.is_mention and norm in _without_conjunction(element.norm)
            case Slot():
                return _fits(node, element)
            case Gap(_, across):
                return across or not (element.clause or self._blocks(i))
            case Mark():
                return element.clause
            case Coordinator():
                return _coordinates(element)
            case _:
                return False

    def _blocks(self, i: int) -> bool:
        readings = self.line.lexemes[i]
        return any(r.lexeme in self.stops or (r.lexeme in self.barrier and "verb" in r.tags) for r in readings)

    def _lexeme(self, node: Lex, at: int) -> int | None:
        if self.step > 0:
            return max((r.length for r in self.line.lexemes[at] if agrees(node, r)), default=None)
        for length in range(1, min(LONGEST_PHRASE, at) + 1):
            for reading in self.line.lexemes[at - length]:
                if reading.length == length and agrees(node, reading):
                    return length
        return None

    def _edge(self, edge: Edge, at: int) -> bool:
        elements = self.line.elements
        if not edge.begin:
            return at >= len(elements) or elements[at].clause
        return at == 0 or elements[at - 1].clause or (at < len(elements) and _conjoined(elements[at]))


def agrees(node: Lex, reading: Reading) -> bool:
    """Whether a reading is one of the lexemes asked for, with the tags asked for."""
    return reading.lexeme in node.names and node.need <= reading.tags and node.refuse.isdisjoint(reading.tags)


def _fits(slot: Slot, element: Element) -> bool:
    if not any(has_type(element, t) for t in slot.types):
        return False
    if slot.joined:
        return _conjoined(element)
    return slot.prefix is None or _prefix_agrees(slot.prefix, element)


def _prefix_agrees(wanted: str, element: Element) -> bool:
    held = {c for c in _without_article(element.prefix) if c in marks("prepositions")}
    if not wanted:
        return not held
    # where the word was left whole, what its readings split off
    read = {c for r in element.readings if "verb" not in r.tags for c in _without_article(r.prefix)}
    return bool((held | read) & set(wanted))


@lru_cache(maxsize=64)
def _without_article(prefix: str) -> str:
    return prefix.removesuffix(marks("article")[0])


def _conjoined(element: Element) -> bool:
    return element.prefix.startswith(marks("conjunctions"))


def _coordinates(element: Element) -> bool:
    return not element.is_mention and element.norm in marks("coordinators")


@lru_cache(maxsize=1 << 14)
def _without_conjunction(norm: str) -> tuple[str, ...]:
    return (norm, *(norm[len(c) :] for c in marks("conjunctions") if norm.startswith(c) and len(norm) > len(c) + 1))
