"""Force levels in sentences written for this project, and what must not be taken for one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kg.document import understand
from kg.extractors.force_level import extract
from kg.model import Article, Component, ForceLevel, Measure

PUBLISHED = dt.date(2023, 5, 10)


def levels(text: str, published: dt.date | None = PUBLISHED) -> tuple[ForceLevel, ...]:
    return extract(understand(Article("t.txt", text, published)))


def _country(level: ForceLevel) -> str:
    """The country of the force, be it named as a state or as its army."""
    return level.force[-2:]


def only(text: str) -> ForceLevel:
    found = levels(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "country", "count", "place", "measure"),
    [
        ("ينتشر 1200 جندي إيطالي في لبنان.", "IT", 1200, "LB", Measure.PRESENT),
        ("ويبلغ عدد القوات الفرنسية في تشاد نحو ألف عسكري.", "FR", 1000, "TD", Measure.PRESENT),
        ("سحبت أستراليا ثمانين جنديا من العراق.", "AU", 80, "IQ", Measure.WITHDRAWN),
        ("قررت كندا إرسال مئتي جندي إلى لاتفيا.", "CA", 200, "LV", Measure.PLANNED),
        ("أرسلت كينيا ألفي جندي إلى الصومال.", "KE", 2000, "SO", Measure.DEPLOYED),
        ("بقي 650 جنديا أميركيا في النيجر.", "US", 650, "NE", Measure.REMAINING),
    ],
)
def test_who_how_many_where_and_whether_they_stay(
    text: str, country: str, count: int, place: str, measure: Measure
) -> None:
    level = only(text)
    where = level.place.country if level.place else None
    assert (_country(level), level.count, where, level.measure) == (country, count, place, measure)


def test_the_ends_of_a_reduction_are_two_levels() -> None:
    found = {f.count: f for f in levels("خفضت بريطانيا عدد جنودها في أفغانستان من 9500 إلى 4500.")}
    assert set(found) == {9500, 4500}
    assert found[4500].measure is Measure.REMAINING
    assert found[9500].as_of is None


def test_what_is_left_out_is_taken_from_before() -> None:
    found = levels("ويبلغ عديد القوات الأميركية في العراق 2500 عسكري، يضاف إليهم 900 في سوريا.")
    assert [(_country(f), f.count, f.place.country if f.place else None) for f in found] == [
        ("US", 2500, "IQ"),
        ("US", 900, "SY"),
    ]


def test_a_range_keeps_both_bounds() -> None:
    level = only("تنشر تركيا ما بين 300 و400 جندي في قطر.")
    assert (level.count, level.minimum, level.maximum) == (None, 300, 400)


def test_approximation_component_and_date() -> None:
    level = only("وصل في 3 مايو 2023 قرابة خمسين مستشارا عسكريا هولنديا إلى العراق، ومعهم جنود.")
    assert level.approximate
    assert level.component is Component.ADVISERS
    assert level.as_of is not None
    assert level.as_of.edtf == "2023-05-03"


def test_a_present_stock_is_of_the_articles_day() -> None:
    level = only("ينتشر 1200 جندي إيطالي في لبنان.")
    assert level.as_of is not None
    assert level.as_of.edtf == "2023-05-10"
    undated = levels("ينتشر 1200 جندي إيطالي في لبنان.", None)
    assert undated[0].as_of is None


def test_one_number_said_twice_is_one_level_with_all_its_evidence() -> None:
    text = "ينتشر 1200 جندي إيطالي في لبنان.\nوقال الوزير إن 1200 جندي إيطالي ينتشرون هناك."
    level = only(text)
    assert len(level.evidence) == 2


def test_evidence_is_cut_from_the_stored_text() -> None:
    text = "قال الوزير كلاما كثيرا، وينتشر 1200 جندي إيطالي في لبنان، وفق البيان."
    (span, *_) = only(text).evidence
    assert text[span.start : span.end] == "وينتشر 1200 جندي إيطالي في لبنان"


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثون جنديا إيطاليا في لبنان.",
        "أصيب 25 عسكريا فرنسيا في مالي.",
        "أفرجت الحركة عن أربعين جنديا أوكرانيا.",
        "أدى الهجوم إلى مقتل 12 جنديا صوماليا.",
        "دربت البعثة 300 جندي عراقي.",
        "شارك 900 عسكري مصري في مناورات بحرية.",
        "استقبلت إيطاليا 1200 لاجئ.",
        "ضم الفريق 25 لاعبا و3 مدربين.",
        "تضم القاعدة 40 دبابة أميركية.",
        "أخلت القوات الفرنسية ست قواعد عسكرية في مالي.",
        "اعتقلت الشرطة 14 عنصرا من التنظيم.",
        "اغتال المسلحون 25 عنصرا من الجيش الإيطالي في لبنان.",
        "زار الوزير قوة الواجب 30 التابعة للجيش الإيطالي في لبنان.",
        "نقل الجيش الإيطالي إلى لبنان 30 من أفراد عائلة السفير.",
        "وبلغ عدد الأفراد الذين أوقفتهم القوات الإيطالية في لبنان أثناء الشهر الماضي 300 فرد.",
    ],
)
def test_no_force_level(text: str) -> None:
    assert levels(text) == ()


def test_the_same_text_gives_the_same_facts() -> None:
    text = "قررت كندا إرسال مئتي جندي إلى لاتفيا. وينتشر 1200 جندي إيطالي في لبنان."
    first: Any = levels(text)
    assert first == levels(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("تستضيف الإمارات نحو 500 جندي فرنسي، ولإيطاليا قوات في لبنان.", "الإمارات"),
        ("ينتشر 700 جندي إيطالي في جنوب لبنان.", "جنوب لبنان"),
        ("وصلت القافلة إلى النيجر حيث يتمركز 300 جندي إيطالي.", "النيجر"),
        ("أبقت باريس ألف جندي في منطقة الساحل بعد الانسحاب من مالي.", "منطقة الساحل"),
    ],
)
def test_where_they_are(text: str, place: str) -> None:
    found = only(text).place
    assert found is not None
    assert found.name == place


def test_a_day_said_later_goes_before_the_day_of_the_article() -> None:
    text = "خفض الجنود الإيطاليين في لبنان إلى 600.\nوستخفض إيطاليا عدد جنودها في لبنان إلى 600 بحلول نهاية يوليو 2023."
    level = only(text)
    assert level.measure is Measure.PLANNED
    assert level.as_of is not None
    assert level.as_of.latest == dt.date(2023, 7, 31)


def test_the_head_of_a_list_and_prisoners_are_no_force() -> None:
    text = (
        "تنتشر قوات إيطالية في المنطقة، وعددها 900 جندي.\n3 في الكويت\n"
        "وشملت الصفقة 70 أسيرا و40 رجلا من القوات اليمنية."
    )
    assert [level.count for level in levels(text)] == [900]


def test_whoever_sent_them_has_them() -> None:
    text = "تضم بعثة الأمم المتحدة في مالي خمسة آلاف جندي، بينهم 1200 جندي من تشاد و650 جنديا من النيجر."
    assert {(f.force[-2:], f.count) for f in levels(text)} >= {("TD", 1200), ("NE", 650)}


def test_a_force_of_several_states_is_nobodys_army() -> None:
    text = "وتضم القوة المشتركة 8000 جندي من تشاد والنيجر، وقالت القوة المشتركة إنها جاهزة."
    assert all(f.force not in ("state-TD", "state-NE") for f in levels(text))


def test_a_mission_is_where_its_name_says() -> None:
    found = levels("وتضم بعثة الأمم المتحدة في مالي خمسة آلاف جندي. وقالت مالي إنها راضية.")
    assert [f.place.country if f.place else None for f in found] == ["ML"]


def test_the_base_spoken_of_is_the_one_named() -> None:
    text = "حطت المقاتلات الأميركية في مطار بغداد. وقالت واشنطن إن 300 جندي أميركي سينتشرون في المطار."
    assert [f.place.name if f.place else None for f in levels(text)] == ["بغداد"]


def test_a_stock_of_today_has_no_date_to_come() -> None:
    found = levels("وينتشر 2500 جندي أميركي في العراق حتى نهاية العام المقبل.")
    assert [f.as_of.edtf if f.as_of else None for f in found] == ["2023-05-10"]


def test_another_movement_keeps_its_own_date() -> None:
    text = "وارتفع عدد القوات الأميركية في بولندا إلى 9000 جندي بعد إرسال ألف جندي منذ يناير الماضي."
    assert {f.count: f.as_of.edtf for f in levels(text) if f.as_of}[9000] == "2023-05-10"
