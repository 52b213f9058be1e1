"""Quantities: numbers with what is said around them, and without the numbers that count nothing.

Dates, ordinals, scores, clock times, telephone numbers and names with numbers in them are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.language.normalise import fold_word
from kg.model import NumberMention, Quantity, Sentence, TimeMention, Token
from kg.times.clitics import clitic_length
from kg.times.data import load, words
from kg.times.letters import ACCUSATIVE, AND, ARTICLE, BY, DUAL_CLITICS, FOR, ZERO
from kg.times.lexicon import lexicon
from kg.times.numerals import Numeral, counted_twos, is_number_word, number_words, numeral_at

_MOST_LISTED = 30
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Found:
    """A number, or the two ends of a range, at tokens `[start, end)`."""

    start: int
    end: int
    low: float
    high: float | None
    clitic: str
    rule: str


def find_numbers(text: str, sentences: Iterable[Sentence], times: Sequence[TimeMention]) -> tuple[NumberMention, ...]:
    """Every quantity of the sentences, in order, outside the given times."""
    starts = [t.start for t in times]
    return tuple(m for s in sentences for m in _in_sentence(text, s.tokens) if not _inside(m, times, starts))


def _inside(mention: NumberMention, times: Sequence[TimeMention], starts: list[int]) -> bool:
    i = bisect_right(starts, mention.start) - 1
    return i >= 0 and mention.start < times[i].end


def _in_sentence(text: str, tokens: tuple[Token, ...]) -> Iterator[NumberMention]:
    begins = _beginnings(tokens)
    norms, end = [t.norm for t in tokens] if begins else [], 0
    for i in begins:
        found = _number(norms, i) if i >= end else None
        if found is not None:
            end = found.end
            if not _counts_nothing(tokens, norms, found):
                yield _mention(text, tokens, norms, found)


def _beginnings(tokens: Sequence[Token]) -> list[int]:
    """The tokens a quantity can begin with. Most sentences have none."""
    known = _counting()
    return [i for i, t in enumerate(tokens) if t.norm in known or (not t.is_word and t.norm[:1].isdecimal())]


@lru_cache
def _counting() -> frozenset[str]:
    """The words a quantity can begin with, figures apart."""
    return frozenset({*number_words(), *counted_twos()})


def _number(norms: list[str], i: int) -> _Found | None:
    first = None if norms[i] in words("numbers", "percent_words") else numeral_at(norms, i)
    if first is None:
        return _Found(i, i + 1, 2.0, None, dual, "dual") if (dual := counted_twos().get(norms[i])) is not None else None
    rule = "digits" if first.digits else "words"
    second = _range_end(norms, i, first)
    if second is None:
        return _Found(i, first.end, first.value, None, first.clitic, rule)
    scale = second.scale if first.scale == 1 and first.value < second.value / second.scale else 1
    return _Found(i, second.end, first.value * scale, second.value, first.clitic, f"{rule}.range")


def _range_end(norms: list[str], i: int, first: Numeral) -> Numeral | None:
    """The upper end, if a range is said: 300 إلى 350, بين 300 و350, بين ثلاث وخمس, 300 - 350."""
    begin = _second_at(norms, i, first.end)
    second = numeral_at(norms, begin) if begin else None
    if second is None or not _ordered(first, second):
        return None
    return None if norms[first.end] != "-" and _is_change(norms[max(0, i - 7) : i]) else second


def _is_change(before: list[str]) -> bool:
    """Whether "from … to" is said of a change."""
    change = words("numbers", "change")
    return any(n in change or n.lstrip(AND + BY) in change for n in before)


def _ordered(first: Numeral, second: Numeral) -> bool:
    """Low before high; the first may leave its scale to the second."""
    if first.value == 0:
        return False
    low = first.value * (second.scale if first.scale == 1 and first.value < second.value / second.scale else 1)
    return first.scale <= second.scale and low < second.value


def _second_at(norms: list[str], i: int, end: int) -> int:
    """Where the second end of a range begins, 0 if nothing joins one to the first."""
    joint = norms[end] if end < len(norms) else ""
    after = norms[end + 1] if end + 1 < len(norms) else ""
    if joint in words("numbers", "range_to"):
        return end + 1
    if joint == "-" and _DIGITS.match(after) and _DIGITS.match(norms[i]):
        return end + 1 if norms[i - 1 : i] != ["-"] and not _is_score(norms, i, end + 2) else 0
    if (norms[i - 1] if i else "") not in words("numbers", "range_between"):
        return 0
    if joint == AND:
        return end + 1
    return end if joint.startswith(AND) and is_number_word(joint) else 0


def _is_score(norms: Sequence[str], start: int, end: int) -> bool:
    """Two numbers with a dash between them that count nothing: a result of a match, a section number."""
    before = norms[max(0, start - 4) : start]
    after = norms[end] if end < len(norms) else ""
    return any(n.lstrip(AND + BY) in words("numbers", "score") for n in before) or not (
        after[:1].isalpha() or after == "%"
    )


# ------------------------------------------------------------------ what counts nothing


def _counts_nothing(tokens: tuple[Token, ...], norms: list[str], found: _Found) -> bool:
    if found.rule.startswith("words"):
        return _empty_words(norms, found)
    return found.rule.startswith("digits") and (
        _identifies(tokens, norms, found)
        or _is_clock_or_score(norms, found)
        or _is_telephone(norms, found)
        or _is_year(norms, found)
    )


def _empty_words(norms: list[str], found: _Found) -> bool:
    """Clock times (الساعة الثالثة), "per cent", and واحد in set phrases."""
    before = norms[found.start - 1] if found.start else ""
    if before in words("numbers", "clock") or _is_ordinal(norms, found, before):
        return True
    if found.end - found.start == 1 and found.low == 100 and norms[found.start] in words("numbers", "percent_words"):
        return True
    return found.low == 1 and found.end - found.start == 1 and before in words("numbers", "before_one")


def _is_ordinal(norms: list[str], found: _Found, before: str) -> bool:
    """السابعة عشرة; المركز المائة."""
    if norms[found.start] in words("numbers", "ten_after") and any(
        entry.category == "ORD" for rest, entry in lexicon().get(before, ()) if not rest
    ):
        return True
    return norms[found.start].startswith(ARTICLE) and before in words("numbers", "ordered")


def _identifies(tokens: tuple[Token, ...], norms: list[str], found: _Found) -> bool:
    """Numbered things: القرار 2231, الدورة الـ27, إف-16, and digits glued to Latin letters."""
    i = found.start
    if i and norms[i - 1] in (ARTICLE, "-") and not _is_quantified(norms, found):
        i -= 1
    before = norms[i - 1] if i else ""
    if before in words("numbers", "identifies") or before.lstrip(AND + BY + FOR) in words("numbers", "identifies"):
        return True
    if found.low >= 1000 and not _next(norms, found).isalpha() and _among(norms[max(0, i - 6) : i], "decided"):
        return True
    if norms[found.start - 1 : found.start] == ["-"] and before in words("numbers", "letters_before"):
        return True
    previous = tokens[found.start - 1] if found.start else None
    glued = previous is not None and previous.end == tokens[found.start].start
    latin = previous is not None and previous.norm.isascii() and previous.norm.isalpha()
    return (glued and latin) or before in words("numbers", "letters_before")


def _next(norms: list[str], found: _Found) -> str:
    return norms[found.end] if found.end < len(norms) else ""


def _among(norms: list[str], key: str) -> bool:
    return any(n in words("numbers", key) for n in norms)


def _is_quantified(norms: list[str], found: _Found) -> bool:
    after = _next(norms, found)
    return found.low >= 1000 and after in words("numbers", "dual_nouns")


def _is_clock_or_score(norms: list[str], found: _Found) -> bool:
    """16:30, 3-0, 2 - صفر, 10/4."""
    before = norms[found.start - 1] if found.start else ""
    after = _next(norms, found)
    following = norms[found.end + 1] if found.end + 1 < len(norms) else ""
    if after in (":", "/", "+") and _DIGITS.match(following):
        return True
    if after == "-" and found.low <= _MOST_LISTED and following[:1].isalpha() and before != "-":
        return True  # a number in a list: 1- …
    if before in (":", "/", "+") and found.start > 1 and _DIGITS.match(norms[found.start - 2]):
        return True
    if found.high is None and after == "-" and (_DIGITS.match(following) or following == ZERO):
        return True
    return (
        before == "-"
        and found.start > 1
        and (bool(_DIGITS.match(norms[found.start - 2])) or norms[found.start - 2] == ZERO)
    )


def _is_telephone(norms: list[str], found: _Found) -> bool:
    norm = norms[found.start]
    return norm.isdecimal() and (len(norm) >= 8 or (norm[0] == "0" and len(norm) > 1))


def _is_year(norms: list[str], found: _Found) -> bool:
    """A number of our years that counts nothing: a noun in the singular would follow a count above ten."""
    norm = norms[found.start]
    after = _next(norms, found)
    if after in words("numbers", "era"):
        return True
    if found.high is not None or not (norm.isdecimal() and len(norm) == 4 and 1900 <= found.low <= 2100):
        return False
    after = _next(norms, found)
    return (
        after not in words("numbers", "dual_nouns")
        and after not in words("context", "counted")
        and not after.endswith(ACCUSATIVE)
    )


# ------------------------------------------------------------------ what is said around a number


def _mention(text: str, tokens: tuple[Token, ...], norms: list[str], found: _Found) -> NumberMention:
    start = tokens[found.start].start + clitic_length(tokens[found.start].text, found.clitic)
    said = _said_before(norms, found.start) | _said_after(norms, found.end)
    return NumberMention(start, tokens[found.end - 1].end, _quantity(found, said), f"number.{found.rule}")


def _quantity(found: _Found, said: frozenset[str]) -> Quantity:
    low, approximate = _plain(found.low), "approximate" in said
    if found.high is not None:
        return Quantity(None, low, _plain(found.high), approximate)
    return Quantity(low, low if "min" in said else None, low if "max" in said else None, approximate)


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else round(value, 6)


Phrases = tuple[tuple[tuple[str, ...], str], ...]


@lru_cache
def _phrases(key: str) -> dict[str, Phrases]:
    """Phrases by their word nearest to the number, longest first, with what they say."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for meaning, forms in load("numbers")[key].items():
        for form in forms:
            parts = tuple(fold_word(form).split())
            table.setdefault(parts[-1 if key == "before" else 0], []).append((parts, meaning))
    return {near: tuple(sorted(p, key=lambda x: -len(x[0]))) for near, p in table.items()}


