"""Records of any tabular source, fields mapped to those of an Article; JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.articles.metadata import Metadata, parse_date
from kg.articles.opening import broken, open_binary
from kg.articles.textfile import article, check_text
from kg.errors import InputError
from kg.model import Article

FIELDS = ("id", "text", "published", "outlet", "url", "title")


def read_jsonl(path: Path, columns: Mapping[str, str]) -> Iterator[Article | InputError]:
    """The records of a JSON Lines file. `columns` maps our field names to the file's own."""
    try:
        with open_binary(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield from _read_line(line, f"{path}:{number}", columns)
    except InputError as error:
        yield error
    except broken() as error:
        yield InputError(f"cut short or not readable ({error})", where=str(path), remedy="fetch it again")


def _read_line(line: bytes, where: str, columns: Mapping[str, str]) -> Iterator[Article | InputError]:
    try:
        record = json.loads(line)
    except ValueError as error:
        yield InputError(f"not JSON ({error})", where=where, remedy="write one JSON object a line in UTF-8")
        return
    if not isinstance(record, dict):
        yield InputError("not a JSON object", where=where, remedy="write one JSON object a line")
        return
    yield from read_record(record, where, columns)


def read_record(record: Mapping[str, Any], where: str, columns: Mapping[str, str]) -> Iterator[Article | InputError]:
    """The article of one record of any tabular source, after the notes on its fields."""
    value = {name: _text(record.get(columns.get(name, name))) for name in FIELDS}
    if value["text"] is None or value["id"] is None:
        lacking = "text" if value["text"] is None else "id"
        yield InputError(f"has no {lacking!r}", where=where, remedy="map its columns (--columns text=…,id=…)")
        return
    problems: list[InputError] = []
    published = parse_date(value["published"], where, problems)
    yield from problems
    known = Metadata(published, value["outlet"], value["url"], value["title"])
    try:
        yield check_text(article(value["id"], value["text"], known), where)
    except InputError as error:
        yield error


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)
