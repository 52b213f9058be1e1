"""Actors by any of their names: as written in Arabic, in Latin letters, or by a state's code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.errors import HiwarError
from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.search.index import SearchIndex
from kg.search.latin import is_latin, skeleton, state_codes
from kg.search.texts import words_of

_ARTICLE = fold_word("ال")
_NEAR = 60.0  # similarity in percent from which a name is worth suggesting
_ORDER = "ORDER BY reports DESC, shown, node"


class Name(NamedTuple):
    """One name of an actor: `code` is that of the state it is, if it is one; `reports` how often it is spoken of."""

    node: str
    shown: str
    code: str | None
    reports: int


def write_names(index: SearchIndex, names: Iterable[Name]) -> None:
    """Put these names in place of all the index has."""
    index.forget_names()
    rows = list(enumerate(names, 1))
    index.many("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)", (_row(number, name) for number, name in rows))
    words = ((n, " ".join(words_of(_key(name.shown))), " ".join(_sounds(name.shown))) for n, name in rows)
    index.many("INSERT INTO name_words (rowid, words, sounds) VALUES (?, ?, ?)", words)


def find(index: SearchIndex, name: str) -> tuple[NamedNode, ...]:
    """The actors called `name`, by the best reading that finds any: the whole name, a state's code, words of it, its
    sound; most spoken of first.

    Raises HiwarError with the nearest names if there is none.
    """
    for found in _readings(index, name):
        if found:
            return tuple(NamedNode(node) for node in dict.fromkeys(found))
    raise HiwarError(f"no actor is called {name[:60]!r}", remedy=_remedy(index, name), kind="no_actor")


def _remedy(index: SearchIndex, name: str) -> str:
    from rapidfuzz import fuzz, process

    known: dict[str, str] = dict(index.rows("SELECT key, min(shown) FROM name GROUP BY key ORDER BY min(id)"))
    near = process.extract(_key(name), list(known), scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR)
    close = ", ".join(known[key] for key, _, _ in near)
    return f"near names: {close}" if close else "kg query actors lists them"


def _readings(index: SearchIndex, name: str) -> Iterator[Sequence[str]]:
    key = _key(name)
    yield _where(index, "key = ?", key)
    yield _where(index, "code = ?", name.strip().lower())
    if is_latin(name):
        yield [node for code in state_codes(key) for node in _where(index, "code = ?", code)]
    else:
        yield _where(index, "code = ?", _states().get(key, ""))
    yield _with_all(index, "words", words_of(key))
    if is_latin(name):
        sound = skeleton(name)
        yield _where(index, "sound = ?", sound if " " in sound else "")
        yield _with_all(index, "sounds", _sounds(name))


@lru_cache(maxsize=1)
def _states() -> Mapping[str, str]:
    """The code of each state by its Arabic names and capitals, also those no article of the graph uses."""
    entries = load_yaml("states.yaml")["states"].items()
    return {_key(name): code.lower() for code, its in entries for name in (*its.get("capitals", ()), *its["names"])}


def _where(index: SearchIndex, condition: str, value: str) -> list[str]:
    found = index.rows(f"SELECT node FROM name WHERE {condition} {_ORDER}", (value,)) if value else []
    return [node for (node,) in found]


def _with_all(index: SearchIndex, column: str, words: Sequence[str]) -> list[str]:
    """Actors with a name that has all these words, or sounds."""
    if not words:
        return []
    query = " AND ".join(f'{column} : "{word}"' for word in words)
    join = f"SELECT node FROM name_words JOIN name ON id = name_words.rowid WHERE name_words MATCH ? {_ORDER}"
    return [node for (node,) in index.rows(join, (query,))]


def _row(number: int, name: Name) -> tuple[int, str, str, str, str, str | None, int]:
    code = name.code.lower() if name.code else None
    return number, name.node, name.shown, _key(name.shown), skeleton(name.shown), code, name.reports


def _sounds(name: str) -> list[str]:
    """The sounds of the words, those of one consonant left out."""
    return [sound for word in words_of(name) if len(sound := skeleton(word)) > 1]


def _key(name: str) -> str:
    """Folded, without the definite article, one space between words."""
    return " ".join(word.removeprefix(_ARTICLE) or word for word in fold_word(name).split())
