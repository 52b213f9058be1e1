"""Binding: a user's words become RDF terms, and only terms enter a query.

Each value is parsed by its type into a pyoxigraph term; the term's own serialisation stands in the `VALUES` block of
its parameter. Nothing a user writes is ever joined to the query as text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from kg.errors import HiwarError
from kg.queries.saved import Parameter, SavedQuery, Type
from kg.queries.tokens import limit_block, values_blocks

HIWAR = "https://w3id.org/hiwar/ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}", re.ASCII)
_CONCEPT = re.compile(r"[A-Za-z][A-Za-z0-9]{0,63}", re.ASCII)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s]+", re.ASCII)

Term = NamedNode | Literal
Given = Mapping[str, Sequence[str]]  # parameter name → values as written
Resolver = Callable[[str], Sequence[NamedNode]]  # an actor's name → its nodes

_FORMS = {
    Type.IRI: "an absolute IRI such as https://w3id.org/hiwar/id/…",
    Type.STRING: "text",
    Type.INTEGER: "a whole number such as 2500",
    Type.DATE: "a date such as 2021-12-31",
    Type.ACTOR: "a name of an actor, Arabic or Latin",
    Type.CONCEPT: "a name of the vocabulary such as pledged",
}


def terms(query: SavedQuery, given: Given, resolve: Resolver) -> dict[str, tuple[Term, ...]]:
    """The terms of every parameter; an empty tuple means any.

    Raises HiwarError for an unknown or missing parameter or a value of the wrong form, saying the right one.
    """
    unknown = sorted(set(given) - {p.name for p in query.parameters})
    if unknown:
        raise HiwarError(
            f"no parameter {unknown[0]!r}",
            where=query.name,
            remedy=f"it has: {usage(query) or 'none'}",
            kind="unknown_parameter",
        )
    return {p.name: _terms_of(query, p, given.get(p.name, ()), resolve) for p in query.parameters}


def usage(query: SavedQuery) -> str:
    """The parameters with examples, as one would type them."""
    return " ".join(
        f"--{p.name} {p.example!r}" if p.required else f"[--{p.name} {p.example!r}]" for p in query.parameters
    )


def bound(query: SavedQuery, values: Mapping[str, Sequence[Term]], limit: int | None = None) -> str:
    """The query with each parameter's `VALUES` block holding its terms, and `limit` rows where it has a LIMIT."""
    filled = {block: _filled(values[block.name]) for block in values_blocks(query.text) if block.name in values}
    if limit is not None and (block := limit_block(query.text)):
        filled[block] = str(int(limit))
    text, end = [], 0
    for block in sorted(filled, key=lambda b: b.start):
        text += [query.text[end : block.start], filled[block]]
        end = block.end
    return "".join([*text, query.text[end:]])


def _filled(values: Sequence[Term]) -> str:
    return f" {' '.join(str(term) for term in values) or 'UNDEF'} "


def _terms_of(query: SavedQuery, parameter: Parameter, given: Sequence[str], resolve: Resolver) -> tuple[Term, ...]:
    words = [w for w in given if w.strip()] or ([parameter.default] if parameter.default is not None else [])
    if not words and parameter.required:
        raise HiwarError(
            f"needs --{parameter.name}",
            where=query.name,
            remedy=f"kg query {query.name} {usage(query)}",
            kind="missing_parameter",
        )
    if len(words) > 1 and not parameter.many:
        raise HiwarError(
            f"--{parameter.name} takes one value", where=query.name, remedy="give it once", kind="one_value"
        )
    found = [term for word in words for term in _read(query, parameter, word, resolve)]
    return tuple(dict.fromkeys(found))


def _read(query: SavedQuery, parameter: Parameter, word: str, resolve: Resolver) -> Sequence[Term]:
    if parameter.type is Type.ACTOR and not _ABSOLUTE.fullmatch(word):
        return resolve(_encodable(query, parameter, word))
    if parameter.choices and word not in parameter.choices:
        raise _wrong(query, parameter, word, "one of " + ", ".join(parameter.choices))
    term = _READERS[parameter.type](word)
    if term is None:
        raise _wrong(query, parameter, word, _FORMS[parameter.type])
    return (term,)


def _encodable(query: SavedQuery, parameter: Parameter, word: str) -> str:
    if not _is_text(word):
        raise _wrong(query, parameter, word, _FORMS[parameter.type])
    return word


def _wrong(query: SavedQuery, parameter: Parameter, word: str, form: str) -> HiwarError:
    shown = word if len(word) <= 60 else word[:57] + "…"
    return HiwarError(
        f"--{parameter.name} is {shown!r}",
        where=query.name,
        remedy=f"give {form}, e.g. {parameter.example}",
        kind="wrong_form",
    )


def _is_text(word: str) -> bool:
    """False for lone surrogates, which no RDF term can hold."""
    return not any(0xD800 <= ord(c) < 0xE000 for c in word)


def _iri(word: str) -> NamedNode | None:
    if not (_ABSOLUTE.fullmatch(word) and _is_text(word)):
        return None
    try:
        return NamedNode(word)
    except ValueError:
        return None


def _string(word: str) -> Literal | None:
    return Literal(word) if _is_text(word) else None


def _integer(word: str) -> Literal | None:
    return _typed(str(int(word)), "integer") if _INTEGER.fullmatch(word) else None


def _date(word: str) -> Literal | None:
    try:
        return _typed(dt.date.fromisoformat(word).isoformat(), "date")
    except ValueError:
        return None


def _concept(word: str) -> NamedNode | None:
    return NamedNode(HIWAR + word) if _CONCEPT.fullmatch(word) else None


def _typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(_XSD + datatype))


_READERS: Mapping[Type, Callable[[str], Term | None]] = {
    Type.IRI: _iri,
    Type.ACTOR: _iri,
    Type.STRING: _string,
    Type.INTEGER: _integer,
    Type.DATE: _date,
    Type.CONCEPT: _concept,
}
