"""Resolve the labelled lists: records point into article collections instead of carrying their text.

A record names its `source` (`bench:b00123` or `dev:d05-aawsat`), the stretch `[start, end)` in code points of that
article's text, and the stretch's SHA-1. The text itself is looked up in the shared folder (environment variable
`HIWAR_SHARED`, else `shared` beside the checkout); without that folder `shared_dir()` is None and callers skip.
Likewise `outlets:dev/a01` is `dev/a01.txt` of the folder that `HIWAR_OUTLETS` names (`outlets_dir()`).
"""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Labelled:
    """A labelled stretch: its text, its article's whole text, the publication date (or None) and the record."""

    text: str
    article: str
    published: str | None
    record: dict[str, Any]


def shared_dir() -> Path | None:
    """The folder with `gold/` and `bench/`, or None where it is absent."""
    path = Path(os.environ.get("HIWAR_SHARED", HERE.parents[2] / "shared"))
    return path if (path / "gold").is_dir() else None


def outlets_dir() -> Path | None:
    """The folder with the articles of many outlets, or None where it is absent."""
    path = Path(os.environ.get("HIWAR_OUTLETS", HERE / "outlets"))
    return path if (path / "dev").is_dir() else None


def records(name: str) -> Iterator[dict[str, Any]]:
    """The raw records of the list `name` (`times`, `nontimes`, `numbers`, `tokens`, `speakers`)."""
    with (HERE / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def resolved(name: str) -> list[Labelled]:
    """The records of a list with their text; ValueError where a stretch no longer has the text that was labelled."""
    return [_resolve(record) for record in records(name)]


def _resolve(record: dict[str, Any]) -> Labelled:
    article = _article(record["source"])
    text = article[record["start"] : record["end"]]
    if hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest() != record["sha1"]:
        raise ValueError(f"{record['source']}: text at {record['start']} is not the labelled one")
    return Labelled(text, article, record.get("published"), record)


def _article(source: str) -> str:
    kind, _, name = source.partition(":")
    if kind == "outlets":
        return _outlet_text(name)
    return _bench()[name] if kind == "bench" else _gold_text(kind, name)


@lru_cache
def _gold_text(kind: str, name: str) -> str:
    return (_shared() / "gold" / kind / f"{name}.txt").read_text(encoding="utf-8")


@lru_cache
def _outlet_text(name: str) -> str:
    folder = outlets_dir()
    if folder is None:
        raise FileNotFoundError("no articles of outlets: set HIWAR_OUTLETS")
    return (folder / f"{name}.txt").read_text(encoding="utf-8")


@lru_cache
def _bench() -> dict[str, str]:
    """Only the articles the lists point at: the whole collection would fill the memory for nothing."""
    wanted = {r["source"].partition(":")[2] for name in ("times", "nontimes", "numbers") for r in records(name)}
    with gzip.open(_shared() / "bench" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {a["id"]: a["text"] for a in map(json.loads, lines) if a["id"] in wanted}


def _shared() -> Path:
    path = shared_dir()
    if path is None:
        raise FileNotFoundError("no shared folder: set HIWAR_SHARED")
    return path
