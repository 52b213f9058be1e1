"""The gate's yes or no against the engine's findings: on clean reports, on every kind of damage, on planted faults."""

from __future__ import annotations

import pytest
from damage import kinds, world_of
from made import report_graphs
from pyoxigraph import Quad

from kg.graph.statements import by_subject
from kg.ontology.load import ontology_quads
from kg.validation.compiled import CompiledEngine
from kg.validation.examples import Example, examples
from kg.validation.gate import VIOLATION, Gate
from kg.validation.index import axioms
from kg.validation.shapes import article_engine, article_gate


def violates(engine: CompiledEngine, quads: list[Quad]) -> bool:
    return any(f.severity == VIOLATION for f in engine.validate(quads))


@pytest.mark.parametrize("graph", report_graphs())
def test_a_clean_report_passes(graph: tuple[Quad, ...]) -> None:
    assert article_gate().clean(by_subject(graph))


@pytest.mark.parametrize("graph", report_graphs())
def test_the_gate_agrees_with_the_engine_on_every_kind_of_damage(graph: tuple[Quad, ...]) -> None:
    seen = {True: 0, False: 0}
    for kind, quads in kinds(world_of(graph)):
        clean = article_gate().clean(by_subject(quads))
        assert clean != violates(article_engine(), quads), kind
        seen[clean] += 1
    assert seen[False] > 100
    assert seen[True]


@pytest.mark.parametrize("example", list(examples()), ids=lambda e: e.path.name)
def test_nothing_planted_passes(example: Example) -> None:
    engine = CompiledEngine(example.shapes, axioms(ontology_quads()))
    assert not (Gate(engine).clean(by_subject(example.quads)) and violates(engine, example.quads))
