"""Engines: what makes a Report of an Article. The rules are one; answers recorded from any other are another.

An engine may be anything (a language model asked in batches, another tool, a person): its answers come as JSON lines in
the annotation format and are held to the same evidence, shapes and score as the rules (docs/engines.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from kg.annotation import Annotator
from kg.articles.boilerplate import body_lines
from kg.errors import InputError
from kg.model import Article, Report

GUESS = 0.5  # the confidence of an answer that gives none


@dataclass(frozen=True, slots=True)
class Recorded:
    """The answers in a file of JSON lines, by the article's name. Raises InputError when called for an article without
    an answer, or whose answer is wrong."""

    path: Path

    def __call__(self, article: Article) -> Report:
        data = _line(self.path, article.source)
        _check_references(data, f"{self.path.name} on {article.source}")
        body, headline = body_lines(article.text, article.title)
        annotator = Annotator(str(data.get("engine") or self.path.stem), GUESS)
        return annotator.report(data, replace(article, body=body, headline=headline))

    def stamp(self) -> str:
        """What changes when the answers do. Raises InputError if they cannot be read."""
        try:
            return blake2b(self.path.read_bytes(), digest_size=8).hexdigest()
        except OSError as error:
            raise InputError(
                f"not readable ({error.strerror})", where=str(self.path), remedy="name a JSONL file"
            ) from error


def _line(path: Path, source: str) -> dict[str, Any]:
    at = _offsets(path).get(source)
    if at is None:
        raise InputError(
            "no answer for this article", where=f"{path.name} on {source}", remedy='add a line with "article"'
        )
    with path.open("rb") as lines:
        lines.seek(at)
        data: dict[str, Any] = json.loads(lines.readline())
        return data


@lru_cache(maxsize=4)
def _offsets(path: Path) -> dict[str, int]:
    """Where the answer of each article begins; the last one counts."""
    return {name: at for at, name in _named(path)}


def _named(path: Path) -> Iterator[tuple[int, str]]:
    at = 0
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield at, _name(line, f"{path}:{number}")
            at += len(line)


def _name(line: bytes, where: str) -> str:
    try:
        return str(json.loads(line)["article"])
    except (ValueError, KeyError, TypeError) as error:
        raise InputError('not a JSON object with "article"', where=where, remedy="mend or drop the line") from error


_NAMING = {
    "actors": (), "rounds": ("parties", "leaders"), "meetings": ("participants", "host"),
    "commitments": ("by", "toward", "statedBy"), "forceLevels": ("force", "statedBy"),
}  # fmt: skip


def _check_references(data: dict[str, Any], where: str) -> None:
    """Every actor a fact names must be listed: what the graph would leave out in silence is an error here."""
    known = {a.get("id") for a in data.get("actors") or () if isinstance(a, dict)}
    for kind, slots in _NAMING.items():
        for i, item in enumerate(data.get(kind) or ()):
            named = _named_in(item, slots) if isinstance(item, dict) else ()
            if missing := next((key for key in named if key not in known), None):
                raise InputError(f"{kind}[{i}] names {missing!r}", where=where, remedy="list it under actors")


def _named_in(item: dict[str, Any], slots: tuple[str, ...]) -> Iterator[Any]:
    for slot in slots:
        value = item.get(slot) or ()
        yield from (value,) if isinstance(value, str) else value
