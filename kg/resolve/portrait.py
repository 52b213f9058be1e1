"""What all reports of one actor say together, gathered report by report: an actor may have any number of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.resolve.agree import most
from kg.resolve.bodies import country_of, names_of
from kg.resolve.lexicon import known_body
from kg.resolve.names import words_of
from kg.resolve.profile import is_office, title_key
from kg.resolve.records import NOWHERE, Telling, node_of_body
from kg.resolve.register import Register


@dataclass(slots=True)
class Role:
    """A role by its title (spellings of one together), its organisation's first report, and whether former: the titles
    as written and the offices, and the first and last day it is reported on."""

    titles: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)
    days: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Portrait:
    """Names, classes and states as often as they are given, articles, first and last day, roles."""

    kinds: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    articles: int = 0
    days: list[str] = field(default_factory=list)
    roles: dict[tuple[str, str, bool], Role] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The class most reports give."""
        return most(self.kinds) or ""

    @property
    def country(self) -> str | None:
        """The state most reports give."""
        return most(self.countries)

    def label(self) -> str:
        """The name most articles prefer: of a person a full one if any; of a body the lexicon's if it is used."""
        person = "Person" in self.kinds
        full = {n: c for n, c in self.labels.items() if len(words_of(n)) > 1 and not is_office(words_of(n))}
        counts = Counter(full) if person and full else self.labels
        known = {k[0] for n in counts if not person and (k := known_body(n))}
        return min(counts, key=lambda n: (n not in known, -counts[n], -len(n), n))

    def identity(self) -> tuple[str, str]:
        """The class, and of a state its code, else the usual name and the state."""
        if self.kind == "State" and self.country:
            return "State", self.country
        return self.kind, " ".join((*words_of(self.label()), self.country or ""))


def portrait(tellings: Iterable[Telling], articles: int, register: Register) -> Portrait:
    """The portrait of one group, from what its reports in so many articles say."""
    found = Portrait(articles=articles)
    for kind, body, times, first, last in tellings:
        node = node_of_body("", kind, NOWHERE, body)
        found.kinds[kind] += times
        found.labels[node.one("prefLabel") or ""] += times
        found.names.update(names_of(node))
        if country := country_of(node):
            found.countries[country] += times
        days = [day for day in (first, last) if day]
        found.days = _outer(found.days, days)
        for post in node.posts:
            organisation = register.find(post.of) if post.of else None
            of = register.iri(organisation.root) if organisation else ""
            role = found.roles.setdefault((" ".join(title_key(post.title)), of, post.former), Role())
            role.titles[post.title] += times
            if post.office:
                role.offices[post.office] += times
            role.days = _outer(role.days, days)
    return found


def _outer(known: list[str], days: list[str]) -> list[str]:
    """First and last day of both."""
    return [min(known + days), max(known + days)] if known or days else []


def packed(found: Portrait) -> str:
    """A portrait as text."""
    roles = [(*key, role.titles, role.offices, role.days) for key, role in sorted(found.roles.items())]
    values: tuple[Any, ...] = (found.kinds, found.labels, found.countries, sorted(found.names))
    return json.dumps((*values, found.articles, found.days, roles), ensure_ascii=False)


def unpacked(text: str) -> Portrait:
    """The portrait that `packed` wrote."""
    kinds, labels, countries, names, articles, days, roles = json.loads(text)
    found = Portrait(Counter(kinds), Counter(labels), Counter(countries), set(names), articles, days)
    for title, of, former, titles, offices, told in roles:
        found.roles[title, of, former] = Role(Counter(titles), Counter(offices), told)
    return found
