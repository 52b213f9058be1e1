"""The fast engine beside pyshacl on one clean graph: `python -m benchmarks.validation [STATEMENTS]`.

Articles are made by renaming the hand-made ones of the tests, so the graph is clean whatever extraction does. pyshacl
gets the Core shapes only: its SPARQL constraints, one query per node, would take hours."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.ontology.load import ontology_quads
from kg.validation.compiled import CompiledEngine
from kg.validation.index import axioms
from kg.validation.reference import ReferenceEngine
from kg.validation.shapes import project_shapes
from kg.validation.terms import sh

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "validation"))
_BASE = "https://w3id.org/hiwar/id/"


def graph(statements: int) -> list[Quad]:
    """At least `statements` statements of renamed copies of the made articles."""
    from made import report_graphs

    originals = [q for g in report_graphs() for q in g]
    copies = -(-statements // len(originals))
    return [quad for n in range(copies) for quad in _copy(originals, n)]


def _copy(quads: Sequence[Quad], number: int) -> Iterator[Quad]:
    def name(term: object) -> object:
        own = isinstance(term, NamedNode) and term.value.startswith(_BASE)
        return NamedNode(f"{term.value}-{number}") if own and isinstance(term, NamedNode) else term

    for q in quads:
        yield Quad(name(q.subject), q.predicate, name(q.object), name(q.graph_name))  # type: ignore[arg-type]


def measure(statements: int) -> tuple[float, float, float]:
    """Seconds of the fast engine with all shapes, with Core alone, and of pyshacl with Core."""
    quads, classes = graph(statements), axioms(ontology_quads())
    full = project_shapes(resolved=False)
    core = [q for q in full if q.predicate != sh("sparql")]
    engines = (CompiledEngine(full, classes), CompiledEngine(core, classes), ReferenceEngine(core, classes))
    times = []
    for engine in engines:
        start = time.perf_counter()
        found = engine.validate(quads)
        times.append(time.perf_counter() - start)
        assert [f for f in found if f.severity == "Violation"] == []
    return times[0], times[1], times[2]


def main() -> None:
    """Print the three times and the ratio."""
    statements = int(sys.argv[1]) if len(sys.argv) > 1 else 400_000
    full, core, reference = measure(statements)
    sys.stdout.write(
        f"{statements} statements: fast {full:.1f} s with every shape, {core:.1f} s with Core; "
        f"pyshacl {reference:.1f} s with Core: {reference / core:.0f} times\n"
    )


if __name__ == "__main__":
    main()
