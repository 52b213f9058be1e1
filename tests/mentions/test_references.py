"""Who a mention refers to when it does not name: surnames, titles, the latter, both sides, his country."""

from __future__ import annotations

import pytest

from kg.language.sentences import sentences
from kg.mentions.find import Mentions, find_mentions
from kg.model import ActorMention, Article, Form

ARTICLE = """اجتمع وزير الخارجية الأردني أيمن الصفدي مع نظيره السوري فيصل المقداد في عمّان.
وقال الصفدي إن بلاده تدعم الحل، وأضاف الوزير الأردني أن الجانبين اتفقا على لجنة.
وذكر مسؤول سوري أن الأخير سيزور الأردن مجددا."""


def read(text: str) -> Mentions:
    return find_mentions(text, sentences(Article("test", text)))


def at(found: Mentions, text: str, words: str) -> ActorMention:
    start = text.index(words)
    return next(m for m in found.mentions if m.start <= start < m.end and text[m.start : m.end].startswith(words[:4]))


@pytest.fixture(scope="module")
def found() -> Mentions:
    return read(ARTICLE)


def test_surname_is_the_person(found: Mentions) -> None:
    mention = at(found, ARTICLE, "الصفدي إن")
    assert (mention.form, mention.actors) == (Form.SHORT, ("person-ايمن-الصفدي",))


def test_his_country_is_the_state_of_his_office(found: Mentions) -> None:
    mention = at(found, ARTICLE, "بلاده")
    assert (mention.form, mention.actors) == (Form.PRONOUN, ("state-JO",))


def test_title_alone_is_its_holder(found: Mentions) -> None:
    mention = at(found, ARTICLE, "الوزير الأردني")
    assert (mention.form, mention.actors) == (Form.OFFICE, ("person-ايمن-الصفدي",))


def test_both_sides_are_the_two_states(found: Mentions) -> None:
    mention = at(found, ARTICLE, "الجانبين")
    assert mention.form is Form.COLLECTIVE
    assert sorted(mention.actors) == ["state-JO", "state-SY"]


def test_an_unnamed_official_is_anonymous_with_a_state(found: Mentions) -> None:
    mention = at(found, ARTICLE, "مسؤول سوري")
    assert (mention.anonymous, mention.actors, mention.state) == (True, (), "state-SY")


def test_the_latter_is_a_person(found: Mentions) -> None:
    mention = at(found, ARTICLE, "الأخير")
    assert mention.form is Form.PRONOUN
    assert len(mention.actors) == 1
    assert mention.actors[0].startswith("person-")


def test_the_latter_after_a_noun_is_an_adjective() -> None:
    text = "قال أيمن الصفدي إن الاجتماع الأخير كان مفيدا"
    assert all(m.form is not Form.PRONOUN for m in read(text).mentions)


def test_counterpart_with_a_name_has_the_same_title(found: Mentions) -> None:
    person = next(a for a in found.actors if a.name == "فيصل المقداد")
    assert [(r.title, r.of) for r in person.roles] == [("وزير الخارجية", "state-SY")]


def test_both_sides_named_by_their_adjectives() -> None:
    text = "واتفق الجانبان الكوبي والمكسيكي على ذلك"
    mention = next(m for m in read(text).mentions if m.form is Form.COLLECTIVE)
    assert mention.actors == ("state-CU", "state-MX")


def test_offsets_cover_title_and_name(found: Mentions) -> None:
    mention = next(m for m in found.mentions if m.form is Form.NAME and m.actors == ("person-ايمن-الصفدي",))
    assert ARTICLE[mention.start : mention.end] == "وزير الخارجية الأردني أيمن الصفدي"
    assert ARTICLE[mention.name_start : mention.end] == "أيمن الصفدي"


def test_mentions_are_sorted_and_evidence_is_cut_from_the_text(found: Mentions) -> None:
    starts = [m.start for m in found.mentions]
    assert starts == sorted(starts)
    for actor in found.actors:
        assert actor.evidence
        assert all(0 <= s.start < s.end <= len(ARTICLE) for s in actor.evidence)


def test_reading_twice_gives_the_same(found: Mentions) -> None:
    assert read(ARTICLE) == found


def test_places_carry_the_code_of_their_state() -> None:
    text = "عقدت الجولة في جنيف ثم في أديس أبابا"
    assert {(p.name, p.country) for p in read(text).places} == {("جنيف", "CH"), ("أديس أبابا", "ET")}


def test_two_sides_named_in_the_sentence_before_are_meant() -> None:
    text = (
        "تتابع إيران والصين الملف، وترى إيران والصين أن الحل قريب.\n"
        "استقبل الرئيس المصري وزير الخارجية الأردني أيمن الصفدي.\nوبحث الطرفان ملف الحدود."
    )
    assert at(read(text), text, "الطرفان").actors == ("state-EG", "state-JO")


HONOURED = """استقبل سمو الأمير فيصل بن خالد وزير الخارجية الأردني أيمن الصفدي في جدة.
وأكد سموه متانة العلاقات، فيما شكر معاليه المملكة، وحضر اللقاء في مكتب سموه عدد من المسؤولين."""


@pytest.mark.parametrize(("words", "person"), [("سموه متانة", "فيصل-بنخالد"), ("معاليه", "ايمن-الصفدي")])
def test_an_honorific_with_a_pronoun_is_who_bears_it(words: str, person: str) -> None:
    mention = at(read(HONOURED), HONOURED, words)
    assert (mention.form, mention.actors) == (Form.PRONOUN, (f"person-{person}",))


def test_an_office_is_nobody_but_its_place() -> None:
    start = HONOURED.index("سموه عدد")
    assert not [m for m in read(HONOURED).mentions if m.start == start]


def test_the_envoy_of_the_united_nations_is_the_un_envoy() -> None:
    text = "وصل مبعوث الأمم المتحدة إلى اليمن هانس غروندبرغ إلى عدن. وقال المبعوث الأممي إن الهدنة صامدة."
    assert at(read(text), text, "المبعوث الأممي").actors == ("person-هانس-غروندبرغ",)
