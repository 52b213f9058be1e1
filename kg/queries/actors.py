"""Actors by any of their names, looked up in the search index of what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from pyoxigraph import NamedNode

from kg.queries.answer import answer_of
from kg.queries.bind import bound
from kg.queries.saved import ALL, saved_query
from kg.queries.source import MemorySource, Source
from kg.search.index import SearchIndex
from kg.search.names import Name, find, write_names

QUESTION = "actor-names"  # the saved question that lists every name


@dataclass(frozen=True, slots=True)
class ActorNames:
    """The names of one source."""

    index: SearchIndex

    def find(self, name: str) -> tuple[NamedNode, ...]:
        """The actors called `name`. Raises HiwarError with the nearest names if there is none."""
        return find(self.index, name)


_KNOWN: WeakKeyDictionary[Source, ActorNames] = WeakKeyDictionary()


def actor_names(source: Source) -> ActorNames:
    """The names of every actor in `source`, opened once: what is asked does not change while it is open."""
    if source not in _KNOWN:
        _KNOWN[source] = ActorNames(source.search_index if isinstance(source, MemorySource) else _read(source))
    return _KNOWN[source]


def _read(source: Source) -> SearchIndex:
    """An index in memory of the names a server gives."""
    index = SearchIndex()
    write_names(index, _names(source))
    return index


def _names(source: Source) -> Iterator[Name]:
    query = saved_query(QUESTION)
    for row in answer_of(source.query(bound(query, {}, ALL)), query).records():
        code = str(row["country"]) if row["country"] and str(row["type"]) == "State" else None
        yield Name(str(row["fact"]), str(row["name"]), code, 0)
