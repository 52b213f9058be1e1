"""Persons across articles: full names first, then spellings, then surnames; namesakes stay apart.

Two reports of one full name are one person unless they hold different titles of different states. Spellings that
differ in more than letters of the same sound need evidence: the same office, or the same state where one side has no
title. Each function here decides on one block of persons, numbered from 0, by what it is given alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.resolve.cluster import Clusters, Decision
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
from kg.resolve.profile import Profile, merged

_BLOCK = 400  # names with one surname sound: beyond that only neighbours in the alphabet are compared
_NEIGHBOURS = 12


# ------------------------------------------------------------------ the same full name


def same_names(people: list[Profile]) -> list[Decision]:
    """Of persons of one full name: one per state served, but for slips."""
    found: list[Decision] = []
    clusters, label = Clusters(len(people), found.append), " ".join(people[0].full)
    by_country: dict[str, int] = {}
    for person in people:
        for country in sorted(person.countries):
            first = by_country.setdefault(country, person.number)
            clusters.join(first, person.number, "same full name and state", label)
    stated = [p for p in people if p.countries]
    _absorb_slips(_groups(stated, clusters), clusters, label)
    groups = _groups(stated, clusters)
    for a, b in combinations(groups, 2):
        clusters.keep_apart(a.number, b.number, "namesakes of different states", label)
    for person in people:
        if not person.countries:
            clusters.join(_namesake(person, groups, people), person.number, "same full name", label)
    return found


def _groups(people: Iterable[Profile], clusters: Clusters) -> list[Profile]:
    found: dict[int, list[Profile]] = defaultdict(list)
    for person in people:
        found[clusters.root(person.number)].append(person)
    return [merged(found[root]) for root in sorted(found)]


def _absorb_slips(groups: list[Profile], clusters: Clusters, label: str) -> None:
    """One full name with one title of two states is one person whose state one article leaves open; and names that
    are not Arabic are too rare to be shared."""
    for a, b in combinations(groups, 2):
        if foreign(a.full):
            clusters.join(a.number, b.number, "same foreign name", label)
        elif a.titles & b.titles:
            clusters.join(a.number, b.number, "same full name and title", label)


def _namesake(person: Profile, groups: list[Profile], people: list[Profile]) -> int:
    """The namesake whose state the person's article names most; without namesakes of a state, the first of all."""
    if not groups:
        return people[0].number
    return max(groups, key=lambda g: (len(person.around & g.countries), g.size, g.number)).number


# ------------------------------------------------------------------ other spellings of it


def spelling_keys(group: Profile) -> Iterator[str]:
    """How first and last words sound."""
    for name in sorted(group.names):
        if len(name) > 1:
            yield "^" + skeleton(name[0]) + skeleton(name[1])[:1]
            yield skeleton(name[-1]) + "$"


Pair = tuple[int, int, int]  # grounds, and two members


def spellings(groups: list[Profile]) -> list[Pair]:
    """Which of the persons of a block, sorted by name, can be one, and on what grounds."""
    reach = len(groups) if len(groups) <= _BLOCK else _NEIGHBOURS
    near = ((a, b) for i, a in enumerate(groups) for b in groups[i + 1 : i + 1 + reach])
    return [(rank, a.number, b.number) for a, b in near if (rank := _rank(a, b)) < _NO]


_SAME_SOUND, _SAME_OFFICE, _FOREIGN, _SAME_STATE, _LONGER, _NO = range(6)
GROUNDS = (
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


def surname_keys(group: Profile) -> list[str]:
    """How the words sound by which a person of a full name may be called alone."""
    return sorted({skeleton(w) for n in group.names for w in (n[-1], n[0])})


def surnames(people: list[Profile]) -> list[Decision]:
    """Of persons whose names have words of one sound: whom those known by one word are."""
    found: list[Decision] = []
    bearers: dict[Words, tuple[list[Profile], list[Profile]]] = {}
    left: dict[tuple[Words, str], Profile] = {}
    groups = [p for p in people if len(p.full) > 1]
    for person in (p for p in people if len(p.full) == 1):
        if person.full not in bearers:
            bearers[person.full] = _bearers(groups, person.full[0])
        by_surname, by_first_name = bearers[person.full]
        if best := _best_bearer(person, [*by_surname, *(by_first_name if person.offices else ())]):
            found.append(Decision(best.number, person.number, True, "surname and context", person.full[0]))
        else:
            found += _lone_surname(person, left)
    return found


def _bearers(groups: list[Profile], word: str) -> tuple[list[Profile], list[Profile]]:
    """Who may be called by this word: as a surname, or by those only who say their office too."""
    surname = [any(variant(word, n[-1]) or n == (word,) for n in g.names) for g in groups]
    named = list(zip(groups, surname, strict=True))
    first = [g for g, is_surname in named if not is_surname and any(variant(word, n[0]) for n in g.names)]
    return [g for g, is_surname in named if is_surname], first


def _best_bearer(person: Profile, groups: list[Profile]) -> Profile | None:
    """The bearer of the surname that office, state, other states named and date speak for; None if none or two do."""
    scored = [(_bearer_score(person, g), g) for g in groups]
    good = sorted(((s, g) for s, g in scored if s), key=lambda x: (x[0], x[1].number), reverse=True)
    if not good or (len(good) > 1 and good[0][0][:3] == good[1][0][:3] and good[0][0][3] == good[1][0][3]):
        return None
    return good[0][1]


def _bearer_score(person: Profile, group: Profile) -> tuple[int, int, int, int] | None:
    if person.contradicts(group) or not person.articles.isdisjoint(group.articles):
        return None
    word = person.full[0]
    surname = any(variant(word, n[-1]) or (person.shares_office(group) and variant(word, n[0])) for n in group.names)
    if not (surname or (word,) in group.names):
        return None
    office = 2 * person.shares_office(group) + person.shares_state(group)
    named = not person.around.isdisjoint(group.countries)
    if not (office or named or not group.countries):
        return None
    exact = int(any(word == n[-1] for n in group.names))
    return exact, office, int(named), -person.days_from(group)


def _lone_surname(person: Profile, left: dict[tuple[Words, str], Profile]) -> Iterator[Decision]:
    """Single names that no full name explains: one person with the first who serves, or whose article names, one of
    their states. `left` holds the first of each name and state."""
    states = sorted(person.countries or person.around)
    earlier = [other for state in states if (other := left.get((person.full, state)))]
    if earlier:
        first = min(earlier, key=lambda p: p.number)
        common = min(s for s in states if s in (first.countries or first.around))
        rule, detail = "same single name and state", f"{person.full[0]} ({common})"
        yield Decision(first.number, person.number, True, rule, detail)
    for state in states:
        left.setdefault((person.full, state), person)
