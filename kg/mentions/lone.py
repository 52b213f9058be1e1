"""What stands after a title: a surname, the title going on, or the short name of the body it is of?"""

from __future__ import annotations

from kg.language.frequencies import frequency
from kg.mentions.line import Line
from kg.mentions.nameness import Likely, has_feminine, likely
from kg.mentions.title_words import Title

_SHARE = 0.3  # how often an adjective is in the feminine or plural, at least


def no_surname(line: Line, at: int, title: Title) -> bool:
    """Is the one word at `at` an adjective of the title (قاضي التحقيق المتعهد, رئيس بلدية جشع) or a noun with a pronoun
    (جولته)?"""
    word = line.words[at]
    if word.written.endswith(("ه", "ها", "هم")) and not word.definite:
        return True
    if word.definite:
        often = frequency(word.written)
        others = sum(frequency(word.written + ending) for ending in ("ة", "ين", "ون"))
        return not word.written.endswith("ي") and others > _SHARE * often > 0
    known = title.state or title.bodies or title.body_adjective or title.place_state or title.definite or title.rank
    return not known and not line.words[at - 1].definite


def past_brackets(line: Line, at: int) -> int:
    """الأمين العام لمنظمة التعاون الاقتصادي (إيكو) خسرو ناظري: past the body's short name."""
    end = at
    if "(" in line.text[line.words[at - 1].end : line.words[at].start]:
        end = next((k for k in range(at + 1, min(at + 4, len(line.words))) if line.words[k].gap), at)
    return end if end > at and ")" in line.text[line.words[end - 1].end : line.words[end].start] else at


def adjective_alone(line: Line, at: int, end: int) -> bool:
    """المندوب الجهوي, وزير التعليم العالي: one word that has, or is, a feminine is no surname by itself."""
    word = line.words[at]
    if end != at + 1 or (likely(word) >= Likely.LIKELY and not word.definite):
        return False
    feminine = word.written.endswith("ة") and likely(word) < Likely.LIKELY
    return feminine or (word.definite and has_feminine(word.written))
