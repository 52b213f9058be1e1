"""The rules of grammar.yaml (forms.py explains their language), each form compiled to a function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Union

from kg.errors import LexiconError
from kg.times.data import load
from kg.times.fitting import fits, joins
from kg.times.forms import Element, parse_form
from kg.times.lexicon import Reading

if TYPE_CHECKING:
    from kg.times.matcher import Matcher

Slots = Mapping[str, Union["Match", Reading]]


class Match(NamedTuple):
    """A rule matched at tokens `[start, end)`."""

    rule: Rule
    start: int
    end: int
    slots: Slots
    clitic: str

    def value(self, slot: str) -> str | None:
        """The value of a word kept in `slot`."""
        found = self.slots.get(slot)
        return found.value if isinstance(found, Reading) else None

    def sub(self, slot: str) -> Match | None:
        found = self.slots.get(slot)
        return found if isinstance(found, Match) else None


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """`make` names the function that resolves a match, `guard` the conditions on its surroundings; `run` is the form
    as a function."""

    name: str
    group: str
    form: Element
    run: Run
    make: str
    guard: tuple[str, ...] = ()


@lru_cache
def grammar() -> dict[str, tuple[Rule, ...]]:
    """Group name → its rules, in order."""
    groups: dict[str, tuple[Rule, ...]] = {}
    for group, rules in load("grammar").items():
        groups[group] = tuple(_rule(group, name, body) for name, body in rules.items())
    return groups


def _rule(group: str, name: str, body: Mapping[str, object]) -> Rule:
    guard = str(body.get("guard", "")).split()
    try:
        form = parse_form(str(body["form"]))
        return Rule(name, group, form, _compiled(form), str(body.get("make", "same")), tuple(guard))
    except (KeyError, ValueError) as error:
        raise LexiconError(
            f"{error}", where=f"kg/times/grammar.yaml: {group}.{name}", remedy="mend its form"
        ) from error


# ------------------------------------------------------------------ forms as functions

State = tuple[int, Slots]  # where it ends, what it keeps
Run = Callable[["Matcher", int, int, Slots], list[State]]  # from token i, in an expression that begins at `first`


def _compiled(e: Element) -> Run:
    """The function of a form: every way through it, in the order of preference."""
    if e.kind == "word" or e.kind == "mark":
        return _compiled_word(e)
    if e.kind == "group":
        return _compiled_group(e)
    parts = [_compiled(part) for part in e.parts]
    if e.kind == "seq":
        return _compiled_sequence(parts)
    if e.kind == "alt":
        return lambda m, i, first, slots: [state for part in parts for state in part(m, i, first, slots)]
    if e.kind == "opt":
        return lambda m, i, first, slots: [*parts[0](m, i, first, slots), (i, slots)]
    return lambda m, i, first, slots: [] if parts[0](m, i, -1, {}) else [(i, slots)]


def _compiled_sequence(parts: list[Run]) -> Run:
    def run(m: Matcher, i: int, first: int, slots: Slots) -> list[State]:
        states = [(i, slots)]
        for part in parts:
            states = [state for at, kept in states for state in part(m, at, first, kept)]
            if not states:
                break
        return states

    return run


def _compiled_group(e: Element) -> Run:
    def run(m: Matcher, i: int, first: int, slots: Slots) -> list[State]:
        found = m.matches(e.name, i)
        if i != first:
            found = tuple([match for match in found if joins(e.features, match.clitic)])
        return [(match.end, {**slots, e.slot: match} if e.slot else slots) for match in found]

    return run


def _compiled_word(e: Element) -> Run:
    known: dict[Reading, bool] = {}  # readings are few, and each is one object
    free = e.kind == "mark"

    def run(m: Matcher, i: int, first: int, slots: Slots) -> list[State]:
        found: list[State] = []
        for length, reading in m.items.edges(i):
            if reading not in known:
                known[reading] = fits(e, reading)
            if known[reading] and (i == first or free or joins(e.features, reading.clitic)):
                found.append((i + length, {**slots, e.slot: reading} if e.slot else slots))
        return found

    return run
