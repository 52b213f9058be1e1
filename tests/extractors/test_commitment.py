"""Commitments read from sentences of the project's own: who, what, how firmly, by when; and what is none."""

import datetime as dt

import pytest

from kg.document import understand
from kg.extract import extract
from kg.model import Article, Commitment, Modality, Polarity

PUBLISHED = dt.date(2022, 3, 10)


def _commitments(text: str) -> tuple[Commitment, ...]:
    return extract(understand(Article("x", text, PUBLISHED))).commitments


def _only(text: str) -> Commitment:
    (found,) = _commitments(text)
    return found


def _evidence(text: str, found: Commitment) -> str:
    span = found.evidence[0]
    return text[span.start : span.end]


def test_pledge_with_number_unit_and_deadline() -> None:
    text = "أوسلو (وكالات) - تعهدت النرويج، الأربعاء، بإرسال 80 جنديا إلى ليتوانيا قبل نهاية العام الجاري."
    found = _only(text)
    assert (found.by, found.action, found.modality) == (("state-NO",), "deployForces", Modality.PLEDGED)
    assert (found.amount, found.unit, found.toward) == (80, "جنديا", ("state-LT",))
    assert found.deadline is not None
    assert found.deadline.latest is not None
    assert found.deadline.latest.year == 2022
    assert "بإرسال 80 جنديا إلى ليتوانيا" in _evidence(text, found)


def test_a_minister_binds_his_state_and_is_quoted() -> None:
    found = _only("وعد وزير الدفاع الكيني مونيكا جوما بسحب قوات بلاده من الصومال.")
    assert (found.by, found.action) == (("state-KE",), "withdrawForces")
    assert len(found.stated_by) == 1
    assert found.stated_by[0].startswith("person-")


def test_we_will_in_direct_speech_binds_the_side_of_the_speaker() -> None:
    found = _only("قال الرئيس الفرنسي إيمانويل ماكرون: «سنرسل كتيبة إلى رومانيا».")
    assert (found.by, found.action, found.modality) == (("state-FR",), "deployForces", Modality.PLEDGED)


def test_joint_agreement_has_no_one_it_is_made_to() -> None:
    found = _only("اتفقت مصر والسودان على إعادة فتح المعبر الحدودي.")
    assert (found.by, found.toward) == (("state-EG", "state-SD"), ())
    assert (found.action, found.modality) == ("openCrossing", Modality.AGREED)


@pytest.mark.parametrize(
    ("text", "action", "polarity"),
    [
        ("رفضت تركيا سحب قواتها من قبرص.", "withdrawForces", Polarity.DOES_NOT),
        ("قال وزير الدفاع الألماني بيستوريوس إن بلاده لن ترسل جنودا إلى مالي.", "deployForces", Polarity.DOES_NOT),
        ("تعهد الاتحاد الأوروبي برفع العقوبات عن صربيا.", "sanctions", Polarity.DOES_NOT),
        ("هددت فرنسا بفرض عقوبات على مالي.", "sanctions", Polarity.DOES),
        ("أعلنت فرنسا إنهاء المهمة القتالية لقواتها في مالي.", "endCombatMission", Polarity.DOES),
    ],
)
def test_polarity(text: str, action: str, polarity: Polarity) -> None:
    found = _only(text)
    assert (found.action, found.polarity) == (action, polarity)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("قررت كينيا سحب قواتها من الصومال.", Modality.PLANNED),
        ("تعتزم السويد إرسال كتيبة إلى مالي.", Modality.PLANNED),
        ("جدد العراق التزامه بحماية البعثات الدبلوماسية.", Modality.REAFFIRMED),
        ("أبدت اليونان استعدادها لاستئناف المفاوضات.", Modality.PLEDGED),
        ("قال مسؤول عسكري إن كينيا ستسحب قواتها من الصومال.", Modality.ANTICIPATED),
        ("من المقرر أن تسحب كينيا قواتها من الصومال.", Modality.ANTICIPATED),
    ],
)
def test_modality(text: str, modality: Modality) -> None:
    assert _only(text).modality is modality


def test_two_actions_under_one_verb_are_two_commitments() -> None:
    found = _commitments("اتفقت مصر والسودان على وقف إطلاق النار، وتبادل الأسرى خلال شهر.")
    assert [c.action for c in found] == ["ceasefire", "releasePrisoners"]


