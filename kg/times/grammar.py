"""The grammar engine: rules from grammar.yaml (forms.py explains their language) over the readings of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Union

from kg.errors import LexiconError
from kg.times.data import load
from kg.times.forms import Element, parse_form
from kg.times.items import Items
from kg.times.letters import AND
from kg.times.lexicon import Reading

Slots = Mapping[str, Union["Match", Reading]]


@dataclass(frozen=True, slots=True)
class Match:
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


# ------------------------------------------------------------------ matching

_State = tuple[int, Slots]  # where it ends, what it keeps
Run = Callable[["Matcher", int, int, Slots], list[_State]]  # from token i, in an expression that begins at `first`


class Matcher:
    """Matches the grammar's groups on one sentence; results are kept, so that cost stays linear in practice."""

    def __init__(self, items: Items, passes: Callable[[Items, Match], bool]) -> None:
        self.items, self.passes = items, passes
        self._kept: dict[tuple[str, int], tuple[Match, ...]] = {}
        self.last = -1  # the last token a match began at, guards aside

    def matches(self, group: str, i: int) -> tuple[Match, ...]:
        """All matches of a group's rules that start at token `i`, longest first, earlier rules first."""
        categories = self.items.categories(i)
        if not categories or categories.isdisjoint(starts(group)):
            return ()
        key = (group, i)
        if key not in self._kept:
            self._kept[key] = ()  # a rule that begins with its own group finds nothing
            found = [m for rule in _candidates(group, categories) for m in self._rule(rule, i)]
            self._kept[key] = tuple(sorted(found, key=lambda m: -m.end))
        return self._kept[key]

    def _rule(self, rule: Rule, i: int) -> Iterator[Match]:
        seen: set[int] = set()
        for end, slots in rule.run(self, i, i, {}):
            if end in seen or end == i:
                continue
            match = Match(rule, i, end, slots, self._clitic(i))
            self.last = max(self.last, i)
            if self.passes(self.items, match):
                seen.add(end)
                yield match

    def _clitic(self, i: int) -> str:
        """The proclitics of the first token."""
        return next((r.clitic for _, r in self.items.edges(i) if r.category != "MARK"), "")


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
    def run(m: Matcher, i: int, first: int, slots: Slots) -> list[_State]:
        states = [(i, slots)]
        for part in parts:
            states = [state for at, kept in states for state in part(m, at, first, kept)]
            if not states:
                break
        return states

    return run


def _compiled_group(e: Element) -> Run:
    def run(m: Matcher, i: int, first: int, slots: Slots) -> list[_State]:
        found = m.matches(e.name, i)
        if i != first:
            found = tuple([match for match in found if _joins(e.features, match.clitic)])
        return [(match.end, {**slots, e.slot: match} if e.slot else slots) for match in found]

    return run


def _compiled_word(e: Element) -> Run:
    fits: dict[Reading, bool] = {}  # readings are few, and each is one object
    free = e.kind == "mark"

    def run(m: Matcher, i: int, first: int, slots: Slots) -> list[_State]:
        found: list[_State] = []
        for end, reading in m.items.edges(i):
            if reading not in fits:
                fits[reading] = _fits(e, reading)
            if fits[reading] and (i == first or free or _joins(e.features, reading.clitic)):
                found.append((end, {**slots, e.slot: reading} if e.slot else slots))
        return found

    return run


def _joins(features: frozenset[str], clitic: str) -> bool:
    if "~" in features:
        return True
    return clitic == (AND if "&" in features else "")


def _fits(e: Element, reading: Reading) -> bool:
    if e.kind == "mark":
        return reading.category == "MARK" and reading.value == e.name
    return (
        _category(e.name, reading)
        and (not e.value or reading.value.partition(".")[0] == e.value)
        and all(_has(reading, feature) for feature in e.features)
    )


_RANGES = {"DAY": (1, 31), "MON": (1, 12), "YEAR": (1000, 2100)}


def _category(name: str, reading: Reading) -> bool:
    if name == "DAY":
        return reading.category in ("INT", "ORD") and 1 <= int(reading.value) <= 31
    if name in _RANGES:
        low, high = _RANGES[name]
        return reading.category == "INT" and low <= int(reading.value) <= high
    if name == "COUNT":
        return reading.category in ("NUMBER", "WORDNUMBER")
    return reading.category == name


def _has(reading: Reading, feature: str) -> bool:
    if feature in ("&", "~"):
        return True
    if feature in ("def", "indef"):
        return reading.definite == (feature == "def")
    return reading.number == feature


@lru_cache(maxsize=1 << 12)
def _candidates(group: str, categories: frozenset[str]) -> tuple[Rule, ...]:
    """The rules of a group that can begin with a reading of these categories."""
    return tuple(rule for rule, first in _firsts(group) if not categories.isdisjoint(first))


@lru_cache
def _firsts(group: str) -> tuple[tuple[Rule, frozenset[str]], ...]:
    return tuple((rule, _first(rule.form, frozenset({group}))) for rule in grammar()[group])


@lru_cache
def starts(group: str) -> frozenset[str]:
    """The categories an expression of a group can begin with."""
    return frozenset().union(*(first for _, first in _firsts(group)))


def _first(e: Element, seen: frozenset[str]) -> frozenset[str]:
    """The categories a match of `e` can begin with."""
    if e.kind == "seq":
        out: frozenset[str] = frozenset()
        for part in e.parts:
            out |= _first(part, seen)
            if part.kind not in ("opt", "not"):
                break
        return out
    if e.kind in ("alt", "opt"):
        return frozenset().union(*(_first(p, seen) for p in e.parts))
    if e.kind == "group":
        if e.name in seen:
            return frozenset()
        return frozenset().union(*(_first(r.form, seen | {e.name}) for r in grammar()[e.name]))
    if e.kind == "not":
        return frozenset()
    return _expand(e)


def _expand(e: Element) -> frozenset[str]:
    if e.kind == "mark":
        return frozenset({"MARK"})
    return frozenset({"DAY": ("INT", "ORD"), "COUNT": ("NUMBER", "WORDNUMBER")}.get(e.name, ())) or frozenset(
        {"INT" if e.name in _RANGES else e.name}
    )
