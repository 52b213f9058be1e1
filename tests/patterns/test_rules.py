"""Every rule matches what it says it matches, at the very words, and none of its near misses."""

import pytest

from kg.patterns import families, family
from kg.patterns.checking import check_rules, explain


@pytest.mark.parametrize("name", families())
def test_examples_of(name: str) -> None:
    assert check_rules(name) == []


def test_every_family_has_rules() -> None:
    assert all(family(name).rules for name in families())
    assert {"actions", "commitments"} <= set(families())


def test_parts_of_a_family_are_read_in_order() -> None:
    names = [found.name for found in family("commitments").rules]
    assert names.index("pledges") < names.index("agrees") < names.index("decides")


def test_explain_names_the_slots_of_a_rule_that_fires() -> None:
    (answer,) = explain("decides", "قررت كينيا سحب قواتها من الصومال.")[:1]
    assert "fires" in answer
    assert "كينيا" in answer


def test_explain_names_the_step_that_refused() -> None:
    answers = explain("set-timetable", "نوقش جدول زمني.")
    assert any("wanted a form of to_set" in a for a in answers)


def test_explain_says_when_no_trigger_stands_in_the_text() -> None:
    assert explain("decides", "كان الجو صحوا.") == ["decides: no word of its triggers stands in the text"]
