"""Names no list knows: two or more rare words that a verb before, or a title or verb after, shows to be a person."""

from __future__ import annotations

from functools import lru_cache

from kg.language.frequencies import frequency
from kg.mentions.gazetteer import classes
from kg.mentions.line import Line
from kg.mentions.nameness import Likely, likely, may_begin_whole
from kg.mentions.names import name_end
from kg.mentions.surnames import whole_end
from kg.mentions.title_words import bare_of, heads
from kg.mentions.words import Gap, Word

_RARE = 800.0  # occurrences per thousand million


@lru_cache(maxsize=1 << 16)
def _strange(written: str) -> bool:
    """Rare, and with no ending of a dual or plural and no person of a verb in front."""
    return len(written) > 2 and frequency(written) < _RARE and not _inflected(written)


def _inflected(written: str) -> bool:
    """An ending or prefix of a word that is written without it too: مقاتلين, يتفق; but سيزغين."""
    if written[:1] in ("ي", "ت"):
        return True
    stem = written[:-2]
    ends = written.endswith(("ين", "ون", "ات", "ان"))
    return ends and (frequency(written) > 0 or frequency(stem) + frequency(stem + "ة") + frequency("ال" + stem) > 0)


def stranger_end(line: Line, i: int) -> int:
    """The end of the unlisted name at word `i`; `i` if there is none."""
    word = line.words[i]
    if not may_be_stranger(word):
        return i
    whole = whole_end(line, i)
    if whole > i:
        return whole
    if _says_that(line, i):
        return i + 1
    if _fathered(line, i):
        return name_end(line, i, Likely.POSSIBLE)
    if word.definite or not _strange(word.written) or line.hits[i] or not _is_strange(word):
        return i
    if i + 1 == len(line.words) or line.words[i + 1].definite or not _is_strange(line.words[i + 1]):
        return i
    end = name_end(line, i, Likely.POSSIBLE)
    if end < i + 2 or not all(_is_strange(w) and not w.definite for w in line.words[i + 1 : end]):
        return i
    return end if _shown(line, i, end) else i


def may_be_stranger(word: Word) -> bool:
    """Could the word by itself begin such a name, whatever stands around it? Most words cannot; kept with its form."""
    strange = word.form.strange
    if strange is None:
        strange = (not word.definite and likely(word) >= Likely.POSSIBLE) or may_begin_whole(word)
        word.form.strange = strange
    return strange


def _says_that(line: Line, i: int) -> bool:
    """قال مونيز إن, وأضاف «مونيز»: …, قال مونيز الذي: one unlisted word between a verb of saying and what is said."""
    if not 0 < i < len(line.words) - 1 or not _says(line.words[i - 1]):
        return False
    word = line.words[i]
    between = not word.clitics and word.gap <= Gap.QUOTED and not line.hits[i]
    return between and not word.definite and _strange(word.written) and _is_strange(word) and _told(line, i + 1)


def _told(line: Line, at: int) -> bool:
    """Does what is said begin at word `at`: with إن, after a colon, or after who the speaker is?"""
    word = line.words[at]
    that = word.core in classes("anaphora.yaml", "that") or word.core in classes("anaphora.yaml", "who")
    return (that and word.gap <= Gap.QUOTED) or ":" in line.text[line.words[at - 1].end : word.start]


def _fathered(line: Line, i: int) -> bool:
    """مشعشع بن مفرح: a word no list knows before a father's name."""
    word, after = line.words[i], line.words[i + 1] if i + 1 < len(line.words) else None
    if after is None or after.norm not in classes("first_names.yaml", "filial") or after.gap > Gap.PLAIN:
        return False
    return not (word.definite or word.clitics or line.hits[i]) and likely(word) >= Likely.POSSIBLE


def _is_strange(word: Word) -> bool:
    return likely(word) >= Likely.POSSIBLE and not word.suffix


def _shown(line: Line, i: int, end: int) -> bool:
    """Does a verb or title beside it show that a person is named?"""
    if i and _acts(line.words[i - 1]) and line.words[i].gap <= Gap.QUOTED and not line.words[i].clitics:
        return True
    if end >= len(line.words):
        return False
    after = line.words[end]
    titled = bare_of(after) in heads() and (after.definite or after.gap <= Gap.COMMA)
    return (titled and not after.clitics) or (after.gap is Gap.PLAIN and _says(after))


def _acts(word: Word) -> bool:
    return _says(word) or word.core in classes("stop_words.yaml", "meeting_verbs")


def _says(word: Word) -> bool:
    return word.core in _saying()


@lru_cache(maxsize=1)
def _saying() -> frozenset[str]:
    return classes("speech_verbs.yaml", "perfect") | classes("speech_verbs.yaml", "feminine")
