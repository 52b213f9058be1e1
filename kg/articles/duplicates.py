"""Articles with nearly the same wording: agency copy printed by several outlets, or an article sent out again.

Method: bottom-k sketches (Broder 1997) of four-word shingles of the folded text. Two texts are likened by the share of
the smaller sketch members they have in common, which estimates the Jaccard coefficient of their shingles; only articles
that share one of their smallest members are compared. Cost is linear in the number of articles; nothing is random.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b

from kg.language.normalise import folded_text

SAME = 0.7  # estimated Jaccard coefficient from which an article counts as a copy
_KEPT = 64  # members of a sketch
_KEYS = 6  # smallest members by which articles find each other: at 0.7, one of six is shared in 999 of 1,000 cases
_MOST = 64  # originals compared under one member: a line that all articles of an outlet carry must not cost squares
_LEAST = 24  # shingles; shorter texts are alike too easily
_WORD = re.compile(r"[^\W_]+")

_MASK, _FACTOR = (1 << 64) - 1, 0x9E3779B97F4A7C15  # 64 bits; an odd number whose multiples spread over them

Sketch = Sequence[int]


def sketch(text: str) -> Sketch:
    """The sketch of a text: the least hashes of its shingles, ascending; empty if the text is too short to tell."""
    words = [_word_hash(w) for w in _WORD.findall(folded_text(text))]
    fours = zip(words, words[1:], words[2:], words[3:], strict=False)
    shingles = {
        (found ^ found >> 29) * _FACTOR & _MASK
        for a, b, c, d in fours
        for found in ((105 * a + 35 * b + 7 * c + d) * _FACTOR & _MASK,)  # of four words, in which their order counts
    }
    if len(shingles) < _LEAST:
        return ()
    return tuple(sorted(shingles)[:_KEPT])


@lru_cache(maxsize=1 << 15)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def likeness(a: Sketch, b: Sketch) -> float:
    """The estimated Jaccard coefficient of the texts behind two sketches, 0 to 1."""
    if not a or not b:
        return 0.0
    least = sorted({*a, *b})[: min(len(a), len(b))]
    return len(set(least) & set(a) & set(b)) / len(least)


class Originals:
    """The articles met so far that are no copies, on disk. Feed articles in the order of their appearance."""

    def __init__(self) -> None:
        self._data = sqlite3.connect("")  # a file of SQLite's own, gone with the connection
        self._data.executescript(_TABLES)

    def original(self, name: str, own: Sketch) -> str | None:
        """The name of the article that `name` is a copy of; None if it is none, and then an original itself."""
        best, score = None, SAME
        for other, found in self._alike(own):
            if found > score or (found == score and best is None):
                best, score = other, found
        if best is None:
            self._add(name, own)
        return best

    def _alike(self, own: Sketch) -> Iterator[tuple[str, float]]:
        """Originals that share one of the smallest members, with their likeness."""
        keys = map(_signed, own[:_KEYS])
        for number in dict.fromkeys(n for key in keys for (n,) in self._data.execute(_FIND, (key, _MOST))):
            name, held = self._data.execute("SELECT name, sketch FROM original WHERE number = ?", (number,)).fetchone()
            yield name, likeness(own, array("Q", held))

    def _add(self, name: str, own: Sketch) -> None:
        row = (name, array("Q", own).tobytes())
        number = self._data.execute("INSERT INTO original (name, sketch) VALUES (?,?)", row).lastrowid
        self._data.executemany("INSERT INTO member VALUES (?,?)", ((_signed(key), number) for key in own[:_KEYS]))


_TABLES = """
PRAGMA journal_mode = OFF;
CREATE TABLE original (number INTEGER PRIMARY KEY, name TEXT, sketch BLOB);
CREATE TABLE member (key INTEGER, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID;
"""
_FIND = "SELECT number FROM member WHERE key = ? ORDER BY number LIMIT ?"


def _signed(member: int) -> int:
    """A member as SQLite can hold it."""
    return member - (1 << 63)


def copies(articles: Iterable[tuple[str, Sketch]]) -> dict[str, str]:
    """Copy → original, by name. `articles` in the order in which they appeared."""
    originals = Originals()
    found = ((name, originals.original(name, own)) for name, own in articles)
    return {name: original for name, original in found if original is not None}
