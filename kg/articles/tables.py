"""CSV and Parquet: one article per row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.articles.opening import broken, need, open_binary
from kg.articles.records import FIELDS, read_record
from kg.errors import InputError
from kg.model import Article

_BATCH = 512  # rows of Parquet in memory at a time


def _unreadable() -> tuple[type[Exception], ...]:
    return (*broken(), UnicodeDecodeError, csv.Error)


def read_csv(path: Path, columns: Mapping[str, str]) -> Iterator[Article | InputError]:
    """The rows of a CSV file with a header, in UTF-8."""
    csv.field_size_limit(20_000_000)
    try:
        with io.TextIOWrapper(open_binary(path), encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            for row in reader:
                yield from read_record(row, f"{path}:{reader.line_num}", columns)
    except _unreadable() as error:
        yield InputError(f"not readable as CSV ({error})", where=str(path), remedy="write it as CSV in UTF-8")


def read_parquet(path: Path, columns: Mapping[str, str]) -> Iterator[Article | InputError]:
    """The rows of a Parquet file; only the columns of articles are read."""
    where = str(path)
    try:
        arrow = need("pyarrow", where)
        file = need("pyarrow.parquet", where).ParquetFile(path)
        wanted = [c for c in (columns.get(f, f) for f in FIELDS) if c in file.schema_arrow.names]
        number = 0
        for batch in file.iter_batches(batch_size=_BATCH, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield from read_record(row, f"{where}: row {number}", columns)
    except InputError as error:
        yield error
    except (*broken(), arrow.ArrowException) as error:
        yield InputError(f"not readable as Parquet ({error})", where=where, remedy="write it again")
