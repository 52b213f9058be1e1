"""Lexemes: the words rules speak of, each known by all its forms and by what a form tells of tense, voice and person.

A lexeme is declared once in `lexemes*.yaml` by its dictionary forms; `conjugation.yaml` says how the others are made.
Words are looked up folded, with their proclitics and pronouns; nothing here knows a word of the language itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from kg.errors import LexiconError
from kg.language.normalise import fold_word
from kg.patterns.data import load
from kg.patterns.marks import marks

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Reading:
    """A word read as a form of a lexeme. `tags`: kind (verb, noun, participle, word), tense, voice, person."""

    lexeme: str
    tags: frozenset[str]
    prefix: str = ""
    suffix: str = ""
    length: int = 1  # in words
    base: str = ""  # the dictionary form it was made from


ANY_FUTURE = Reading("any_future", frozenset({"verb", "future", "active"}))  # a verb of any lexeme or none
Forms = dict[str, list[Reading]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All forms: `plain` stand alone, `bound` stand before a pronoun; `phrases` by their first word."""

    plain: Forms
    bound: Forms
    phrases: dict[str, list[tuple[tuple[str, ...], Reading]]]
    names: frozenset[str]


@lru_cache(maxsize=1)
def conjugation() -> dict[str, Any]:
    """The tables of `conjugation.yaml`."""
    return load(FOLDER / "conjugation.yaml")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Every lexeme of every file. Raises LexiconError where an entry cannot be read or a name is declared twice."""
    lex = Lexicon({}, {}, {}, frozenset({*_declared(), ANY_FUTURE.lexeme}))
    for name, entry in _entries():
        _add(lex, name, entry)
    return lex


def _declared() -> dict[str, Path]:
    where: dict[str, Path] = {}
    for path in sorted(FOLDER.glob("lexemes*.yaml")):
        for name in load(path):
            if name in where:
                raise LexiconError(
                    f"lexeme {name!r} is also in {where[name].name}", where=path.name, remedy="merge them"
                )
            where[name] = path
    return where


def _entries() -> Iterator[tuple[str, Any]]:
    for path in sorted(FOLDER.glob("lexemes*.yaml")):
        for name, entries in load(path).items():
            for entry in entries:
                yield name, entry


def _add(lex: Lexicon, name: str, entry: Any) -> None:
    if isinstance(entry, str):
        _add_word(lex, name, entry)
    elif isinstance(entry, dict):
        for form, tags, sort, base in _forms(entry):
            reading = Reading(name, tags, base=base)
            lex.plain.setdefault(form, []).append(reading)
            for stem in _before_pronoun(form, sort):
                lex.bound.setdefault(stem, []).append(reading)
    else:
        raise LexiconError(
            f"cannot read {entry!r}", where=f"lexeme {name}", remedy="write a word or a mapping of forms"
        )


def _add_word(lex: Lexicon, name: str, entry: str) -> None:
    words = tuple(fold_word(entry).split())
    reading = Reading(name, frozenset({"word"}), length=len(words), base=words[0])
    if len(words) > 1:
        lex.phrases.setdefault(words[0], []).append((words[1:], reading))
    else:
        lex.plain.setdefault(words[0], []).append(reading)


def _forms(entry: dict[str, Any]) -> Iterator[tuple[str, frozenset[str], str, str]]:
    """(form, tags, "verb" or "noun", dictionary form) for everything an entry declares."""
    yield from _verb_forms(entry, "active")
    yield from _verb_forms(entry.get("passive", {}), "passive")
    for key, tags in (("masdar", {"noun", "masdar"}), ("noun", {"noun"})):
        for word in _words(entry, key):
            for ending in conjugation()["noun"]["endings"]:
                yield word + ending, frozenset(tags), "noun", word
    for word in _words(entry, "participle"):
        for form in _inflect(word, conjugation()["participle"]):
            yield form, frozenset({"participle"}), "noun", word


def _verb_forms(entry: dict[str, Any], voice: str) -> Iterator[tuple[str, frozenset[str], str, str]]:
    past = set()
    for written in _written(entry, "past"):
        word = fold_word(written)
        for form in _inflect(written, conjugation()["past"]):
            past.add(form)
            yield form, _verb_tags("past", voice, _is_first(form, word)), "verb", word
    for written, prefix in product(_written(entry, "present"), conjugation()["present"]["prefixes"]):
        word = fold_word(written)
        first = prefix in conjugation()["present"]["first"]
        for form in _inflect(prefix + written[1:], conjugation()["present"]):
            if not (first and (form in past or len(form) < len(word))):
                yield form, _verb_tags("present", voice, first), "verb", word


def _verb_tags(tense: str, voice: str, first: bool) -> frozenset[str]:
    return frozenset({"verb", tense, voice} | ({"first"} if first else set()))


def _is_first(form: str, word: str) -> bool:
    endings = conjugation()["past"]["first"]
    return form[len(word) :] in endings or form[len(word) - 1 :] in endings


def _written(entry: dict[str, Any], key: str) -> list[str]:
    value = entry.get(key, [])
    return [value] if isinstance(value, str) else value


def _words(entry: dict[str, Any], key: str) -> list[str]:
    return [fold_word(w) for w in _written(entry, key)]


def _inflect(written: str, table: dict[str, Any]) -> list[str]:
    """Forms of a word as written: a last hamza, lost when folded, is no weak letter."""
    word, hamza = fold_word(written), tuple(conjugation()["hamza_endings"])
    if word[-1] in conjugation()["weak_endings"] and len(word) > 2 and not written.endswith(hamza):
        return [word, *(word[:-1] + e for e in table["weak"] if word[:-1] + e != word)]
    return [word + e for e in table["sound"]]


def _before_pronoun(form: str, sort: str) -> list[str]:
    for ending, changed in conjugation()["before_pronoun"][sort]:
        if form.endswith(ending):
            return [form[: -len(ending)] + c for c in changed]
    return [form]


@lru_cache(maxsize=1 << 16)
def readings(norm: str) -> tuple[Reading, ...]:
    """Every reading of a folded word standing alone, with proclitics and pronoun taken off as the reading allows."""
    found: dict[tuple[str, frozenset[str]], Reading] = {}
    plain, bound, longest = lexicon().plain, lexicon().bound, _longest()
    pronouns = [pronoun for _, pronoun in _pronouns_of(norm[-longest[1] :])]
    for prefix, sorts in _prefixes_of(norm[: longest[0]]):
        rest = norm[len(prefix) :]
        if rest not in plain and not any(rest[: -len(pronoun)] in bound for pronoun in pronouns):
            continue
        for reading in _stems(rest, prefix, sorts):
            found.setdefault((reading.lexeme, reading.tags), reading)
    return tuple(found.values())


@lru_cache(maxsize=1)
def _longest() -> tuple[int, int]:
    """Letters of the longest proclitic string and the longest pronoun."""
    pronouns = (p for known in conjugation()["pronouns"].values() for p in known)
    return max(map(len, _prefixes())), max(map(len, pronouns))


@lru_cache(maxsize=1 << 14)
def _prefixes_of(front: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The proclitic strings a word with these first letters may begin with."""
    return tuple((prefix, sorts) for prefix, sorts in _prefixes().items() if front.startswith(prefix))


