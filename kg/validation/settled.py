"""What a test comes to for every node of one layout: decided once, by the node's classes and how many values it has.

None stands for what only the values themselves tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.graph.statements import About
from kg.validation.compiled import CompiledEngine, Shape
from kg.validation.constraints import Logical, OfClass, Test
from kg.validation.index import Index
from kg.validation.terms import SH, TYPE, Term

MANY = 3  # values of a property from which on layouts do not tell how many there are
_LEAST, _MOST = (f"{SH}{name}CountConstraintComponent" for name in ("Min", "Max"))
_AMONG = f"{SH}InConstraintComponent"
_KIND = f"{SH}NodeKindConstraintComponent"


class Settled:
    """The verdicts on nodes like `focus`, of which `about` is said."""

    def __init__(self, engine: CompiledEngine, focus: NamedNode, about: About) -> None:
        self._engine, self._focus = engine, focus
        self._own = Index(())
        self._own.out = {focus: about}  # type: ignore[dict-item]  # a narrower kind of the same

    def of_itself(self, component: str, test: Test) -> bool | None:
        """The verdict of a test of the node itself."""
        if component == _KIND:
            return not test(self._own, self._focus, (self._focus,))
        if isinstance(test, OfClass):
            return test.holds(self._own, self._focus)
        return self._logical(test) if isinstance(test, Logical) else None

    def of_values(self, predicate: NamedNode, component: str, test: Test) -> bool | None:
        """The verdict of a test of the values of a property."""
        values = list(self._own.objects(self._focus, predicate))
        if component in (_LEAST, _MOST):
            return self._counted(component, test, values)
        if predicate == TYPE and component == _AMONG:
            return not test(self._own, self._focus, values)
        return None

    def _counted(self, component: str, test: Test, values: Sequence[Term]) -> bool | None:
        """With many values: enough of them are enough however many more there are, and too many are too many."""
        holds = not test(self._own, self._focus, values[:MANY])
        known = len(values) < MANY or holds == (component == _LEAST)
        return holds if known else None

    def _logical(self, test: Logical) -> bool | None:
        found = [self._conforms(self._engine.shape(part)) for part in test.parts]
        least = found.count(True)
        verdicts = {test.good(count) for count in range(least, least + found.count(None) + 1)}
        return verdicts.pop() if len(verdicts) == 1 else None

    def _conforms(self, shape: Shape) -> bool | None:
        if shape.path is not None or shape.allowed is not None:
            return None
        found = [self.of_itself(component, test) for component, test in shape.tests]
        for inner in shape.properties:
            predicate = inner.path.predicate if inner.path and inner.plain else None
            if predicate is None:
                return None
            found += [self.of_values(predicate, component, test) for component, test in inner.tests]
        return False if False in found else None if None in found else True
