"""Which engine runs: the fast one by default, the reference where asked or where a shape needs it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pyoxigraph import Quad

from kg.validation.compiled import CompiledEngine
from kg.validation.findings import Finding
from kg.validation.paths import Unsupported
from kg.validation.reference import ReferenceEngine
from kg.validation.terms import Term

NAMES = ("fast", "pyshacl")


class Engine(Protocol):
    """Shapes ready to run on any number of graphs."""

    @property
    def name(self) -> str: ...

    def validate(self, quads: Sequence[Quad]) -> list[Finding]:
        """What the union of the graphs of `quads` breaks."""
        ...


def engine_for(name: str, shapes: Sequence[Quad], axioms: Sequence[tuple[Term, Term]]) -> tuple[Engine, str | None]:
    """The engine called `name`, or the reference engine and the reason why `name` cannot run these shapes."""
    if name == "pyshacl":
        return ReferenceEngine(shapes, axioms), None
    try:
        return CompiledEngine(shapes, axioms), None
    except Unsupported as reason:
        return ReferenceEngine(shapes, axioms), f"the fast engine does not know {reason}: pyshacl runs these shapes"
