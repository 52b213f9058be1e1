"""What the lexemes say of a word wherever it stands, read once for each distinct word."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from kg.patterns.bits import bits_of
from kg.patterns.lexemes import ANY_FUTURE, Reading, conjugation, lexicon, readings
from kg.patterns.marks import marks

Phrases = dict[str, list[tuple[tuple[str, ...], Reading]]]
_NOTHING = frozenset[str]()


class Known(NamedTuple):
    """Readings of a word alone, the lexemes they are of (as names and as bits), the phrases it may begin, and whether a
    reading is in the future."""

    readings: tuple[Reading, ...]
    names: frozenset[str]
    bits: int
    phrases: Phrases | None
    to_come: bool
    prefix: str = ""  # its proclitics


CLAUSE = Known((), _NOTHING, 0, None, False)  # a mark that parts clauses is no word


def _known(norm: str, found: tuple[Reading, ...], prefix: str = "") -> Known:
    names = frozenset(r.lexeme for r in found) if found else _NOTHING
    to_come = any("future" in r.tags for r in found)
    return Known(found, names, bits_of(names), _phrases_from(norm) or None, to_come, prefix)


WORDS: dict[str, Known] = {}  # by the word as written: it is asked for at every word of a text
_MOST = 1 << 17


def known_word(text: str, norm: str, prefixes: tuple[str, ...]) -> Known:
    """The word written as `text`, kept."""
    if len(WORDS) > _MOST:
        WORDS.clear()
    known = WORDS[text] = _known_word(norm, prefixes)
    return known


def _known_word(norm: str, prefixes: tuple[str, ...]) -> Known:
    """A word with its proclitics; a verb in the future shows it whatever lexeme it is of."""
    found, prefix = readings(norm), "".join(prefixes)
    if to_come := [r for r in found if "future" in r.tags]:
        return _known(norm, (*found, replace(to_come[0], lexeme=ANY_FUTURE.lexeme)), prefix)
    if any("verb" in r.tags for r in found) or not set(prefixes) & set(conjugation()["proclitics"]["future"]):
        return _known(norm, found, prefix)
    return _known(norm, (*found, ANY_FUTURE), prefix)


@lru_cache(maxsize=1 << 16)
def known_first(norm: str, *, read: bool) -> Known:
    """A mark, or the first word of a mention: with its readings or, where it only names somebody, without."""
    return _known(norm, readings(norm) if read else ())


def _phrases_from(norm: str) -> Phrases:
    """Phrases that begin with a word, a conjunction before it allowed, by their second word: (the words after the
    first, their reading)."""
    bare = (norm, *(norm[len(c) :] for c in marks("conjunctions") if norm.startswith(c) and len(norm) > len(c) + 1))
    phrases: Phrases = {}
    for rest, reading in (entry for first in bare for entry in lexicon().phrases.get(first, ())):
        phrases.setdefault(rest[0], []).append((rest, reading))
    return phrases
