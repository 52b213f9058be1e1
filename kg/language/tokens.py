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
        at, word = match.start(), match.group()
        if len(word) > 5 and (first := cut(word)):
            out.append(_token(at, word[:first], read))
            at, word = at + first, word[first:]
        out.append(_token(at, word, read))
    return tuple(out)


def _token(start: int, text: str, read: Analyzer) -> Token:
    norm, prefixes, stem, suffix, is_word = _reading(text, read)
    return Token(start, start + len(text), text, norm, prefixes, stem, suffix, is_word)


@lru_cache(maxsize=1 << 17)
def _reading(text: str, read: Analyzer) -> tuple[str, tuple[str, ...], str, str, bool]:
    norm = fold_word(text)
    if not norm or not norm[0].isalpha():
        return norm, (), norm, "", False
    reading = read(norm, text)
    return norm, reading.prefixes, reading.stem, reading.suffix, True
