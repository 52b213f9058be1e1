"""Ways of telling a meeting (`meeting_forms.yaml`): who met is found whichever way it is told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.document import understand
from kg.extract import extract
from kg.language.normalise import fold_word
from kg.model import Article

FORMS: dict[str, list[Any]] = yaml.safe_load(Path(__file__).with_name("meeting_forms.yaml").read_text(encoding="utf-8"))
PEOPLE = {
    "P": "الرئيس العراقي برهم صالح",
    "M": "وزير الخارجية الفرنسي جان إيف لودريان",
    "S": "الرئيس المصري عبد الفتاح السيسي",
    "K": "رئيس الوزراء العراقي مصطفى الكاظمي",
}
INTRODUCED = "بغداد تشهد حراكا سياسيا\nقال مراقبون إن {P} و{M} و{S} و{K} يتابعون التطورات.\n".format(**PEOPLE)


def _name(name: str) -> str:
    return "".join(fold_word(word) for word in name.split())


def _met(text: str) -> list[set[str]]:
    report = extract(understand(Article("t.txt", text, dt.date(2021, 3, 10))))
    names = {a.key: _name(a.name) for a in report.actors}
    return [{names[p] for p in m.participants} for m in report.meetings]


@pytest.mark.parametrize("form", FORMS["two"])
def test_two_persons_met(form: str) -> None:
    assert _met(INTRODUCED + form.format(**PEOPLE)) == [{_name("برهم صالح"), _name("جان إيف لودريان")}]


@pytest.mark.parametrize("form", FORMS["none"])
def test_nobody_met(form: str) -> None:
    assert _met(INTRODUCED + form.format(**PEOPLE)) == []


@pytest.mark.parametrize("form", FORMS["others"])
def test_others_met(form: dict[str, Any]) -> None:
    text = form["text"] if "\n" in form["text"] else "الأخبار\n" + form["text"]
    assert _met(text) == [{_name(n) for n in form["met"]}]
