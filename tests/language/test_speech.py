"""Who says what. In the examples ⟦…⟧ marks a mention, {…} what is said; both are taken out before reading."""

import json
import re
from pathlib import Path

import pytest
from data.load import Labelled, resolved, shared_dir
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles.boilerplate import body_lines
from kg.language.normalise import fold_word
from kg.language.sentences import sentences
from kg.language.speech import speeches
from kg.mentions.find import find_mentions
from kg.model import ActorMention, ActorType, Article, Form, Speech

FLOOR = 0.90  # share of the labelled clauses whose speaker is found; may only rise

_MARK = re.compile(r"⟦(.+?)⟧")
_STATES = {"العراق", "واشنطن", "بغداد", "الولايات المتحدة", "إيران"}
_BODIES = ("وزارة", "وكالة", "صحيفة", "قناة", "محطة", "البيت", "الحكومة", "القوات")


def _type(name: str) -> ActorType:
    if name in _STATES:
        return ActorType.STATE
    return ActorType.ORGANIZATION if name.startswith(_BODIES) else ActorType.PERSON


def read(marked: str) -> tuple[str, tuple[Speech, ...]]:
    """The speeches of a marked example; a mention `key=words` stands for the actor `key`."""
    text, mentions = "", []
    for i, piece in enumerate(_MARK.split(marked)):
        if i % 2:
            key, _, words = piece.rpartition("=")
            start, text = len(text), text + words
            kind = _type(words)
            mentions.append(ActorMention(start, len(text), start, Form.NAME, ((key or words),), kind))
        else:
            text += piece
    return text, speeches(sentences(Article("t", text)), mentions)


def told(marked: str) -> list[tuple[str | None, str]]:
    """Speaker ("?" if unnamed) and words of each speech."""
    text, found = read(marked)
    return [(s.speaker or ("?" if s.anonymous else None), text[s.start : s.end]) for s in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("قال ⟦بايدن⟧: «سنرسل اللقاح قريبا».", [("بايدن", "سنرسل اللقاح قريبا")]),
        ("وقال “⟦الكاظمي⟧” بمؤتمر مع “⟦بايدن⟧”: «يسعدني التعاون معكم».", [("الكاظمي", "يسعدني التعاون معكم")]),
        ("قال ⟦تولر⟧ ”الدور باق هنا في بغداد” ثم غادر.", [("تولر", "الدور باق هنا في بغداد")]),
        ("«سنرسل اللقاح قريبا إلى العراق»، قال ⟦بايدن⟧.", [("بايدن", "سنرسل اللقاح قريبا إلى العراق")]),
        ("“سنرسل اللقاح قريبا إلى العراق” يقول ⟦بايدن⟧”.", [("بايدن", "سنرسل اللقاح قريبا إلى العراق")]),
        ("أكد ⟦حسين⟧ أن الجولة انتهت.", [("حسين", "الجولة انتهت")]),
        ("أكد ⟦حسين⟧ على أن الجولة انتهت.", [("حسين", "الجولة انتهت")]),
        ("أشار ⟦حسين⟧ إلى أنه سيعود.", [("حسين", "سيعود")]),
        ("لفت ⟦حسين⟧ إلى أن القوات ستنسحب.", [("حسين", "القوات ستنسحب")]),
        ("أفادت ⟦وزارة الدفاع⟧ بأن القوات وصلت.", [("وزارة الدفاع", "القوات وصلت")]),
        ("ويقول ⟦كيري⟧ إن الاتفاق جيد.", [("كيري", "الاتفاق جيد")]),
        ("لكن ⟦أوباما⟧ قال إن الاتفاق جيد.", [("أوباما", "الاتفاق جيد")]),
        ("وكان ⟦ليون⟧، قد أشار في بيان، إلى أن تقدما تحقق.", [("ليون", "تقدما تحقق")]),
        ("أما ⟦حسين⟧ فقال: «نتطلع إلى الحوار».", [("حسين", "نتطلع إلى الحوار")]),
        ("قال مسؤول أميركي إن القوات باقية.", [("?", "القوات باقية")]),
        ("وذكرت مصادر مطلعة أن اللقاء ألغي.", [("?", "اللقاء ألغي")]),
        (
            "قال الناطق باسم الجيش ⟦يحيى رسول⟧ إن الجولة بدأت.",
            [("يحيى رسول", "الجولة بدأت")],
        ),
        (
            "قال رئيس اللجنة الذي حضر مع ⟦كيري⟧ إن الجولة بدأت. وقال ⟦ليون⟧ إنها انتهت.",
            [("?", "الجولة بدأت"), ("ليون", "انتهت")],
        ),
        ("أعلنت ⟦واشنطن⟧ سحب قواتها من البلاد.", [("واشنطن", "سحب قواتها من البلاد")]),
        ("جدد ⟦بوريطة⟧ التأكيد على دعم الحوار كله.", [("بوريطة", "التأكيد على دعم الحوار كله")]),
        ("سيسحب الجيش جنوده، وفق ما أعلن ⟦أوستن⟧ أمس.", [("أوستن", "سيسحب الجيش جنوده")]),
        ("سيسحب الجيش جنوده، بحسب ⟦وزارة الدفاع⟧.", [("وزارة الدفاع", "سيسحب الجيش جنوده")]),
        ("وحسب ⟦وزارة الدفاع⟧، فإن: «الوجود سيركز على التدريب».", [("وزارة الدفاع", "الوجود سيركز على التدريب")]),
        ("⟦نصر الله⟧: نتلقى الدعم من الخارج", [("نصر الله", "نتلقى الدعم من الخارج")]),
        ("التقى ⟦كيري⟧ نظيره في الدوحة، مؤكدا أن الاتفاق جيد.", [("كيري", "الاتفاق جيد")]),
        ("استقبل ⟦السوداني⟧ الوفد، وأكد أن بلاده ملتزمة.", [("السوداني", "بلاده ملتزمة")]),
        ("اجتمع ⟦حسين⟧ و⟦بلينكن⟧ والأخير يؤكد: لا قوات قتالية هنا", [("بلينكن", "لا قوات قتالية هنا")]),
    ],
)
def test_one_sentence(marked: str, expected: list[tuple[str | None, str]]) -> None:
    assert told(marked) == expected


