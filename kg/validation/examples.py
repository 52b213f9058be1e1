"""The good and bad examples beside each shape file: what they expect, and whether the shapes agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.ontology.load import ontology_quads, read_turtle
from kg.validation.compiled import CompiledEngine
from kg.validation.index import axioms
from kg.validation.shapes import ACROSS_ARTICLES, project_shapes, shape_files
from kg.validation.terms import SHAPES

BREAKS = NamedNode(f"{SHAPES}breaks")
Pair = tuple[str, str]  # focus node and shape, as IRIs


@dataclass(frozen=True, slots=True)
class Example:
    """An example file: its graph without the expectations, and the (focus node, shape) pairs it must break."""

    path: Path
    quads: tuple[Quad, ...]
    expected: frozenset[Pair]

    @property
    def shapes(self) -> tuple[Quad, ...]:
        """The shapes it is checked with: those of the resolved layer only where it is about that layer."""
        return project_shapes(resolved=self.path.name.split(".")[0] in ACROSS_ARTICLES)

    def disagreements(self) -> list[str]:
        """What the shapes find and the example does not expect, and the reverse."""
        engine = CompiledEngine(self.shapes, axioms(ontology_quads()))
        found = {(_iri(f.focus), f.shape) for f in engine.validate(self.quads)}
        unexpected = [f"{_short(f)} breaks {_short(s)} unexpectedly" for f, s in sorted(found - self.expected)]
        return unexpected + [f"{_short(f)} does not break {_short(s)}" for f, s in sorted(self.expected - found)]


def _iri(term: object) -> str:
    return str(getattr(term, "value", term))


def _short(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].removeprefix("https://w3id.org/hiwar/id/")


def read_example(path: Path) -> Example:
    """The example in `path`. Raises LexiconError if it does not parse."""
    quads = read_turtle(path)
    pairs = frozenset((_iri(q.subject), _iri(q.object)) for q in quads if q.predicate == BREAKS)
    kept = tuple(q for q in quads if q.predicate != BREAKS)
    return Example(path, kept, pairs)


def examples() -> Iterator[Example]:
    """Every good and bad example of the project's shapes, by name. Missing files are for `kg lint` to report."""
    for shape in shape_files():
        for kind in ("good", "bad"):
            path = shape.with_name(f"{shape.stem}.{kind}.ttl")
            if path.is_file():
                yield read_example(path)
