"""Parts of names that look like something else: a title, a word with a proclitic, an ordinary noun."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.language.frequencies import frequency
from kg.lexicon.load import load_yaml
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.line import Line
from kg.mentions.nameness import Likely, foreign, given, likely, whole_name_end
from kg.mentions.words import Gap, Word

_SHARE = 0.1  # how often a noun takes the article, at least
_NEVER_MET = 300.0  # occurrences per thousand million below which hardly anybody writes a word


def whole_end(line: Line, i: int) -> int:
    """The end of a name known as a whole that begins at word `i`; `i` if there is none."""
    return whole_name_end(line.words, i)


@lru_cache(maxsize=1)
def _phrases() -> frozenset[str]:
    return classes("first_names.yaml", "phrases")


def is_phrase(line: Line, i: int) -> bool:
    """حسن الجوار: a given name's word that is a noun here."""
    return i + 1 < len(line.words) and f"{line.words[i].core} {line.words[i + 1].norm}" in _phrases()


def hyphenated(line: Line, at: int) -> bool:
    """جان-مارك, فرانك- فالتر: a hyphen rather than a dash, between two parts of a name."""
    before, word = line.words[at - 1], line.words[at]
    between = line.text[before.end : word.start]
    joined = between.strip() in ("-", "‐", "‑") and between != f" {between.strip()} "
    return joined and min(likely(before), likely(word)) >= Likely.PLAUSIBLE and not word.clitics


def after_brackets(line: Line, at: int) -> bool:
    """(فلاديمير) بوتين: the given name has been put in, in brackets that close before the surname."""
    between = line.text[line.words[at - 1].end : line.words[at].start]
    return between.strip() in (")", "]") and Likely.NEVER < likely(line.words[at]) < Likely.CERTAIN


def is_deed(word: Word) -> bool:
    """بتقديم, لتجييش, بإيعاز: a verbal noun in the shape تفعيل or إفعال after a preposition, split off or not."""
    norm = word.norm
    return len(norm) == 6 and norm[0] in "بل" and norm[1] + norm[4] in ("تي", "اا")


def clan_in_feminine(word: Word) -> bool:
    """العطية: a given name with the article, as the surnames of many Gulf families are."""
    feminine = word.definite and word.written.endswith("ية") and not word.clitics
    return feminine and given().get(word.core[2:], Likely.NEVER) >= Likely.LIKELY


def head_as_name(line: Line, at: int) -> bool:
    """محمد قائد السبسي: a title's word between a given name and a surname no title goes on with."""
    if at + 1 >= len(line.words) or likely(line.words[at - 1]) is not Likely.CERTAIN or line.words[at].definite:
        return False
    after = line.words[at + 1]
    surname = after.definite and after.gap is Gap.PLAIN and not after.clitics and after.written.endswith("ي")
    return surname and likely(after) >= Likely.POSSIBLE and line.hit(at + 1) is None


def split_surname(line: Line, i: int, at: int) -> bool:
    """نيد برايس, دونالد بلوم: after a foreign given name, a word that reads as ب or ك with a noun, where the noun
    hardly takes the article, or where marks stand on both sides of the name."""
    word, first = line.words[at], line.words[i]
    if first.core not in foreign() or word.definite or len(word.clitics) != 1:
        return False
    if line.hit(at) is not None or word.clitics[0] not in ("ب", "ك", "ف") or likely(word) is Likely.NEVER:
        return False
    closed = at + 1 == len(line.words) or line.words[at + 1].gap > Gap.PLAIN
    enclosed = closed and first.gap > Gap.PLAIN and i > 0
    return enclosed or frequency("ال" + word.written) < _SHARE * frequency(word.written)


def heads_place(line: Line, at: int) -> bool:
    """أمير منطقة, شيخ قبيلة, أمير دولة قطر, أمين الأحساء: a name that is a title here, as what follows it shows."""
    if at + 1 >= len(line.words) or line.words[at + 1].gap > Gap.PLAIN or line.words[at + 1].clitics:
        return False
    after = line.words[at + 1]
    if after.core in classes("places.yaml", "headed"):
        return True
    if after.core in classes("places.yaml", "place_nouns") and likely(line.words[at]) is not Likely.CERTAIN:
        return True
    titled = line.words[at].core in classes("offices.yaml", "also_names")
    return titled and line.hit(at + 1, Kind.STATE, Kind.CAPITAL, Kind.PLACE, Kind.REGION) is not None


def verbal_noun(core: str) -> bool:
    """تجييش, تقديم: the shape of a verbal noun no surname has."""
    return _verbal().fullmatch(core) is not None


@lru_cache(maxsize=1)
def _verbal() -> re.Pattern[str]:
    return re.compile(load_yaml("naming.yaml")["verbal_noun"])


def of_a_deed(word: Word) -> bool:
    """لتنصله: a rare word that reads as a particle, a noun and a pronoun."""
    return word.norm[:1] in ("ل", "ب") and len(word.norm) > 5 and word.written.endswith(("ه", "ها", "هم", "هما"))


def after_chain(line: Line, at: int) -> bool:
    """عبدالرحمن بن نجم البادي: what closes a chain of fathers is a surname, whatever word it is."""
    word = line.words[at]
    chain = at > 1 and line.words[at - 2].core in classes("first_names.yaml", "filial")
    return chain and word.definite and not word.clitics and word.written.endswith("ي")


def is_initial(line: Line, i: int, at: int) -> bool:
    """ستيوارت بي مونش, جورج دبليو بوش: a letter's English name between a foreign given name and a surname."""
    if line.words[at].norm not in classes("first_names.yaml", "initials") or at + 1 >= len(line.words):
        return False
    after, first = line.words[at + 1], line.words[i]
    named = not (after.definite or after.clitics) and after.gap is Gap.PLAIN and likely(after) >= Likely.PLAUSIBLE
    return named and (first.core in foreign() or first.core not in given())


def feminine_surname(line: Line, at: int) -> bool:
    """مازن الفراية, أنور السادات: rare after a given name, or known as a surname."""
    word = line.words[at]
    known = word.norm in classes("first_names.yaml", "feminine_surnames")
    return known or (likely(line.words[at - 1]) is Likely.CERTAIN and frequency(word.written) < _NEVER_MET)


def spelt_with_alef(word: Word) -> bool:
    """على رضا: a given name in ى for ي that is a particle in that spelling."""
    return word.written.endswith("ى") and word.norm in given()
