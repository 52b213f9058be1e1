"""What reports say as plain records: the input of resolution.

Only what resolution decides by is kept (no evidence, no provenance). The records lie on disk (see `shelf`); nodes come
sorted, so that nothing later can depend on the order in which articles were stored.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

Values = dict[str, list[str]]
Bounds = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Source:
    """The article behind a report: when it appeared (or within which days it must have), where. `origin` is its IRI or,
    if it is a copy, that of the article it copies; `published` is the day it bears, if it bears one."""

    iri: str
    name: str
    outlet: str
    earliest: dt.date | None
    latest: dt.date | None
    origin: str
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time span of a report; `iri` is its node."""

    iri: str
    edtf: str | None
    earliest: dt.date | None
    latest: dt.date | None


@dataclass(frozen=True, slots=True)
class Where:
    """A place of a report; `iri` is its node."""

    iri: str
    name: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Post:
    """A role of a person: title as written, the organisation's node, the office concept's name."""

    title: str
    of: str | None
    office: str | None
    former: bool


@dataclass(frozen=True, slots=True)
class Node:
    """A report node: its class, its article, its properties by local name (values sorted), and what it has of times,
    places and roles."""

    iri: str
    kind: str
    source: Source
    values: Values = field(default_factory=dict)
    times: dict[str, Time] = field(default_factory=dict)
    places: dict[str, Where] = field(default_factory=dict)
    posts: tuple[Post, ...] = ()

    def all(self, name: str) -> list[str]:
        return self.values.get(name, [])

    def one(self, name: str) -> str | None:
        found = self.values.get(name)
        return found[0] if found else None


NOWHERE = Source("", "", "", None, None, "")

# values, times, places and posts of a node, as they are kept
Body = tuple[Values, dict[str, tuple[Any, ...]], dict[str, tuple[Any, ...]], list[tuple[Any, ...]]]
Telling = tuple[str, Body, int, str | None, str | None]  # class, what is said, how often, first and last day


def node_of_body(iri: str, kind: str, source: Source, body: Body) -> Node:
    """The node that was kept as `body`."""
    values, times, places, posts = body
    return Node(
        iri,
        kind,
        source,
        values,
        {name: Time(i, edtf, day_of(first), day_of(last)) for name, (i, edtf, first, last) in times.items()},
        {name: Where(*place) for name, place in places.items()},
        tuple(Post(*post) for post in posts),
    )


@lru_cache(maxsize=4096)
def day_of(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text[:10]) if text else None


ACTORS = ("Person", "State", "Organization", "ArmedForce")
KINDS = (*ACTORS, "Dialogue", "DialogueRound", "Meeting", "Commitment", "ForceLevel")
