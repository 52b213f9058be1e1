"""Persons known by the company they keep: who met the same person on the same day under a similar name is the same."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from kg.resolve.cluster import Clusters
from kg.resolve.names import Words, variant
from kg.resolve.profile import Profile
from kg.resolve.records import Node
from kg.resolve.shelf import Reports

_Company = tuple[dt.date, str]  # a day, and whom one met on it


def join_by_company(reports: Reports, people: dict[str, Profile], clusters: Clusters) -> None:
    """Join persons of different articles who met the same actor on the same day and whose surnames are spellings of one
    name. Persons of different states stay apart."""
    met: dict[_Company, set[str]] = defaultdict(set)
    for node in reports.of_kind("Meeting"):
        for person, company in _meetings_of(node, reports, people, clusters):
            met[company].add(person)
    for company in sorted(met):
        for a, b in combinations(sorted(met[company]), 2):
            if not clusters.same(a, b) and _may_be_one(people[a], people[b]):
                clusters.join(a, b, "similar name, met the same actor on the same day", str(company[0]))


def _meetings_of(
    node: Node, reports: Reports, people: dict[str, Profile], clusters: Clusters
) -> Iterator[tuple[str, _Company]]:
    """Each person of a meeting dated to the day, with each other participant."""
    time = node.times.get("time")
    if time is None or time.earliest is None or time.earliest != time.latest:
        return
    members = [i for i in node.all("participant") if i in clusters]
    for person in members:
        for other in members:
            if person in people and not clusters.same(person, other):
                yield person, (time.earliest, clusters.root(other))


def _may_be_one(a: Profile, b: Profile) -> bool:
    if a.articles & b.articles or a.contradicts(b):
        return False
    return _similar(a.full, b.full) or _similar(b.full, a.full)


def _similar(a: Words, b: Words) -> bool:
    """True if the last words are spellings of one name, or `a` is one word, a spelling of the first word of `b`."""
    return bool(a and b) and (variant(a[-1], b[-1]) or (len(a) == 1 and variant(a[0], b[0])))
