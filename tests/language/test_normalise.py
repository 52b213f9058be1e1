"""Folding keeps the way back for any text."""

import sys
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.language.normalise import fold, fold_word

ARABIC = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFC),
        st.sampled_from(" \u00a0\u200b\u200e\u200f«»“”\"'#_İΣßﷲﻻ.,،"),
    )
)
ANY = st.one_of(st.text(), ARABIC)


@given(ANY)
def test_folding_a_text_is_folding_each_of_its_characters(text: str) -> None:
    assert fold(text).text == "".join(fold_word(char) for char in text)


@given(ANY)
def test_each_folded_character_comes_from_the_one_that_folds_to_it(text: str) -> None:
    folded = fold(text)
    for i, char in enumerate(folded.text):
        start, end = folded.to_original(i, i + 1)
        assert end == start + 1
        assert char in fold_word(text[start:end])


@given(ANY, st.data())
def test_a_stretch_maps_to_an_original_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    assume(folded.text)
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    low, high = folded.to_original(start, end)
    assert 0 <= low < high <= len(text)
    assert folded.text[start:end] in fold(text[low:high]).text


@given(ANY)
def test_offsets_never_run_backwards(text: str) -> None:
    folded = fold(text)
    starts = [folded.to_original(i, i + 1)[0] for i in range(len(folded.text))]
    assert starts == sorted(starts)


@given(ANY, st.data())
def test_from_original_finds_the_first_folded_character_at_or_after(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    offset = data.draw(st.integers(0, len(text)))
    at = folded.from_original(offset)
    assert 0 <= at <= len(folded.text)
    assert all(folded.to_original(i, i + 1)[0] < offset for i in range(at))
    assert all(folded.to_original(i, i + 1)[0] >= offset for i in range(at, len(folded.text)))


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


def test_no_other_character_than_the_known_ones_grows_when_lowered() -> None:
    longer = [code for code in range(sys.maxunicode + 1) if len(chr(code).lower()) != 1]
    assert [unicodedata.name(chr(code)) for code in longer] == ["LATIN CAPITAL LETTER I WITH DOT ABOVE"]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("الأمْرِيكيّ", "الامريكي"),
        ("بـ(داعش", "ب(داعش"),
        ("مسؤولية", "مسووليه"),
        ("دولة\u200cالعراق", "دولهالعراق"),
        ("ﺍﻻﺳﺘﺮﺍﺗﻴﺠﻲ", "الاستراتيجي"),
        ("تركیا کردستان", "تركيا كردستان"),
        ("٢٠٢١ ۲۰۲۱", "2021 2021"),
        ("”بايدن“ «الكاظمي»", '"بايدن" "الكاظمي"'),
        ("بغداد\u00a0وواشنطن", "بغداد وواشنطن"),
        ("\u202bالعراق\u202c", "العراق"),
        ("إلى آل أحمد", "الي ال احمد"),
        ("٣٫٥ و٢٬٥٠٠", "3.5 و2,500"),
    ],
)
def test_spellings_that_must_meet(written: str, folded: str) -> None:
    assert fold(written).text == folded
    assert fold_word(written) == folded


def test_the_map_points_at_the_letters_between_marks() -> None:
    text = "قالَ الـكاظميُّ"
    folded = fold(text)
    start, end = folded.to_original(*_span(folded.text, "الكاظمي"))
    assert text[start:end] == "الـكاظمي"


def _span(text: str, part: str) -> tuple[int, int]:
    at = text.index(part)
    return at, at + len(part)
