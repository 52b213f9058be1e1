"""States, organisations and armed forces across articles: by code, by lexicon, by name and state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.resolve.cluster import Decision
from kg.resolve.lexicon import body_key, known_body, state_named
from kg.resolve.records import Node

Key = tuple[str, str]  # the words that identify, and the state (or article) they are bound to, "" if to none


def names_of(node: Node) -> list[str]:
    """All names an article gives an actor, the preferred one first."""
    return [*node.all("prefLabel"), *node.all("altLabel")]


def country_of(node: Node) -> str | None:
    """The state of a state or body: as reported, else as its name says."""
    if code := node.one("country"):
        return code
    if node.kind == "State":
        return next((c for n in names_of(node) if (c := state_named(n))), None)
    return next((c for n in names_of(node) if (c := _named_country(n))), None)


def _named_country(name: str) -> str | None:
    known = known_body(name)
    return (known[1] if known else None) or body_key(name)[1]


def state_key(node: Node) -> str:
    """States are known by their code; one without a code by its name."""
    return country_of(node) or " ".join(body_key(names_of(node)[0])[0])


def body_keys(node: Node) -> Iterator[Key]:
    """The lexicon's usual name stands for all names of a body it knows; a name that identifies nothing by itself is
    bound to the state or, if that is unknown, to the article."""
    country = country_of(node)
    for name in names_of(node):
        known = known_body(name)
        words, code, enough = body_key(known[0] if known else name)
        if words:
            bound = "" if enough or known else (code or country or node.source.iri)
            yield " ".join(words), bound


def same_bodies(countries: Sequence[str | None], name: str) -> list[Decision]:
    """Who is one among organisations and forces of one identifying name, in their order: those that are not of
    different states; those of no known state go with the state named most."""
    found: list[Decision] = []
    first: dict[str, int] = {}
    for i, country in enumerate(countries):
        if country and first.setdefault(country, i) != i:
            found.append(Decision(first[country], i, True, "same name and state", f"{name} ({country})"))
    found += _separate(list(first.values()), name)
    usual = _most_frequent([c for c in countries if c])
    anchor = first.get(usual) if usual else None
    for i, country in enumerate(countries):
        if not country:
            anchor = i if anchor is None else anchor
            found.append(Decision(anchor, i, True, "same name", name))
    return found


def _separate(firsts: list[int], name: str) -> list[Decision]:
    rule = "same name, different states"
    return [Decision(a, b, False, rule, name) for i, a in enumerate(firsts) for b in firsts[i + 1 :]]


def _most_frequent(values: list[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None
