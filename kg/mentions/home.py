"""The state whose news an article is: its outlet's, or that of the city the report is from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.gazetteer import Kind, table
from kg.mentions.line import Line
from kg.mentions.words import Gap

_PARTS = re.compile(r"[^\w-]+")
_LATIN = re.compile(r"[a-z]")
_EARLY = 4  # words of a line among which a dateline's city stands
_LINES = 4  # lines among which a dateline stands


@lru_cache(maxsize=1024)
def home_of(outlet: str | None) -> str | None:
    """The ISO code of the country whose news `outlet` brings, by its name, its site or what its name says of it (جريدة
    مغربية, aps.dz); None of one without a country, or an unknown one."""
    parts = tuple(part for part in _PARTS.split(fold_word(outlet or "")) if part)
    whole = " ".join(parts)
    known = _homes().get(whole) or next(
        (_homes()[part] for part in parts if _LATIN.match(part) and part in _homes()), None
    )
    return known or _by_suffix(parts) or _by_words(parts)


@lru_cache(maxsize=1)
def _homes() -> dict[str, str]:
    return {fold_word(name): code for code, names in load_yaml("outlets.yaml")["home"].items() for name in names}


def _by_suffix(parts: tuple[str, ...]) -> str | None:
    """The country of a site's domain."""
    code = parts[-1].upper() if len(parts) > 1 else ""
    return code if code in load_yaml("states.yaml")["states"] else None


def _by_words(parts: tuple[str, ...]) -> str | None:
    """The state that a word of the name is the name, adjective or capital of."""
    for part in parts:
        for rest, entry in table().get(part, ()):
            if not rest and entry.kind in (Kind.ADJECTIVE, Kind.STATE, Kind.CAPITAL):
                return entry.country
    return None


def dateline_state(lines: Sequence[Line]) -> str | None:
    """The state of the city a report is dated from: «بغداد - », «الرياض (واس)» as one of the first lines begins."""
    for line in lines[:_LINES]:
        for at in range(min(_EARLY, len(line.words))):
            hit = line.hit(at, Kind.CAPITAL, Kind.PLACE)
            if hit is not None and _parted(line, hit.i, hit.j):
                return hit.entry.country
    return None


def _parted(line: Line, i: int, j: int) -> bool:
    """Does a dash, colon or bracket follow, and the line's start or such a mark come before?"""
    before = i == 0 or line.words[i].gap in (Gap.COMMA, Gap.QUOTED)
    return before and not line.words[i].clitics and j < len(line.words) and line.words[j].gap in (Gap.COMMA, Gap.QUOTED)
