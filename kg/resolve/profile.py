"""What is known of a person from one article, and of a group of such persons from all of theirs."""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.lexicon.load import load_yaml
from kg.resolve.bodies import country_of, names_of
from kg.resolve.cluster import Clusters
from kg.resolve.lexicon import office_heads
from kg.resolve.names import Words, folded, spelling, words_of
from kg.resolve.records import Node, Post
from kg.resolve.shelf import Reports
from kg.resolve.times import published


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
    """Names, titles, states and days of one person, from one article or several."""

    iri: str
    names: frozenset[Words] = frozenset()
    full: Words = ()  # the longest name
    titles: frozenset[Words] = frozenset()
    offices: frozenset[_Office] = frozenset()
    held: frozenset[_Office] = frozenset()  # those not called former
    countries: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()  # states its articles name
    days: tuple[dt.date, ...] = ()  # ascending
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
        return min((abs((day - when).days) for day, i in near for when in many[max(i - 1, 0) : i + 1]), default=10_000)


def profiles(reports: Reports, actors: Clusters) -> dict[str, Profile]:
    """A profile of each person node; `actors` holds resolved states and bodies."""
    around = _states_around(reports)
    return {n.iri: _profile(n, reports, actors, around) for n in reports.of_kind("Person")}


def _states_around(reports: Reports) -> dict[str, frozenset[str]]:
    """The states each article names; articles that name the same ones share the set."""
    named: dict[str, set[str]] = {}
    for node in reports.of_kind("State"):
        if code := country_of(node):
            named.setdefault(node.source.iri, set()).add(code)
    shared: dict[frozenset[str], frozenset[str]] = {}
    sets = ((article, frozenset(codes)) for article, codes in named.items())
    return {article: shared.setdefault(codes, codes) for article, codes in sets}


def _profile(node: Node, reports: Reports, actors: Clusters, around: dict[str, frozenset[str]]) -> Profile:
    names = frozenset(words for name in names_of(node) if (words := without_honorifics(words_of(name))))
    day, article = published(node), node.source.iri
    profile = Profile(
        node.iri,
        names,
        max(names, key=lambda n: (len(n), n), default=()),
        around=around.get(article, frozenset()),
        days=(day,) if day else (),
        articles=frozenset((article,)),
    )
    for post in node.posts:
        _add_post(profile, post, reports, actors)
    return profile


def _add_post(profile: Profile, post: Post, reports: Reports, actors: Clusters) -> None:
    title = title_key(post.title)
    profile.titles |= {title}
    body = reports.nodes.get(post.of)
    if body is None:
        return
    served = country_of(body)
    if served:
        profile.countries |= {served}
    else:
        served = actors.root(body.iri)
        profile.bodies |= {served}
    profile.offices |= {(title, served)}
    if not post.former:
        profile.held |= {(title, served)}


def merged(members: Iterable[Profile]) -> Profile:
    """One profile of a whole group; the first member (by IRI) gives it its IRI."""
    group = sorted(members, key=lambda p: p.iri)
    if len(group) == 1:
        return group[0]

    def union(name: str) -> frozenset[Any]:
        return frozenset().union(*(getattr(p, name) for p in group))

    days = tuple(sorted(day for p in group for day in p.days))
    sets = {name: union(name) for name in _SETS}
    return Profile(group[0].iri, full=usual_name(group), days=days, size=len(group), **sets)


_SETS = ("names", "titles", "offices", "held", "countries", "bodies", "around", "articles")


def usual_name(group: Iterable[Profile]) -> Words:
    """The full name most articles use; of equals the longest, then the first in the alphabet."""
    counts = Counter(p.full for p in group)
    full = {n: c for n, c in counts.items() if len(n) > 1} or dict(counts)
    return min(full, key=lambda n: (-full[n], -len(n), n), default=())


def is_office(name: Words) -> bool:
    """True if a "name" is the title of an office, standing for whoever holds it."""
    return bool(name) and name[0] in office_heads()
