"""Tokens with proclitics and enclitics: a labelled list, and the conventions one by one."""

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.normalise import fold_word
from kg.language.proclitics import explain_word, split_word
from kg.language.tokens import tokenise

LABELLED = Path(__file__).parents[1] / "data" / "tokens.jsonl"
FLOOR = 0.98  # share of the labelled words read exactly; may only rise
SEEDS = Path(__file__).parents[2] / "seeds"


def test_labelled_words_are_split_as_labelled() -> None:
    records = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    wrong = [record["token"] for record in records if _read(record["token"]) != _wanted(record)]
    assert len(records) >= 300
    assert 1 - len(wrong) / len(records) >= FLOOR, wrong


def _read(word: str) -> tuple[tuple[str, ...], str, str]:
    (token,) = tokenise(word)
    return token.prefixes, token.stem, token.suffix


def _wanted(record: dict[str, str]) -> tuple[tuple[str, ...], str, str]:
    return tuple(record["prefixes"]), fold_word(record["stem"]), fold_word(record["suffix"])


@pytest.mark.parametrize(
    ("word", "prefixes", "stem", "suffix"),
    [
        ("والعراق", ("و", "ال"), "عراق", ""),
        ("وبالقوات", ("و", "ب", "ال"), "قوات", ""),
        ("للرئيس", ("ل", "ال"), "رييس", ""),
        ("للجنة", ("ل", "ال"), "لجنه", ""),
        ("لليبيا", ("ل",), "ليبيا", ""),
        ("سيزور", ("س",), "يزور", ""),
        ("وستستضيفها", ("و", "س"), "تستضيف", "ها"),
        ("قواتها", (), "قوات", "ها"),
        ("حكومته", (), "حكومت", "ه"),
        ("لقواتهم", ("ل",), "قوات", "هم"),
        ("بلادنا", (), "بلاد", "نا"),
        ("بأنه", ("ب",), "ان", "ه"),
        ("لديها", (), "لدي", "ها"),
        ("به", ("ب",), "", "ه"),
        ("وزير", (), "وزير", ""),
        ("وفد", (), "وفد", ""),
        ("بيان", (), "بيان", ""),
        ("لقاء", (), "لقاء", ""),
        ("كبير", (), "كبير", ""),
        ("سيارة", (), "سياره", ""),
        ("فريق", (), "فريق", ""),
        ("وصلت", (), "وصلت", ""),
        ("بوتين", (), "بوتين", ""),
        ("لبوتين", ("ل",), "بوتين", ""),
        ("بلينكن", (), "بلينكن", ""),
        ("وبلينكن", ("و",), "بلينكن", ""),
        ("بغداد", (), "بغداد", ""),
        ("ببغداد", ("ب",), "بغداد", ""),
        ("بألمانيا", ("ب",), "المانيا", ""),
        ("إلغاء", (), "الغاء", ""),
        ("وإلغاء", ("و",), "الغاء", ""),
        ("مياه", (), "مياه", ""),
        ("دولة", (), "دوله", ""),
        ("عراقي", (), "عراقي", ""),
        ("لا", (), "لا", ""),
        ("ولا", ("و",), "لا", ""),
        ("لماذا", (), "لماذا", ""),
        ("و", ("و",), "", ""),
        ("لـ", ("ل",), "", ""),
    ],
)
def test_conventions(word: str, prefixes: tuple[str, ...], stem: str, suffix: str) -> None:
    assert _read(word) == (prefixes, stem, suffix)


def test_a_proclitic_before_a_quotation_mark_stands_alone() -> None:
    tokens = tokenise("و”بايدن” بـ(داعش)")
    assert [t.text for t in tokens] == ["و", "”", "بايدن", "”", "بـ", "(", "داعش", ")"]
    assert tokens[0].prefixes == ("و",)
    assert tokens[4].prefixes == ("ب",)


