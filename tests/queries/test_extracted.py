"""The saved questions asked of the sample articles as the program itself reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from answers import cases, expected
from graphs import ROOT

from kg.pipeline import build
from kg.queries.run import ask
from kg.queries.source import MemorySource
from kg.store import open_store


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> MemorySource:
    out: Path = tmp_path_factory.mktemp("out")
    build([ROOT / "seeds"], out)
    return MemorySource(open_store(out))


def rows(source: MemorySource, name: str, *columns: str, **given: str) -> list[tuple[Any, ...]]:
    """The answer's rows, cut to `columns`; terms of the vocabulary by their last part."""
    found = ask(source, name, {key: [value] for key, value in given.items()}).records()
    return [tuple(None if r[c] is None else str(r[c]).rsplit("#", 1)[-1] for c in columns) for r in found]


@pytest.mark.parametrize("name", [n for n in sorted(cases()) if expected(n).count("\n") > 1])
def test_what_the_annotations_answer_is_answered(source: MemorySource, name: str) -> None:
    given = {key: [str(v) for v in values] for key, values in cases()[name].get("given", {}).items()}
    assert ask(source, cases()[name]["query"], given).rows


def test_rounds_in_order(source: MemorySource) -> None:
    assert rows(source, "dialogue-rounds", "ordinal", "when", "format", "status") == [
        ("1", "2020-06", "remote", "held"),
        ("2", None, "inPerson", "held"),
        ("3", "2021-04-07", "remote", "held"),
        ("4", "2021-07-26", "inPerson", "held"),
    ]


def test_who_met_whom(source: MemorySource) -> None:
    met = rows(source, "who-met-whom", "first", "second", "when", "status")
    assert ("جو بايدن", "مصطفى الكاظمي", "2021-07-26", "held") in met


def test_soldiers_of_a_state_are_those_of_its_forces_too(source: MemorySource) -> None:
    told = rows(source, "force-levels", "asOf", "count", "approximate", force="أميركا", **{"from": "2021-01-01"})
    assert sorted(told) == [
        ("2021-04-07", "2500", "True"),
        ("2021-07-23", "2500", "False"),
        ("2021-07-26", "2500", "False"),
    ]
    assert not rows(source, "force-levels", "count", force="العراق")


def test_what_was_due_by_the_end_of_the_year(source: MemorySource) -> None:
    due = rows(source, "commitments-before", "action", "latest", "modalities", before="2022-01-01")
    assert ("endCombatMission", "2021-12-31", "agreed") in due
