"""Asking a saved question: find it, bind its parameters, run it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from pyoxigraph import NamedNode

from kg.errors import HiwarError
from kg.queries.actors import actor_names
from kg.queries.answer import Answer, answer_of
from kg.queries.bind import bound, terms
from kg.queries.saved import SavedQuery, saved_queries
from kg.queries.source import Source


def find_query(name: str) -> SavedQuery:
    """The saved question called `name`. Raises HiwarError with near names if there is none."""
    known = saved_queries()
    if name not in known:
        near = difflib.get_close_matches(name, list(known), n=3)
        remedy = f"did you mean {' or '.join(near)}?" if near else "kg query --list shows them all"
        raise HiwarError(f"no saved question {name!r}", remedy=remedy)
    return known[name]


def ask(source: Source, name: str, given: Mapping[str, Sequence[str]], limit: int | None = None) -> Answer:
    """Ask the question `name` with `given` values as a user writes them.

    Raises HiwarError if there is no such question, or a parameter is unknown, missing or of the wrong form.
    """
    query = find_query(name)

    def resolve(actor: str) -> Sequence[NamedNode]:
        return actor_names(source).find(actor)

    return answer_of(source.query(bound(query, terms(query, given, resolve))), query, limit)
