"""Asking a saved question: find it, bind its parameters, run it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from weakref import WeakKeyDictionary

from pyoxigraph import NamedNode

from kg.errors import HiwarError
from kg.queries.actors import actor_names
from kg.queries.answer import Answer, answer_of
from kg.queries.bind import bound, terms
from kg.queries.saved import LAYER, SavedQuery, saved_queries, saved_query
from kg.queries.source import Source
from kg.resources import data_dir

_LAYER = "SELECT ?layer { GRAPH ?layer { ?node <https://w3id.org/hiwar/ns#articleCount> ?count } } LIMIT 1"


def find_query(name: str) -> SavedQuery:
    """The saved question called `name`. Raises HiwarError with near names if there is none."""
    path = data_dir("queries") / f"{name}.rq"
    if name.isascii() and name.replace("-", "").isalnum() and path.is_file():
        return saved_query(name)  # without the headers of all the others
    known = saved_queries()
    if name not in known:
        near = difflib.get_close_matches(name, list(known), n=3)
        remedy = f"did you mean {' or '.join(near)}?" if near else "kg query --list shows them all"
        raise HiwarError(f"no saved question {name!r}", remedy=remedy)
    return known[name]


def ask(source: Source, name: str, given: Mapping[str, Sequence[str]], limit: int | None = None) -> Answer:
    """Ask the question `name` with `given` values as a user writes them, for at most `limit` rows (None: as many as
    the question gives of itself, `saved.ALL`: all there are).

    Raises HiwarError if there is no such question, or a parameter is unknown, missing or of the wrong form.
    """
    query = find_query(name)

    def resolve(actor: str) -> Sequence[NamedNode]:
        return actor_names(source).find(actor)

    values = {LAYER: layer_of(source), **terms(query, given, resolve)}
    return answer_of(source.query(bound(query, values, limit)), query, limit)


_LAYERS: WeakKeyDictionary[Source, tuple[NamedNode, ...]] = WeakKeyDictionary()


def layer_of(source: Source) -> tuple[NamedNode, ...]:
    """The graph of resolved resources, looked up once; none where nothing is resolved."""
    if source not in _LAYERS:
        found = answer_of(source.query(_LAYER)).rows
        _LAYERS[source] = tuple(node for (node,) in found if isinstance(node, NamedNode))
    return _LAYERS[source]
