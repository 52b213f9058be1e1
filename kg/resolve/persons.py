"""Persons across articles: full names first, then spellings, then surnames; namesakes stay apart.

Two reports of one full name are one person unless they hold different titles of different states. Spellings that
differ in more than letters of the same sound need evidence: the same office, or the same state where one side has no
title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.resolve.cluster import Clusters
from kg.resolve.company import join_by_company
from kg.resolve.names import (
    Words,
    close_names,
    equal_names,
    foreign,
    given_names,
    same_ends,
    skeleton,
    variant,
    variant_names,
)
from kg.resolve.offices import resolve_offices
from kg.resolve.profile import Profile, is_office, merged, profiles
from kg.resolve.shelf import Reports

_BLOCK = 400  # names with one surname sound: beyond that only neighbours in the alphabet are compared
_NEIGHBOURS = 12


def resolve_persons(reports: Reports, clusters: Clusters) -> None:
    """Join the person nodes of `reports` in `clusters`, where states and bodies are already joined."""
    known = profiles(reports, clusters)
    people = {iri: p for iri, p in known.items() if not is_office(p.full)}
    _join_full_names([p for p in people.values() if len(p.full) > 1], clusters)
    _join_spellings([p for p in people.values() if len(p.full) > 1], clusters)
    _join_surnames(people.values(), clusters)
    resolve_offices(known, clusters)
    join_by_company(reports, people, clusters)


# ------------------------------------------------------------------ the same full name


def _join_full_names(people: list[Profile], clusters: Clusters) -> None:
    buckets: dict[Words, list[Profile]] = defaultdict(list)
    for person in people:
        buckets[person.full].append(person)
    for name in sorted(buckets):
        _join_namesakes(name, buckets[name], clusters)


def _join_namesakes(name: Words, bucket: list[Profile], clusters: Clusters) -> None:
    """One person per state served, but for slips."""
    label = " ".join(name)
    by_country: dict[str, str] = {}
    for person in bucket:
        for country in sorted(person.countries):
            clusters.join(by_country.setdefault(country, person.iri), person.iri, "same full name and state", label)
    groups = _groups([p for p in bucket if p.countries], clusters)
    _absorb_slips(groups, clusters, label)
    groups = _groups([p for p in bucket if p.countries], clusters)
    for a, b in combinations(groups, 2):
        clusters.keep_apart(a.iri, b.iri, "namesakes of different states", label)
    for person in bucket:
        if not person.countries:
            _join_stateless(person, groups, bucket, clusters, label)


def _groups(people: Iterable[Profile], clusters: Clusters) -> list[Profile]:
    found: dict[str, list[Profile]] = defaultdict(list)
    for person in people:
        found[clusters.root(person.iri)].append(person)
    return [merged(found[root]) for root in sorted(found)]


def _absorb_slips(groups: list[Profile], clusters: Clusters, label: str) -> None:
    """One full name with one title of two states is one person whose state one article leaves open; and names that
    are not Arabic are too rare to be shared."""
    for a, b in combinations(groups, 2):
        if foreign(a.full):
            clusters.join(a.iri, b.iri, "same foreign name", label)
        elif a.titles & b.titles:
            clusters.join(a.iri, b.iri, "same full name and title", label)


def _join_stateless(
    person: Profile, groups: list[Profile], bucket: list[Profile], clusters: Clusters, label: str
) -> None:
    """To the namesake whose state its article names most; without namesakes, to all of that name."""
    if not groups:
        clusters.join(bucket[0].iri, person.iri, "same full name", label)
        return
    best = max(groups, key=lambda g: (len(person.around & g.countries), g.size, g.iri))
    clusters.join(best.iri, person.iri, "same full name", label)


# ------------------------------------------------------------------ other spellings of it


def _join_spellings(people: list[Profile], clusters: Clusters) -> None:
    groups = _groups(people, clusters)
    pairs = {(rank, a.iri, b.iri): (a, b) for a, b in _candidates(groups) if (rank := _rank(a, b)) < _NO}
    for rank, first, second in sorted(pairs):
        a, b = pairs[rank, first, second]
        clusters.join(first, second, _RULES[rank], f"{' '.join(a.full)} = {' '.join(b.full)}")


def _candidates(groups: list[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs whose first or last words sound alike."""
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for group in groups:
        for name in sorted(group.names):
            if len(name) > 1:
                blocks["^" + skeleton(name[0]) + skeleton(name[1])[:1]].append(group)
                blocks[skeleton(name[-1]) + "$"].append(group)
    for key in sorted(blocks):
        members = sorted({g.iri: g for g in blocks[key]}.values(), key=lambda g: (g.full, g.iri))
        reach = len(members) if len(members) <= _BLOCK else _NEIGHBOURS
        for i, group in enumerate(members):
            yield from ((group, other) for other in members[i + 1 : i + 1 + reach])


