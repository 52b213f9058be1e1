"""Cardinal numbers, in digits, words and mixtures, read from folded tokens.

A number is a sum of groups (ثلاثة ملايين + خمسمئة ألف + عشرون), each a small number times a scale; a group may be
followed by a fraction of its scale (مليون ونصف المليون).
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from kg.language.normalise import fold_word
from kg.times.data import load, words
from kg.times.letters import AND, ARTICLE, DUAL, DUAL_CLITICS, DUAL_SOUND, FEMININE, NUMBER_CLITICS, TA_MARBUTA
from kg.times.lexicon import clitic_join

_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_DECIMAL = re.compile(r"\d+[.,]\d+")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number up to token `end`. `clitic` is what is glued before its first word, `scale` the least scale in it."""

    end: int
    value: float
    digits: bool
    clitic: str = ""
    scale: float = 1
    definite: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    kind: str  # unit, teen, ten_after, ten, hundred, scale.sg, scale.dual, scale.pl, fraction
    value: float
    clitic: str
    definite: bool


@lru_cache
def _words() -> dict[str, tuple[_Word, ...]]:
    data = load("numbers")
    table: dict[str, list[_Word]] = {}
    for kind in ("unit", "teen", "ten", "hundred", "fraction"):
        for value, forms in data[kind].items():
            _add(table, kind, float(value), forms)
    _add(table, "ten_after", 10.0, data["ten_after"])
    for value, numbers in data["scale"].items():
        for number, forms in numbers.items():
            _add(table, f"scale.{number}", float(value), forms)
    return {form: tuple(entries) for form, entries in table.items()}


def number_words() -> Set[str]:
    return _words().keys()


def is_number_word(norm: str) -> bool:
    return norm in _words()


def _add(table: dict[str, list[_Word]], kind: str, value: float, forms: Sequence[str]) -> None:
    for form in forms:
        for definite in (False, True):
            word = (ARTICLE if definite else "") + fold_word(form)
            for clitic in NUMBER_CLITICS:
                table.setdefault(clitic_join(clitic, word), []).append(_Word(kind, value, clitic, definite))


