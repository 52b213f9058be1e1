"""How often Arabic words are written: the evidence the clitic splitter weighs.

The figures are wordfreq's (occurrences per thousand million words), summed over spellings that differ only in marks and
hamza seats. ة and ى are kept apart from ه and ي here, because they tell a feminine from a pronoun.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import msgpack

from kg.errors import HiwarError
from kg.language.normalise import fold_table, folded_text

_RAREST = 720  # centibels: rarer words than this are noise in the list (hapaxes, misprints)
_LIST = "data/large_ar.msgpack.gz"  # of the package
_KEPT = "ةى"
_HALF = {code: to for code, to in fold_table().items() if chr(code) not in _KEPT}


@lru_cache(maxsize=1 << 10)  # of a new word it is asked several times, one after the other
def half_fold(word: str) -> str:
    """`word` folded except for ة and ى."""
    return word.translate(_HALF).lower()


_TABLE: dict[str, float] = {}


def _read() -> dict[str, float]:
    """Fill the table, once, on the first word that needs it: about 0.4 s and 30 MB."""
    table: dict[str, float] = {}
    known = table.get
    for centibels, words in enumerate(_lists()):
        each = 10 ** (9 - centibels / 100)
        for word in folded_text("\n".join(words), _KEPT).split("\n"):
            table[word] = known(word, 0.0) + each
    _TABLE.update(table)
    return _TABLE


def _lists() -> Iterator[list[str]]:
    """The words of wordfreq's large Arabic list by how rare they are, straight from its file: to import the package
    and to read the rarest words too takes longer than all else. Raises HiwarError if the file is not there."""
    package = find_spec("wordfreq")
    path = Path(package.origin).parent / _LIST if package and package.origin else Path(_LIST)
    if not path.is_file():
        raise HiwarError("the word list is missing", where=str(path), remedy="install wordfreq 3.1 or later")
    with gzip.open(path) as file:
        parts = msgpack.Unpacker(file, raw=False)
        for _ in range(min(parts.read_array_header(), _RAREST + 1)):
            part = parts.unpack()
            if isinstance(part, list):  # the first is a header
                yield part


def frequency(word: str) -> float:
    """Occurrences of a half-folded word per thousand million; 0.0 if it is not in the list."""
    return (_TABLE or _read()).get(word, 0.0)