@pytest.mark.parametrize(
    ("marked", "speakers"),
    [
        ("قال ⟦بايدن⟧ إن الحرب انتهت. وأضاف أن القوات ستعود. وأردف: «نحن ملتزمون تماما».", ["بايدن"] * 3),
        ("قال ⟦بايدن⟧: «الحرب انتهت هنا»، مشيرا إلى أن القوات ستعود.", ["بايدن"] * 2),
        ("قالت ⟦وزارة الدفاع⟧ إن القوات وصلت. وقال ⟦كيري⟧ إنه سعيد. وأضافت أن العدد كبير.",
         ["وزارة الدفاع", "كيري", "وزارة الدفاع"]),
        ("قال المتحدث باسم الجيش ⟦ليسنكو⟧ إن جنديا قتل. وقال ⟦كيري⟧ إنه آسف. وأوضح المتحدث أن القصف مستمر.",
         ["ليسنكو", "كيري", "ليسنكو"]),
        ("قالت ⟦القوات المسلحة⟧ في بيان إن جنديا قتل. وزار ⟦كيري⟧ القاعدة. وأوضح البيان أن القصف مستمر.",
         ["القوات المسلحة"] * 2),
        ("وأفاد بيان صادر عن مكتب ⟦الكاظمي⟧ أن اللقاء عقد. وأوضح البيان أن الوفد غادر.", ["الكاظمي"] * 2),
        ("قال مسؤول رفيع إن الحرب انتهت. وقال ⟦كيري⟧ إنه سعيد. وأضاف المسؤول أن القوات ستعود.", ["?", "كيري", "?"]),
    ],
)  # fmt: skip
def test_speakers_carry_over(marked: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in told(marked)] == speakers


def test_an_outlet_quotes_somebody() -> None:
    _, (speech,) = read("ونقلت ⟦وكالة الأنباء⟧ عن ⟦صالحي⟧ قوله «ليس صحيحا أن الاتفاق سيلغى».")
    assert (speech.speaker, speech.via, speech.direct) == ("صالحي", "وكالة الأنباء", True)


def test_an_outlet_quotes_somebody_unnamed() -> None:
    _, (speech,) = read("قالت ⟦صحيفة الغد⟧ نقلا عن مسؤولين أميركيين إن القوات باقية.")
    assert (speech.speaker, speech.via, speech.anonymous) == (None, "صحيفة الغد", True)


