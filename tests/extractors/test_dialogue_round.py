"""Rounds of dialogues in short texts written for this project: which, between whom, led by whom, when and where."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.document import understand
from kg.extract import extract
from kg.model import Article, DialogueRound, Format, Report, Status

PUBLISHED = dt.date(2020, 1, 15)


def reported(text: str) -> Report:
    return extract(understand(Article("t.txt", text, PUBLISHED)))


def rounds(text: str) -> tuple[DialogueRound, ...]:
    return reported(text).rounds


def only(text: str) -> DialogueRound:
    found = rounds(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "ordinal"),
    [
        ("الجولة الأولى", 1),
        ("الجولة الرابعة", 4),
        ("الجولة الثانية عشرة", 12),
        ("ثالث جولة", 3),
        ("جولة خامسة", 5),
    ],
)
def test_the_number_of_a_round(words: str, ordinal: int) -> None:
    assert only(f"عقدت {words} من المفاوضات بين مصر وإثيوبيا في القاهرة.").ordinal == ordinal


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("انتهت الجولة الثانية من المحادثات بين مصر وإثيوبيا.", {"state-EG", "state-ET"}),
        ("انطلقت الجولة الثانية من الحوار الاستراتيجي العراقي الأميركي.", {"state-IQ", "state-US"}),
        ("عقدت القاهرة وأديس أبابا الجولة الثانية من المفاوضات.", {"state-EG", "state-ET"}),
        (
            "اختتمت الجولة الثانية من المحادثات بمشاركة المغرب والجزائر وموريتانيا.",
            {"state-MA", "state-DZ", "state-MR"},
        ),
        ("بدأت مفاوضات بين مصر وإثيوبيا. وعقدت الجولة الثانية من المفاوضات في الخرطوم.", {"state-EG", "state-ET"}),
        ("اختتمت الجولة الثانية من مفاوضات جنيف بشأن سوريا.", {"state-SY"}),
        ("رحبت فرنسا وألمانيا بالجولة. واختتمت الجولة الأولى من المباحثات حول جورجيا.", {"state-GE"}),
        ("انطلقت الجولة الثانية من المشاورات بين ممثلين عن مصر وإثيوبيا.", {"state-EG", "state-ET"}),
        ("فشلت الكوريتان في الجولة الثانية من المحادثات.", {"state-KP", "state-KR"}),
        (
            "بدأت أعمال الدورة الـ 32 من اللجنة العليا المصرية الأردنية المشتركة. وقال الأردن إنه راض.",
            {"state-EG", "state-JO"},
        ),
    ],
)
def test_who_negotiates(text: str, parties: set[str]) -> None:
    assert set(only(text).parties) == parties


def test_time_place_form_and_status_of_a_round_held() -> None:
    r = only("اختتمت الجولة الثانية من المفاوضات بين مصر وإثيوبيا أمس في الخرطوم.")
    assert r.time is not None
    assert r.time.earliest == dt.date(2020, 1, 14)
    assert r.place is not None
    assert r.place.name == "الخرطوم"
    assert (r.format, r.status, r.final) == (Format.IN_PERSON, Status.HELD, False)


def test_a_round_by_video_is_remote_and_nowhere() -> None:
    r = only("عقدت الجولة الثانية من المفاوضات بين مصر وإثيوبيا عبر الفيديو في الخرطوم.")
    assert (r.format, r.place) == (Format.REMOTE, None)


def test_the_last_round_is_final() -> None:
    assert only("انتهت الجولة الرابعة والأخيرة من الحوار بين العراق والولايات المتحدة.").final


def test_who_leads() -> None:
    report = reported(
        "عقدت الجولة الثانية من المفاوضات بين مصر وإثيوبيا في القاهرة. وترأس الوفد المصري وزير الري هاني سويلم."
    )
    names = {a.key: a.name for a in report.actors}
    assert [names[k] for k in report.rounds[0].leaders] == ["هاني سويلم"]


def test_who_leads_two_rounds_told_together_leads_both() -> None:
    found = rounds(
        "عقدت الجولتان الأولى والثانية من المفاوضات بين مصر وإثيوبيا في القاهرة برئاسة وزير الري هاني سويلم."
    )
    assert [len(r.leaders) for r in found] == [1, 1]


def test_one_number_is_one_round_however_often_told() -> None:
    r = only("اختتمت الجولة الثانية من المفاوضات بين مصر وإثيوبيا. وقال الوزير إن الجولة الثانية عقدت أمس في القاهرة.")
    assert len(r.evidence) == 2
    assert r.place is not None
    assert r.place.name == "القاهرة"


def test_rounds_told_in_a_row_have_their_own_times_and_places() -> None:
    found = rounds(
        "عقدت الجولة الأولى من المفاوضات بين مصر وإثيوبيا في القاهرة في مايو 2019، والثانية في الخرطوم في يونيو 2019."
    )
    told = [(r.ordinal, r.place and r.place.name, r.time and r.time.edtf) for r in found]
    assert told == [(1, "القاهرة", "2019-05"), (2, "الخرطوم", "2019-06")]


def test_rounds_counted_without_their_numbers() -> None:
    found = rounds(
        "استضافت بغداد خمس جولات من الحوار بين السعودية وإيران، أولاها في أبريل 2018، وكان آخرها في مايو 2019."
    )
    assert {(r.ordinal, r.time and r.time.edtf) for r in found} == {(1, "2018-04"), (5, "2019-05")}


def test_a_round_named_by_its_place() -> None:
    found = rounds(
        "عقدت الجولة الثانية من المشاورات بين مصر وإثيوبيا أمس. وكانت المشاورات توقفت بعد فشل جولة الكويت صيف 2016."
    )
    assert {r.ordinal for r in found} == {2, None}
    (named,) = [r for r in found if r.ordinal is None]
    assert named.time is not None
    assert named.time.earliest == dt.date(2016, 6, 1)


def test_the_round_to_come_is_planned() -> None:
    r = only("تعقد الجولة المقبلة من المفاوضات بين مصر وإثيوبيا في القاهرة الشهر المقبل.")
    assert (r.ordinal, r.status) == (None, Status.PLANNED)


def test_a_round_to_come_by_number_and_without_is_one() -> None:
    r = only("تعقد الجولة الثالثة من المفاوضات بين مصر وإثيوبيا في فبراير المقبل. وتستضيف القاهرة الجولة المقبلة.")
    assert (r.ordinal, r.status) == (3, Status.PLANNED)


@pytest.mark.parametrize(
    "text",
    [
        "قام الوزير بجولة تفقدية في المدينة.",
        "عقدت أربع جولات من المفاوضات بين مصر وإثيوبيا.",
        "تأهل الفريق إلى الجولة الثانية من الدوري.",
        "جرت الجولة الثانية من الانتخابات في فرنسا.",
        "بدأت أعمال الجلسة الأولى للملتقى بين الباحثين من مصر وإثيوبيا.",
        "وهذا هو اللقاء الأول منذ الاتفاق بين مصر وإثيوبيا.",
        "افتتح الوزير الدورة الثانية من المهرجان بحضور وفدي مصر وإثيوبيا بعد مؤتمر أمس.",
        "وتعثرت المفاوضات مع مصر وإثيوبيا قبل الجولة الثانية من كأس أفريقيا.",
    ],
)
def test_what_is_no_round(text: str) -> None:
    assert rounds(text) == ()


def test_who_leads_belongs_to_the_round_it_is_told_with() -> None:
    text = (
        "عقدت الجولة الأولى من المفاوضات بين مصر وإثيوبيا في القاهرة برئاسة وزير الري المصري هاني سويلم، "
        "فيما عقدت الجولة الثانية في الخرطوم."
    )
    first, second = sorted(rounds(text), key=lambda r: r.ordinal or 0)
    assert len(first.leaders) == 1
    assert second.leaders == ()


def test_the_talks_may_stand_inside_the_name_of_the_round() -> None:
    r = only("تعقد جولة المفاوضات المقبلة بين مصر وإثيوبيا في الخرطوم الأسبوع المقبل.")
    assert (r.status, len(r.parties)) == (Status.PLANNED, 2)


def test_a_round_of_these_talks_keeps_its_number() -> None:
    assert only("وأرجئت الجولة الثالثة من هذه المفاوضات بين مصر وإثيوبيا.").ordinal == 3


def test_two_rounds_in_one_word() -> None:
    text = (
        "وهذه الجولة من المحادثات هي الثالثة بين مصر وإثيوبيا. "
        "وعقدت الجولتان السابقتان في مايو في القاهرة وفي يوليو في الخرطوم."
    )
    places = {r.ordinal: r.place.name if r.place else None for r in rounds(text)}
    assert len(rounds(text)) == 3
    assert places[3] is None


def test_who_mediates_is_no_party() -> None:
    text = "انطلقت أمس برعاية قطر جولة جديدة من المفاوضات في الدوحة بين حكومة مالي والحركات. وقالت مالي إنها مستعدة."
    assert "state-QA" not in only(text).parties


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("عقدت الجولة الثالثة من المفاوضات بين مصر وإثيوبيا. وحُدد للجولة الثالثة يوم 20 يناير 2020.", Status.PLANNED),
        ("عقدت الجولة الثالثة من المفاوضات بين مصر وإثيوبيا. وكان للجولة الثالثة يوم 10 يناير 2020.", Status.HELD),
    ],
)
def test_a_round_of_a_day_to_come_was_not_held(text: str, status: Status) -> None:
    assert only(text).status is status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("تبدأ الجولة الثانية من المفاوضات بين مصر وإثيوبيا في الخرطوم.", Status.PLANNED),
        ("مصر وإثيوبيا تعقدان الجولة الثانية من المفاوضات في الخرطوم.", Status.HELD),
        ("ومن المتوقع عقد جولة ثانية من المفاوضات بين مصر وإثيوبيا.", Status.PLANNED),
        ("واتفقت مصر وإثيوبيا على جولة ثانية من المفاوضات.", Status.PLANNED),
        ("وعقد أمس اجتماع تحضيري للدورة الثانية للحوار الاستراتيجي بين مصر وإثيوبيا.", Status.PLANNED),
        ("وصل الوفد أمس لإجراء جولة ثانية من المفاوضات بين مصر وإثيوبيا.", Status.PLANNED),
        ("الجولة الثانية من المفاوضات بين مصر وإثيوبيا. وستعقد الجولة الثانية في الخرطوم.", Status.PLANNED),
        ("وتتواصل في الخرطوم الجولة الثانية من المفاوضات بين مصر وإثيوبيا.", Status.ONGOING),
    ],
)
def test_what_is_to_come(text: str, status: Status) -> None:
    assert only(text).status is status


def test_when_a_planned_round_is_to_be() -> None:
    text = (
        "وأرجئت الجولة الثانية من المفاوضات بين مصر وإثيوبيا، التي كان مقررا أن تستضيفها الخرطوم بين 25 و29 يناير 2020."
    )
    r = only(text)
    assert r.time is not None
    assert r.time.earliest == dt.date(2020, 1, 25)


def test_what_saw_a_round_is_its_place() -> None:
    r = only("وشهدت الخرطوم مشاورات عدة واختتمت الجولة الثانية من المفاوضات بين مصر وإثيوبيا أمس.")
    assert r.place is not None
    assert r.place.name == "الخرطوم"


def test_what_is_agreed_on_is_not_told_of_the_round() -> None:
    r = only("أنهت مصر وإثيوبيا في الخرطوم جولة ثانية من المفاوضات باتفاق على عقد لقاء في فبراير المقبل.")
    assert (r.status, r.time) == (Status.HELD, None)


def test_talks_of_one_side_are_no_round() -> None:
    assert rounds("أخفقت روسيا أمس في بدء مفاوضات في موسكو حول رعاية الملعب.") == ()
