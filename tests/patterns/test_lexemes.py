"""Words are found in all their forms, with what the form tells."""

import pytest

from kg.patterns.lexemes import lexicon, readings


@pytest.mark.parametrize(
    ("word", "lexeme", "tags"),
    [
        ("تعهد", "pledge", {"verb", "past"}),
        ("وتعهدت", "pledge", {"verb", "past"}),
        ("سيتعهدون", "pledge", {"verb", "future"}),
        ("نتعهد", "pledge", {"verb", "present", "first"}),
        ("تعهدنا", "pledge", {"verb", "past", "first"}),
        ("متعهدا", "pledge", {"participle"}),
        ("والتزامها", "commitment", {"noun", "masdar", "bound"}),
        ("ابدوا", "show", {"verb", "past"}),
        ("يبدون", "show", {"verb", "present"}),
        ("سينهيها", "to_end", {"verb", "future", "bound"}),
        ("انهايه", "to_end", {"masdar", "bound"}),
        ("للانسحاب", "to_withdraw", {"masdar"}),
    ],
)
def test_reading(word: str, lexeme: str, tags: set[str]) -> None:
    assert any(r.lexeme == lexeme and tags <= r.tags for r in readings(word))


def test_a_verb_takes_no_article() -> None:
    assert not [r for r in readings("القرر") if "verb" in r.tags]


def test_the_future_mark_stands_before_presents_only() -> None:
    assert not readings("ستعهد") or all("future" not in r.tags for r in readings("ستعهد") if "past" in r.tags)
    assert "future" not in {t for r in readings("تعهد") for t in r.tags}


def test_unknown_words_have_no_reading() -> None:
    assert readings("برتقاله") == ()


def test_names_are_those_declared() -> None:
    assert {r.lexeme for forms in lexicon().plain.values() for r in forms} <= lexicon().names
