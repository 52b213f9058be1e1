"""Tokens: words, numbers and punctuation marks, with proclitics split off."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.language.analyzers import Analyzer, analyzer
from kg.language.glued import cut
from kg.language.normalise import fold_word
from kg.language.parted import is_stray, may_be_part
from kg.model import Token

# a number with its separators | a word with its marks | any other visible character; "_" parts the words of a hashtag
_TOKEN = re.compile(
    r"\d+(?:[.,\u066b\u066c]\d+)*|(?:[^\W\d_]|[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c\u200d])+|[^\s]"
)


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, offsets in `text`. Words printed as one are parted and words printed in two
    joined (`text` is then without the stray space) where that is sure."""
    stop = len(text) if end is None else end
    out: list[Token] = []
    read = analyzer()
    last_loose = False
    for match in _TOKEN.finditer(text, start, stop):
        at = match.start()
        for length, loose, fields in _parts(match.group(), read):
            token = tuple.__new__(Token, (at, at + length, *fields))
            if (loose or last_loose) and out and is_stray(text, out[-1], token):
                token = _joined(out.pop(), token, read)
            out.append(token)
            at, last_loose = at + length, loose
    return tuple(out)


@lru_cache(maxsize=1 << 17)
def _parts(text: str, read: Analyzer) -> tuple[tuple[int, bool, tuple[object, ...]], ...]:
    """The one or two words printed as `text`: how long each is, whether it may be half a word, and a Token's fields
    from `text` on."""
    first = cut(text) if len(text) > 5 else 0
    words = (text[:first], text[first:]) if first else (text,)
    read_words = ((word, _reading(word, read)) for word in words)
    return tuple((len(word), r[-1] and may_be_part(r[0], word), (word, *r)) for word, r in read_words)


def _joined(first: Token, second: Token, read: Analyzer) -> Token:
    word = first.text + second.text
    return Token(first.start, second.end, word, *_reading(word, read))


def _reading(text: str, read: Analyzer) -> tuple[str, tuple[str, ...], str, str, bool]:
    norm = fold_word(text)
    if not norm or not norm[0].isalpha():
        return norm, (), norm, "", False
    reading = read(norm, text)
    return norm, reading.prefixes, reading.stem, reading.suffix, True
