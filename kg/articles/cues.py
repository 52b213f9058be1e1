"""The cue words of boilerplate, compiled once from kg/lexicon/boilerplate.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from kg.language.normalise import fold


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns over folded lines. `stops`, `lists`, `lines` match at a line's start; `sections` whole lines."""

    stops: re.Pattern[str]
    lists: re.Pattern[str]
    lines: re.Pattern[str]
    sections: re.Pattern[str]
    share: re.Pattern[str]
    tails: re.Pattern[str]
    plea: re.Pattern[str]
    plea_words: tuple[str, ...]
    tail_words: tuple[str, ...]
    limits: dict[str, int]

    def in_line(self, text: str) -> Iterator[re.Pattern[str]]:
        """The patterns for the rest of a line of which a word stands in it: most lines have none."""
        if any(word in text for word in self.tail_words):
            yield self.tails
        if any(word in text for word in self.plea_words):
            yield self.plea


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cues, read on first use."""
    data: dict[str, Any] = yaml.load(
        resources.files("kg.lexicon").joinpath("boilerplate.yaml").read_text("utf-8"), yaml.CSafeLoader
    )
    calls, channels = _any(data["plea"]["calls"]), _any(data["plea"]["channels"])
    return Cues(
        stops=_opening(data["stops"]),
        lists=_opening(data["lists"]),
        lines=_opening(data["lines"]),
        sections=re.compile(_any(data["sections"])),
        share=_share_bar(data["share"], data["share_heads"]),
        tails=re.compile(rf"(?<!\w)(?:{_any(data['tails'])})(?!\w)|(?:\.{{2,}}|…)\s*{fold(data['more']).text}"),
        plea=re.compile(
            rf"(?:(?<=[.!؟?…]\s)|^)(?:\w+\s){{0,6}}(?:{calls})\s[^.!؟]{{0,120}}(?<!\w)(?:{channels})(?!\w)"
        ),
        plea_words=tuple(fold(word).text for word in data["plea"]["channels"]),
        tail_words=tuple(fold(word).text for word in [*data["tails"], data["more"]]),
        limits=data["limits"],
    )


def _any(words: Iterable[str]) -> str:
    """One of `words`, longest first so that none hides a longer one."""
    return "|".join(re.escape(fold(word).text) for word in sorted(words, key=lambda w: (-len(w), w)))


def _opening(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{_any(words)})(?!\w)")


def _share_bar(words: Iterable[str], heads: Iterable[str]) -> re.Pattern[str]:
    """A run of at least three share words, two of them names of networks."""
    word, head = rf"(?:{_any(words)})(?!\w)[\s|,:/-]*", rf"(?:{_any(heads)})(?!\w)[\s|,:/-]*"
    return re.compile(rf"[\s|]*(?:{word}){{0,5}}?{head}(?:{word}){{0,3}}?{head}(?:{word}){{0,12}}")
