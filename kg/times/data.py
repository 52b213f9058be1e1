"""The data files of this package, loaded once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import LexiconError
from kg.language.normalise import fold_word
from kg.lexicon.load import load_file

_HERE = Path(__file__).resolve().parent


@lru_cache
def load(name: str) -> dict[str, Any]:
    """The mapping in `name`.yaml. Raises LexiconError if it is not one."""
    path = _HERE / f"{name}.yaml"
    data = load_file(path)
    if not isinstance(data, dict):
        raise LexiconError("not a mapping", where=str(path), remedy="see the other files beside it")
    return data


@lru_cache
def words(file: str, key: str) -> frozenset[str]:
    """The folded single words listed under `key`."""
    return frozenset(fold_word(str(w)) for w in load(file)[key])
