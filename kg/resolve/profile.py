"""What is known of a person from one article, and of a group of such persons from all of theirs."""

from __future__ import annotations

import json
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.lexicon.load import load_yaml
from kg.resolve.lexicon import office_heads
from kg.resolve.names import Words, folded, spelling, words_of


@lru_cache(maxsize=1)
def _same_titles() -> dict[Words, Words]:
    lists = spelling()["same_titles"]
    assert isinstance(lists, list)
    return {words_of(t): words_of(titles[0]) for titles in lists for t in titles}


@lru_cache(maxsize=1 << 14)
def title_key(title: str) -> Words:
    """The first two words of a title, synonyms as one."""
    words = words_of(title)
    return _same_titles().get(words) or _same_titles().get(words[:2]) or words[:2]


@lru_cache(maxsize=1)
def _honorifics() -> tuple[frozenset[str], frozenset[str]]:
    data = load_yaml("offices.yaml")
    return folded(data["honorifics"]) | folded(data["ranks"]), folded(data["honorific_names"])


def without_honorifics(name: Words) -> Words:
    """A name without the honorifics and ranks before it; of two words one that may be a name itself stays."""
    honorifics, names = _honorifics()
    while len(name) > 1 and name[0] in honorifics and (len(name) > 2 or name[0] not in names):
        name = name[1:]
    return name


_Office = tuple[Words, str]  # title, and state or body


@dataclass(slots=True)
class Profile:
    """Names, titles, states and days of one person, from one article or several. Days are counted from year 1."""

    number: int
    names: frozenset[Words] = frozenset()
    full: Words = ()  # the longest name
    titles: frozenset[Words] = frozenset()
    offices: frozenset[_Office] = frozenset()
    held: frozenset[_Office] = frozenset()  # those not called former
    countries: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()  # states its articles name
    days: tuple[int, ...] = ()  # ascending
    articles: frozenset[str] = frozenset()
    size: int = 1

    def contradicts(self, other: Profile) -> bool:
        """True if both serve states, and none in common."""
        return bool(self.countries and other.countries and self.countries.isdisjoint(other.countries))

    def shares_office(self, other: Profile) -> bool:
        """True if both hold an office of the same title for the same state or body."""
        return not self.offices.isdisjoint(other.offices)

    def shares_state(self, other: Profile) -> bool:
        return not (self.countries.isdisjoint(other.countries) and self.bodies.isdisjoint(other.bodies))

    def days_from(self, other: Profile) -> int:
        """Days between the nearest two articles of the one and the other; very many if one has none."""
        few, many = sorted((self.days, other.days), key=len)
        near = ((day, i) for day in few for i in (bisect(many, day),))
        return min((abs(day - when) for day, i in near for when in many[max(i - 1, 0) : i + 1]), default=10_000)

    def row(self, *, dated: bool) -> str:
        """All but the number as text, the same for the same profile; without `dated` what is known of names and offices
        alone."""
        words = [sorted(" ".join(n) for n in names) for names in (self.names, self.titles)]
        offices = [sorted((" ".join(title), of) for title, of in found) for found in (self.offices, self.held)]
        states = [sorted(found) for found in (self.countries, self.bodies, self.around)]
        when = [self.days, sorted(self.articles), self.size] if dated else []
        return json.dumps([" ".join(self.full), *words, *offices, *states, *when], ensure_ascii=False)


def profile(row: str, number: int) -> Profile:
    """The profile that `row` wrote."""
    full, names, titles, offices, held, countries, bodies, around, *when = json.loads(row)
    days, articles, size = when or ((), (), 1)
    return Profile(
        number,
        _names(names),
        _words(full),
        _names(titles),
        _offices(offices),
        _offices(held),
        frozenset(countries),
        frozenset(bodies),
        frozenset(around),
        tuple(days),
        frozenset(articles),
        size,
    )


def profile_of_mark(full: str, served: Sequence[str], rest: str, number: int) -> Profile:
    """What a mark says of a person; `served` are the bodies without a state, by what now stands for them."""
    names, posts, around, day, article = json.loads(rest)
    found = Profile(number, _names(names), _words(full), days=(day,) if day else (), articles=frozenset((article,)))
    found.around = frozenset(around)
    found.titles = _names(title for title, _, _ in posts)
    held = [(_words(t), served[of] if isinstance(of, int) else of, former) for t, of, former in posts if of is not None]
    found.offices = frozenset((title, of) for title, of, _ in held)
    found.held = frozenset((title, of) for title, of, former in held if not former)
    found.countries = frozenset(of for _, of, _ in posts if isinstance(of, str))
    found.bodies = frozenset(served)
    return found


@lru_cache(maxsize=1 << 16)
def _words(text: str) -> Words:
    return tuple(text.split(" ")) if text else ()


def _names(texts: Iterable[str]) -> frozenset[Words]:
    return frozenset(map(_words, texts))


def _offices(pairs: Iterable[tuple[str, str]]) -> frozenset[_Office]:
    return frozenset((_words(title), of) for title, of in pairs)


def merged(members: Iterable[Profile]) -> Profile:
    """One profile of a whole group, numbered like its first member."""
    group = sorted(members, key=lambda p: p.number)
    if len(group) == 1:
        return group[0]

    def union(name: str) -> frozenset[Any]:
        return frozenset().union(*(getattr(p, name) for p in group))

    days = tuple(sorted(day for p in group for day in p.days))
    sets = {name: union(name) for name in _SETS}
    return Profile(group[0].number, full=usual_name(group), days=days, size=sum(p.size for p in group), **sets)


_SETS = ("names", "titles", "offices", "held", "countries", "bodies", "around", "articles")


def usual_name(group: Iterable[Profile]) -> Words:
    """The full name most articles use; of equals the longest, then the first in the alphabet."""
    counts = Counter(p.full for p in group)
    full = {n: c for n, c in counts.items() if len(n) > 1} or dict(counts)
    return min(full, key=lambda n: (-full[n], -len(n), n), default=())


def is_office(name: Words) -> bool:
    """True if a "name" is the title of an office, standing for whoever holds it."""
    return bool(name) and name[0] in office_heads()
