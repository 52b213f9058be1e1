"""The world's cities by their Arabic names: only for words that stand where a place must stand."""

from __future__ import annotations

from functools import lru_cache

from kg.lexicon.load import LEXICON

LONGEST = 3  # words of a name


@lru_cache(maxsize=1)
def cities() -> dict[str, str]:
    """ISO country code by folded name. The file's first line says where the names are from."""
    lines = (LEXICON / "cities.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t", 1) for line in lines)
