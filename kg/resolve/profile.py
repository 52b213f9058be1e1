"""What is known of a person from one article, and of a group of such persons from all of theirs."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

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


@dataclass(slots=True)
class Profile:
    """Names, titles, states and days of one person, from one article or several."""

    iri: str
    names: set[Words] = field(default_factory=set)
    full: Words = ()  # the longest name
    titles: set[Words] = field(default_factory=set)
    offices: set[tuple[Words, str]] = field(default_factory=set)  # title and state or body
    held: set[tuple[Words, str]] = field(default_factory=set)  # those not called former
    countries: Counter[str] = field(default_factory=Counter)
    bodies: set[str] = field(default_factory=set)
    around: Counter[str] = field(default_factory=Counter)  # states its articles name
    days: list[dt.date] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    size: int = 1

    def contradicts(self, other: Profile) -> bool:
        """True if both serve states, and none in common."""
        return bool(self.countries and other.countries) and not self.countries.keys() & other.countries.keys()

    def shares_office(self, other: Profile) -> bool:
        """True if both hold an office of the same title for the same state or body."""
        return bool(self.offices & other.offices)

    def shares_state(self, other: Profile) -> bool:
        return bool(self.countries.keys() & other.countries.keys() or self.bodies & other.bodies)


def profiles(reports: Reports, actors: Clusters) -> dict[str, Profile]:
    """A profile of each person node; `actors` holds resolved states and bodies."""
    around = _states_around(reports)
    return {n.iri: _profile(n, reports, actors, around) for n in reports.of_kind("Person")}


def _states_around(reports: Reports) -> dict[str, set[str]]:
    around: dict[str, set[str]] = {}
    for node in reports.of_kind("State"):
        if code := country_of(node):
            around.setdefault(node.source.iri, set()).add(code)
    return around


def _profile(node: Node, reports: Reports, actors: Clusters, around: dict[str, set[str]]) -> Profile:
    names = {words for name in names_of(node) if (words := without_honorifics(words_of(name)))}
    full = max(names, key=lambda n: (len(n), n), default=())
    profile = Profile(node.iri, names, full, articles={node.source.iri})
    profile.around.update(around.get(node.source.iri, ()))
    if day := published(node):
        profile.days.append(day)
    for post in node.posts:
        _add_post(profile, post, reports, actors)
    return profile


def _add_post(profile: Profile, post: Post, reports: Reports, actors: Clusters) -> None:
    title = title_key(post.title)
    profile.titles.add(title)
    body = reports.nodes.get(post.of) if post.of else None
    if body is None:
        return
    served = country_of(body)
    if served:
        profile.countries[served] += 1
    else:
        served = actors.root(body.iri)
        profile.bodies.add(served)
    profile.offices.add((title, served))
    if not post.former:
        profile.held.add((title, served))


def merged(members: Iterable[Profile]) -> Profile:
    """One profile of a whole group; the first member (by IRI) gives it its IRI."""
    group = sorted(members, key=lambda p: p.iri)
    whole = Profile(group[0].iri, size=len(group))
    for p in group:
        whole.names |= p.names
        whole.titles |= p.titles
        whole.offices |= p.offices
        whole.held |= p.held
        whole.countries.update(p.countries.keys())
        whole.bodies |= p.bodies
        whole.around.update(p.around.keys())
        whole.days += p.days
        whole.articles |= p.articles
    whole.full = usual_name(group)
    return whole


def usual_name(group: Iterable[Profile]) -> Words:
    """The full name most articles use; of equals the longest, then the first in the alphabet."""
    counts = Counter(p.full for p in group)
    full = {n: c for n, c in counts.items() if len(n) > 1} or dict(counts)
    return min(full, key=lambda n: (-full[n], -len(n), n), default=())


def is_office(name: Words) -> bool:
    """True if a "name" is the title of an office, standing for whoever holds it."""
    return bool(name) and name[0] in office_heads()
