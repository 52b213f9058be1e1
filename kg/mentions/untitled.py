"""A name without a title before it: what in it, or around it, shows that the words are one."""

from __future__ import annotations

from kg.mentions.gazetteer import Kind, classes
from kg.mentions.line import Line
from kg.mentions.nameness import Likely, is_common, likely, looks_like_surname
from kg.mentions.words import Gap, Word


def introduced(line: Line, i: int) -> bool:
    """Right after a verb of saying: وقال بن رودس."""
    verbs = classes("speech_verbs.yaml", "perfect") | classes("speech_verbs.yaml", "feminine")
    return i > 0 and line.words[i].gap <= Gap.QUOTED and line.words[i - 1].core in verbs


def ordinary(word: Word) -> bool:
    """رفعت العقوبات, هيلاري الأمر: no surname is a definite plural or a very common definite word."""
    if not word.definite or likely(word) >= Likely.LIKELY or word.norm in _titlelike():
        return False
    return word.written.endswith(("ات", "ين", "ون")) or (likely(word) < Likely.PLAUSIBLE and is_common(word.written))


def _titlelike() -> frozenset[str]:
    return classes("first_names.yaml", "surnames_like_titles")


def set_off(line: Line, i: int, end: int) -> bool:
    """لشؤون الشرق الأوسط، آن باترسون، التي …; كل من خليفة حفتر: commas on both sides, or a word for each of several."""
    listed = i > 1 and line.words[i - 2].core in classes("anaphora.yaml", "each") and not line.words[i].clitics
    closed = end < len(line.words) and line.words[end].gap is Gap.COMMA
    return listed or (closed and line.words[i].gap is Gap.COMMA and likely(line.words[i + 1]) >= Likely.POSSIBLE)


def surely(line: Line, i: int, end: int) -> bool:
    """A name that begins with an ordinary word needs another given name or a surname's shape in it."""
    second = line.words[i + 1]
    if likely(second) < Likely.LIKELY and not looks_like_surname(second.written, second.definite):
        return False
    return line.hit(i + 1, Kind.ADJECTIVE) is None
