"""A state's own forces: الجيش العراقي, القوات المسلحة, سلاح الجو الأميركي."""

from __future__ import annotations

from functools import lru_cache

from kg.lexicon.load import load_yaml
from kg.mentions.body import Body, bare, state_in
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.line import Line
from kg.mentions.words import Gap
from kg.model import ActorType


def army_at(line: Line, i: int) -> Body | None:
    """A state's army or branch, with or without the state: الجيش العراقي, القوات المسلحة."""
    if line.words[i].core not in army_firsts():
        return None
    if (joint := _joint_at(line, i)) is not None:
        return joint
    end = _phrase_end(line, i, _army_phrases())
    if end == i or line.hit(i, Kind.BODY) is not None:
        return None
    stop = _specifiers(line, end)
    country = state_in(line, end, stop)
    head = bare(line.words[i])
    core = _core(line, i, end)
    if country is None and core in classes("bodies.yaml", "branches") - classes("bodies.yaml", "lone_branches"):
        return None
    rule = "bare forces" if line.words[i].core in classes("bodies.yaml", "optional_words") else "army"
    return Body(i, stop if country else end, end, ActorType.ARMED_FORCE, head, country, None, rule)


def _joint_at(line: Line, i: int) -> Body | None:
    """القوة العربية المشتركة, قوة إفريقية مشتركة: adjectives that agree with the noun, the last of them "joint"."""
    first = line.words[i]
    if first.core not in classes("bodies.yaml", "joint_heads") or line.hit(i, Kind.BODY) is not None:
        return None
    article = load_yaml("clitics.yaml")["article"]
    for at in range(i + 1, min(i + 4, len(line.words))):
        word = line.words[at]
        if word.gap is not Gap.PLAIN or word.clitics or word.definite is not first.definite:
            return None
        if word.norm.removeprefix(article) in classes("bodies.yaml", "joint"):
            if at == i + 1 and first.core not in classes("bodies.yaml", "joint_names"):
                return None
            cores = (w.norm if w.definite else article + w.norm for w in line.words[i + 1 : at + 1])
            plain = " ".join((first.core if first.definite else article + first.core, *cores))
            state, end = state_in(line, i, at + 1), at + 1
            return Body(i, end, end, ActorType.ARMED_FORCE, bare(first), state, None, "joint force", plain=plain)
    return None


@lru_cache(maxsize=1)
def _army_phrases() -> frozenset[str]:
    return classes("bodies.yaml", "army_words") | classes("bodies.yaml", "optional_words")


@lru_cache(maxsize=1)
def army_firsts() -> frozenset[str]:
    """The first words of what armies are called."""
    return frozenset(phrase.split()[0] for phrase in _army_phrases()) | classes("bodies.yaml", "joint_heads")


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
