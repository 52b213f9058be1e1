"""Which analyser takes words apart: the frequency splitter, or camel-tools where it is installed.

Both answer with a `WordReading`. The choice is the process's, through the environment variable HIWAR_ANALYZER, so that
worker processes make the same one; `use_analyzer` sets it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache

from kg.errors import HiwarError
from kg.language.proclitics import WordReading, explain_word

Analyzer = Callable[[str, str], WordReading]
VARIABLE = "HIWAR_ANALYZER"
NAMES = ("frequency", "camel")


def use_analyzer(name: str) -> None:
    """Take words apart with `name` from now on. Raises HiwarError if it is unknown or not installed."""
    if name not in NAMES:
        raise HiwarError(f"no such analyser: {name}", remedy=f"use one of {', '.join(NAMES)}")
    os.environ[VARIABLE] = name
    analyzer.cache_clear()
    analyzer()


@lru_cache(maxsize=1)
def analyzer() -> Analyzer:
    """The analyser in use. Raises HiwarError if the one asked for is not installed."""
    if os.environ.get(VARIABLE, NAMES[0]) != "camel":
        return explain_word
    from kg.language.camel import load_camel

    return load_camel().explain
