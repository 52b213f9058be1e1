"""The fast engine: shapes compiled once into plain functions over an indexed graph.

It knows SHACL Core and runs SPARQL constraints through kg.validation.sparql; a shape with anything else raises
Unsupported, and the caller turns to the reference engine. The same results as pyshacl, by test.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from kg.validation.constraints import BUILDERS, NEEDS_NO_VALUE, Conforms, OfClass, Test, pattern
from kg.validation.findings import Finding
from kg.validation.index import Classes, Index
from kg.validation.native import FOLLOWED_BACK
from kg.validation.paths import Path, Reader, Unsupported, read_path
from kg.validation.sparql import Rule, read_rule, run_rules
from kg.validation.terms import SH, TYPE, Term, sh, text_of

_PLAIN = {TYPE} | {
    sh(name)
    for name in (
        "path", "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "message", "severity", "name",
        "description", "order", "group", "deactivated", "property", "closed", "ignoredProperties", "sparql", "pattern",
        "flags", "qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount", "defaultValue",
    )
}  # fmt: skip


@dataclass(slots=True)
class Shape:
    """A compiled shape: its own tests of its value nodes, its property shapes, what it allows where it is closed."""

    iri: Term
    severity: str
    messages: tuple[tuple[str, str], ...]
    path: Path | None = None
    values: Reader = field(default=lambda index, focus: (focus,))
    path_text: str | None = None
    tests: list[tuple[str, Test]] = field(default_factory=list)
    properties: list[Shape] = field(default_factory=list)
    allowed: frozenset[NamedNode] | None = None
    plan: Plan | None = None  # of the property shapes, None where there are none

    @property
    def plain(self) -> bool:
        return not self.properties and self.allowed is None


@dataclass(slots=True)
class Plan:
    """What to do at a node for several shapes at once. The tests of plain property shapes (a predicate, no nested
    properties) are laid out flat: `present` by the predicate whose values they test, `absent` those that can fail
    without a value; `nested` are the other property shapes, `closed` the shapes that are."""

    own: list[tuple[Shape, str, Test]] = field(default_factory=list)
    present: dict[NamedNode, list[tuple[Shape, str, Test]]] = field(default_factory=dict)
    absent: list[tuple[Shape, NamedNode, str, Test]] = field(default_factory=list)
    nested: list[Shape] = field(default_factory=list)
    closed: list[Shape] = field(default_factory=list)

    def include(self, shape: Shape) -> None:
        """Add what `shape` asks of a node beside its own tests."""
        self.closed += [shape] if shape.allowed is not None else []
        for inner in shape.properties:
            predicate = inner.path.predicate if inner.path else None
            if predicate is None or not inner.plain:
                self.nested.append(inner)
                continue
            for component, test in inner.tests:
                if component in NEEDS_NO_VALUE:
                    self.absent.append((inner, predicate, component, test))
                else:
                    self.present.setdefault(predicate, []).append((inner, component, test))


def plan_of(shapes: Sequence[Shape], own: bool) -> Plan:
    """The plan of `shapes` together, with their own tests or without."""
    plan = Plan()
    for shape in shapes:
        plan.own += [(shape, component, test) for component, test in shape.tests] if own else []
        plan.include(shape)
    return plan


class CompiledEngine:
    """Shapes ready to run on any number of graphs. Raises Unsupported if a shape needs the reference engine."""

    name = "fast"

    def __init__(self, shapes: Sequence[Quad], axioms: Sequence[tuple[Term, Term]] = ()) -> None:
        self.shapes = Index(shapes)
        self.classes = Classes(axioms)
        self._compiled: dict[Term, Shape] = {}
        self.targets: list[tuple[str, Term, Shape]] = list(self._targets())
        self._plans: dict[tuple[Term, ...], Plan] = {}
        self.rules: list[tuple[Shape, Rule]] = [
            (self._compiled[shape], read_rule(self.shapes, rule))
            for shape in list(self._compiled)
            for rule in self.shapes.objects(shape, sh("sparql"))
        ]
        paths = [s.path for s in self._compiled.values() if s.path]
        self.inverse = frozenset({*FOLLOWED_BACK, *(p for path in paths for p in path.inverted())})

    def validate(self, quads: Sequence[Quad]) -> list[Finding]:
        """What the union of the graphs of `quads` breaks, in the order of shapes and nodes."""
        index = Index(quads, self.inverse)
        findings: list[Finding] = []
        focus_of: dict[Term, dict[Term, None]] = {}
        for kind, target, shape in self.targets:
            focus_of.setdefault(shape.iri, {}).update(dict.fromkeys(self._focus_nodes(index, kind, target)))
        for focus, shapes in self._by_node(index, focus_of, findings).items():
            self._run_plan(index, self._plan_of(tuple(shapes)), focus, findings)
        wanted = [(shape, rule, focus_of[shape.iri]) for shape, rule in self.rules if focus_of.get(shape.iri)]
        return findings + [
            _finding(shape, f"{SH}SPARQLConstraintComponent", focus, value, rule.path, rule.messages)
            for shape, rule, focus, value in run_rules(index, quads, wanted)
        ]

    def _by_node(
        self, index: Index, focus_of: Mapping[Term, Mapping[Term, None]], findings: list[Finding]
    ) -> dict[Term, list[Term]]:
        """The node shapes that each node must meet; property shapes with targets of their own are run at once."""
        by_node: dict[Term, list[Term]] = {}
        for iri, nodes in focus_of.items():
            shape = self._compiled[iri]
            for focus in nodes:
                if shape.path is None:
                    by_node.setdefault(focus, []).append(iri)
                else:
                    self._run(index, shape, focus, shape.values(index, focus), findings)
        return by_node

    def _plan_of(self, shapes: tuple[Term, ...]) -> Plan:
        if shapes not in self._plans:
            self._plans[shapes] = plan_of([self._compiled[s] for s in shapes], own=True)
        return self._plans[shapes]

    # ------------------------------------------------------------ targets

    def _targets(self) -> Iterator[tuple[str, Term, Shape]]:
        for kind in ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode"):
            for shape, about in self.shapes.out.items():
                for target in about.get(sh(kind), ()):
                    if text_of(self.shapes.one(shape, sh("deactivated")) or shape) != "true":
                        yield kind, target, self._compile(shape)

    def _focus_nodes(self, index: Index, kind: str, target: Term) -> Iterator[Term]:
        match kind:
            case "targetClass":
                for class_ in self.classes.below(target):
                    yield from index.by_class.get(class_, ())
            case "targetNode":
                yield target
            case "targetSubjectsOf":
                yield from index.saying.get(NamedNode(str(text_of(target))), ())
            case _:
                predicate = NamedNode(str(text_of(target)))
                yield from (o for s in index.saying.get(predicate, ()) for o in index.out[s][predicate])

    # ------------------------------------------------------------ compiling

    def conforms(self, shape: Term) -> Conforms:
        """Whether a node conforms to `shape`; compiled when first asked, so that shapes may be nested."""
        compiled = self._compile(shape)
        if compiled.path is None and compiled.plain and len(compiled.tests) == 1:
            test = compiled.tests[0][1]
            return test.holds if isinstance(test, OfClass) else lambda index, node: not test(index, node, (node,))
        return lambda index, node: not self.check(index, compiled, node)

    def _compile(self, node: Term) -> Shape:
        if node not in self._compiled:
            about = self.shapes.out.get(node, {})
            self._compiled[node] = shape = Shape(node, self._severity(node), _messages(self.shapes, node))
            if unknown := [p for p in about if p not in _PLAIN and p not in BUILDERS and p.value.startswith(SH)]:
                raise Unsupported(f"{unknown[0]} in {node}")
            if path := self.shapes.one(node, sh("path")):
                shape.path = read_path(self.shapes, path)
                shape.values, shape.path_text = shape.path.reader(), str(shape.path)
            self._compile_tests(node, shape)
            shape.properties = [self._compile(p) for p in about.get(sh("property"), ())]
            shape.allowed = self._allowed(node)
            shape.plan = None if shape.plain else plan_of([shape], own=False)
        return self._compiled[node]

    def _severity(self, node: Term) -> str:
        found = text_of(self.shapes.one(node, sh("severity")) or sh("Violation")) or ""
        return found.removeprefix(SH)

    def _compile_tests(self, node: Term, shape: Shape) -> None:
        for predicate, values in self.shapes.out.get(node, {}).items():
            if predicate in BUILDERS:
                name, build = BUILDERS[predicate]
                shape.tests += [(f"{SH}{name}ConstraintComponent", build(self, v)) for v in values]
        flags = text_of(self.shapes.one(node, sh("flags")) or NamedNode("x:")) or ""
        for value in self.shapes.objects(node, sh("pattern")):
            test = pattern(self, value, "" if flags == "x:" else flags)
            shape.tests.append((f"{SH}PatternConstraintComponent", test))
        shape.tests += self._qualified(node)

    def _qualified(self, node: Term) -> list[tuple[str, Test]]:
        """sh:qualifiedValueShape with its bounds."""
        found: list[tuple[str, Test]] = []
        for inner in self.shapes.objects(node, sh("qualifiedValueShape")):
            count = _counter(self.conforms(inner))
            for name, sign in (("Min", -1), ("Max", 1)):
                for bound in self.shapes.objects(node, sh(f"qualified{name}Count")):
                    found.append((f"{SH}Qualified{name}CountConstraintComponent", _counted(count, bound, sign)))
        return found

    def _allowed(self, node: Term) -> frozenset[NamedNode] | None:
        if text_of(self.shapes.one(node, sh("closed")) or node) != "true":
            return None
        ignored = [m for head in self.shapes.objects(node, sh("ignoredProperties")) for m in self.shapes.members(head)]
        paths = [self.shapes.one(p, sh("path")) for p in self.shapes.objects(node, sh("property"))]
        return frozenset(p for p in (*ignored, *paths) if isinstance(p, NamedNode))

    # ------------------------------------------------------------ running

    def shape(self, node: Term) -> Shape:
        """The compiled shape called `node`."""
        return self._compile(node)

    def check(self, index: Index, shape: Shape, focus: Term) -> list[Finding]:
        """What `shape` finds at one node."""
        findings: list[Finding] = []
        self._run(index, shape, focus, shape.values(index, focus), findings)
        return findings

    def _run(self, index: Index, shape: Shape, focus: Term, values: Collection[Term], findings: list[Finding]) -> None:
        for component, test in shape.tests:
            if bad := test(index, focus, values):
                findings += [_finding(shape, component, focus, value, shape.path_text) for value in bad]
        if shape.plan is not None:
            for value in values:
                self._run_plan(index, shape.plan, value, findings)

    def _run_plan(self, index: Index, plan: Plan, focus: Term, findings: list[Finding]) -> None:
        itself = (focus,)
        for shape, component, test in plan.own:
            if bad := test(index, focus, itself):
                findings += [_finding(shape, component, focus, value, None) for value in bad]
        about = index.out.get(focus) or {}
        for inner in plan.nested:
            self._run(index, inner, focus, inner.values(index, focus), findings)
        for inner, predicate, component, test in plan.absent:
            if bad := test(index, focus, about.get(predicate, ())):
                findings += [_finding(inner, component, focus, value, inner.path_text) for value in bad]
        present = plan.present
        for predicate, values in about.items():
            for inner, component, test in present.get(predicate, ()):
                if bad := test(index, focus, values):
                    findings += [_finding(inner, component, focus, value, inner.path_text) for value in bad]
        for shape in plan.closed:
            if shape.allowed is not None and not shape.allowed.issuperset(about):
                findings += _closed(shape, focus, about)


def _closed(shape: Shape, focus: Term, about: Mapping[NamedNode, Collection[Term]]) -> Iterator[Finding]:
    for predicate, values in about.items():
        if predicate not in (shape.allowed or ()):
            for value in values:
                yield _finding(shape, f"{SH}ClosedConstraintComponent", focus, value, f"<{predicate.value}>")


Counter = Callable[[Index, Collection[Term]], int]


def _counter(conforms: Conforms) -> Counter:
    """How many values conform; the last answer is kept, as the least and the most are asked for one after the other."""
    last: tuple[Index | None, Collection[Term], int] = (None, (), 0)

    def count(index: Index, values: Collection[Term]) -> int:
        nonlocal last
        if last[0] is not index or last[1] is not values:
            last = (index, values, len([v for v in values if conforms(index, v)]))
        return last[2]

    return count


def _counted(count: Counter, bound: Term, sign: int) -> Test:
    limit = int(text_of(bound) or 0)

    def test(index: Index, focus: Term, values: Collection[Term]) -> list[Term | None]:
        return [None] if (count(index, values) - limit) * sign > 0 else []

    return test


def _messages(shapes: Index, node: Term) -> tuple[tuple[str, str], ...]:
    texts = shapes.objects(node, sh("message"))
    return tuple(sorted((getattr(t, "language", None) or "", text_of(t) or "") for t in texts))


def _finding(
    shape: Shape,
    component: str,
    focus: Term,
    value: Term | None,
    path: str | None,
    messages: tuple[tuple[str, str], ...] = (),
) -> Finding:
    name = text_of(shape.iri) or ""
    return Finding(name, component, shape.severity, focus, path, value, messages or shape.messages)