def test_the_same_undertaking_told_twice_is_one_with_both_places() -> None:
    text = "قررت كينيا سحب قواتها من الصومال.\nوقالت الحكومة الكينية إنها ستسحب جميع جنودها قبل نهاية العام."
    found = _only(text)
    assert len(found.evidence) == 2
    assert found.evidence == tuple(sorted(found.evidence))
    assert found.deadline is not None


def test_more_support_gives_more_confidence() -> None:
    weak = _only("قال مسؤول عسكري إن كينيا ستسحب قواتها من الصومال.")
    strong = _only("قررت كينيا سحب قواتها من الصومال.")
    assert 0 < weak.confidence < strong.confidence <= 1


def test_keys_are_stable_and_distinct() -> None:
    text = "اتفقت مصر والسودان على وقف إطلاق النار، وتبادل الأسرى خلال شهر."
    keys = [c.key for c in _commitments(text)]
    assert keys == [c.key for c in _commitments(text)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "text",
    [
        "طالبت فرنسا كينيا بسحب قواتها من الصومال.",
        "دعا الرئيس الكيني وليام روتو إلى وقف إطلاق النار في السودان.",
        "لم تتعهد النرويج بإرسال جنود إلى ليتوانيا.",
        "سحبت كينيا قواتها من الصومال العام الماضي.",
        "أعرب الرئيس الفرنسي إيمانويل ماكرون عن أمله في استئناف المفاوضات.",
        "إذا تعهدت النرويج بإرسال جنود فسيكون ذلك خبرا سارا.",
        "أشاد الوزير بالتعاون العسكري بين مصر والسودان.",
        "نفت كينيا عزمها سحب قواتها من الصومال.",
        "أعلنت الشركة أنها ستزيد إنتاجها من السيارات.",
        "سترتفع درجات الحرارة في مصر غدا.",
    ],
)
def test_no_commitment(text: str) -> None:
    assert _commitments(text) == ()


def test_the_object_of_a_verb_to_come_types_it_and_who_begins_is_bound() -> None:
    found = _only("قال الرئيس الكيني وليام روتو إن بلاده ستبدأ قريبا بسحب قواتها من الصومال.")
    assert (found.by, found.action, found.modality) == (("state-KE",), "withdrawForces", Modality.PLEDGED)


def test_what_a_partner_does_is_not_what_is_to_come() -> None:
    found = _commitments("قال الرئيس الكيني وليام روتو إن بلاده ستواصل دعم الصومال في محاربة الإرهاب.")
    assert "counterTerrorism" not in {c.action for c in found}


def test_an_agreement_told_by_unnamed_sources_is_one() -> None:
    found = _only("قال مصدر دبلوماسي إن مصر والسودان اتفقتا على إعادة فتح المعبر الحدودي.")
    assert (found.action, found.modality) == ("openCrossing", Modality.AGREED)


def test_a_future_verb_of_any_kind_told_by_an_unnamed_source_is_expected_of_its_subject() -> None:
    text = "أفادت مصادر مصرية أن السودان ستطلب من مصر تمديد المهلة. وكانت مصر والسودان وقعتا الاتفاق."
    found = [c for c in _commitments(text) if c.action == "otherAction"]
    assert [(c.by, c.modality) for c in found] == [(("state-SD",), Modality.ANTICIPATED)]


def test_going_and_meeting_are_told_as_meetings() -> None:
    assert not _commitments("قال وزير الخارجية المصري سامح شكري إن السودان ومصر صديقان، وإن مصر ستستقبل ضيوف السودان.")


def test_a_participle_at_the_head_of_a_sentence_takes_up_the_last_speaker() -> None:
    text = "قال وزير الخارجية المصري سامح شكري إن السودان بلد شقيق؛ مؤكدا دعم بلاده للسودان."
    found = [c for c in _commitments(text) if c.action == "strengthenPartnership"]
    assert [(c.by, c.modality) for c in found] == [(("state-EG",), Modality.REAFFIRMED)]


def test_will_spare_no_effort_is_an_undertaking_to_act() -> None:
    found = _commitments(
        "قال وزير الخارجية المصري سامح شكري إن مصر لن تدخر جهدا في التقريب بين السودان وإثيوبيا. وزار شكري السودان."
    )
    assert [(c.by, c.polarity) for c in found] == [(("state-EG",), Polarity.DOES)]


