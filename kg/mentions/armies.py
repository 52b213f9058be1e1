"""A state's own forces: الجيش العراقي, القوات المسلحة, سلاح الجو الأميركي."""

from __future__ import annotations

from functools import lru_cache

from kg.mentions.body import Body, bare, state_in
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.line import Line
from kg.mentions.words import Gap
from kg.model import ActorType


def army_at(line: Line, i: int) -> Body | None:
    """A state's army or branch, with or without the state: الجيش العراقي, القوات المسلحة."""
    if line.words[i].core not in army_firsts():
        return None
    end = _phrase_end(line, i, _army_phrases())
    if end == i or line.hit(i, Kind.BODY) is not None:
        return None
    stop = _specifiers(line, end)
    country = state_in(line, end, stop)
    head = bare(line.words[i])
    if country is None and line.written(i, end) and _core(line, i, end) in classes("bodies.yaml", "branches"):
        return None
    rule = "bare forces" if line.words[i].core in classes("bodies.yaml", "optional_words") else "army"
    return Body(i, stop if country else end, end, ActorType.ARMED_FORCE, head, country, None, rule)


@lru_cache(maxsize=1)
def _army_phrases() -> frozenset[str]:
    return classes("bodies.yaml", "army_words") | classes("bodies.yaml", "optional_words")


@lru_cache(maxsize=1)
def army_firsts() -> frozenset[str]:
    """The first words of what armies are called."""
    return frozenset(phrase.split()[0] for phrase in _army_phrases())


def _core(line: Line, i: int, j: int) -> str:
    return " ".join((line.words[i].core, *(w.norm for w in line.words[i + 1 : j])))


def _phrase_end(line: Line, i: int, phrases: frozenset[str]) -> int:
    for length in (3, 2, 1):
        if i + length > len(line.words):
            continue
        cores = (line.words[i].core, *(w.norm for w in line.words[i + 1 : i + length]))
        if " ".join(cores) in phrases and all(w.gap is Gap.PLAIN for w in line.words[i + 1 : i + length]):
            return i + length
    return i


def _specifiers(line: Line, j: int) -> int:
    """Past definite adjectives of an army up to the state's: القوات القتالية الأميركية."""
    at = j
    while at < len(line.words) and at - j < 3 and line.words[at].gap is Gap.PLAIN and not line.words[at].clitics:
        hit = line.hit(at, Kind.ADJECTIVE)
        if hit is not None and line.words[at].definite:
            return hit.j
        if not line.words[at].definite:
            break
        at += 1
    return j
