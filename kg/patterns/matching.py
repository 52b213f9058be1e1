"""Rules over a document: every match with its slots, and what the words around the trigger do to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.model import Span, Speech
from kg.patterns.automaton import Capture, Refusal, run, stands
from kg.patterns.data import load
from kg.patterns.element import Element
from kg.patterns.elements import Line
from kg.patterns.lexemes import Reading
from kg.patterns.rules import Family, Pattern, Rule
from kg.patterns.steps import Scan

REACH = 4  # elements before a trigger that can change what it says, unless the clause ends sooner
NEGATION_REACH = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fired. `slots` hold the elements caught, in text order; `context` names the lexemes of
    `lexemes_core.yaml` before the trigger in its clause; `tense` is past, present, future or "" (nominal)."""

    rule: Rule
    pattern: Pattern
    line: Line
    at: int  # index of the trigger element
    reading: Reading
    span: Span
    slots: dict[str, tuple[Element, ...]]
    set: dict[str, Any]
    context: frozenset[str]
    negated: bool
    tense: str
    speech: Speech | None

    @property
    def trigger(self) -> Element:
        return self.line.elements[self.at]

    def one(self, slot: str) -> Element | None:
        """The first element of a slot."""
        return next(iter(self.slots.get(slot, ())), None)

    def actors(self, slot: str) -> tuple[str, ...]:
        """Keys of all actors the slot's mentions refer to, in text order, each once."""
        keys = [k for e in self.slots.get(slot, ()) if e.actor for k in e.actor.actors]
        return tuple(dict.fromkeys(keys))

    def extent(self, slot: str) -> Span | None:
        """From the first element of a slot to the last."""
        held = self.slots.get(slot)
        return Span(held[0].start, held[-1].end) if held else None


def find(lines: Iterable[Line], rules: Family) -> list[Match]:
    """Every match of a family, in text order; at one trigger a rule matches once, by its first pattern that holds."""
    return [m for line in lines if not line.names.isdisjoint(rules.triggers) for m in _in_line(line, rules)]


def _in_line(line: Line, rules: Family) -> list[Match]:
    scan, found = Scan(line, rules.barrier, rules.stops), list[Match]()
    before, behind = line.sides()
    for at in [i for i in line.spots if line.bits[i] & rules.bits]:
        done: set[str] = set()
        ahead = before[at]
        for reading in line.lexemes[at]:
            if not (triggered := rules.triggered(reading)):
                continue
            there = behind[at + reading.length]
            for rule, pattern, need_after, need_before in triggered:
                if not (need_after & there and need_before & ahead) or rule.name in done:
                    continue  # inline: most end here
                if may_hold(pattern, ahead, there) and (match := attempt(scan, at, reading, rule, pattern)) is not None:
                    done.add(rule.name)
                    found.append(match)
    return found


def may_hold(pattern: Pattern, before: int, behind: int) -> bool:
    """Whether all that every way through a pattern takes stands on that side of its trigger. Spares most runs: a
    rule's other words and mentions are rarer than its trigger."""
    return stands(pattern.after, behind) and stands(pattern.before, before)


def attempt(
    scan: Scan, at: int, reading: Reading, rule: Rule, pattern: Pattern, refuse: Refusal | None = None
) -> Match | None:
    """One pattern at one trigger; `refuse` is told of each step that does not hold."""
    line = scan.line
    after = run(pattern.after, scan, at + reading.length, refuse)
    before = after and run(pattern.before, scan, at, refuse)
    if after is None or before is None:
        return None
    match = _match(line, at, reading, rule, pattern, (before[0], after[0]), (*before[1], *after[1]))
    return match if holds(pattern.when, match) else None


def _match(
    line: Line,
    at: int,
    reading: Reading,
    rule: Rule,
    pattern: Pattern,
    extent: tuple[int, int],
    caught: tuple[Capture, ...],
) -> Match:
    slots: dict[str, tuple[Element, ...]] = {}
    for name, low, high in caught:
        slots[name] = slots.get(name, ()) + line.elements[low:high]
    if pattern.trigger.slot:
        slots[pattern.trigger.slot] = line.elements[at : at + reading.length]
    around, negated = _context(line, at)
    if "may" in around and "past" not in reading.tags:
        around |= {"possibility"}
    span = Span(line.elements[extent[0]].start, line.elements[extent[1] - 1].end)
    speech = next((s for s in line.speeches if s.start <= line.elements[at].start < s.end), None)
    tense = _tense(reading, around)
    return Match(rule, pattern, line, at, reading, span, slots, pattern.set, around, negated, tense, speech)


@lru_cache(maxsize=1)
def _core() -> frozenset[str]:
    return frozenset(load(Path(__file__).parent / "lexemes_core.yaml"))


def _context(line: Line, at: int) -> tuple[frozenset[str], bool]:
    names: set[str] = set()
    negated = False
    for i in range(at - 1, max(-1, at - 1 - REACH), -1):
        if line.elements[i].clause:
            break
        here = line.said[i] & _core()
        negated = negated or ("negation" in here and at - i <= NEGATION_REACH)
        names |= here
    return frozenset(names), negated


def _tense(reading: Reading, around: frozenset[str]) -> str:
    tense = next((t for t in ("future", "past", "present") if t in reading.tags), "")
    if "negation_future" in around or (tense == "present" and "future" in around):
        return "future"
    return "past" if tense == "present" and around & {"negation_past", "past_perfect"} else tense


def holds(when: dict[str, Any], match: Match) -> bool:
    """Whether a pattern's conditions hold of a match."""
    if "negated" in when and when["negated"] != match.negated:
        return False
    if "tense" in when and match.tense not in when["tense"]:
        return False
    if "context" in when and not match.context & set(when["context"]):
        return False
    if match.context & set(when.get("not_context", ())):
        return False
    return _speech_holds(when.get("speech"), match.speech)


def _speech_holds(wanted: str | None, speech: Speech | None) -> bool:
    match wanted:
        case None:
            return True
        case "outside":
            return speech is None
        case "direct":
            return speech is not None and speech.direct
        case _:
            return speech is not None
