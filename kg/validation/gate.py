"""Is one article's graph clean? The compiled shapes, laid out once for every layout of node that reports have.

What a node's classes, its properties and the number of their values decide (counts, closedness, which shapes apply) is
decided once per layout; at a node only the tests of its values are left. Where anything is amiss the answer is just
"no": the engine then says what.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain

from pyoxigraph import NamedNode

from kg.graph.statements import About, Statements
from kg.validation.compiled import CompiledEngine, Plan, Shape, plan_of
from kg.validation.constraints import Each, Test
from kg.validation.index import Index
from kg.validation.native import NATIVE, Native
from kg.validation.paths import Reader
from kg.validation.settled import MANY, Settled
from kg.validation.terms import TYPE, Term

Signature = tuple[type, tuple[Term, ...], tuple[NamedNode, ...], tuple[int, ...]]
VIOLATION = "Violation"


Good = Callable[[Term], bool]


@dataclass(slots=True)
class Layout:
    """What is left to do at a node: tests of itself; of its values by property, one by one and together; of what paths
    lead to; the functions of SPARQL constraints. `followed` are its properties that some path follows backwards."""

    own: list[Test] = field(default_factory=list)
    each: list[tuple[NamedNode, list[Good]]] = field(default_factory=list)
    together: list[tuple[NamedNode, Test]] = field(default_factory=list)
    nested: list[tuple[Reader, list[Test]]] = field(default_factory=list)
    rules: list[Native] = field(default_factory=list)
    followed: list[NamedNode] = field(default_factory=list)

    def holds(self, index: Index, focus: NamedNode, about: About) -> bool:
        """Whether the node meets all of it."""
        for predicate, checks in self.each:
            for value in about[predicate]:
                for good in checks:
                    if not good(value):
                        return False
        for predicate, test in self.together:
            if test(index, focus, about.get(predicate, ())):
                return False
        for test in self.own:
            if test(index, focus, (focus,)):
                return False
        for reader, tests in self.nested:
            reached = reader(index, focus)
            for test in tests:
                if test(index, focus, reached):
                    return False
        for rule in self.rules:
            for _ in rule(index, focus):
                return False
        return True


class Gate:
    """The violations an engine knows of, asked for yes or no."""

    def __init__(self, engine: CompiledEngine) -> None:
        self._engine = engine
        self._layouts: dict[Signature, Layout | None] = {}
        self._open = all(
            kind in ("targetClass", "targetSubjectsOf", "targetObjectsOf") for kind, _, _ in engine.targets
        )

    def clean(self, statements: Statements) -> bool:
        """True if no shape finds a violation; False if one does, or if only the engine can tell."""
        if not self._open:
            return False
        index = Index((), self._engine.inverse)
        index.out = statements  # type: ignore[assignment]  # a narrower kind of the same
        into, todo = index.into, []
        for focus, about in statements.items():
            layout = self._layout(focus, about)
            if layout is None:
                return False
            todo.append((layout, focus, about))
            for predicate in layout.followed:
                subjects_of = into[predicate]
                for value in about[predicate]:
                    subjects_of.setdefault(value, {})[focus] = None
        return all(layout.holds(index, focus, about) for layout, focus, about in todo)

    def _layout(self, focus: NamedNode, about: About) -> Layout | None:
        counts = tuple([len(values) if len(values) < MANY else MANY for values in about.values()])
        signature = (type(focus), tuple(about.get(TYPE, ())), tuple(about), counts)
        if signature not in self._layouts:
            self._layouts[signature] = self._lay_out(focus, about)
        return self._layouts[signature]

    def _lay_out(self, focus: NamedNode, about: About) -> Layout | None:
        """The layout of nodes like this one; None if they break a shape, or if only the engine can tell."""
        if any(kind == "targetObjectsOf" and target in about for kind, target, _ in self._engine.targets):
            return None
        shapes = self._shapes(about)
        plan = plan_of([s for s in shapes if s.path is None], own=True)
        layout = Layout(followed=[p for p in about if p in self._engine.inverse])
        for inner in (*plan.nested, *(s for s in shapes if s.path is not None)):
            layout.nested.append((inner.values, self._tests(inner)))
        for shape, rule in self._engine.rules:
            if shape.severity == VIOLATION and shape in shapes:
                if rule.name not in NATIVE:
                    return None
                layout.rules.append(NATIVE[rule.name])
        return layout if self._decide(plan, layout, focus, about) else None

    def _shapes(self, about: About) -> list[Shape]:
        """The shapes among whose targets such a node is."""
        kinds, found = set(about.get(TYPE, ())), dict[Term, Shape]()
        for kind, target, shape in self._engine.targets:
            classes = self._engine.classes.below(target) if kind == "targetClass" else ()
            if not kinds.isdisjoint(classes) or (kind == "targetSubjectsOf" and target in about):
                found[shape.iri] = shape
        return list(found.values())

    def _tests(self, shape: Shape) -> list[Test]:
        """The tests of a property shape; nested properties are left to the engine."""
        if shape.plan is None:
            return [test for _, test in shape.tests] if shape.severity == VIOLATION else []
        found = self._engine.check
        return [lambda index, focus, _: [f.value for f in found(index, shape, focus) if f.severity == VIOLATION]]

    def _decide(self, plan: Plan, layout: Layout, focus: NamedNode, about: About) -> bool:
        """Put into `layout` the tests of `plan` that the signature leaves open; whether those it decides hold."""
        if any(s.severity == VIOLATION and not (s.allowed or frozenset()).issuperset(about) for s in plan.closed):
            return False
        settled = Settled(self._engine, focus, about)
        for shape, component, test in plan.own:
            holds = settled.of_itself(component, test) if shape.severity == VIOLATION else True
            if holds is None:
                layout.own.append(test)
            elif not holds:
                return False
        each = dict[NamedNode, list[Good]]()
        given = ((s, p, c, t) for p, tests in plan.present.items() if p in about for s, c, t in tests)
        for shape, predicate, component, test in chain(given, plan.absent):
            holds = settled.of_values(predicate, component, test) if shape.severity == VIOLATION else True
            if holds is None and isinstance(test, Each):
                each.setdefault(predicate, []).append(test.good)
            elif holds is None:
                layout.together.append((predicate, test))
            elif not holds:
                return False
        layout.each = list(each.items())
        return True
