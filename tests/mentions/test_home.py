"""Whose a title is that says no state: the outlet's, the dateline's, and never that of a state where it cannot be."""

from __future__ import annotations

import pytest

from kg.language.sentences import sentences
from kg.mentions.find import find_mentions
from kg.mentions.home import home_of
from kg.mentions.naming import fits, has_office
from kg.model import Article


def states(text: str, outlet: str | None = None) -> dict[str, set[str | None]]:
    actors = find_mentions(text, sentences(Article("test", text)), outlet=outlet).actors
    return {actor.name: {role.of for role in actor.roles} for actor in actors}


@pytest.mark.parametrize(
    ("outlet", "code"),
    [
        ("okaz", "SA"),
        ("www.youm7.com", "EG"),
        ("news.dz", "DZ"),
        ("جريدة مغربية", "MA"),
        ("قناة إخبارية", None),
        (None, None),
    ],
)
def test_home_of_an_outlet(outlet: str | None, code: str | None) -> None:
    assert home_of(outlet) == code


def test_domestic_news_says_no_nationality() -> None:
    text = "التقى وزير الخارجية كريم الحداد بالسفير الفرنسي.\nوأكد الحداد متانة العلاقات بين تونس وفرنسا."
    assert states(text, "jawharafm")["كريم الحداد"] == {"state-TN"}


def test_dateline_tells_where_there_is_no_outlet() -> None:
    text = "بغداد - وكالات: بحث وزير النفط كريم الحداد ملف الأسعار.\nوترى إيران أن الأسعار منخفضة، وتشارك إيران."
    assert states(text)["كريم الحداد"] == {"state-IQ"}


@pytest.mark.parametrize(
    ("first", "code", "so"), [("عادل", "IT", False), ("ماركو", "IT", True), ("ماركو", "SA", False)]
)
def test_names_rule_states_out(first: str, code: str, so: bool) -> None:
    assert fits((first, "الحداد"), code) is so


@pytest.mark.parametrize(
    ("code", "title", "so"), [("SA", "الرئيس", False), ("EG", "الرئيس", True), ("EG", "ولي العهد", False)]
)
def test_constitutions_rule_states_out(code: str, title: str, so: bool) -> None:
    assert has_office(code, title) is so