@lru_cache(maxsize=1 << 14)
def _pronouns_of(back: str) -> tuple[tuple[str, str], ...]:
    """The pronouns a word with these last letters may end in, with the sort of word each stands after."""
    return tuple(
        (sort, p) for sort, pronouns in conjugation()["pronouns"].items() for p in pronouns if back.endswith(p)
    )


@lru_cache(maxsize=1)
def _prefixes() -> dict[str, frozenset[str]]:
    """Proclitic strings, shortest first, and the sorts of word they stand before."""
    table: dict[str, set[str]] = {}
    for sort in ("verb", "noun"):
        for prefix in conjugation()["proclitics"][sort]:
            table.setdefault(prefix, set()).add(sort)
    return {p: frozenset(table[p]) for p in sorted(table, key=lambda p: (len(p), p))}


def _stems(rest: str, prefix: str, sorts: frozenset[str]) -> Iterator[Reading]:
    for reading in lexicon().plain.get(rest, ()):
        yield from _bind(reading, prefix, "", sorts)
    bound = lexicon().bound
    for sort, pronoun in _pronouns_of(rest[-_longest()[1] :]):
        for reading in bound.get(rest[: -len(pronoun)], ()):
            if ("verb" in reading.tags) == (sort == "verb"):
                yield from _bind(reading, prefix, pronoun, sorts)


def _bind(reading: Reading, prefix: str, suffix: str, sorts: frozenset[str]) -> Iterator[Reading]:
    tags = reading.tags
    if not _allowed(tags, prefix, sorts):
        return
    if prefix in conjugation()["proclitics"]["future"]:
        tags = tags - {"present"} | {"future"}
    if suffix:
        tags = tags | {"bound"}
    if prefix.endswith(tuple(conjugation()["article"])) and "verb" not in tags:
        if suffix:  # a noun takes the article or a pronoun, not both
            return
        tags = tags | {"definite"}
    if prefix or suffix:
        reading = Reading(reading.lexeme, tags, prefix, suffix, reading.length, reading.base)
    yield reading


def _allowed(tags: frozenset[str], prefix: str, sorts: frozenset[str]) -> bool:
    if "word" in tags:
        return prefix == "" or prefix in marks("conjunctions")
    if "verb" not in tags:
        return "noun" in sorts
    table = conjugation()["proclitics"]
    return "verb" in sorts and ("present" in tags or prefix not in (*table["future"], *table["purpose"]))
