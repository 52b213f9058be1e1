"""The letters of `letters.yaml` by name."""

from __future__ import annotations

from kg.times.data import load

_LETTERS = load("letters")


def _all(key: str) -> tuple[str, ...]:
    return tuple(_LETTERS[key])


AND: str = _LETTERS["and"]
BY: str = _LETTERS["by"]
FOR: str = _LETTERS["for"]
FUTURE_PREFIX: str = _LETTERS["future"]
ARTICLE: str = _LETTERS["article"]
ACCUSATIVE: str = _LETTERS["accusative"]
FEMININE: str = _LETTERS["feminine"]
TA_MARBUTA: str = _LETTERS["ta_marbuta"]
ZERO: str = _LETTERS["zero"]
COMMA: str = _LETTERS["comma"]
IMPERFECT = _all("imperfect")
CONJUNCTIONS = _all("conjunctions")
WEAK = _all("weak")
DUAL, DUAL_SOUND = _all("dual"), _all("dual_sound")
VERB_ENDINGS, ENDINGS_ON_WEAK, PERSONS = _all("verb_endings"), _all("endings_on_weak"), _all("persons")
CLITICS, NUMBER_CLITICS, DUAL_CLITICS = _all("clitics"), _all("number_clitics"), _all("dual_clitics")
