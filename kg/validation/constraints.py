"""The constraint components of SHACL Core, each compiled to a function from value nodes to those that break it.

A compiled test takes (index, focus, values) and returns the offending values, `[None]` where the fault has no value.
Source of the meaning: W3C, Shapes Constraint Language, section 4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.validation.index import Classes, Index
from kg.validation.paths import Unsupported
from kg.validation.terms import SH, TEXTS, TYPE, Term, compare, sh, text_of, well_typed, worth

Values = Collection[Term]
Test = Callable[[Index, Term, Values], Sequence[Term | None]]
Conforms = Callable[[Index, Term], bool]
NODE_KINDS: dict[str, tuple[type, ...]] = {
    "IRI": (NamedNode,),
    "Literal": (Literal,),
    "BlankNode": (BlankNode,),
    "BlankNodeOrIRI": (BlankNode, NamedNode),
    "IRIOrLiteral": (NamedNode, Literal),
    "BlankNodeOrLiteral": (BlankNode, Literal),
}


class Compiler(Protocol):
    """What a component may ask of the engine that compiles it."""

    shapes: Index
    classes: Classes

    def conforms(self, shape: Term) -> Conforms: ...


@dataclass(frozen=True, slots=True)
class Each:
    """A test of each value by itself: `good` tells whether it holds."""

    good: Callable[[Term], bool]

    def __call__(self, index: Index, focus: Term, values: Values) -> list[Term]:
        good = self.good
        return [v for v in values if not good(v)]


@dataclass(frozen=True, slots=True)
class OfClass:
    """A test of each value's class: one of `wanted`."""

    wanted: frozenset[Term]

    def holds(self, index: Index, value: Term) -> bool:
        about = index.out.get(value)
        return about is not None and not self.wanted.isdisjoint(about.get(TYPE, ()))

    def __call__(self, index: Index, focus: Term, values: Values) -> list[Term]:
        return [v for v in values if not self.holds(index, v)]


@dataclass(frozen=True, slots=True)
class Logical:
    """A test of how many of the shapes `parts` each value conforms to: `good` is told how many."""

    parts: tuple[Term, ...]
    conforms: tuple[Conforms, ...]
    good: Callable[[int], bool]

    def __call__(self, index: Index, focus: Term, values: Values) -> list[Term]:
        return [v for v in values if not self.good(sum(part(index, v) for part in self.conforms))]


def _integer(literal: Term) -> int:
    value = worth(literal) if isinstance(literal, Literal) else None
    if not isinstance(value, int):
        raise Unsupported(f"{literal} where a whole number is due")
    return value


def node_kind(compiler: Compiler, kind: Term) -> Test:
    types = NODE_KINDS[str(text_of(kind)).rsplit("#", 1)[-1]]
    return Each(lambda v: isinstance(v, types))


def class_(compiler: Compiler, kind: Term) -> Test:
    return OfClass(compiler.classes.below(kind))


def datatype(compiler: Compiler, wanted: Term) -> Test:
    if text_of(wanted) in TEXTS:  # any words will do, and few come twice
        return Each(lambda v: isinstance(v, Literal) and v.datatype == wanted)
    return Each(lru_cache(1 << 13)(lambda v: isinstance(v, Literal) and v.datatype == wanted and well_typed(v)))


def in_(compiler: Compiler, head: Term) -> Test:
    allowed = frozenset(compiler.shapes.members(head))
    return Each(lambda v: v in allowed)


def has_value(compiler: Compiler, value: Term) -> Test:
    return lambda index, focus, values: [] if value in values else [None]


def min_count(compiler: Compiler, count: Term) -> Test:
    least = _integer(count)
    return lambda index, focus, values: [None] if len(values) < least else []


def max_count(compiler: Compiler, count: Term) -> Test:
    most = _integer(count)
    return lambda index, focus, values: [None] if len(values) > most else []


def _bound(good: Callable[[int], bool]) -> Callable[[Compiler, Term], Test]:
    def build(compiler: Compiler, limit: Term) -> Test:
        @lru_cache(1 << 13)
        def fits(value: Term) -> bool:
            order = compare(value, limit)
            return order is not None and good(order)

        return Each(fits)

    return build


def min_length(compiler: Compiler, count: Term) -> Test:
    least = _integer(count)
    return Each(lambda v: (text := text_of(v)) is not None and len(text) >= least)


def max_length(compiler: Compiler, count: Term) -> Test:
    most = _integer(count)
    return Each(lambda v: (text := text_of(v)) is not None and len(text) <= most)


