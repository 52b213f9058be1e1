"""Persons known by the company they keep: who met the same person on the same day under a similar name is the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kg.resolve.cluster import Decision
from kg.resolve.names import Words, variant
from kg.resolve.profile import Profile, merged

Guest = tuple[Profile, str]  # a person, and who that is already known to be


def same_company(guests: list[Guest], day: str) -> list[Decision]:
    """Join persons of different articles who met the same actor on `day` and whose surnames are spellings of one name.
    Persons of different states stay apart."""
    alike: dict[tuple[str, Words, frozenset[str]], list[Profile]] = {}
    for person, known in guests:
        alike.setdefault((known, person.full, person.countries), []).append(person)
    people = [(known, merged(members)) for (known, _, _), members in alike.items()]
    return list(_joined(people, day))


def _joined(people: list[tuple[str, Profile]], day: str) -> Iterator[Decision]:
    for (known, a), (other, b) in combinations(people, 2):
        if known != other and _may_be_one(a, b):
            yield Decision(a.number, b.number, True, "similar name, met the same actor on the same day", day)


def _may_be_one(a: Profile, b: Profile) -> bool:
    if a.articles & b.articles or a.contradicts(b):
        return False
    return _similar(a.full, b.full) or _similar(b.full, a.full)


def _similar(a: Words, b: Words) -> bool:
    """True if the last words are spellings of one name, or `a` is one word, a spelling of the first word of `b`."""
    return bool(a and b) and (variant(a[-1], b[-1]) or (len(a) == 1 and variant(a[0], b[0])))
