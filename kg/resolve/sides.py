"""Who takes part, seen as persons and as the sides they act for."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

from kg.resolve.blocks import Blocks
from kg.resolve.lexicon import city_country, state_named
from kg.resolve.names import words_of
from kg.resolve.records import ACTORS, Where
from kg.resolve.register import Entry, Register

_SIDES = "CREATE TEMP TABLE side (root INTEGER PRIMARY KEY, side TEXT)"


class Sides:
    """What reports say actors act for: codes of states, or first reports of bodies."""

    def __init__(self, data: sqlite3.Connection) -> None:
        self._data, self._told = data, Blocks(data)

    def served(self, number: int, sides: Iterable[str]) -> None:
        """An actor's report and the sides it gives."""
        for side in sides:
            self._told.add(number, number, side)

    def settle(self, register: Register, numbers: range) -> None:
        """For each group the side most of its reports give."""
        self._data.execute("DROP TABLE IF EXISTS temp.side")
        self._data.execute(_SIDES)
        by_root = Blocks(self._data)
        for number, _, _, side in self._told.rows():
            by_root.add(register.root(number), number, side)
        for root, members in by_root:
            counts = Counter(side for _, side in members)
            side = min(counts, key=lambda k: (-counts[k], k))
            self._data.execute("INSERT INTO side VALUES (?,?)", (root, side))


class Actors:
    """Resolved actors: the groups, by the IRI of their first report, and the side each acts for."""

    def __init__(self, register: Register, numbers: range, sides: Sides) -> None:
        self.register, self.numbers = register, numbers
        sides.settle(register, numbers)

    def named(self, iris: Iterable[str]) -> list[Entry]:
        """The entries of these actor nodes."""
        return [e for iri in iris if (e := self.register.find(iri)) and e.kind in ACTORS]

    def side(self, entry: Entry) -> str:
        """The state or body most reports of the actor give; who acts for none is a side of their own."""
        return self.register.side(entry.root) or self.register.iri(entry.root)

    def who(self, iris: Iterable[str]) -> frozenset[str]:
        """The first reports of these actors."""
        return frozenset(self.register.iri(e.root) for e in self.named(iris))

    def sides(self, iris: Iterable[str]) -> frozenset[str]:
        """The sides of these actors."""
        return frozenset(self.side(e) for e in self.named(iris))

    def people(self, iris: Iterable[str]) -> dict[str, frozenset[str]]:
        """By side, the persons named for it."""
        found: dict[str, set[str]] = {}
        for entry in self.named(iris):
            persons = found.setdefault(self.side(entry), set())
            if entry.kind == "Person":
                persons.add(self.register.iri(entry.root))
        return {side: frozenset(persons) for side, persons in found.items()}


def place_key(place: Where | None) -> str | None:
    """The country a place lies in, or its words if that is unknown."""
    if place is None:
        return None
    if place.country:
        return place.country
    name = place.name or ""
    return city_country(name) or state_named(name) or " ".join(words_of(name)) or None