def pattern(compiler: Compiler, literal: Term, flags: str = "") -> Test:
    letters = {"i": re.I, "s": re.S, "m": re.M, "x": re.X}
    compiled = re.compile(str(text_of(literal)), sum(letters.get(f, 0) for f in flags))
    return Each(lambda v: (text := text_of(v)) is not None and compiled.search(text) is not None)


def language_in(compiler: Compiler, head: Term) -> Test:
    tags = [str(text_of(m)).lower() for m in compiler.shapes.members(head)]

    @lru_cache(64)
    def known(language: str) -> bool:
        tag = language.lower()
        return any(tag == t or tag.startswith(f"{t}-") for t in tags)

    return Each(lambda v: isinstance(v, Literal) and (tag := v.language) is not None and known(tag))


def unique_lang(compiler: Compiler, flag: Term) -> Test:
    def test(index: Index, focus: Term, values: Values) -> list[Term | None]:
        tags = [v.language for v in values if isinstance(v, Literal) and v.language]
        return [None for tag in dict.fromkeys(tags) if tags.count(tag) > 1]

    return test if text_of(flag) == "true" else lambda index, focus, values: []


def _pairwise(good: Callable[[int], bool]) -> Callable[[Compiler, Term], Test]:
    """One offending value for each pair out of order, as pyshacl counts them."""

    def build(compiler: Compiler, other: Term) -> Test:
        assert isinstance(other, NamedNode)

        def test(index: Index, focus: Term, values: Values) -> list[Term]:
            others = index.objects(focus, other)
            return [v for v in values for o in others if (c := compare(v, o)) is None or not good(c)]

        return test

    return build


def equals(compiler: Compiler, other: Term) -> Test:
    assert isinstance(other, NamedNode)

    def test(index: Index, focus: Term, values: Values) -> list[Term]:
        mine, theirs = dict.fromkeys(values), dict.fromkeys(index.objects(focus, other))
        return [v for v in mine if v not in theirs] + [v for v in theirs if v not in mine]

    return test


def disjoint(compiler: Compiler, other: Term) -> Test:
    assert isinstance(other, NamedNode)
    return lambda index, focus, values: [v for v in values if v in index.objects(focus, other)]


def _logical(compiler: Compiler, parts: Sequence[Term], good: Callable[[int], bool]) -> Test:
    return Logical(tuple(parts), tuple(compiler.conforms(part) for part in parts), good)


def not_(compiler: Compiler, shape: Term) -> Test:
    return _logical(compiler, [shape], lambda n: not n)


def node(compiler: Compiler, shape: Term) -> Test:
    return _logical(compiler, [shape], bool)


def and_(compiler: Compiler, head: Term) -> Test:
    parts = compiler.shapes.members(head)
    return _logical(compiler, parts, lambda n: n == len(parts))


def or_(compiler: Compiler, head: Term) -> Test:
    return _logical(compiler, compiler.shapes.members(head), bool)


def xone(compiler: Compiler, head: Term) -> Test:
    return _logical(compiler, compiler.shapes.members(head), lambda n: n == 1)


BUILDERS: dict[NamedNode, tuple[str, Callable[[Compiler, Term], Test]]] = {
    sh("nodeKind"): ("NodeKind", node_kind),
    sh("class"): ("Class", class_),
    sh("datatype"): ("Datatype", datatype),
    sh("in"): ("In", in_),
    sh("hasValue"): ("HasValue", has_value),
    sh("minCount"): ("MinCount", min_count),
    sh("maxCount"): ("MaxCount", max_count),
    sh("minInclusive"): ("MinInclusive", _bound(lambda c: c >= 0)),
    sh("minExclusive"): ("MinExclusive", _bound(lambda c: c > 0)),
    sh("maxInclusive"): ("MaxInclusive", _bound(lambda c: c <= 0)),
    sh("maxExclusive"): ("MaxExclusive", _bound(lambda c: c < 0)),
    sh("minLength"): ("MinLength", min_length),
    sh("maxLength"): ("MaxLength", max_length),
    sh("languageIn"): ("LanguageIn", language_in),
    sh("uniqueLang"): ("UniqueLang", unique_lang),
    sh("lessThan"): ("LessThan", _pairwise(lambda c: c < 0)),
    sh("lessThanOrEquals"): ("LessThanOrEquals", _pairwise(lambda c: c <= 0)),
    sh("equals"): ("Equals", equals),
    sh("disjoint"): ("Disjoint", disjoint),
    sh("not"): ("Not", not_),
    sh("node"): ("Node", node),
    sh("and"): ("And", and_),
    sh("or"): ("Or", or_),
    sh("xone"): ("Xone", xone),
}
NEEDS_NO_VALUE = {  # these can fail where there is no value
    f"{SH}{name}ConstraintComponent" for name in ("MinCount", "HasValue", "Equals", "QualifiedMinCount")
}