def _said_before(norms: list[str], i: int) -> frozenset[str]:
    """What the words up to token `i` say of the number there; the article and "من" between are passed over."""
    said: set[str] = set()
    while i > 0:
        found = _longest_before(norms, i)
        if found is not None:
            said.add(found[1])
            i -= len(found[0])
        elif norms[i - 1] in words("numbers", "passed_over") and said.isdisjoint({"min", "max"}):
            i -= 1
        else:
            break
    return frozenset(said)


def _longest_before(norms: list[str], i: int) -> tuple[tuple[str, ...], str] | None:
    """The longest phrase that ends before token `i`; its first word may carry a conjunction or preposition."""
    near = norms[i - 1] if i else ""
    candidates = [p for form in {near: 0, near[1:]: 0} for p in _phrases("before").get(form, ())]
    for parts, meaning in candidates:
        at = i - len(parts)
        if at >= 0 and tuple(norms[at + 1 : i]) == parts[1:] and _is_or_carries(norms[at], parts[0]):
            return parts, meaning
    return None


def _is_or_carries(norm: str, word: str) -> bool:
    return norm == word or (norm[:1] in DUAL_CLITICS and norm[1:] == word)


def _said_after(norms: list[str], end: int) -> frozenset[str]:
    """تقريبا, على الأقل right behind the number or its noun."""
    for i in (end, end + 1):
        near = norms[i] if i < len(norms) else ""
        for parts, meaning in _phrases("after").get(near, ()):
            if tuple(norms[i : i + len(parts)]) == parts:
                return frozenset({meaning})
    return frozenset()
