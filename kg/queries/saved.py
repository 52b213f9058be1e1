"""Saved questions: SPARQL files that explain themselves in a YAML header written in comments.

A parameter is bound where the query says `VALUES ?name { … }`; what stands there in the file is the example that makes
the file valid SPARQL on its own. `UNDEF` stands for "any".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import LexiconError
from kg.queries.tokens import limit_block, values_blocks
from kg.resources import data_dir

LANGUAGES = ("ar", "en")
ALL = 1_000_000_000  # a limit that no answer reaches
LAYER = "layer"  # the variable that stands for the graph of resolved resources
FACT = "fact"  # the column whose IRI leads to the evidence


class Type(StrEnum):
    """What a parameter's value is, and so how it is read.

    `actor` takes any name of an actor or its IRI, `concept` a name of the vocabulary.
    """

    IRI = "iri"
    STRING = "string"
    INTEGER = "integer"
    DATE = "date"
    ACTOR = "actor"
    CONCEPT = "concept"


Words = Mapping[str, str]  # language → text


@dataclass(frozen=True, slots=True)
class Parameter:
    """`default` None: the parameter must be given, unless `optional` (then absent means any)."""

    name: str
    type: Type
    label: Words
    example: str
    many: bool = False
    optional: bool = False
    default: str | None = None
    choices: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        return not self.optional and self.default is None


@dataclass(frozen=True, slots=True)
class Column:
    """A result variable; `many` marks one that joins several values, which are then sorted."""

    name: str
    label: Words
    many: bool = False


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """One question: its words, its parameters, the columns of its answer in order, and the SPARQL text."""

    name: str
    summary: Words
    description: Words
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str

    @property
    def body(self) -> str:
        """The query without its header."""
        lines = self.text.splitlines(keepends=True)
        start = next((i for i, line in enumerate(lines) if not line.startswith("#")), 0)
        return "".join(lines[start:])

    @property
    def limit(self) -> int | None:
        """How many rows the question gives unless told otherwise; None if it always gives all."""
        block = limit_block(self.text)
        return int(self.text[block.start : block.end]) if block else None

    def parameter(self, name: str) -> Parameter | None:
        return next((p for p in self.parameters if p.name == name), None)


@lru_cache(maxsize=1)
def saved_queries() -> Mapping[str, SavedQuery]:
    """All saved questions by name, sorted. Raises LexiconError if a header breaks the rules."""
    return {path.stem: saved_query(path.stem) for path in sorted(data_dir("queries").glob("*.rq"))}


@lru_cache(maxsize=256)
def saved_query(name: str) -> SavedQuery:
    """The saved question in the file `name`, without reading all the others."""
    return read_query(data_dir("queries") / f"{name}.rq")


def read_query(path: Path) -> SavedQuery:
    """The question in one file. Raises LexiconError naming the file and what its header lacks."""
    text = path.read_text(encoding="utf-8")
    try:
        return _query(path.stem, text, _header(text))
    except (KeyError, TypeError, ValueError, AttributeError, yaml.YAMLError) as error:
        raise LexiconError(
            f"header not understood ({error})", where=path.name, remedy="see queries/README.md"
        ) from error


def _header(text: str) -> dict[str, Any]:
    lines: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line[2:] if line.startswith("# ") else line[1:])
    return dict(yaml.load("\n".join(lines), Loader=yaml.CSafeLoader))


def _query(name: str, text: str, header: dict[str, Any]) -> SavedQuery:
    parameters = tuple(_parameter(n, p) for n, p in (header.get("parameters") or {}).items())
    query = SavedQuery(
        name=name,
        summary=_words(header["summary"]),
        description=_words(header["description"]),
        parameters=parameters,
        columns=tuple(Column(c, _words(e), bool(e.get("many"))) for c, e in header["columns"].items()),
        text=text,
    )
    _check_blocks(query)
    return query


def _parameter(name: str, entry: dict[str, Any]) -> Parameter:
    default = entry.get("default")
    return Parameter(
        name=name,
        type=Type(entry["type"]),
        label=_words(entry["label"]),
        example=str(entry["example"]),
        many=bool(entry.get("many", False)),
        optional=bool(entry.get("optional", False)),
        default=None if default is None else str(default),
        choices=tuple(entry.get("choices", ())),
    )


def _words(entry: Mapping[str, str]) -> Words:
    return {language: str(entry[language]) for language in LANGUAGES}


def _check_blocks(query: SavedQuery) -> None:
    """Every parameter has its VALUES block and every block its parameter or more than one variable."""
    blocks = {block.name for block in values_blocks(query.text)}
    for parameter in query.parameters:
        if parameter.name not in blocks:
            raise ValueError(f"no VALUES ?{parameter.name} {{ … }} in the query")
