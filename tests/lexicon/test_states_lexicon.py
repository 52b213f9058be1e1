"""The lexicon of states: complete, and generated from what it says it is."""

from __future__ import annotations

import importlib.util

import pytest

from kg.lexicon.load import load_yaml
from kg.lexicon.protected import protected_words
from kg.resources import PACKAGE

STATES = load_yaml("states.yaml")["states"]
CONTESTED = {"PS", "XK", "TW", "EH", "VA"}


def test_every_member_of_the_united_nations_and_the_contested_territories() -> None:
    assert len(set(STATES) - CONTESTED) == 193
    assert set(STATES) >= CONTESTED
    assert all(row["names"] for row in STATES.values())


@pytest.mark.parametrize(("code", "word"), [("US", "أميركا"), ("US", "أمريكا"), ("SY", "سورية"), ("MM", "بورما")])
def test_spelling_variants(code: str, word: str) -> None:
    assert word in STATES[code]["names"]


def test_names_with_a_letter_like_a_proclitic_are_protected() -> None:
    assert {"لبنان", "فرنسا", "كوريا", "باريس", "وليد"} <= protected_words()


@pytest.mark.skipif(importlib.util.find_spec("babel") is None, reason="Babel is a development tool")
def test_the_generated_file_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("make_states", PACKAGE.parent / "tools" / "make_states.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.render() == module.TARGET.read_text(encoding="utf-8")