_SAME_SOUND, _SAME_OFFICE, _FOREIGN, _SAME_STATE, _LONGER, _NO = range(6)
_RULES = (
    "same name but for letters of one sound",
    "spelling variant, same office",
    "spelling variant of a foreign name",
    "spelling variant, same state",
    "same name with more words",
)


def _rank(a: Profile, b: Profile) -> int:
    """How good the grounds are to take two names for spellings of one: lower is better, `_NO` is none."""
    if a.contradicts(b):
        return _NO
    if equal_names(a.full, b.full):
        return _SAME_SOUND
    alike = variant_names(a.full, b.full)
    if a.shares_office(b) and (alike or same_ends(a.full, b.full)):
        return _SAME_OFFICE
    if foreign(a.full) and foreign(b.full) and close_names(a.full, b.full):
        return _FOREIGN
    untitled = not (a.titles and b.titles)
    if alike and untitled and a.shares_state(b):
        return _SAME_STATE
    return _LONGER if alike and untitled and _adds_words(a, b) else _NO


def _adds_words(a: Profile, b: Profile) -> bool:
    """True if one has the other's first and last word, the last a family name, and their articles name one state."""
    (x, y), surname = (a.full, b.full), a.full[-1]
    ends = len(x) != len(y) and x[0] == y[0] and surname == y[-1] and surname not in given_names()
    return ends and not a.around.isdisjoint(b.around)


# ------------------------------------------------------------------ surname only


def _join_surnames(people: Iterable[Profile], clusters: Clusters) -> None:
    everyone = list(people)
    full = _groups([p for p in everyone if len(p.full) > 1], clusters)
    by_word: dict[str, list[Profile]] = defaultdict(list)
    for group in full:
        for key in sorted({skeleton(w) for n in group.names for w in (n[-1], n[0])}):
            by_word[key].append(group)
    left: dict[str, list[Profile]] = defaultdict(list)
    for person in sorted((p for p in everyone if len(p.full) == 1), key=lambda p: p.iri):
        best = _best_bearer(person, by_word.get(skeleton(person.full[0]), []))
        if best:
            clusters.join(best.iri, person.iri, "surname and context", person.full[0])
        else:
            _join_lone_surname(person, left, clusters)


def _best_bearer(person: Profile, groups: list[Profile]) -> Profile | None:
    """The bearer of the surname that office, state, other states named and date speak for; None if none or two do."""
    scored = [(_bearer_score(person, g), g) for g in groups]
    good = sorted(((s, g) for s, g in scored if s), key=lambda x: (x[0], x[1].iri), reverse=True)
    if not good or (len(good) > 1 and good[0][0][:3] == good[1][0][:3] and good[0][0][3] == good[1][0][3]):
        return None
    return good[0][1]


def _bearer_score(person: Profile, group: Profile) -> tuple[int, int, int, int] | None:
    word = person.full[0]
    surname = any(variant(word, n[-1]) or (person.shares_office(group) and variant(word, n[0])) for n in group.names)
    if person.contradicts(group) or person.articles & group.articles or not (surname or (word,) in group.names):
        return None
    office = 2 * person.shares_office(group) + person.shares_state(group)
    named = not person.around.isdisjoint(group.countries)
    if not (office or named or not group.countries):
        return None
    exact = int(any(word == n[-1] for n in group.names))
    return exact, office, int(named), -person.days_from(group)


def _join_lone_surname(person: Profile, left: dict[str, list[Profile]], clusters: Clusters) -> None:
    """Single names that no full name explains: one person if they serve, or their articles name, one state."""
    word = person.full[0]
    for other in left[word]:
        common = (person.countries or person.around) & (other.countries or other.around)
        if common and clusters.join(other.iri, person.iri, "same single name and state", f"{word} ({min(common)})"):
            break
    left[word].append(person)
