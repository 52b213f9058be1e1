"""Sentences: where they end and where they do not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.boilerplate import body_lines
from kg.language.sentences import sentences
from kg.model import Article

SEEDS = Path(__file__).parents[2] / "seeds"


def _read(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(Article("t", text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("وصل الوزير. غادر الوفد.", ["وصل الوزير.", "غادر الوفد."]),
        ("وصل الوزير.غادر الوفد", ["وصل الوزير.", "غادر الوفد"]),
        ("بلغت النسبة 17.70 في المئة", ["بلغت النسبة 17.70 في المئة"]),
        ("بلغت النسبة ١٧٫٧٠. ثم تراجعت", ["بلغت النسبة ١٧٫٧٠.", "ثم تراجعت"]),
        ("قال د. نبيل العربي كلمة", ["قال د. نبيل العربي كلمة"]),
        ("حضر أ.د. محمد صالح اللقاء", ["حضر أ.د. محمد صالح اللقاء"]),
        ("أين الوفد؟ غادر!", ["أين الوفد؟", "غادر!"]),
        ("لم يصل الوفد… ولن يصل", ["لم يصل الوفد…", "ولن يصل"]),
        ("وقع الاتفاق؛ ثم غادر الجميع", ["وقع الاتفاق؛", "ثم غادر الجميع"]),
        ("قال: «نريد السلام. ونعمل له». ثم غادر", ["قال: «نريد السلام. ونعمل له».", "ثم غادر"]),
        ("قال: ”نريد السلام. ونعمل له”. ثم غادر", ["قال: ”نريد السلام. ونعمل له”.", "ثم غادر"]),
        ("شدد على (سيادة العراق. ووحدته) أمس", ["شدد على (سيادة العراق. ووحدته) أمس"]),
        ("علاقاتنا لها جوانب (…) وشراكتنا متينة", ["علاقاتنا لها جوانب (…) وشراكتنا متينة"]),
        ("السطر الأول\nالسطر الثاني", ["السطر الأول", "السطر الثاني"]),
        ("...", []),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, parts: list[str]) -> None:
    assert _read(text) == parts


def test_a_long_quotation_is_cut_inside() -> None:
    inner = "وهذا موقف ثابت للحكومة العراقية في كل وقت ومكان. " * 6
    assert len(_read(f"قال: «{inner.strip()}»")) == 6


def test_an_unclosed_quotation_does_not_swallow_the_rest() -> None:
    assert len(_read("قال: «نريد السلام. " + "ثم عقد اجتماعا آخر مع الوفد الزائر. " * 8)) >= 8


def test_paragraphs_count_from_the_headline() -> None:
    text = "عنوان الخبر اليوم\nالفقرة الأولى وفيها كلام. وجملة ثانية.\nالفقرة الثانية."
    body, headline = body_lines(text)
    article = Article("t", text, body=body, headline=headline)
    assert [s.paragraph for s in sentences(article)] == [0, 1, 1, 2]


@given(st.text())
def test_sentences_are_in_order_and_lose_no_word(text: str) -> None:
    found = sentences(Article("t", text))
    at = 0
    kept = []
    for sentence in found:
        assert at <= sentence.start < sentence.end <= len(text)
        kept.append(text[at : sentence.start])
        at = sentence.end
    kept.append(text[at:])
    assert not any(char.isalnum() for char in "".join(kept))


def test_seed_articles_have_as_many_sentences_as_a_reader_counts() -> None:
    text = (SEEDS / "003_f1d2129d8c935ae0.txt").read_text(encoding="utf-8")
    body, headline = body_lines(text)
    assert len(sentences(Article("s", text, body=body, headline=headline))) == 13
