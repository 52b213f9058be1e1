"""Tokens: words, numbers and punctuation marks, with proclitics split off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.language.analyzers import Analyzer, analyzer
from kg.language.glued import cut
from kg.language.normalise import fold_word
from kg.language.parted import FIRST, RARE, SECOND, halves, is_stray
from kg.model import Token

# a number with its separators | a word with its marks | any other visible character; "_" parts the words of a hashtag
_TOKEN = re.compile(
    r"\d+(?:[.,\u066b\u066c]\d+)*|(?:[^\W\d_]|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c\u200d])+|[^\s]"
)
# where a token begins and ends in its chunk, which half of a word it may be, and a Token's fields from `text` on
_Part = tuple[int, int, int, str, str, tuple[str, ...], str, str, bool]
_MOST = 1 << 17  # chunks remembered
_LONGEST = 60  # characters of one


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, offsets in `text`. Words printed as one are parted and words printed in two
    joined (`text` is then without the stray space) where that is sure."""
    stop = len(text) if end is None else end
    out: list[Token] = []
    read = analyzer()
    known, make = _chunks(read), tuple.__new__
    at, before = start, 0
    for chunk in text[start:stop].split(" "):
        for low, high, half, word, norm, prefixes, stem, suffix, is_word in known[chunk]:
            token = make(Token, (at + low, at + high, word, norm, prefixes, stem, suffix, is_word))
            if half & SECOND and before & FIRST and (half | before) & RARE and is_stray(text, out[-1], token):
                token = _joined(out.pop(), token, read)
                half |= FIRST
            out.append(token)
            before = half
        at += len(chunk) + 1
    return tuple(out)


class _Chunks(dict[str, tuple[_Part, ...]]):
    """What stands between two spaces → its tokens: each is taken apart once, as news says most things in the same
    words."""

    def __init__(self, read: Analyzer) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, chunk: str) -> tuple[_Part, ...]:
        parts = tuple(_parts(chunk, self._read))
        if len(chunk) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[chunk] = parts
        return parts


@lru_cache(maxsize=2)
def _chunks(read: Analyzer) -> _Chunks:
    return _Chunks(read)


def _parts(chunk: str, read: Analyzer) -> Iterator[_Part]:
    for match in _TOKEN.finditer(chunk):
        at = match.start()
        for word in _words(match.group()):
            norm, prefixes, stem, suffix, is_word = _reading(word, read)
            half = halves(norm, word) if is_word else 0
            yield at, at + len(word), half, word, norm, prefixes, stem, suffix, is_word
            at += len(word)


def _words(text: str) -> tuple[str, ...]:
    """The one or two words printed as `text`."""
    first = cut(text) if len(text) > 5 else 0
    return (text[:first], text[first:]) if first else (text,)


def _joined(first: Token, second: Token, read: Analyzer) -> Token:
    word = first.text + second.text
    return Token(first.start, second.end, word, *_reading(word, read))


def _reading(text: str, read: Analyzer) -> tuple[str, tuple[str, ...], str, str, bool]:
    norm = fold_word(text)
    if not norm or not norm[0].isalpha():
        return norm, (), norm, "", False
    reading = read(norm, text)
    return norm, reading.prefixes, reading.stem, reading.suffix, True
