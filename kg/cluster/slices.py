"""What driver and executors hand each other: Parquet files in a folder that all of them see.

A slice holds articles, a result what became of them. A result bears the name of its slice, and that name is a hash of
the articles and of the software: a result that is there need not be made again. Files appear whole or not at all.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kg.graph.mint import article_iri, digest
from kg.model import Article
from kg.process import Outcome

_FIELDS = ("source", "text", "outlet", "url", "title")


@dataclass(frozen=True, slots=True)
class Exchange:
    """The shared folder. `stamp` is that of the software and its settings."""

    folder: Path
    stamp: str
    base: str

    def articles(self, name: str) -> Path:
        return self.folder / "articles" / f"{name}.parquet"

    def result(self, name: str) -> Path:
        return self.folder / "results" / f"{name}.parquet"

    def cut(self, articles: Iterable[Article], size: int) -> Iterator[str]:
        """Write the slices of which there is no result yet; the names of all, in order."""
        stream = iter(articles)
        while held := list(islice(stream, size)):
            name = digest(self.stamp, *(article_iri(a, self.base).value for a in held))
            if not self.result(name).exists():
                _write(self.articles(name), {"article": [_packed(a) for a in held]})
            yield name

    def read_articles(self, name: str) -> list[Article]:
        return [_unpacked(text) for text in pq.read_table(self.articles(name))["article"].to_pylist()]

    def write_result(self, name: str, outcomes: Sequence[Outcome]) -> None:
        """Columns: `iri` of the article, `trig` its graph block (empty if refused), `rest` as JSON."""
        rest = [{k: v for k, v in asdict(o).items() if k not in ("iri", "block")} for o in outcomes]
        columns = {"iri": [o.iri for o in outcomes], "trig": [o.block for o in outcomes], "rest": map(json.dumps, rest)}
        _write(self.result(name), {key: list(values) for key, values in columns.items()})

    def read_result(self, name: str) -> Iterator[Outcome]:
        for row in pq.read_table(self.result(name)).to_pylist():
            rest: dict[str, Any] = json.loads(row["rest"])
            notes, refused = tuple(rest["notes"]), tuple(rest["refused"])
            yield Outcome(row["iri"], rest["source"], row["trig"], refused, notes, rest["counts"], rest["account"])


def _packed(article: Article) -> str:
    """As ASCII: file names may hold what UTF-8 does not."""
    day = article.published.isoformat() if article.published else None
    return json.dumps({"published": day, **{name: getattr(article, name) for name in _FIELDS}})


def _unpacked(text: str) -> Article:
    values = json.loads(text)
    day = values.pop("published")
    return Article(**values, published=dt.date.fromisoformat(day) if day else None)


def _write(path: Path, columns: dict[str, list[str]]) -> None:
    """Whole or not at all, also if two executors write the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    pq.write_table(pa.table({k: pa.array(v, pa.large_string()) for k, v in columns.items()}), part, compression="zstd")
    os.replace(part, path)
