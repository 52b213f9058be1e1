"""Times: the project's own sentences, the contract's list, the independently labelled list, and robustness."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.tokens import tokenise
from kg.model import Sentence
from kg.times import find_numbers, find_times
from kg.times.calendar import edtf
from kg.times.edtf import bounds

HERE = Path(__file__).parent


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"labelled_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


LISTS = _load(HERE.parent / "data" / "load.py")
SHARED = LISTS.shared_dir()
needs_shared = pytest.mark.skipif(SHARED is None, reason="the article collections are not here")
needs_outlets = pytest.mark.skipif(LISTS.outlets_dir() is None, reason="the articles of many outlets are not here")
OWN = yaml.safe_load((HERE / "times.yaml").read_text(encoding="utf-8"))
PUBLISHED = dt.date(2022, 3, 16)


def _lines(name: str) -> list[dict[str, Any]]:
    path = SHARED / "lists" / f"{name}.jsonl" if SHARED else None
    return [json.loads(line) for line in path.open(encoding="utf-8")] if path and path.is_file() else []


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", OWN, ids=lambda c: c["text"])
def test_own_sentences(case: dict[str, Any], times: Any) -> None:
    found = {m.span.expression: m.span.edtf or "-" for m in times(case["text"], PUBLISHED)}
    assert found == {words: str(span) for words, span in case["times"].items()}


@needs_shared
def test_contract_list_is_read_word_for_word(times: Any) -> None:
    for case in _lines("times"):
        if "times" not in case:
            continue
        found = [
            {"text": m.span.expression, "edtf": m.span.edtf,
             "earliest": m.span.earliest and str(m.span.earliest), "latest": m.span.latest and str(m.span.latest)}
            for m in times(case["text"], _date(case.get("published")))
        ]  # fmt: skip
        assert found == case["times"], case["text"]


def _right(got: Any, want: dict[str, Any]) -> bool:
    same = (got.span.earliest, got.span.latest) == (_date(want["earliest"]), _date(want["latest"]))
    return same and _meets(got, want)


def _meets(got: Any, want: dict[str, Any]) -> bool:
    return bool(got.start < want["end"] and want["start"] < got.end)


@needs_shared
def test_labelled_sentences_of_the_press(times: Any) -> None:
    right = wanted = 0
    for case in LISTS.resolved("times"):
        found = times(case.text, _date(case.published))
        wanted += len(case.record["times"])
        right += sum(any(_right(m, w) for m in found) for w in case.record["times"])
    assert wanted >= 150
    assert right / wanted >= 0.94


@needs_shared
def test_numbers_are_not_taken_for_times(times: Any) -> None:
    cases = LISTS.resolved("nontimes")
    found = [c.text for c in cases if any(m.span.edtf for m in times(c.text, _date(c.published)))]
    assert len(cases) >= 100
    assert found == []


@needs_outlets
@pytest.mark.parametrize("half", ["dev", "held"])
def test_labelled_sentences_of_many_outlets(half: str, times: Any) -> None:
    """Levant, Egypt, Iraq, the Gulf, the Maghreb, Sudan, Yemen; 2004 to 2026. Doubtful ones are marked optional."""
    right = wanted = stray = 0
    for case in (c for c in LISTS.resolved("outlets_times") if f":{half}/" in c.record["source"]):
        found = times(case.text, _date(case.published))
        sure = [w for w in case.record["times"] if not w.get("optional")]
        wanted += len(sure)
        right += sum(any(_right(m, w) for m in found) for w in sure)
        stray += sum(m.span.edtf is not None and not any(_meets(m, w) for w in case.record["times"]) for m in found)
    assert wanted >= 80
    assert right / wanted >= 0.95
    assert stray <= 1


@needs_outlets
def test_the_other_sentences_of_those_outlets_have_no_time(times: Any) -> None:
    cases = LISTS.resolved("outlets_nontimes")
    assert [c.text for c in cases if any(m.span.edtf for m in times(c.text, _date(c.published)))] == []


def test_without_publication_date_only_the_text_decides(times: Any) -> None:
    found = times("اجتمعوا الأسبوع الماضي، وكانوا التقوا في 7 نيسان 2021.", None)
    assert [(m.span.expression, m.span.edtf) for m in found] == [
        ("الأسبوع الماضي", None),
        ("7 نيسان 2021", "2021-04-07"),
    ]


def test_a_past_speech_looks_ahead_from_its_own_day() -> None:
    first = "وقال المتحدث في 24 نوفمبر الماضي إن القوات خرجت."
    second = "وأضاف أن البقية ستخرج خلال 15 يوما."
    text = f"{first} {second}"
    cut = len(first)
    sentences = [Sentence(0, cut, 1, tokenise(text, 0, cut)), Sentence(cut + 1, len(text), 1, tokenise(text, cut + 1))]
    found = find_times(text, sentences, dt.date(2021, 12, 18))
    assert [m.span.edtf for m in found] == ["2021-11-24", "2021-11-24/2021-12-09"]


def test_every_mention_names_the_rule_that_decided(times: Any) -> None:
    (found,) = times("التقى الوزيران أمس الأحد.", PUBLISHED)
    assert found.rule == "day.deictic_weekday"


@given(st.text(alphabet="0123456789/.-،:() ٠١٢٣منذقبلالىحتوعاسبرهكيف", max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_within_its_own_bounds(text: str) -> None:
    sentences = [Sentence(0, len(text), 0, tokenise(text))]
    found = find_times(text, sentences, PUBLISHED)
    for m in (*found, *find_numbers(text, sentences, found)):
        assert 0 <= m.start < m.end <= len(text)
    for m in found:
        if m.span.earliest and m.span.latest:
            assert m.span.earliest <= m.span.latest


@given(st.dates(dt.date(1900, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 800))
def test_edtf_says_exactly_its_bounds(first: dt.date, days: int) -> None:
    period = (first, first + dt.timedelta(days))
    assert bounds(edtf(period) or "") == period
