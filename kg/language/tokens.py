"""Tokens: words, numbers and punctuation marks, with proclitics split off."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.language.analyzers import Analyzer, analyzer
from kg.language.glued import cut
from kg.language.normalise import fold_word
from kg.model import Token

# a number with its separators | a word with its marks | any other visible character; "_" parts the words of a hashtag
_TOKEN = re.compile(
    r"\d+(?:[.,\u066b\u066c]\d+)*|(?:[^\W\d_]|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c\u200d])+|[^\s]"
)


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, offsets in `text`. Words printed as one are parted where that is sure."""
    stop = len(text) if end is None else end
    out: list[Token] = []
    read = analyzer()
    for match in _TOKEN.finditer(text, start, stop):
        at = match.start()
        for length, fields in _parts(match.group(), read):
            out.append(tuple.__new__(Token, (at, at + length, *fields)))
            at += length
    return tuple(out)


@lru_cache(maxsize=1 << 17)
def _parts(text: str, read: Analyzer) -> tuple[tuple[int, tuple[object, ...]], ...]:
    """The one or two words printed as `text`: how long each is, and a Token's fields from `text` on."""
    first = cut(text) if len(text) > 5 else 0
    words = (text[:first], text[first:]) if first else (text,)
    return tuple((len(word), (word, *_reading(word, read))) for word in words)


def _reading(text: str, read: Analyzer) -> tuple[str, tuple[str, ...], str, str, bool]:
    norm = fold_word(text)
    if not norm or not norm[0].isalpha():
        return norm, (), norm, "", False
    reading = read(norm, text)
    return norm, reading.prefixes, reading.stem, reading.suffix, True
