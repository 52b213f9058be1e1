"""The marks and particles of `marks.yaml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kg.language.normalise import fold_word
from kg.patterns.data import load


@lru_cache(maxsize=32)
def marks(name: str) -> tuple[str, ...]:
    """The list `name`, folded."""
    return tuple(fold_word(m) for m in load(Path(__file__).parent / "marks.yaml")[name])
