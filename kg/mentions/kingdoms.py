"""المملكة, السلطنة: a state by its form of government, where the word stands alone."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.article import Reading
from kg.mentions.gazetteer import Entry, Hit, Kind, classes
from kg.mentions.line import Line
from kg.mentions.scan import Found
from kg.mentions.words import Gap
from kg.model import ActorType


@lru_cache(maxsize=1)
def _kingdoms() -> dict[str, list[str]]:
    return {fold_word(word): codes for word, codes in load_yaml("anaphora.yaml")["kingdom"].items()}


def find_kingdoms(reading: Reading) -> None:
    """Add a finding for each such word: the kingdom whose names and cities the article has most, else the one the word
    usually means."""
    named = Counter(f.hit.entry.country for f in reading.found if f.hit is not None)
    for number, at in reading.places_of(_kingdoms().keys()):
        line = reading.lines[number]
        core = line.words[at].core
        if _stands_alone(line, at):
            code = max(_kingdoms()[core], key=lambda c: named[c])
            entry = Entry(Kind.KINGDOM, core, ActorType.STATE, code)
            reading.found.append(Found(number, at, at + 1, hit=Hit(at, at + 1, entry)))
    reading.found.sort(key=lambda f: (f.line, f.i, -f.j))


def _stands_alone(line: Line, at: int) -> bool:
    """Not المملكة المتحدة, and not part of a longer name."""
    if line.hits[at]:
        return False
    after = line.words[at + 1] if at + 1 < len(line.words) else None
    if after is not None and after.core in classes("anaphora.yaml", "dynasties"):
        return False
    return after is None or after.gap is not Gap.PLAIN or not after.definite or line.hit(at + 1) is None
