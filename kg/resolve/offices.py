"""Offices as identity in time: "the prime minister of Iraq" is whoever held the office on the day of the article."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from kg.resolve.cluster import Clusters
from kg.resolve.lexicon import without_state
from kg.resolve.profile import Profile, is_office, title_key

_TERM = 366  # days: two unnamed holders further apart than this are not taken for one
_NEAR = 183  # days within which a named holder is taken for the holder on the day
_NEARER = 3  # how many times nearer one of two named holders must be
_Office = tuple[tuple[str, ...], str]


def resolve_offices(people: dict[str, Profile], clusters: Clusters) -> None:
    """Join persons known by office alone with its named holder of the time, else with each other."""
    holders: dict[_Office, list[tuple[dt.date, str]]] = defaultdict(list)
    unnamed: dict[_Office, list[tuple[dt.date, str]]] = defaultdict(list)
    for iri, person in sorted(people.items()):
        target = unnamed if is_office(person.full) else holders
        for office in _offices(person):
            target[office].extend((day, iri) for day in person.days)
    for office in sorted(unnamed):
        _assign(sorted(unnamed[office]), sorted(holders.get(office, [])), clusters, " ".join(office[0]))


def _offices(person: Profile) -> list[_Office]:
    """Offices held, or named in place of the person."""
    if person.offices or not is_office(person.full):
        return sorted(person.held)
    words, code = without_state(person.full)
    return [(title_key(" ".join(words)), code)] if code else []


def _assign(
    unnamed: list[tuple[dt.date, str]], holders: list[tuple[dt.date, str]], clusters: Clusters, label: str
) -> None:
    last: tuple[dt.date, str] | None = None
    for day, iri in unnamed:
        holder = _holder(day, holders, clusters)
        if holder:
            clusters.join(holder, iri, "holder of the office on that day", label)
        elif last and (day - last[0]).days <= _TERM and not _change_between(last[0], day, holders, clusters):
            clusters.join(last[1], iri, "same office, same time", label)
        last = (day, iri)


def _holder(day: dt.date, holders: list[tuple[dt.date, str]], clusters: Clusters) -> str | None:
    """Who is named in the office before and after `day`, or much nearer to it than anyone else."""
    before = [h for h in holders if h[0] <= day][-1:]
    after = [h for h in holders if h[0] >= day][:1]
    if before and after and clusters.same(before[0][1], after[0][1]):
        return before[0][1]
    sides = sorted((abs((when - day).days), iri) for when, iri in (*before, *after))
    if not sides or sides[0][0] > _NEAR or (len(sides) > 1 and sides[1][0] <= _NEARER * sides[0][0]):
        return None
    return sides[0][1]


def _change_between(a: dt.date, b: dt.date, holders: list[tuple[dt.date, str]], clusters: Clusters) -> bool:
    return len({clusters.root(iri) for when, iri in holders if a <= when <= b}) > 1