class _Reader:
    """Reads one number from `norms` at `start`."""

    def __init__(self, norms: Sequence[str], start: int) -> None:
        self.norms, self.start = norms, start

    def word(self, i: int, kinds: tuple[str, ...], clitics: tuple[str, ...]) -> _Word | None:
        if not 0 <= i < len(self.norms):
            return None
        for word in _words().get(self.norms[i], ()):
            if word.kind in kinds and (word.clitic in clitics or (i == self.start and clitics == ("",))):
                return word
        return None

    def small(self, i: int) -> tuple[int, float] | None:
        """A number below a thousand in words: (end, value)."""
        hundred = self._hundreds(i)
        if hundred is None:
            return self._tens(i, ("",))
        end, value = hundred
        rest = self._tens(end, (AND,))
        return (rest[0], value + rest[1]) if rest else hundred

    def _hundreds(self, i: int) -> tuple[int, float] | None:
        if word := self.word(i, ("hundred",), ("",)):
            return i + 1, word.value
        unit = self.word(i, ("unit",), ("",))
        if unit and 3 <= unit.value <= 9 and (word := self.word(i + 1, ("hundred",), ("",))) and word.value == 100:
            return i + 2, unit.value * 100
        return None

    def _tens(self, i: int, clitics: tuple[str, ...]) -> tuple[int, float] | None:
        if ten := self.word(i, ("ten",), clitics):
            return i + 1, ten.value
        teen = self.word(i, ("teen", "unit"), clitics)
        if teen and teen.value < 10 and self.word(i + 1, ("ten_after",), ("",)):
            return i + 2, teen.value + 10
        unit = self.word(i, ("unit",), clitics)
        if unit is None:
            return None
        ten = self.word(i + 1, ("ten",), (AND,)) if unit.value < 10 else None
        return (i + 2, unit.value + ten.value) if ten else (i + 1, unit.value)

    def digits(self, i: int) -> tuple[int, float] | None:
        norm = self.norms[i] if i < len(self.norms) else ""
        if not norm[:1].isdecimal():
            return None
        scaled = self.word(i + 1, ("scale.sg", "scale.pl"), ("",)) is not None
        value = _value(norm, scaled)
        return None if value is None else (i + 1, value)

    def group(self, i: int) -> Numeral | None:
        """A small number with its scale and a fraction of it, or a scale alone (ألف, مليونان, نصف مليون)."""
        digits = self.digits(i)
        base = digits or self.small(i)
        if base is None:
            return self._scale_alone(i)
        scale = self.word(base[0], ("scale.sg", "scale.pl"), ("",))
        if scale is None:
            return Numeral(base[0], base[1], digits is not None)
        end, share = self._share(base[0] + 1, scale.value)
        second = self.word(end, ("scale.sg", "scale.pl"), ("",))  # ألف مليون
        if second and share == 0 and second.value > scale.value:
            return Numeral(end + 1, base[1] * scale.value * second.value, digits is not None, scale=second.value)
        return Numeral(end, base[1] * scale.value + share, digits is not None, scale=scale.value)

    def _scale_alone(self, i: int) -> Numeral | None:
        if word := self.word(i, ("scale.sg", "scale.dual"), ("",)):
            end, share = self._share(i + 1, word.value)
            return Numeral(end, word.value * (2 if word.kind.endswith("dual") else 1) + share, False, scale=word.value)
        part = self.word(i, ("fraction",), ("",))
        scale = self.word(i + 1, ("scale.sg",), ("",)) if part else None
        return Numeral(i + 2, part.value * scale.value, False, scale=scale.value) if part and scale else None

    def _share(self, i: int, scale: float) -> tuple[int, float]:
        """ونصف (المليون) after a scale."""
        part = self.word(i, ("fraction",), (AND,))
        if part is None:
            return i, 0.0
        again = self.word(i + 1, ("scale.sg",), ("",))
        return (i + 2 if again and again.value == scale else i + 1), part.value * scale

    def number(self) -> Numeral | None:
        total = self.group(self.start)
        while total is not None and total.scale > 1:
            following = self._next_group(total.end)
            if following is None or following.scale >= total.scale or following.value >= total.scale:
                break
            total = Numeral(following.end, total.value + following.value, total.digits, scale=max(following.scale, 1))
        return total

    def _next_group(self, i: int) -> Numeral | None:
        """A group joined by و, written glued to a word or apart before digits."""
        norm = self.norms[i] if i < len(self.norms) else ""
        if norm == AND:
            return _Reader(self.norms, i + 1).group(i + 1)
        if norm.startswith(AND) and norm in _words() and any(w.clitic == AND for w in _words()[norm]):
            return _Joined(self.norms, i).group(i)
        return None


class _Joined(_Reader):
    """A group whose first word carries و."""

    def word(self, i: int, kinds: tuple[str, ...], clitics: tuple[str, ...]) -> _Word | None:
        return super().word(i, kinds, (AND,) if i == self.start and clitics == ("",) else clitics)


def numeral_at(norms: Sequence[str], i: int) -> Numeral | None:
    """The longest number that starts at token `i`, or None."""
    first = norms[i] if 0 <= i < len(norms) else ""
    known = _words().get(first)
    if known is None and not first[:1].isdecimal():
        return None
    found = _Reader(norms, i).number()
    if found is None:
        return None
    lead = known[0] if known else _Word("", 0, "", False)
    return Numeral(found.end, found.value, found.digits, lead.clitic, found.scale, lead.definite)


def _value(norm: str, scaled: bool) -> float | None:
    """The value of a digit token; three digits after one separator are thousands, unless a scale follows."""
    if norm.isdecimal():
        return float(norm)
    if _THOUSANDS.fullmatch(norm) and not (scaled and len(norm) - len(norm.replace(".", "")) == 1):
        return float(re.sub(r"[.,]", "", norm))
    if _DECIMAL.fullmatch(norm):
        return float(norm.replace(",", "."))
    return None


@lru_cache
def counted_twos() -> dict[str, str]:
    """The indefinite duals that count two (جنديان, ولطائرتين), each with the proclitics it carries."""
    forms: dict[str, str] = {}
    for key, endings in (("dual_nouns", DUAL), ("dual_nouns_sound", DUAL_SOUND)):
        for noun in sorted(words("numbers", key)):
            stem = noun[:-1] + FEMININE if noun.endswith(TA_MARBUTA) else noun
            forms.update({clitic + stem + ending: clitic for ending in endings for clitic in DUAL_CLITICS})
    return forms
