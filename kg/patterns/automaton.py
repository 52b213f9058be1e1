"""Patterns as small automata, run from a trigger outwards.

A state and a position are tried once at most: a run costs at most states × reach and cannot blow up. Edges are
tried in order: gaps are lazy, optional parts and lists are greedy, alternatives go from left to right;
the first success counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kg.patterns.bits import NOTHING, bits_of
from kg.patterns.steps import Scan, Step, step_of
from kg.patterns.syntax import Alt, Gap, Lex, Node, Seq, Slot, Star, required

Capture = tuple[str, int, int]  # slot, first element, element after the last
Found = tuple[int, tuple[Capture, ...]]  # where the run ended, what it caught
Refusal = Callable[[int, Node], None]  # told of every step that did not hold: position, what was wanted
Way = tuple[Step | None, int, str | None, Node]  # a step (None: accepted), the state after, the slot filled, its node


@dataclass(slots=True)
class Automaton:
    """`edges[s]` lead out of state s: (what to consume or None, next state). State 0 begins, `final` accepts. `ways`
    are the steps that can be next in each state, whatever free edges lie before them, last first as a stack has it;
    made when first run, as many patterns seldom are."""

    direction: int  # 1 to the right, -1 to the left
    edges: list[list[tuple[Node | None, int]]] = field(default_factory=lambda: [[]])
    final: int = 0
    ways: list[tuple[Way, ...]] = field(default_factory=list)
    needs: tuple[int, ...] = (NOTHING,)  # of each, some bit must stand on this side (Line.sides); the rarest first


def compile_pattern(node: Node, direction: int = 1) -> Automaton:
    """The automaton of a pattern; one that runs to the left is given the pattern mirrored."""
    auto = Automaton(direction)
    auto.final = _build(auto, node, 0)
    auto.needs = tuple(bits_of(group) for group in sorted(required(node), key=len)) or auto.needs
    return auto


def _all_ways(auto: Automaton) -> list[tuple[Way, ...]]:
    steps: dict[Node, Step] = {}
    auto.ways = [tuple(reversed(list(_ways(auto, state, set(), steps)))) for state in range(len(auto.edges))]
    return auto.ways


def _ways(auto: Automaton, state: int, passed: set[int], steps: dict[Node, Step]) -> Iterator[Way]:
    """What can be next in `state`, in order; states reached by free edges are `passed` once."""
    if state in passed:
        return
    passed.add(state)
    if state == auto.final:
        yield None, state, None, Seq(())
        return
    for node, target in auto.edges[state]:
        if node is None:
            yield from _ways(auto, target, passed, steps)
            continue
        slot = node.slot if isinstance(node, Lex) else node.name if isinstance(node, Slot) else None
        if node not in steps:
            steps[node] = step_of(node, auto.direction)
        yield steps[node], target, slot or None, node


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


def stands(auto: Automaton, there: int) -> bool:
    """Whether all stands `there`, on the automaton's side, that every way through it takes."""
    for need in auto.needs:  # noqa: SIM110  # a generator would cost more than the look
        if not need & there:
            return False
    return True


def run(auto: Automaton, scan: Scan, at: int, refuse: Refusal | None = None) -> Found | None:
    """The first way through from the boundary `at` (an index between elements); captures are in text order."""
    ways, final, direction = auto.ways or _all_ways(auto), auto.final, auto.direction
    seen: set[tuple[int, int]] = set()
    stack: list[tuple[int, int, tuple[Capture, ...]]] = [(0, at, ())]
    while stack:
        state, here, caught = stack.pop()
        if state == final:
            return here, tuple(sorted(caught, key=_place))
        if (state, here) in seen:
            continue
        seen.add((state, here))
        for step, target, slot, node in ways[state]:
            width = 0 if step is None else step(scan, here)
            if width >= 0:
                there = here + direction * width
                if slot is None:
                    stack.append((target, there, caught))
                elif not _caught_before(scan, caught, slot, min(here, there)):
                    stack.append((target, there, (*caught, (slot, min(here, there), max(here, there)))))
            elif refuse is not None:
                refuse(here, node)
    return None


def _caught_before(scan: Scan, caught: tuple[Capture, ...], slot: str, at: int) -> bool:
    """Whether another slot holds who is meant at `at`: "X received, in his palace, Y" has two sides."""
    actor = scan.elements[at].actor
    if actor is None or not caught:
        return False
    others = (scan.elements[low].actor for name, low, _ in caught if name != slot)
    return any(other is not None and other.actors == actor.actors for other in others)


def _place(capture: Capture) -> int:
    return capture[1]