def test_hashtags_are_words() -> None:
    assert [t.stem for t in tokenise("#الحوار_الاستراتيجي") if t.is_word] == ["حوار", "استراتيجي"]


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("الدوليةحلول", ["الدولية", "حلول"]),
        ("محيطالبرلمان", ["محيط", "البرلمان"]),
        ("وزيرالخارجية", ["وزير", "الخارجية"]),
        ("الاممالمتحدة", ["الامم", "المتحدة"]),
        ("منالعراق", ["من", "العراق"]),
        ("فيالسعودية", ["في", "السعودية"]),
        ("فيروسيا", ["فيروسيا"]),  # viral, not "in Russia"
        ("منالها", ["منالها"]),
        ("لايزول", ["لا", "يزول"]),
        ("عبدالعزيز", ["عبدالعزيز"]),
        ("والألعاب", ["والألعاب"]),
        ("بالإفراج", ["بالإفراج"]),
        ("مايكل", ["مايكل"]),
    ],
)
def test_words_printed_as_one(printed: str, parts: list[str]) -> None:
    assert [t.text for t in tokenise(printed)] == parts


@pytest.mark.parametrize(
    ("printed", "word", "stem"),
    [
        ("ال عراق", "العراق", "عراق"),
        ("و زير", "وزير", "وزير"),
        ("الخارجي ة", "الخارجية", "خارجيه"),
        ("ر ئيس", "رئيس", "رييس"),
        ("ا لرئيس", "الرئيس", "رييس"),
        ("المتح دة", "المتحدة", "متحده"),
        ("بغد اد", "بغداد", "بغداد"),
        ("وبغد اد", "وبغداد", "بغداد"),
        ("الرئي\u00a0س", "الرئيس", "رييس"),
        ("ديس مبر", "ديسمبر", "ديسمبر"),
        ("ال أول", "الأول", "اول"),
    ],
)
def test_words_printed_in_two(printed: str, word: str, stem: str) -> None:
    text = f"قال {printed} إن"
    _, joined, _ = tokenise(text)
    assert (joined.text, joined.stem) == (word, stem)
    assert text[joined.start : joined.end] == printed


@pytest.mark.parametrize(
    "printed",
    [
        "آل سعود", "ال سعود", "ال منصور", "أ ف ب", "د ب أ", "مسؤول سوري ا ف ب", "عبد الله", "و بغداد", "ب العراق",
        "ال\nعراق", "ال، عراق", "ال-عراق", "الخارجي هنا", "م صالح",
    ],
)  # fmt: skip
def test_words_that_stay_apart(printed: str) -> None:
    assert all(token.end - token.start == len(token.text) for token in tokenise(printed))
    assert "".join(token.text for token in tokenise(printed)) == "".join(printed.split())


@given(
    st.lists(st.sampled_from(["ال", "عراق", "و", "زير", "الخارجي", "ة", " ", "\u00a0", "ر", "ئيس", "،", "#", "_", "1"]))
)
def test_tokens_follow_one_another_and_lose_no_letter(pieces: list[str]) -> None:
    text = "".join(pieces)
    tokens = tokenise(text)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert all("".join(text[t.start : t.end].split()) == t.text for t in tokens)
    assert "".join(t.text for t in tokens) == "".join(text.split())


def test_a_number_with_separators_is_one_token() -> None:
    assert [t.text for t in tokenise("17.70% و2,500 و٣٫٥ 2021/12/31")][:5] == ["17.70", "%", "و", "2,500", "و"]


def test_the_evidence_is_told() -> None:
    assert "article" in explain_word(fold_word("بالعراق"), "بالعراق").evidence
    assert explain_word("قال", "قال").evidence == ("whole: nothing splits off",)
    assert any("times as often" in step for step in explain_word("وقالت", "وقالت").evidence)


@given(st.text())
def test_tokens_cover_every_visible_character_once_and_rebuild_their_norm(text: str) -> None:
    at = 0
    for token in tokenise(text):
        assert token.start >= at
        assert token.text == "".join(text[token.start : token.end].split())
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:].strip()


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءةىأإ", min_size=1, max_size=12))
def test_parts_rebuild_the_word(word: str) -> None:
    prefixes, stem, suffix = split_word(fold_word(word), word)
    whole = "".join(prefixes) + stem + suffix
    assert whole == fold_word(word) or prefixes[-2:] == ("ل", "ال")


def test_a_hundred_thousand_tokens_a_second() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))] * 20
    tokenise("والعراق ر ئيس")  # the lists are read on first use
    begin = time.process_time()
    count = sum(len(tokenise(text)) for text in texts)
    assert count / (time.process_time() - begin) > 100_000
