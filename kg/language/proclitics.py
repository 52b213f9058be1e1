"""Proclitics (و ف ب ل ك س ال) and pronoun enclitics, without a model.

Order of evidence: protected words (names and terms) and closed lists, then a comparison of frequencies: the word
without the proclitic must be common enough beside the word with it, and the word with it must not behave like a word
of its own (kg.language.evidence). Method: frequency-ratio splitting over wordfreq's Arabic list.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.language.enclitics import split_pronoun
from kg.language.evidence import nominal, verbal, weight
from kg.language.frequencies import frequency, half_fold
from kg.language.function_words import closed_words
from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.lexicon.protected import protected_words

_RULES: dict[str, Any] = load_yaml("clitics.yaml")
_RATIO: dict[str, float] = _RULES["ratio"]
_PER_SHARE: dict[str, float] = _RULES["per_share"]
_CONJUNCTIONS, _PREPOSITIONS = frozenset(_RULES["conjunctions"]), frozenset(_RULES["prepositions"])
_ALONE = _CONJUNCTIONS | _PREPOSITIONS
_HARD, _PERSONS = frozenset(_RULES["hard_alefs"]), frozenset(_RULES["persons"])
_NO_VERBS = frozenset(_RULES["before_nouns_only"])
_AND: str = _RULES["conjunctions"][0]
_TO: str = _RULES["to"]
_HIDDEN: list[tuple[str, str]] = _RULES["hidden"]
_FUTURE: str = _RULES["future"]
_ARTICLE: str = _RULES["article"]
_DOUBLE: str = _RULES["double_lam"]
_COMMON = 1000.0
_LIKE_A_WORD = 0.04  # share of the article or the imperfect
_PLAIN = 3.0  # and where nothing shows the rest to be a noun or a verb
_KNOWN = 200.0  # occurrences per thousand million for the rest to count as a word
_SEEN = 30.0  # and after و, which begins few words of its own
_LONGEST = 30  # letters; no Arabic word has more


@dataclass(frozen=True, slots=True)
class WordReading:
    """A word taken apart. `evidence` says, step by step, what decided."""

    prefixes: tuple[str, ...]
    stem: str
    suffix: str
    evidence: tuple[str, ...]


@lru_cache(maxsize=1)
def _protected() -> frozenset[str]:
    """Words of names and terms, of which no letter is read as a clitic; set phrases and particles apart."""
    closed = closed_words()
    open_words = closed.particles | closed.takers.keys() | closed.bearers.keys() | closed.compounds
    return frozenset(map(half_fold, protected_words())) - open_words


@lru_cache(maxsize=1)
def listed_words() -> frozenset[str]:
    """What the lists know by heart, folded: names and terms, particles, words that only look as if they split."""
    closed = closed_words()
    return frozenset(map(fold_word, protected_words())) | frozenset(map(fold_word, closed.whole | closed.particles))


def split_word(norm: str, written: str = "") -> tuple[tuple[str, ...], str, str]:
    """Prefixes, stem and suffix of a folded word, all folded. `written` is the word as it stands in the text, whose
    hamza and ta marbuta are evidence."""
    reading = explain_word(norm, written)
    return reading.prefixes, reading.stem, reading.suffix


@lru_cache(maxsize=1 << 10)  # whole tokens are kept by `tokens`, which asks for the same word hardly twice
def explain_word(norm: str, written: str = "") -> WordReading:
    """`split_word` with its evidence."""
    word = half_fold(written) if written else _likely_spelling(norm)
    if not "\u0621" <= word[:1] <= "\u064a" or len(word) > _LONGEST:
        return WordReading((), norm, "", ("not an Arabic word",))
    if word in _ALONE:
        return WordReading((word,), "", "", ("a proclitic by itself",))
    prefixes, rest, why = _conjunction(word)
    more, rest, because = _after_conjunction(rest, _hard_alefs(written, len(word) - len(rest)))
    stem, suffix, ending = _ending(rest, prefixes + more)
    evidence = tuple(filter(None, (*why, *because, ending)))
    return WordReading(prefixes + more, fold_word(stem), suffix, evidence or ("whole: nothing splits off",))


def _likely_spelling(norm: str) -> str:
    """A folded word with the final letter it is mostly written with."""
    for folded, kept in _HIDDEN:
        if norm.endswith(folded) and frequency(norm[:-1] + kept) > frequency(norm):
            return norm[:-1] + kept
    return norm


def _hard_alefs(written: str, start: int) -> tuple[bool, bool]:
    """Do the first and the second letter from `start` carry a hamza or madda on their alef? Then no article begins."""
    if _HARD.isdisjoint(written):
        return False, False
    letters = [char for char in written if half_fold(char)][start : start + 2]
    return letters[:1] != [] and letters[0] in _HARD, letters[1:] != [] and letters[1] in _HARD


def _is_protected(word: str) -> bool:
    return word in _protected()


def _conjunction(word: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    first, rest = word[:1], word[1:]
    if first in _CONJUNCTIONS:
        why = _splits(first, word, rest)
        if why:
            return (first,), rest, (why,)
    return (), word, ()


@lru_cache(maxsize=1 << 16)
def _after_conjunction(word: str, hard: tuple[bool, bool]) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Preposition, future س and article off a word whose conjunction is gone."""
    if _has_article(word) and not hard[0]:
        return (_ARTICLE,), word[2:], ("article",)
    first, rest = word[:1], word[1:]
    if word.startswith(_DOUBLE) and len(word) > 3 and not _is_protected(word):
        return _double_lam(word)
    if first in _PREPOSITIONS and (why := _splits(first, word, rest)):
        if _has_article(rest) and not hard[1]:
            return (first, _ARTICLE), rest[2:], (why, "article")
        return (first,), rest, (why,)
    if first == _FUTURE and (why := _future(word, rest, hard[1])):
        return (_FUTURE,), rest, (why,)
    return (), word, ()


