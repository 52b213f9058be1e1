"""Folding: one spelling for matching, with a map back to the stored text.

Folding drops diacritics, tatweel, bidi marks and zero-width characters, unifies alef, hamza seats, ya, ta marbuta,
presentation forms, Persian letters, digits, quotes and spaces. It serves matching only: evidence is cut from the
stored text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

_DROP = (
    *range(0x064B, 0x0660), 0x0670, 0x0640, *range(0x06D6, 0x06EE), *range(0x0610, 0x061B),
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0x00AD,
)  # fmt: skip
_PAIRS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و",
    "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ک": "ك", "ڪ": "ك",
    "Σ": "σ",  # whose small form depends on its place
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "‘": "'", "’": "'", "‚": "'", "`": "'",
    "٪": "%", "٫": ".", "٬": ",", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
}  # fmt: skip


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(k): v for k, v in _PAIRS.items()}
    table.update(dict.fromkeys(_DROP))
    table.update({0x0660 + i: str(i) for i in range(10)})
    table.update({0x06F0 + i: str(i) for i in range(10)})
    table.update(dict.fromkeys((160, 5760, *range(8192, 8203), 8239, 8287, 12288), " "))
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):  # presentation forms, folded like their letters
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            table[code] = plain.strip().translate(table)
    return table


_TABLE = _table()


def fold_table() -> dict[int, str | None]:
    """What folding makes of single characters, for `str.translate` (capitals apart): a copy to build other folds on."""
    return dict(_TABLE)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its characters, the offset in the original it came from (None: the same)."""

    text: str
    origin: tuple[int, ...] | None
    length: int  # of the original

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The narrowest stretch of the original that folds to `[start, end)`, without marks after its last letter."""
        if self.origin is None:
            return start, end
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else self.length
            return at, at
        return self.origin[start], self.origin[end - 1] + 1

    def from_original(self, offset: int) -> int:
        """The folded offset of the first character that comes from `offset` or later."""
        return offset if self.origin is None else bisect_right(self.origin, offset - 1)


def fold(text: str) -> Folded:
    """Fold `text`, keeping the way back. Linear in its length."""
    pieces: list[str] = []
    origin: list[int] = []
    done = 0
    for match in _UNEVEN.finditer(text):
        at = match.start()
        pieces += (_fold_even(text[done:at]), new := _fold_char(match.group()))
        origin += range(done, at)
        origin += [at] * len(new)
        done = at + 1
    if not done:
        return Folded(_fold_even(text), None, len(text))
    pieces.append(_fold_even(text[done:]))
    origin += range(done, len(text))
    return Folded("".join(pieces), tuple(origin), len(text))


def folded_text(text: str) -> str:
    """What `fold` makes of `text`, without the way back."""
    return _fold_even(text)


def _fold_char(char: str) -> str:
    return char.translate(_TABLE).lower()


def _fold_even(text: str) -> str:
    """Fold characters of which each becomes exactly one."""
    return text.translate(_TABLE).lower()


def _uneven() -> re.Pattern[str]:
    """The characters that fold to none or to several; İ is the only one whose small form is longer."""
    codes = {code for code, new in _TABLE.items() if new is None or len(new.lower()) != 1}
    return re.compile("[" + "".join(map(re.escape, map(chr, sorted(codes | {ord("İ")})))) + "]")


_UNEVEN = _uneven()


@lru_cache(maxsize=1 << 17)
def fold_word(word: str) -> str:
    """The folded form of a word or short phrase, without the map."""
    return word.translate(_TABLE).lower()
