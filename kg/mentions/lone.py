"""One word after a title: a surname, or what goes on the title?"""

from __future__ import annotations

from kg.language.frequencies import frequency
from kg.mentions.line import Line
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
