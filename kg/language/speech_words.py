"""The words of speaking (kg/lexicon/speech.yaml), their forms made from principal parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from kg.language.letters import AND, SO, TO, WILL
from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml


class Part(Enum):
    """Which principal part of its verb a form comes from."""

    PAST = "past"
    PRESENT = "present"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class CueForm:
    """A form of a speech verb. `gender` is "m", "f" or "" where the form leaves it open; `bare`: what is said may
    follow as a noun; `word`: it always means speech; `relays`: it names an outlet and the one quoted; `joint`: a dual
    or plural, whose subject stands before it."""

    lemma: str
    part: Part
    gender: str
    bare: bool
    word: bool
    relays: bool
    joint: bool


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """All lists of speech.yaml, folded; phrases as tuples of words."""

    forms: Mapping[str, CueForm]
    lists: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    limits: Mapping[str, int]
    particle_verbs: Mapping[str, frozenset[str]]
    quoting: str
    adverbial: str  # the ending of adverbs

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


_LISTS = (
    "complementizers", "before_complementizer", "said", "sources", "source_clauses", "relayed", "documents", "unnamed",
    "before_verb", "been", "not_subject", "outlets", "closers", "relatives",
    "between_verb_and_subject", "openers", "latter", "topics", "source_fillers",
)  # fmt: skip
_PHRASES = ("source_phrases", "turns")
_FRONTS = ("", AND, SO)
CONJOINED = frozenset((AND, SO, WILL, TO))  # what may stand before a speech verb


@lru_cache(maxsize=1)
def speech_words() -> SpeechWords:
    """The lists, read on first use."""
    data: dict[str, Any] = load_yaml("speech.yaml")
    forms: dict[str, CueForm] = {}
    for verb in data["verbs"]:
        for form, cue in _forms(verb, data["endings"], tuple(data["joint_endings"])):
            forms.setdefault(form, cue)
    return SpeechWords(
        forms=forms,
        lists={name: frozenset(map(fold_word, data[name])) for name in _LISTS},
        phrases={name: tuple(tuple(map(fold_word, p.split())) for p in data[name]) for name in _PHRASES},
        limits=data["limits"],
        particle_verbs={fold_word(verb): frozenset(map(fold_word, w)) for verb, w in data["particle_verbs"].items()},
        quoting=fold_word(data["quoting"]),
        adverbial=fold_word(data["adverbial"]),
    )


def _forms(
    verb: Mapping[str, Any], endings: Mapping[str, Mapping[str, str]], joint: tuple[str, ...]
) -> Iterator[tuple[str, CueForm]]:
    for part in Part:
        if part.value not in verb:
            continue
        base = fold_word(verb[part.value])
        for form, gender in _part_forms(part, base, endings):
            tail = form[len(base) :] if part is Part.PAST else form[len(base) + 1 :]
            yield form, CueForm(
                fold_word(verb["past"]), part, gender, verb.get("bare", False), verb.get("word", True),
                verb.get("relays", False), part is not Part.PARTICIPLE and tail in joint,
            )  # fmt: skip


def _part_forms(part: Part, base: str, endings: Mapping[str, Mapping[str, str]]) -> Iterable[tuple[str, str]]:
    if part is Part.PRESENT:
        prefixes, tails = endings["present_prefixes"], endings["present"]
        return [(p + base + e, g or tail) for p, g in prefixes.items() for e, tail in tails.items()]
    if part is Part.PAST and base.endswith(("ي", "ا")):
        return [(base, "m"), *((base[:-1] + e, g) for e, g in endings["past_weak"].items())]
    return [(base + e, g) for e, g in endings[part.value].items()]


@lru_cache(maxsize=1)
def source_openings() -> frozenset[str]:
    """Every word, with its conjunction or without, that can open a source named beside a clause."""
    words = speech_words()
    heads = {known[0] for known in words.phrases["source_phrases"]} | words["sources"] | words["source_clauses"]
    return frozenset(front + head for head in heads for front in _FRONTS)


@lru_cache(maxsize=1)
def source_phrases() -> Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """The phrases that name a source, by their first word, with its conjunction or without, and their second."""
    table: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {}
    for known in speech_words().phrases["source_phrases"]:
        for front in _FRONTS:
            near = (front + known[0], known[1])
            table[near] = (*table.get(near, ()), known)
    return table


@lru_cache(maxsize=1)
def telling() -> tuple[frozenset[str], frozenset[str]]:
    """The stems and the whole words that any reading of speech starts from: verbs (a conjunction may be left on a rare
    one), أن, sources."""
    words = speech_words()
    joined = {front + form for form in words.forms for front in CONJOINED}
    return frozenset(words.forms) | words["complementizers"], source_openings() | joined
