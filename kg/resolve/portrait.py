"""What all reports of one actor say together, gathered report by report: an actor may have any number of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.resolve.agree import usual
from kg.resolve.bodies import country_of, names_of
from kg.resolve.lexicon import known_body
from kg.resolve.names import words_of
from kg.resolve.profile import is_office, title_key
from kg.resolve.records import Node
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
        return usual(self.kinds.elements()) or ""

    @property
    def country(self) -> str | None:
        """The state most reports give."""
        return usual(self.countries.elements())

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


def portrait(reports: Iterable[Node], register: Register) -> Portrait:
    """The portrait of one group."""
    found, articles = Portrait(), set[str]()
    for node in reports:
        found.kinds[node.kind] += 1
        found.labels[node.one("prefLabel") or ""] += 1
        found.names.update(names_of(node))
        if country := country_of(node):
            found.countries[country] += 1
        articles.add(node.source.iri[-16:])
        _add_day(found.days, node)
        for post in node.posts:
            body = register.find(post.of) if post.of else None
            of = register.iri(body.root) if body else ""
            role = found.roles.setdefault((" ".join(title_key(post.title)), of, post.former), Role())
            role.titles[post.title] += 1
            if post.office:
                role.offices[post.office] += 1
            _add_day(role.days, node)
    found.articles = len(articles)
    return found


def _add_day(days: list[str], node: Node) -> None:
    """Widen first and last day."""
    if node.source.published:
        day = node.source.published.isoformat()
        days[:] = [min(day, *days), max(day, *days)] if days else [day, day]


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
