"""Pronoun enclitics: ه ها هم هما هن ك كم كما نا ني ي at the end of a word."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kg.language.evidence import nominal, without_pronoun
from kg.language.frequencies import frequency
from kg.language.function_words import closed_words
from kg.lexicon.load import load_yaml

_RULES: dict[str, Any] = load_yaml("clitics.yaml")
_RATIO: dict[str, float] = _RULES["pronoun_ratio"]
_FIRST_PERSON: dict[str, float] = _RULES["first_person_ratio"]
_FINAL, _VERBS = tuple(_RULES["final"]), tuple(_RULES["verb_fronts"])
_ARTICLE: str = _RULES["article"]
_OURS: str = _RULES["ours"]
_KNOWN = 150.0  # occurrences per thousand million for the word without the pronoun to be one


@lru_cache(maxsize=1 << 16)
def split_pronoun(word: str, indefinite: bool = True) -> tuple[str, str, str]:
    """Stem, pronoun enclitic ("" for none) and the evidence. `indefinite` is False after the article, which excludes
    pronouns. `word` is half-folded: ة excludes a pronoun too."""
    closed = closed_words()
    if indefinite and word in closed.takers:
        return (*closed.takers[word], "particle and pronoun")
    if not indefinite or word.endswith(_FINAL) or word in closed.no_pronoun or word in closed.particles:
        return word, "", ""
    for free, pronoun in without_pronoun(word):
        evidence = _pronoun_evidence(word, free, pronoun)
        if evidence:
            return word[: -len(pronoun)], pronoun, evidence
    return word, "", ""


def _pronoun_evidence(word: str, free: str, pronoun: str) -> str:
    """Why `word` is `free` and `pronoun`; "" if it is not."""
    if frequency(free) < _KNOWN or _stands_alone(word) or (len(free) < 3 and frequency(free) < 20 * frequency(word)):
        return ""
    ratio = _RATIO.get(pronoun) or _FIRST_PERSON[pronoun]
    if pronoun in _FIRST_PERSON and not _can_be_ours(free, pronoun):
        return ""
    if frequency(free) < ratio * frequency(word):
        return ""
    return f"{free} is written {_times(free, word)} times as often as {word}"


def _stands_alone(word: str) -> bool:
    """Takes the article itself (الوجه, المياه), which no word with a pronoun does."""
    return frequency(_ARTICLE + word) > max(0.03 * frequency(word), 30.0)


def _can_be_ours(free: str, pronoun: str) -> bool:
    """نا after nouns, نا and ني after imperfects; elsewhere they belong to the verb. ي is left on: after ة it is
    more often the dual in construct (مدينتي حلب وإدلب), elsewhere it makes adjectives."""
    imperfect = free.startswith(_VERBS)
    return (pronoun == _OURS and nominal(free) > 0.2) or (imperfect and nominal(free) < 0.05)


def _times(free: str, word: str) -> str:
    return f"{frequency(free) / max(frequency(word), 1.0):.1f}"
