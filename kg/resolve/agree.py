"""One value from many reports: what they agree on, and groups of values where they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from kg.resolve.lexicon import city_country, city_words
from kg.resolve.records import Node, Time, Where
from kg.resolve.sides import place_key
from kg.resolve.times import compatible, known, length

V = TypeVar("V")
Values = list[tuple[V, list[str]]]  # each value with the report nodes that give it


def grouped(pairs: Iterable[tuple[V, str]], same: Callable[[V, V], bool]) -> Values[V]:
    """Values that go together under their first, which is to say most: give the most specific ones first."""
    groups: Values[V] = []
    for value, iri in pairs:
        for kept, iris in groups:
            if same(kept, value):
                iris.append(iri)
                break
        else:
            groups.append((value, [iri]))
    return groups


def usual(values: Iterable[Hashable]) -> str | None:
    """The most frequent value, of equals the least; None of none."""
    return most(Counter(str(v) for v in values))


def most(counts: Counter[str]) -> str | None:
    """What is counted most, of equals the least; None of none."""
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def times(group: list[Node], name: str) -> Values[Time]:
    """Times that exclude each other apart, the shortest of those that agree kept; what most give comes first."""
    found = [(t, n.iri) for n in group if (t := n.times.get(name)) and known(t)]
    found.sort(key=lambda p: (length(p[0]), p[0].earliest or p[0].latest, p[0].edtf or "", p[1]))
    return _most_first(group, grouped(found, compatible), lambda t: (t.edtf or "", str(t.earliest), str(t.latest)))


def places(group: list[Node], name: str) -> Values[Where]:
    """Places that exclude each other apart: other countries, or two cities of one."""
    found = [(p, n.iri) for n in group if (p := n.places.get(name))]
    found.sort(key=lambda p: (_vagueness(p[0]), p[0].name or "", p[0].country or "", p[1]))
    return _most_first(group, grouped(found, _same_place), lambda p: (p.name or "", p.country or ""))


def _vagueness(place: Where) -> int:
    """0 for a city the lexicon knows, 1 for another name, 2 for a bare country."""
    if place.name is None:
        return 2
    return 0 if city_country(place.name) else 1


def _same_place(a: Where, b: Where) -> bool:
    if place_key(a) != place_key(b):
        return False
    both_cities = _vagueness(a) == _vagueness(b) == 0
    return not both_cities or city_words(a.name or "") == city_words(b.name or "")


def numbers(group: list[Node], name: str, tolerance: float) -> Values[str]:
    """Numbers apart, but for approximate ones within `tolerance` (relative) of another."""
    about = {n.iri for n in group if n.one("approximate") == "true"}
    found = [(v, n.iri) for n in group if (v := n.one(name)) is not None]
    found.sort(key=lambda p: (p[1] in about, float(p[0]), p[1]))
    groups: Values[str] = []
    for value, iri in found:
        margin = tolerance * float(value) if iri in about else 0.0
        near = [iris for kept, iris in groups if abs(float(kept) - float(value)) <= margin]
        if near:
            near[0].append(iri)
        else:
            groups.append((value, [iri]))
    return _most_first(group, groups, lambda v: (f"{float(v):020.3f}",))


def concepts(group: list[Node], name: str) -> Values[str]:
    """The different concepts given."""
    found = sorted((v, n.iri) for n in group if (v := n.one(name)) is not None)
    return _most_first(group, grouped(found, lambda a, b: a == b), lambda v: (v,))


def _most_first(reports: list[Node], groups: Values[V], key: Callable[[V], tuple[str, ...]]) -> Values[V]:
    """What most articles give comes first; copies of one article are one voice."""
    origin = {node.iri: node.source.origin for node in reports}
    return sorted(groups, key=lambda g: (-len({origin[iri] for iri in g[1]}), key(g[0])))