def _double_lam(word: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """لل at the start: ل and the article, whose alef is not written; a third lam of the word itself is not either, so
    للجنة is ل + ال + لجنة and لليبيا ل + ليبيا."""
    one, two = word[1:], word[2:]
    if _is_protected(one) or frequency(two) < 0.02 * frequency(one):
        return (_TO,), one, (f"{one} is a word, {two} is not",)
    if nominal(one) > 0.04 and frequency(one) > frequency(two):
        return (_TO, _ARTICLE), one, (f"{one} takes the article and is commoner than {two}",)
    return (_TO, _ARTICLE), two, ("the article after a preposition",)


def _has_article(word: str) -> bool:
    return word.startswith(_ARTICLE) and len(word) > 3 and word not in closed_words().no_article


def _splits(proclitic: str, word: str, rest: str) -> str:
    """Why `word` is `proclitic` and `rest`; "" if it is not."""
    closed = closed_words()
    if word in closed.bearers and proclitic in _PREPOSITIONS:
        return f"{proclitic} and a pronoun"
    if word in closed.whole or word in closed.particles or word in closed.takers or _is_protected(word):
        return ""
    if word in closed.compounds:
        return f"{word} is a set phrase"
    if rest in closed.particles or rest in closed.takers or (proclitic in _CONJUNCTIONS and rest in closed.bearers):
        return f"{rest} is a particle"
    if _is_protected(rest) and _alone(proclitic, word) < _LIKE_A_WORD:
        return f"{rest} is a name or term"
    return _by_frequency(proclitic, word, rest)


def _by_frequency(proclitic: str, word: str, rest: str) -> str:
    mine, whole = weight(rest), frequency(word)
    if proclitic in _NO_VERBS and nominal(rest) < _LIKE_A_WORD and rest and rest[0] in _PERSONS and verbal_form(rest):
        return ""
    short = len(rest) < 3 and mine < (1.0 if proclitic == _AND else 3.0) * whole
    if mine < (_SEEN if proclitic == _AND else _KNOWN) or short:
        return ""
    if mine < _RATIO[proclitic] * whole:  # not enough for any word
        return ""
    needed = _RATIO[proclitic] + _PER_SHARE[proclitic] * _alone(proclitic, word)
    if proclitic in _PREPOSITIONS and not rest.startswith(_ARTICLE) and not _can_follow(proclitic, rest, mine):
        needed, mine = max(needed, _PLAIN), frequency(rest)
    if mine < needed * whole:
        return ""
    return f"{rest} is written {mine / max(whole, 1.0):.1f} times as often as {word} (needed: {needed:.2f})"


def _can_follow(preposition: str, rest: str, mine: float) -> bool:
    """Is `rest` a noun (or after ل an imperfect)? Of a rare word more is asked."""
    share = 0.02 if mine > _COMMON else 0.1
    return nominal(rest) >= share or (preposition == _TO and verbal(rest) >= share)


def _alone(proclitic: str, word: str) -> float:
    """How much `word` behaves like a word of its own; the past of verbs in و is a closed list instead."""
    return min(1.0, nominal(word) if proclitic == _AND else max(nominal(word), verbal(word)))


def _future(word: str, rest: str, hard: bool) -> str:
    """س before an imperfect; that of the first person keeps its hamza."""
    if len(rest) < 3 or not (rest[0] in _PERSONS or hard) or word in closed_words().whole or _is_protected(word):
        return ""
    return _by_frequency(_FUTURE, word, rest) if verbal_form(rest) else ""


def verbal_form(rest: str) -> bool:
    """Could `rest` be an imperfect? Its past or another person of it must be written."""
    core = rest[1:]
    others = sum(frequency(person + core) for person in _PERSONS if person != rest[0])
    return others > 0.02 * frequency(rest)


def _ending(rest: str, prefixes: tuple[str, ...]) -> tuple[str, str, str]:
    if prefixes and prefixes[-1] in _PREPOSITIONS and prefixes[-1] + rest in closed_words().bearers:
        return "", rest, "pronoun"
    if _is_protected(rest):
        return rest, "", "a name or term"
    return split_pronoun(rest, indefinite=_ARTICLE not in prefixes)
