"""Copies of an article are found; articles on the same matter in other words are not."""

from __future__ import annotations

import random

import pytest

from kg.articles.duplicates import SAME, Originals, copies, likeness, sketch

_WORDS = [f"كلمة{chr(0x0621 + i % 40)}{chr(0x0628 + i // 40)}" for i in range(400)]


def text(seed: int, length: int = 200) -> str:
    choose = random.Random(seed)
    return " ".join(choose.choice(_WORDS) for _ in range(length))


def test_the_same_wording_in_other_dress_is_a_copy() -> None:
    words = text(1)
    dressed = "وكالة - " + words.replace(" ", "  ", 20).replace("ك", "ڪ", 5) + " (انتهى)"
    assert likeness(sketch(words), sketch(dressed)) > 0.9


def test_another_article_is_not() -> None:
    assert likeness(sketch(text(1)), sketch(text(2))) == 0.0


@pytest.mark.parametrize("kept", [150, 170, 190])
def test_likeness_estimates_the_share_of_common_shingles(kept: int) -> None:
    first, other = text(3).split(), text(4).split()
    mixed = first[:kept] + other[kept:]
    common = kept - 3
    truth = common / (2 * 197 - common)
    assert likeness(sketch(" ".join(first)), sketch(" ".join(mixed))) == pytest.approx(truth, abs=0.2)


def test_short_texts_are_never_copies() -> None:
    assert sketch("قال الوزير إن الاجتماع تأجل") == ()
    assert copies([("a", ()), ("b", ())]) == {}


def test_the_first_to_appear_is_the_original() -> None:
    words, other = text(5), text(6)
    edited = words + " " + " ".join(other.split()[:15])
    articles = [("a", words), ("b", other), ("c", edited), ("d", other)]
    assert copies((name, sketch(t)) for name, t in articles) == {"c": "a", "d": "b"}


def test_a_copy_refers_to_an_original_never_to_a_copy() -> None:
    chain = [text(7, 240)]
    for _ in range(6):  # each loses some words of the one before
        chain.append(" ".join(chain[-1].split()[12:]))
    found = copies((str(i), sketch(t)) for i, t in enumerate(chain))
    assert found
    assert not set(found) & set(found.values())


def test_a_line_all_articles_share_joins_none_of_them() -> None:
    footer = " ".join(text(8, 40).split())
    found = copies((str(i), sketch(f"{text(100 + i)} {footer}")) for i in range(200))
    assert found == {}


def test_asking_does_not_depend_on_chance() -> None:
    articles = [(str(i), sketch(text(i % 10))) for i in range(40)]
    assert copies(articles) == copies(list(articles)) == {str(i): str(i % 10) for i in range(10, 40)}


def test_originals_are_compared_above_the_limit_only() -> None:
    originals = Originals()
    assert originals.original("a", sketch(text(9))) is None
    assert originals.original("b", sketch(text(9))) == "a"
    assert 0 < SAME < 1
