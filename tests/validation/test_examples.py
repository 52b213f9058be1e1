"""The good and bad examples of every shape: exactly the expected shapes break at exactly the expected nodes."""

from __future__ import annotations

import pytest

from kg.validation.examples import Example, examples
from kg.validation.index import Index
from kg.validation.shapes import project_shapes, shape_files
from kg.validation.terms import SH, SHAPES, TYPE, sh

EXAMPLES = list(examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.path.name)
def test_example_breaks_what_it_says_and_nothing_else(example: Example) -> None:
    assert example.disagreements() == []


def test_good_examples_expect_nothing_and_bad_ones_something() -> None:
    assert all((".good." in e.path.name) == (not e.expected) for e in EXAMPLES)


def test_every_shape_that_can_be_broken_alone_is_broken_by_some_example() -> None:
    shapes = Index(project_shapes())
    broken = {shape for e in EXAMPLES for _, shape in e.expected}
    plain = {  # shapes that only hold others together, or whose one demand is that the node be no blank node
        node.value
        for node, about in shapes.out.items()
        if not {p.value for p in about} - {TYPE.value, *(SH + n for n in _HOLDING)}
    }
    named = {n.value for kind in ("NodeShape", "PropertyShape") for n in shapes.by_class[sh(kind)]}
    dataset = {f"{SHAPES}{name}" for name in ("OwnGraph", "ContentHash", "ArticleFile", "Derived")}
    assert named - broken - plain - dataset == set()


_HOLDING = ("targetClass", "targetSubjectsOf", "targetObjectsOf", "property", "nodeKind", "message", "severity")


def test_every_shape_speaks_both_languages_and_names_a_remedy() -> None:
    shapes = Index(project_shapes())
    for node, about in shapes.out.items():
        texts = {t.language: t.value for t in about.get(sh("message"), ())}
        if texts:
            assert texts.keys() == {"ar", "en"}, node
            assert all(": " in t or "؟" in t or "? " in t for t in texts.values()), node


def test_every_class_of_the_vocabulary_has_a_file() -> None:
    assert {p.stem for p in shape_files()} >= {
        "article", "person", "state", "organization", "armed_force", "meeting", "dialogue", "dialogue_round",
        "commitment", "force_level", "place", "time_span", "evidence", "conflict",
    }  # fmt: skip
