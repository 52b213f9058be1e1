"""When two values of gold and prediction count as the same, as the annotation guide's score defines it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from kg.lexicon.load import load_yaml
from kg.times.edtf import bounds

_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640\u200e\u200f\u202a-\u202e]")
_OTHER = re.compile(r"[^\w\s]")
Item = dict[str, Any]


@lru_cache(maxsize=1)
def _score_words() -> tuple[dict[int, str], str, frozenset[str]]:
    """Letter folds, the article, and generic head nouns that names may be written with or without."""
    data = load_yaml("score.yaml")
    folds = {ord(k): v for k, v in data["folds"].items()}
    return folds, data["article"], frozenset(data["generic_heads"])


@lru_cache(maxsize=1 << 15)
def normal(text: str) -> str:
    """`text` as the score compares it: no marks, hamza, ta marbuta, leading article, punctuation or generic head."""
    folds, article, generic = _score_words()
    plain = _MARKS.sub("", text).translate(folds).replace("_", " ")
    words = [_bare(w, article) for w in _OTHER.sub(" ", plain).lower().split()]
    while len(words) > 1 and words[0] in generic:
        words = words[1:]
    return " ".join(words)


def _bare(word: str, article: str) -> str:
    return word[len(article) :] if word.startswith(article) and len(word) > 4 else word


class ActorIndex:
    """The actors of one annotation, to be compared with those of another."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.by_id = {a["id"]: a for a in items}
        self.names = {
            key: {normal(n) for n in [a["name"], *a.get("aliases", [])] if n} - {""} for key, a in self.by_id.items()
        }

    def same(self, mine: str | None, other: ActorIndex, theirs: str | None, *, force: bool = False) -> bool:
        """Same actor: states by country, others by a shared name; with `force` a state is its armed force too."""
        a, b = self.by_id.get(mine or ""), other.by_id.get(theirs or "")
        if a is None or b is None:
            return False
        types = {a["type"], b["type"]}
        if types == {"State"} or (force and types == {"State", "ArmedForce"} and a.get("country")):
            return bool(a.get("country") == b.get("country"))
        return "State" not in types and bool(self.names[a["id"]] & other.names[b["id"]])

    def type_of(self, key: str | None) -> str | None:
        actor = self.by_id.get(key or "")
        return actor["type"] if actor else None


def common(xs: Iterable[Any], ys: Iterable[Any], same: Callable[[Any, Any], bool]) -> int:
    """How many of `xs` find a partner of their own in `ys`, first come first served."""
    left, found = list(ys), 0
    for x in xs:
        partner = next((i for i, y in enumerate(left) if same(x, y)), None)
        if partner is not None:
            left.pop(partner)
            found += 1
    return found


def same_role(p: Item, g: Item, pa: ActorIndex, ga: ActorIndex) -> bool:
    """Same title head (two words where both have them) and the same `of`; a body and its state are one here."""
    a, b = normal(p.get("title") or "").split(), normal(g.get("title") or "").split()
    head = 2 if min(len(a), len(b)) >= 2 else 1
    if not a or not b or a[:head] != b[:head]:
        return False
    if not g.get("of"):
        return True
    mine, theirs = pa.type_of(p.get("of")), ga.type_of(g["of"])
    if mine is None or theirs is None:
        return False
    return (mine == "State") != (theirs == "State") or pa.same(p["of"], ga, g["of"])


Bounds = tuple[dt.date | None, dt.date | None]


def time_bounds(value: str | tuple[Any, Any]) -> Bounds:
    """Bounds of an EDTF string (gold) or of a pair (prediction)."""
    return bounds(value) if isinstance(value, str) else value


def same_time(p: Any, g: Any) -> bool:
    return time_bounds(p) == time_bounds(g)


def same_deadline(p: Any, g: Any) -> bool:
    return time_bounds(p)[1] == time_bounds(g)[1]


def same_place(p: str | list[str], g: str | list[str]) -> bool:
    return bool(_names(p) & _names(g))


def _names(place: str | list[str]) -> set[str]:
    return {normal(n) for n in ([place] if isinstance(place, str) else place) if n}
