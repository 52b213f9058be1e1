"""Quantities: the project's own sentences, the contract's list, the independently labelled list."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.language.tokens import tokenise
from kg.model import Sentence
from kg.times import find_numbers, find_times

HERE = Path(__file__).parent
SPEC = importlib.util.spec_from_file_location("labelled_numbers", HERE.parent / "data" / "load.py")
assert SPEC
assert SPEC.loader
LISTS = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = LISTS
SPEC.loader.exec_module(LISTS)
SHARED = LISTS.shared_dir()
needs_shared = pytest.mark.skipif(SHARED is None, reason="the article collections are not here")
needs_outlets = pytest.mark.skipif(LISTS.outlets_dir() is None, reason="the articles of many outlets are not here")
OWN = yaml.safe_load((HERE / "numbers.yaml").read_text(encoding="utf-8"))


def _values(mention: Any) -> tuple[Any, ...]:
    q = mention.quantity
    return q.value, q.minimum, q.maximum, q.approximate


@pytest.mark.parametrize("case", OWN, ids=lambda c: c["text"])
def test_own_sentences(case: dict[str, Any], numbers: Any) -> None:
    found = {case["text"][m.start : m.end]: _values(m) for m in numbers(case["text"])}
    assert found == {words: tuple(v) for words, v in case["numbers"].items()}


@needs_shared
def test_contract_list(numbers: Any) -> None:
    for line in (SHARED / "lists" / "numbers.jsonl").open(encoding="utf-8"):
        case = json.loads(line)
        found = [(case["text"][m.start : m.end], *_values(m)) for m in numbers(case["text"])]
        wanted = [
            (n["text"], n.get("value"), n.get("min"), n.get("max"), bool(n.get("approximate"))) for n in case["numbers"]
        ]
        assert found == wanted, case["text"]


def _found(case: Any) -> list[Any]:
    published = dt.date.fromisoformat(case.published) if case.published else None
    sentences = [Sentence(0, len(case.text), 1, tokenise(case.text))]
    return list(find_numbers(case.text, sentences, find_times(case.text, sentences, published)))


@pytest.mark.parametrize(
    ("name", "least", "share"),
    [
        pytest.param("numbers", 150, 0.94, marks=needs_shared),
        pytest.param("outlets_numbers", 100, 0.97, marks=needs_outlets),
    ],
)
def test_labelled_phrases_of_the_press(name: str, least: int, share: float) -> None:
    right = wanted = 0
    for case in LISTS.resolved(name):
        found = _found(case)
        for n in case.record["numbers"]:
            if n.get("optional"):
                continue
            values = (n.get("value"), n.get("min"), n.get("max"), bool(n.get("approximate")))
            wanted += 1
            right += any(m.start < n["end"] and n["start"] < m.end and _values(m) == values for m in found)
    assert wanted >= least
    assert right / wanted >= share