def test_an_outlet_is_addressed() -> None:
    _, (speech,) = read("وقال ⟦مجاهد⟧ لوكالة ⟦وكالة فرانس برس⟧ إن اللقاء تأجل.")
    assert (speech.speaker, speech.via) == ("مجاهد", "وكالة فرانس برس")


def test_two_speak_together() -> None:
    _, (speech,) = read("قالت ⟦الولايات المتحدة⟧ و⟦العراق⟧ في بيان إنهما ملتزمان بالحوار.")
    assert speech.speakers == ("الولايات المتحدة", "العراق")


def test_quotations_joined_by_and_have_one_speaker() -> None:
    assert told("قال ⟦كيري⟧ إن «الاتفاق جيد جدا ومفيد للجميع» وإن «التنفيذ سيبدأ في موعده المحدد سلفا».") == [
        ("كيري", "الاتفاق جيد جدا ومفيد للجميع"),
        ("كيري", "التنفيذ سيبدأ في موعده المحدد سلفا"),
    ]


def test_a_quotation_within_a_quotation_is_one() -> None:
    assert told("قال ⟦كيري⟧: «سنواجه «داعش» في كل مكان».") == [("كيري", "سنواجه «داعش» في كل مكان")]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert told("قال ⟦كيري⟧: «سنواجه الإرهاب في كل مكان.\nوغادر الوفد.") == [("كيري", "سنواجه الإرهاب في كل مكان")]


def test_speech_within_speech_has_its_own_speaker() -> None:
    found = told("قالت ⟦صحيفة الغد⟧ إن ⟦كيري⟧ أكد أن القوات باقية.")
    assert found[0][0] == "صحيفة الغد"
    assert ("كيري", "القوات باقية") in found


@pytest.mark.parametrize(
    "text",
    [
        "عبر تقنية الاتصال المرئي بين ⟦بغداد⟧ و⟦واشنطن⟧ عقدت الجولة.",
        "بين ⟦بغداد⟧ و⟦واشنطن⟧ حوار طويل.",
        "يبلغ عدد القوات 2500 جندي في ⟦العراق⟧.",
        "وصل ⟦الكاظمي⟧ إلى القصر الأبيض.",
        "لأن ⟦كيري⟧ زار المدينة أمس.",
    ],
)
def test_where_nobody_speaks(text: str) -> None:
    assert told(text) == []


@given(st.text(alphabet="قالأنإضافهو «»“”\"':،.\nبيانمؤكدا", max_size=200))
@settings(max_examples=200)
def test_speeches_lie_in_the_text_and_hold_something(text: str) -> None:
    for speech in speeches(sentences(Article("t", text)), ()):
        assert 0 <= speech.start < speech.end <= len(text)
        assert text[speech.start : speech.end].strip()


@pytest.mark.skipif(shared_dir() is None, reason="the labelled articles are not here")
def test_speakers_of_labelled_clauses() -> None:
    labelled = resolved("speakers")
    right = sum(_is_right(clause) for clause in labelled)
    assert right / len(labelled) >= FLOOR


def _is_right(clause: Labelled) -> bool:
    """Does the reader's clause that overlaps the labelled one most have its speaker?"""
    body, headline = body_lines(clause.article)
    article = Article("t", clause.article, body=body, headline=headline)
    parts = sentences(article)
    found = find_mentions(clause.article, parts, (), ())
    start, end = clause.record["start"], clause.record["end"]
    reach = {s: min(end, s.end) - max(start, s.start) for s in speeches(parts, found.mentions)}
    best = max(reach, key=lambda s: (reach[s], s.start - s.end), default=None)
    if best is None or reach[best] <= 0:
        return False
    names = {name for actor in found.actors if actor.key == best.speaker for name in (actor.name, *actor.aliases)}
    wanted = _names(clause)
    return bool({fold_word(n) for n in names} & wanted) if wanted else best.speaker is None


def _names(clause: Labelled) -> set[str]:
    """All names of the labelled speaker; none for an unnamed one."""
    speaker, shared = clause.record["speaker"], shared_dir()
    if not speaker or shared is None:
        return set()
    gold = json.loads(Path(shared, "gold", "dev", clause.record["source"][4:] + ".json").read_text(encoding="utf-8"))
    known = [{a["name"], *a.get("aliases", [])} for a in gold["actors"]]
    return {fold_word(n) for names in known if speaker in names for n in names} or {fold_word(speaker)}
