"""Which names are one actor across articles, and which are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from world import World

from kg.errors import HiwarError
from kg.resolve.overrides import read_overrides


def persons(*lines: str, days: tuple[str, ...] = ()) -> list[list[str]]:
    """The resolved persons of articles with one line each, by their names."""
    dates = days or ("2021-07-26",) * len(lines)
    return World({f"a{i}.txt": (dates[i], line) for i, line in enumerate(lines)}).named("Person")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("أنتوني بلينكن:وزير الخارجية:US", "أنطوني بلينكن"),
        ("ماثيو تولر:السفير:US", "متيو تولر:السفير:US"),
        ("عبد الفتاح السيسي:الرئيس:EG", "عبدالفتاح السيسي"),
        ("دونالد ترامب:الرئيس:US", "دونالد ترمب:المرشح:US"),
        ("أنطونيو غوتيريش:الأمين العام:+الأمم المتحدة", "أنطونيو جوتيريس"),
        ("محمد بن سلمان:ولي العهد:SA", "محمد بن سلمان بن عبدالعزيز:ولي العهد:SA"),
        ("خالد الحميدان:رئيس الاستخبارات:SA", "خالد بن علي الحميدان + SA"),
        ("مصطفى الكاظمي:رئيس الوزراء:IQ", "مصطفى الكاظمي:رئيس مجلس الوزراء:IQ"),
    ],
)
def test_spellings_of_one_name_are_one_person(first: str, second: str) -> None:
    assert len(persons(f"person | {first}", f"person | {second}")) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("محمد العلي:وزير الخارجية:JO", "محمد العلي:وزير النفط:SY"),
        ("علي حسن:وزير الدفاع:IQ", "علي حسين:وزير النفط:IQ"),
        ("جون كيري:وزير الخارجية:US", "جون كيربي:المتحدث باسم البنتاغون:US"),
        ("سالم الحارثي:الوزير:SA", "سليم الحارثي:السفير:SA"),
        ("قاسم سليماني:قائد:IR", "قاسم الأعرجي:مستشار الأمن:IQ"),
    ],
)
def test_namesakes_and_neighbours_stay_apart(first: str, second: str) -> None:
    assert len(persons(f"person | {first}", f"person | {second}")) == 2


def test_a_surname_alone_is_the_bearer_whose_office_it_names() -> None:
    found = persons(
        "person | فؤاد حسين:وزير الخارجية:IQ",
        "person | صدام حسين:الرئيس:IQ",
        "person | حسين:وزير الخارجية:IQ",
    )
    assert found == [["حسين", "فؤاد حسين"], ["صدام حسين"]]


def test_a_surname_of_another_state_is_another_person() -> None:
    assert len(persons("person | محمد الحلبي:الوزير:SY", "person | الحلبي:السفير:EG")) == 2


def test_a_similar_name_in_the_same_company_is_the_same_person() -> None:
    world = World({
        "a.txt": ("2024-04-20", "meeting | عبد الرحمن تشياني + جو بايدن:الرئيس:US | 2024-04-19"),
        "b.txt": ("2024-04-21", "meeting | عمر تشياني + جو بايدن:الرئيس:US | 2024-04-19"),
        "c.txt": ("2024-04-21", "meeting | سعيد تشياني + جو بايدن:الرئيس:US | 2023-04-19"),
    })  # fmt: skip
    assert world.named("Person") == [["جو بايدن"], ["سعيد تشياني"], ["عبد الرحمن تشياني", "عمر تشياني"]]


def test_an_office_is_its_holder_of_the_time() -> None:
    found = persons(
        "person | مصطفى الكاظمي:رئيس الوزراء:IQ",
        "person | رئيس الوزراء:رئيس الوزراء:IQ",
        "person | محمد شياع السوداني:رئيس الوزراء:IQ",
        "person | رئيس الوزراء:رئيس الوزراء:IQ",
        days=("2021-07-20", "2021-07-26", "2023-05-01", "2023-05-09"),
    )
    assert found == [["رئيس الوزراء", "محمد شياع السوداني"], ["رئيس الوزراء", "مصطفى الكاظمي"]]


def test_an_office_without_named_holders_is_not_one_person_for_ever() -> None:
    line = "person | رئيس الوزراء:رئيس الوزراء:IQ"
    assert len(persons(line, line, line, days=("2021-07-26", "2021-08-01", "2023-07-26"))) == 2


def test_honorifics_and_ranks_are_no_part_of_a_name() -> None:
    found = persons("person | المشير خليفة حفتر:القائد:IQ", "person | خليفة حفتر:القائد:IQ", "person | حفتر:القائد:IQ")
    assert len(found) == 1


def test_a_given_name_alone_with_the_office_is_its_holder() -> None:
    assert len(persons("person | سلمان بن عبدالعزيز:الملك:SA", "person | سلمان:الملك:SA")) == 1


def test_a_former_holder_is_not_taken_for_the_holder() -> None:
    world = World({
        "a.txt": ("2021-07-26", "person | رئيس الوزراء:رئيس الوزراء:IQ"),
        "b.txt": ("2021-07-27", "person | رئيس الوزراء:رئيس الوزراء:EG"),
    })  # fmt: skip
    assert len(world.nodes("Person")) == 2


def bodies(*lines: str) -> list[list[str]]:
    articles = {f"a{i}.txt": ("2021-07-26", f"commitment | {line} | | otherAction") for i, line in enumerate(lines)}
    return World(articles).named("Organization")


def test_bodies_are_one_by_lexicon_and_by_state() -> None:
    assert len(bodies("+الناتو", "+حلف شمال الأطلسي", "+حلف الناتو")) == 1
    assert len(bodies("+البرلمان العراقي", "+البرلمان:IQ")) == 1
    assert len(bodies("+البعثة الأممية", "+بعثة الأمم المتحدة")) == 1


def test_bodies_of_different_states_stay_apart() -> None:
    assert len(bodies("+وزارة الخارجية:IQ", "+وزارة الخارجية:EG")) == 2
    assert len(bodies("+حركة النهضة:SY", "+حركة النهضة:EG")) == 2


def test_states_are_their_codes() -> None:
    world = World({"a.txt": ("", "round | IQ + US | 1"), "b.txt": ("", "round | US + IQ | 2")})
    assert [n.value.rsplit("/", 1)[-1] for n in world.nodes("State")] == ["state-IQ", "state-US"]


HEADER = "relation,name_a,article_a,name_b,article_b\n"


def test_a_reviewed_file_overrides_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "reviewed.csv"
    path.write_text(
        f"{HEADER}same,علي حسن,,علي حسين,\ndifferent,مصطفى الكاظمي,b.txt,مصطفى الكاظمي,c.txt\n", encoding="utf-8"
    )
    articles = {
        "a.txt": ("2021-07-26", "person | علي حسن:وزير الدفاع:IQ\nperson | علي حسين:وزير النفط:IQ"),
        "b.txt": ("2021-07-26", "person | مصطفى الكاظمي"),
        "c.txt": ("2021-07-26", "person | مصطفى الكاظمي"),
    }
    names = World(articles, read_overrides(path)).named("Person")
    assert names == [["علي حسن", "علي حسين"], ["مصطفى الكاظمي"], ["مصطفى الكاظمي"]]


@pytest.mark.parametrize(
    ("text", "message"),
    [("a,b\n1,2\n", "reviewed.csv:1: wrong header"), (f"{HEADER}equal,أ,,ب,\n", "reviewed.csv:2: not a reviewed pair")],
)
def test_a_wrong_line_of_the_reviewed_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "reviewed.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(HiwarError) as error:
        read_overrides(path)
    assert message in str(error.value)
