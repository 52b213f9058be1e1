"""Folding: one spelling for matching, with a map back to the stored text.

Folding drops diacritics, tatweel, bidi marks and zero-width characters, unifies alef, hamza seats, ya, ta marbuta,
presentation forms, Persian letters, digits, quotes and spaces. It serves matching only: evidence is cut from the
stored text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
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

_EVERYWHERE = frozenset((*"أإآىئؤة«»”“–", *map(chr, (*range(0x064B, 0x0653), 0x0640))))  # in a text of the press


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
    """Folded text and the way back: from each offset in `here` on, characters stand as far apart as in the original
    from the offset in `there` on. All stretches are even but those of characters that fold to none or to several."""

    text: str
    here: tuple[int, ...]
    there: tuple[int, ...]
    length: int  # of the original

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The narrowest stretch of the original that folds to `[start, end)`, without marks after its last letter."""
        if start >= end:
            at = self._origin(start) if start < len(self.text) else self.length
            return at, at
        return self._origin(start), self._origin(end - 1) + 1

    def from_original(self, offset: int) -> int:
        """The folded offset of the first character that comes from `offset` or later."""
        at = bisect_left(self.there, offset) - 1
        if at < 0:
            return 0
        end = self.here[at + 1] if at + 1 < len(self.here) else len(self.text)
        return min(self.here[at] + offset - self.there[at], end)

    def _origin(self, at: int) -> int:
        stretch = bisect_right(self.here, at) - 1
        return self.there[stretch] + at - self.here[stretch]


def fold(text: str) -> Folded:
    """Fold `text`, keeping the way back. Linear in its length."""
    here, there = [0], [0]
    for match in _UNEVEN.finditer(text):
        at = match.start()
        begin, length = here[-1] + at - there[-1], len(_looked_up(match.group()))
        here += (*range(begin, begin + length), begin + length)
        there += (*[at] * length, at + 1)
    return Folded(folded_text(text), tuple(here), tuple(there), len(text))


def folded_text(text: str, kept: str = "") -> str:
    """What `fold` makes of `text`, without the way back; the letters of `kept`, some of the commonest, stay."""
    for letter, folded in _COMMON:
        if letter not in kept:
            text = text.replace(letter, folded)
    return _REST.sub(lambda match: _looked_up(match.group()), text)


def _looked_up(chars: str) -> str:
    return chars.translate(_TABLE).lower()


def _uneven() -> re.Pattern[str]:
    """The characters that fold to none or to several; İ is the only one whose small form is longer."""
    codes = {code for code, new in _TABLE.items() if new is None or len(new.lower()) != 1}
    return re.compile("[" + "".join(map(re.escape, map(chr, sorted(codes | {ord("İ")})))) + "]")


_UNEVEN = _uneven()
# To replace the few characters that most texts hold takes a tenth of the time of looking each character up.
_COMMON = tuple((chr(code), new or "") for code, new in _TABLE.items() if chr(code) in _EVERYWHERE)
_REST = re.compile(r"[^ \t\r\n!-@\[-_a-~\u0621-\u064a،؛؟]+")  # what a look-up may change once those are gone


@lru_cache(maxsize=1 << 17)
def fold_word(word: str) -> str:
    """The folded form of a word or short phrase, without the map."""
    return word.translate(_TABLE).lower()
