"""Meetings in short texts written for this project: who met, when, where, how, and whether it came about."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.document import understand
from kg.extract import extract
from kg.model import Article, Format, Meeting, Status

PUBLISHED = dt.date(2020, 1, 15)
SALIH, LE_DRIAN = "برهم صالح", "جان إيف لودريان"
PRESIDENT, MINISTER = f"الرئيس العراقي {SALIH}", f"وزير الخارجية الفرنسي {LE_DRIAN}"


def told(text: str) -> list[tuple[frozenset[str], Meeting]]:
    """Each meeting with the names of those who meet."""
    report = extract(understand(Article("t.txt", text, PUBLISHED)))
    names = {a.key: a.name for a in report.actors}
    return [(frozenset(names[p] for p in m.participants), m) for m in report.meetings]


def only(text: str) -> tuple[frozenset[str], Meeting]:
    found = told(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        f"التقى {PRESIDENT} {MINISTER} في بغداد.",
        f"استقبل {PRESIDENT} {MINISTER}.",
        f"وكان {PRESIDENT} قد استقبل، صباح أمس، {MINISTER}.",
        f"عقد {PRESIDENT} أمس اجتماعا مع {MINISTER}.",
        f"اختتم في بغداد لقاء بين {PRESIDENT} و{MINISTER}.",
        f"ووقع البيان عن الجانب العراقي {PRESIDENT}، وعن الجانب الفرنسي {MINISTER}.",
        f"توصل {PRESIDENT} و{MINISTER} إلى تفاهم.",
    ],
)
def test_both_sides_are_named(text: str) -> None:
    assert only(text)[0] == {SALIH, LE_DRIAN}


@pytest.mark.parametrize(
    "text",
    [
        f"أكد {PRESIDENT}، خلال لقائه {MINISTER}، أهمية التعاون.",
        f"وصل {PRESIDENT} إلى باريس في زيارة يلتقي خلالها {MINISTER}.",
        f"وأعرب {PRESIDENT}، خلال استقبال {MINISTER}، عن ارتياحه.",
        f"قال {PRESIDENT} أمس إن بلاده ملتزمة. وعقد مع {MINISTER} لقاء مطولا.",
    ],
)
def test_a_side_left_out_is_who_the_text_is_about(text: str) -> None:
    assert only(text)[0] == {SALIH, LE_DRIAN}


def test_a_counterpart_named_after_his_office_is_that_person() -> None:
    text = f"التقى {PRESIDENT} نظيره الفرنسي، إيمانويل ماكرون، في باريس. وقال الرئيس الفرنسي إيمانويل ماكرون إنه مسرور."
    assert only(text)[0] == {SALIH, "إيمانويل ماكرون"}


def test_time_place_and_form() -> None:
    _, meeting = only(f"التقى {PRESIDENT} أمس الثلاثاء {MINISTER} في بغداد.")
    assert meeting.time is not None
    assert meeting.time.earliest == dt.date(2020, 1, 14)
    assert meeting.place is not None
    assert meeting.place.name == "بغداد"
    assert (meeting.format, meeting.status) == (Format.IN_PERSON, Status.HELD)


def test_the_date_of_an_accord_is_not_that_of_the_meeting() -> None:
    _, meeting = only(f"بحث {PRESIDENT} مع {MINISTER} تطبيق الاتفاق المبرم في جنيف في مايو 2015.")
    assert meeting.time is None
    assert meeting.place is None


def test_a_call_is_remote_and_nowhere() -> None:
    people, call = only(f"تلقى {PRESIDENT} اتصالا هاتفيا من {MINISTER}.")
    assert people == {SALIH, LE_DRIAN}
    assert (call.format, call.place) == (Format.REMOTE, None)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"سيلتقي {PRESIDENT} {MINISTER} غدا في بغداد.", Status.PLANNED),
        (f"وصل {PRESIDENT} إلى باريس للقاء {MINISTER}.", Status.PLANNED),
        (f"من المقرر أن يلتقي {PRESIDENT} {MINISTER}.", Status.PLANNED),
        (f"ألغى {PRESIDENT} اجتماعا مع {MINISTER}.", Status.CANCELLED),
        (f"أبلغ {PRESIDENT} {MINISTER}، خلال لقائهما اليوم في باريس، قراره.", Status.HELD),
    ],
)
def test_whether_it_came_about(text: str, status: Status) -> None:
    assert only(text)[1].status is status


def test_two_tellings_of_one_meeting_are_one() -> None:
    people, meeting = only(f"{PRESIDENT} يستقبل {MINISTER}\nاستقبل {PRESIDENT} أمس {MINISTER} في قصر السلام.")
    assert people == {SALIH, LE_DRIAN}
    assert len(meeting.evidence) == 2


def test_meetings_counted_out_are_each_their_own() -> None:
    text = f"عقد {PRESIDENT} أمس لقاءين، الأول مع {MINISTER}، والثاني مع السفير الأميركي ماثيو تولر."
    assert {people for people, _ in told(text)} == {frozenset({SALIH, LE_DRIAN}), frozenset({SALIH, "ماثيو تولر"})}


@pytest.mark.parametrize(
    "text",
    [
        f"استقبل {PRESIDENT} {MINISTER} والسفير الأميركي ماثيو تولر كلا على حدة.",
        f"أجرى {PRESIDENT} لقاءات مع {MINISTER} والسفير الأميركي ماثيو تولر.",
    ],
)
def test_people_met_apart(text: str) -> None:
    assert {people for people, _ in told(text)} == {frozenset({SALIH, LE_DRIAN}), frozenset({SALIH, "ماثيو تولر"})}


def test_a_pair_on_the_margins_of_a_larger_meeting() -> None:
    text = (
        f"اجتمع {PRESIDENT} مع {MINISTER} والسفير الأميركي ماثيو تولر. "
        f"وعلى هامش الاجتماع، التقى {PRESIDENT} {MINISTER}."
    )
    assert sorted(len(people) for people, _ in told(text)) == [2, 3]


@pytest.mark.parametrize(
    "text",
    [
        f"لم يلتق {PRESIDENT} {MINISTER}.",
        f"نفى {PRESIDENT} أن يكون قد التقى {MINISTER}.",
        f"دعا إلى لقاء بين {PRESIDENT} و{MINISTER}.",
        f"زار {PRESIDENT} باريس.",
        "تلتقي السويد مع النرويج مساء اليوم في تصفيات كأس أوروبا.",
        "تجتمع لجنة الشؤون الخارجية بمجلس النواب غدا.",
        "تناول اللقاء العلاقات بين العراق وفرنسا، وروابط التعاون بين البلدين.",
        "عقدت القناة لقاء تلفزيونيا مطولا.",
    ],
)
def test_what_is_no_meeting(text: str) -> None:
    assert told(text) == []


def test_who_signed_met_when_and_where_the_signing_was() -> None:
    people, meeting = only(
        "وقعت بغداد وباريس أمس في جنيف اتفاقا. "
        f"ووقع الاتفاق عن الجانب العراقي {PRESIDENT}، وعن الجانب الفرنسي {MINISTER}."
    )
    assert people == {SALIH, LE_DRIAN}
    assert meeting.time is not None
    assert meeting.time.earliest == dt.date(2020, 1, 14)
    assert meeting.place is not None
    assert meeting.place.name == "جنيف"


def test_leaders_of_a_round_from_both_sides_met() -> None:
    text = (
        "اختتمت في باريس أمس الجولة الثانية من الحوار الاستراتيجي بين العراق وفرنسا.\n"
        f"وترأس الوفد العراقي في الجولة الثانية {PRESIDENT}، وترأس الوفد الفرنسي {MINISTER}."
    )
    names, meeting = only(text)
    assert names == {SALIH, LE_DRIAN}
    assert meeting.round is not None


def test_a_meeting_to_come_is_not_the_one_before() -> None:
    text = (
        f"يعتزم {PRESIDENT} الاجتماع مع {MINISTER} الأسبوع المقبل.\n"
        f"وفي 9 يناير 2020، التقى {PRESIDENT} {MINISTER} في باريس."
    )
    assert sorted(m.status.value for _, m in told(text) if m.status) == ["held", "planned"]


def test_ambassadors_received_apart_make_a_meeting_each() -> None:
    text = (
        f"استقبل {PRESIDENT} عددا من السفراء، كلا على حدة.\n"
        f"واستقبل {PRESIDENT} السفير الفرنسي برونو أوبير والسفير الأميركي ماثيو تولر."
    )
    assert sorted(len(names) for names, _ in told(text)) == [2, 2]


def test_a_delegation_is_met_in_who_leads_it() -> None:
    text = f"التقى {PRESIDENT} وفدا من البرلمان الفرنسي برئاسة كريس مورفي، نائب رئيس البرلمان الفرنسي."
    assert only(text)[0] == {SALIH, "كريس مورفي"}


def test_an_undated_meeting_near_the_lead_is_of_its_day() -> None:
    text = f"وصل {MINISTER} أمس إلى بغداد.\nواستقبل {PRESIDENT} {MINISTER} وبحث معه الملف."
    time = only(text)[1].time
    assert time is not None
    assert time.earliest == dt.date(2020, 1, 14)


def test_what_is_talked_about_is_not_where() -> None:
    place = only(f"التقى {PRESIDENT} {MINISTER} لبحث الوضع في دمشق.")[1].place
    assert place is None


def test_a_house_is_a_place() -> None:
    place = only(f"التقى {PRESIDENT} {MINISTER} في البيت الأبيض.")[1].place
    assert place is not None
    assert place.name == "البيت الأبيض"


def test_what_was_said_during_a_meeting_of_the_future_does_not_put_it_off() -> None:
    text = f"وأكد {PRESIDENT} أن بلاده ستبدأ الحوار قريبا، وذلك خلال لقائه {MINISTER} في بغداد."
    assert only(text)[1].status is Status.HELD


def test_meetings_that_somebody_will_hold_are_to_come() -> None:
    text = f"تطلع {PRESIDENT} إلى النتائج، مشيرا إلى المحادثات التي سيجريها مع {MINISTER} في باريس."
    assert only(text)[1].status is Status.PLANNED


def test_a_team_that_meets_a_state_plays() -> None:
    assert told(f"يلتقي المنتخب يوم السبت مع فرنسا، وقال {PRESIDENT} إنه سيحضر.") == []


@pytest.mark.parametrize(
    "text",
    [
        f"قال {PRESIDENT} إن {MINISTER} مستعد للحوار. وأضاف {PRESIDENT} أنه سيجتمع معه في بغداد.",
        f"التقى {PRESIDENT}، على هامش القمة في عمان، {MINISTER}.",
        f"وقال {PRESIDENT} في مؤتمر صحفي عقده مع {MINISTER} إن بلاده ملتزمة.",
        f"وأكد {PRESIDENT} في لقاء جمعه مع {MINISTER} دعم بلاده.",
        f"وجرت محادثات عقدها {PRESIDENT} مع {MINISTER}.",
    ],
)
def test_the_other_side_is_a_pronoun_or_comes_after_the_occasion(text: str) -> None:
    assert only(text)[0] == {SALIH, LE_DRIAN}


def test_talks_of_bodies_are_a_meeting_only_at_a_time_or_place() -> None:
    who, meeting = only("وأشار البيان إلى المحادثات التي جرت بين إيران وفرنسا في جنيف.")
    assert (len(who), meeting.place and meeting.place.name) == (2, "جنيف")
    assert not told("وأشار البيان إلى أهمية المحادثات بين إيران وفرنسا.")


def test_two_bodies_named_before_their_talks_met() -> None:
    assert only("وأعلنت حركة فتح وحركة حماس في ختام مباحثاتهما في القاهرة تشكيل لجنة.")[0] == {"حركة فتح", "حركة حماس"}


def test_a_meeting_called_off_is_not_the_one_to_come() -> None:
    states = [
        m.status
        for _, m in told(
            f"قال {PRESIDENT} إنه سيلتقي {MINISTER} قريبا. وكان قد ألغى في ديسمبر الماضي اجتماعا معه في باريس."
        )
    ]
    assert set(states) == {Status.CANCELLED, Status.PLANNED}
    assert len(states) == 2


def test_what_is_to_come_has_no_day_gone_by() -> None:
    text = f"سيعقد {PRESIDENT} مع {MINISTER} محادثات تتابع نتائج الزيارة التي جرت في يونيو 2019."
    assert only(text)[1].time is None


def test_who_brings_a_letter_meets_who_takes_it() -> None:
    text = f"وتسلم {PRESIDENT} رسالة خطية من الرئيس الفرنسي إيمانويل ماكرون نقلها إليه {MINISTER}."
    assert only(text)[0] == {SALIH, LE_DRIAN}


@pytest.mark.parametrize(
    "text",
    [
        f"عقد وفد من الحكومة العراقية برئاسة {PRESIDENT} اجتماعا مع {MINISTER}.",
        f"استقبال {PRESIDENT} لوفد رفيع، برئاسة {MINISTER}.",
        f"وترأس {PRESIDENT} و{MINISTER} بشكل مشترك الافتتاح.",
        f"اتفق {PRESIDENT} مع {MINISTER} على التعاون.",
    ],
)
def test_who_leads_or_agrees_meets(text: str) -> None:
    assert only(text)[0] == {SALIH, LE_DRIAN}


def test_talks_on_the_eve_of_which_somebody_speaks_are_to_come() -> None:
    text = f"وجاءت تصريحات {PRESIDENT} عشية محادثات يعقدها مع {MINISTER} في باريس."
    assert only(text)[1].status is Status.PLANNED


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"التقى {PRESIDENT} {MINISTER} في العراق. وعقد {PRESIDENT} لقاء مع {MINISTER} في أربيل.", "أربيل"),
        (f"زار {MINISTER} بغداد اليوم حيث التقى {PRESIDENT}.", "بغداد"),
    ],
)
def test_a_city_before_its_country_and_the_place_before_where(text: str, name: str) -> None:
    place = only(text)[1].place
    assert place is not None
    assert place.name == name


def test_what_is_said_by_telephone_after_a_meeting_is_no_telephone_call() -> None:
    text = f"وأوضح {PRESIDENT} في اتصال هاتفي، عقب لقائه مع {MINISTER} في باريس، أن بلاده ملتزمة."
    assert only(text)[1].format is Format.IN_PERSON


def test_a_meeting_only_named_by_a_noun_besides_is_still_to_come() -> None:
    text = f"سيعقد {PRESIDENT} مع {MINISTER} محادثات. وتتصدر الأزمة المباحثات بين {PRESIDENT} و{MINISTER}."
    assert only(text)[1].status is Status.PLANNED


def test_a_second_office_holder_named_by_his_state() -> None:
    text = f"عقد {PRESIDENT} اجتماعا مع وزير الخارجية المصري سامح شكري والفرنسي {LE_DRIAN}."
    assert only(text)[0] == {SALIH, "سامح شكري", LE_DRIAN}


def test_who_said_it_during_his_meeting_is_who_met() -> None:
    text = f"وقال الوزير عادل الجبير إن الاتفاقات أكدها {PRESIDENT} خلال استقباله {MINISTER}."
    assert only(text)[0] == {SALIH, LE_DRIAN}


def test_what_is_cancelled_may_be_something_else() -> None:
    text = f"اجتمع {PRESIDENT} مع {MINISTER} في باريس في إطار السعي إلى إلغاء الرسوم."
    assert only(text)[1].status is Status.HELD
    assert only(f"أعلن إلغاء اجتماع {PRESIDENT} مع {MINISTER}.")[1].status is Status.CANCELLED


def test_a_delegation_that_comes_to_meet_somebody_is_a_side() -> None:
    names, meeting = only(f"وصل وفد من حركة حماس إلى باريس للقاء {MINISTER}.")
    assert names == {"حركة حماس", LE_DRIAN}
    assert meeting.status is Status.PLANNED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"تتواصل في بغداد المحادثات بين {PRESIDENT} و{MINISTER}.", Status.ONGOING),
        (f"الجولة مقررة في 30 يناير لكن المشاورات مستمرة بين {PRESIDENT} و{MINISTER} حول مكانها.", Status.ONGOING),
        (f"ستتواصل المحادثات بين {PRESIDENT} و{MINISTER} غدا.", Status.PLANNED),
    ],
)
def test_talks_under_way_go_on_without_the_time_of_another_clause(text: str, status: Status) -> None:
    parties, meeting = only(text)
    assert (parties, meeting.status) == (frozenset({SALIH, LE_DRIAN}), status)
    assert meeting.time is None or status is Status.PLANNED
