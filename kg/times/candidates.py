"""Which rules of the grammar are worth trying at a token: those that can begin there and miss none of their words."""

from __future__ import annotations

from functools import lru_cache

from kg.times.fitting import categories, fits
from kg.times.forms import Element
from kg.times.grammar import Rule, grammar
from kg.times.items import Edges
from kg.times.lexicon import Reading

Categories = frozenset[str]


@lru_cache(maxsize=1 << 14)
def candidates(group: str, edges: Edges, after: Categories) -> tuple[Rule, ...]:
    """The rules of a group that can begin with one of the readings `edges`, where words of the categories `after` are
    all that follows."""
    begun = frozenset().union(*(_begun(group, reading) for _, reading in edges))
    return tuple(rule for rule in _complete(group, after) if rule in begun)


@lru_cache(maxsize=1 << 14)
def _begun(group: str, reading: Reading) -> frozenset[Rule]:
    """The rules of a group that can begin with a reading."""
    return frozenset(rule for rule, words in _openings_of(group) if any(fits(word, reading) for word in words))


@lru_cache(maxsize=1 << 12)
def _complete(group: str, after: Categories) -> tuple[Rule, ...]:
    """The rules of a group that find all they need after their first word."""
    return tuple(rule for rule, needed in _needs_of(group) if not any(map(after.isdisjoint, needed)))


@lru_cache
def _needs_of(group: str) -> tuple[tuple[Rule, tuple[Categories, ...]], ...]:
    return tuple((rule, _needed(rule.form, False, frozenset({group}))) for rule in grammar()[group])


@lru_cache
def _openings_of(group: str) -> tuple[tuple[Rule, tuple[Element, ...]], ...]:
    """Each rule of a group with the words and marks it can begin with, each once."""
    return tuple((rule, _each_once(_openings(rule.form, frozenset({group})))) for rule in grammar()[group])


def _each_once(words: tuple[Element, ...]) -> tuple[Element, ...]:
    return tuple({(w.kind, w.name, w.value, w.features): w for w in words}.values())


def _needed(e: Element, begun: bool, seen: frozenset[str]) -> tuple[Categories, ...]:
    """Of each of these sets a match of `e` holds a category, before it has begun: after its first word."""
    if e.kind == "seq":
        first = len(_leading(e.parts))
        own = _needed(e.parts[first - 1], begun, seen) if first else ()
        return (*own, *(needed for part in e.parts[first:] for needed in _needed(part, True, seen)))
    if e.kind == "alt":
        return _one_of([_needed(part, begun, seen) for part in e.parts])
    if e.kind in ("opt", "not") or (e.kind == "group" and e.name in seen):
        return ()
    if not begun:
        return () if e.kind != "group" else _needed_in(e.name, seen)
    return (_first_of(e.name),) if e.kind == "group" else (categories(e),)


def _needed_in(group: str, seen: frozenset[str]) -> tuple[Categories, ...]:
    return _one_of([_needed(rule.form, False, seen | {group}) for rule in grammar()[group]])


def _one_of(branches: list[tuple[Categories, ...]]) -> tuple[Categories, ...]:
    """What some branch needs, if each needs something."""
    return (frozenset().union(*(branch[0] for branch in branches)),) if all(branches) else ()


@lru_cache
def _first_of(group: str) -> Categories:
    """The categories a match of a group can begin with."""
    return frozenset().union(*(categories(word) for _, words in _openings_of(group) for word in words))


def _openings(e: Element, seen: frozenset[str]) -> tuple[Element, ...]:
    """The words and marks a match of `e` can begin with; a rule that begins with its own group finds nothing."""
    if e.kind == "seq":
        return tuple(word for part in _leading(e.parts) for word in _openings(part, seen))
    if e.kind in ("alt", "opt"):
        return tuple(word for part in e.parts for word in _openings(part, seen))
    if e.kind == "group":
        rules = () if e.name in seen else grammar()[e.name]
        return tuple(word for rule in rules for word in _openings(rule.form, seen | {e.name}))
    return () if e.kind == "not" else (e,)


def _leading(parts: tuple[Element, ...]) -> tuple[Element, ...]:
    """The parts up to the first that must be there."""
    must = next((n for n, part in enumerate(parts) if part.kind not in ("opt", "not")), len(parts))
    return parts[: must + 1]
