"""Parameters of a saved question as command-line words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.errors import HiwarError
from kg.queries.bind import usage
from kg.queries.saved import SavedQuery


def given_of(query: SavedQuery, words: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """`--name value`, `--name=value`, each once or again, as values by parameter.

    Raises HiwarError if a word stands where an option should, or an option lacks its value.
    """
    given: dict[str, list[str]] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("--"):
            raise HiwarError(f"{word!r} is not an option", where=query.name, remedy=usage(query) or "it takes none")
        name, equals, value = word[2:].partition("=")
        if not equals:
            value = next(rest, "")
        if not equals and not value:
            raise HiwarError(f"--{name} has no value", where=query.name, remedy=usage(query))
        given.setdefault(name, []).append(value)
    return given
