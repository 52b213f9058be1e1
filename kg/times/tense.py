"""Whether a clause speaks of the past or the future: the nearest word that tells, on the left, else on the right."""

from __future__ import annotations

from functools import lru_cache

from kg.times.data import words
from kg.times.items import Items
from kg.times.letters import (
    ACCUSATIVE,
    BY,
    CONJUNCTIONS,
    ENDINGS_ON_WEAK,
    FUTURE_PREFIX,
    IMPERFECT,
    PERSONS,
    VERB_ENDINGS,
    WEAK,
)

PAST, NONE, FUTURE = -1, 0, 1
_REACH = 60  # tokens; no clause of the press is longer, and cost stays linear


@lru_cache
def _cues() -> dict[str, int]:
    cues: dict[str, int] = {}
    for verb in words("tense", "past"):
        for ending in VERB_ENDINGS if verb not in words("tense", "also_nouns") else PERSONS:
            cues[_inflect(verb, ending)] = PAST
            cues[verb + ending] = PAST  # folding hides whether its end is weak (بدأ, دعا)
    for future in words("tense", "future") | words("tense", "scheduled"):
        cues[future] = FUTURE
    return cues


def _inflect(verb: str, ending: str) -> str:
    """Weak final alef or ya changes before an ending (التقى → التقت, التقوا)."""
    if ending and verb.endswith(WEAK):
        stem = verb[:-1]
        return stem + ending if ending in ENDINGS_ON_WEAK else stem + ACCUSATIVE + ending
    return verb + ending


@lru_cache(maxsize=1 << 16)
def tense_of(norm: str) -> int:
    """The tense a folded word tells, NONE if it does not."""
    for conjunction in CONJUNCTIONS:
        if norm.startswith(conjunction):
            word = norm[len(conjunction) :]
            if word in _cues():
                return _cues()[word]
            if _is_future_verb(word):
                return FUTURE
    return NONE


def _is_future_verb(word: str) -> bool:
    """س before an imperfect (سيعقد, ستبدأ, سنرسل)."""
    if len(word) < 4 or word[0] != FUTURE_PREFIX or word[1] not in IMPERFECT:
        return False
    return not any(word.startswith(stem) for stem in _not_future())


@lru_cache
def _not_future() -> tuple[str, ...]:
    return tuple(sorted(words("tense", "not_future")))


def tense_at(items: Items, start: int, end: int) -> int:
    """The tense of the clause around tokens `[start, end)`; where the clause does not tell, of what comes before it."""
    left, right = range(start - 1, max(-1, start - 1 - _REACH), -1), range(end, min(end + _REACH, len(items.norms)))
    return _scan(items, left, True) or _scan(items, right, True) or _scan(items, left, False)


def promised(items: Items, start: int) -> bool:
    """Whether a past verb of agreeing or deciding with its على or ب stands before token `start` in its clause: what
    was agreed on was to come (اتفقا على عقد جولة خلال أسبوعين)."""
    stops, linked = words("tense", "boundaries"), False
    for i in range(start - 1, max(-1, start - 1 - _REACH), -1):
        norm = items.norms[i]
        if norm in stops:
            return False
        if norm in _promises():
            return linked
        noun = norm in words("tense", "also_nouns") or items.norm(i - 1) in words("tense", "promised_by")  # أن تسلم
        if tense_of(norm) == PAST and not noun:
            return False
        linked = linked or norm in words("tense", "promised_by") or BY in items.tokens[i].prefixes
    return False


@lru_cache
def _promises() -> frozenset[str]:
    verbs = {_inflect(verb, ending) for verb in words("tense", "promises") for ending in PERSONS}
    return frozenset(front + verb for verb in verbs for front in CONJUNCTIONS) | words("tense", "promise_nouns")


def _scan(items: Items, indices: range, within_clause: bool) -> int:
    stops = words("tense", "boundaries") if within_clause else frozenset()
    for i in indices:
        if items.norms[i] in stops:
            return NONE
        if FUTURE_PREFIX in items.tokens[i].prefixes or _ends_phrase(items, i):
            return FUTURE
        tense = tense_of(items.norms[i])
        if tense and not (tense == PAST and i and items.norms[i - 1] in _before_nouns()):
            return tense
    return NONE


@lru_cache
def _before_nouns() -> frozenset[str]:
    """Words no verb of the past follows: what stands behind them is a verbal noun (من المقرر عقد الجولة)."""
    return words("tense", "before_nouns") | words("tense", "future")


@lru_cache
def _phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(p.split()) for p in words("tense", "future_phrases"))


def _ends_phrase(items: Items, i: int) -> bool:
    """Whether a phrase that looks ahead ends at token `i`."""
    return any(tuple(items.norms[i + 1 - len(p) : i + 1]) == p for p in _phrases() if p[-1] == items.norms[i])
