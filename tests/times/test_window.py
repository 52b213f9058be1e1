"""The publication window of undated articles."""

from __future__ import annotations

import datetime as dt

from kg.language.sentences import split
from kg.language.tokens import tokenise
from kg.model import Sentence
from kg.times.window import publication_window, read_times


def _sentences(text: str) -> list[Sentence]:
    return [Sentence(a, b, 1, tokenise(text, a, b)) for a, b in split(text, 0, len(text))]


WEEKLY = (
    "بحث الوزير اليوم السبت مع السفير انسحاب القوات الأجنبية من البلاد. "
    "ويقترب موعد انسحاب القوات الأجنبية المقرر نهاية الشهر الجاري. "
    "واتفق الجانبان على انسحاب القوات الأجنبية بحلول نهاية العام الحالي. "
    "وأصدر البرلمان مطلع فبراير 2017 قرارا بذلك."
)


def test_the_saturdays_of_the_month_all_clues_allow() -> None:
    span, notes = publication_window(_sentences(WEEKLY))
    assert span is not None
    assert span.edtf == "[2018-12-01,2018-12-08,2018-12-15,2018-12-22,2018-12-29]"
    assert "2018" in notes[0]


def test_what_all_days_of_the_window_agree_on_is_resolved() -> None:
    found = {m.span.expression: m.span.edtf for m in read_times(WEEKLY, _sentences(WEEKLY), None).mentions}
    assert found["بحلول نهاية العام الحالي"] == "../2018-12-31"
    assert found["اليوم السبت"] == "[2018-12-01,2018-12-08,2018-12-15,2018-12-22,2018-12-29]"


def test_today_with_its_date_is_the_day() -> None:
    text = "افتتحت الدورة اليوم الأربعاء 16 مارس 2022 في العاصمة."
    span, _ = publication_window(_sentences(text))
    assert span is not None
    assert (span.earliest, span.latest) == (dt.date(2022, 3, 16), dt.date(2022, 3, 16))


def test_contradicting_clues_are_reported_not_averaged() -> None:
    text = "افتتحت الدورة اليوم الخميس 16 مارس 2022 في العاصمة."
    span, notes = publication_window(_sentences(text))
    assert span is None
    assert "contradict" in notes[0]


def test_a_dated_past_alone_gives_a_lower_bound() -> None:
    span, _ = publication_window(_sentences("وقع الطرفان الاتفاق في 3 مايو 2019."))
    assert span is not None
    assert (span.earliest, span.latest) == (dt.date(2019, 5, 3), None)


def test_a_text_without_clues_has_no_window() -> None:
    assert publication_window(_sentences("التقى الوزير نظيره في العاصمة.")) == (None, ())