def test_another_number_is_another_undertaking() -> None:
    numbers = _commitments("تعهدت النرويج بإرسال 80 جنديا إلى ليتوانيا. وتعهدت النرويج بإرسال 200 جندي إلى رومانيا.")
    assert [c.amount for c in numbers] == [80, 200]
    again = _only("تعهدت النرويج بإرسال 80 جنديا إلى ليتوانيا. وجددت النرويج تعهدها بإرسال جنود إلى ليتوانيا.")
    assert len(again.evidence) == 2


def test_foreign_forces_are_not_the_speakers_own() -> None:
    assert not _commitments("قال المتحدث العراقي يحيى رسول: «القوات الأجنبية ستغادر قبل نهاية العام».")
    talks = "بحث الرئيس العراقي برهم صالح مع الرئيس الأميركي جو بايدن وجود القوات الأميركية في العراق.\n"
    found = _only(f"{talks}وقال المتحدث العراقي يحيى رسول: «القوات الأجنبية ستغادر قبل نهاية العام».")
    assert found.by == ("state-US",)
    assert _only("قال المتحدث العراقي يحيى رسول: «القوات ستغادر قبل نهاية العام».").by == ("state-IQ",)


def test_guarantees_bind_the_state_named_last_by_its_capital_too() -> None:
    text = "يهدف الاتفاق إلى تخفيف العقوبات عن طهران مقابل ضمانات بعدم سعيها لتطوير أسلحة نووية. وأيدته إيران."
    assert [(c.action, c.by) for c in _commitments(text)] == [("nuclearLimits", ("state-IR",))]


def test_what_one_wants_others_to_do_is_no_undertaking() -> None:
    assert not _commitments("قال الرئيس الفرنسي إيمانويل ماكرون: «نريد أن تستأنف روسيا المحادثات مع أوكرانيا».")


def test_the_evidence_of_an_item_ends_before_what_joins_the_next() -> None:
    text = "ينص الاتفاق بين إيران وفرنسا على تجميد التخصيب مقابل رفع العقوبات."
    assert [_evidence(text, c) for c in _commitments(text)] == ["تجميد التخصيب", "رفع العقوبات"]


def test_she_who_takes_up_nobody_named_is_the_speakers_state() -> None:
    found = _only(
        "شدد المتحدث باسم الخارجية البلجيكية على أهمية الحدود مع فرنسا، وأشار إلى أنها ستشدد المراقبة على فرنسا."
    )
    assert found.by == ("state-BE",)


def test_what_an_outlet_or_a_headline_says_a_state_will_do_is_expected_of_it() -> None:
    for text in (
        "السودان سوف يعين قنصلا في مصر\nوقعت مصر والسودان اتفاقا.",
        "ذكرت وكالة رويترز أن السودان سيعين قنصلا في مصر. ووقعت مصر والسودان اتفاقا.",
    ):
        found = [c for c in _commitments(text) if c.action == "otherAction"]
        assert [(c.by, c.modality) for c in found] == [(("state-SD",), Modality.ANTICIPATED)]


def test_sources_say_that_a_state_goes_on_talking() -> None:
    found = _only("قالت مصادر دبلوماسية إن مصر سوف تواصل المحادثات مع السودان.")
    assert (found.by, found.action, found.modality) == (("state-EG",), "continueDialogue", Modality.ANTICIPATED)


def test_a_deadline_is_read_without_the_past_verb_and_just_after_the_clause() -> None:
    reported = _only("جددت تونس استعدادها لاستضافة المحادثات الليبية يوم 9 أبريل. وتشارك ليبيا فيها.")
    after = _only("قال وزير الخارجية التونسي عثمان الجرندي إن تونس ستستضيف المحادثات مع ليبيا، الأحد المقبل.")
    assert [c.deadline and c.deadline.edtf for c in (reported, after)] == ["2022-04-09", "2022-03-13"]


def test_the_subject_of_a_sentence_is_no_party_of_the_agreement_it_speaks_of() -> None:
    text = "انتقد الرئيس المصري عبد الفتاح السيسي الاتفاق الذي ينص على رفع العقوبات عن السودان. وتابعته مصر والسودان."
    assert ("state-EG",) not in [c.by for c in _commitments(text)]


def test_an_open_door_to_talks_is_a_readiness() -> None:
    found = _only("قال وزير الخارجية المصري سامح شكري إن باب الحوار مع السودان لا يزال مفتوحا.")
    assert (found.by, found.action, found.modality) == (("state-EG",), "continueDialogue", Modality.PLEDGED)
