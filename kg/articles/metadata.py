"""`metadata.csv`: what is known of the text files beside it."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.articles.decode import decode
from kg.errors import InputError, InputNote

COLUMNS = ("file", "published", "outlet", "url", "title")


@dataclass(frozen=True, slots=True)
class Metadata:
    """One row; an empty cell is None."""

    published: dt.date | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class MetadataFile:
    rows: dict[str, Metadata]
    problems: tuple[InputError, ...]


def read_metadata(path: Path) -> MetadataFile:
    """The rows of a metadata file by file name, and what was wrong with it; a missing file has no rows."""
    if not path.exists():
        return MetadataFile({}, ())
    problems: list[InputError] = []
    rows: dict[str, Metadata] = {}
    try:
        text, _ = decode(path.read_bytes(), str(path))
        for line, row in _records(text, path, problems):
            rows[row["file"]] = _metadata(row, f"{path}:{line}", problems)
    except InputError as error:
        problems.append(error)
    except (OSError, csv.Error) as error:
        problems.append(InputError(f"not readable ({error})", where=str(path), remedy="write it as CSV in UTF-8"))
    return MetadataFile(rows, tuple(problems))


def _records(text: str, path: Path, problems: list[InputError]) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text), strict=True)
    header = [name.strip() for name in reader.fieldnames or []]
    if "file" not in header:
        remedy = f"give it the header {','.join(COLUMNS)}"
        raise InputError('has no column "file"', where=str(path), remedy=remedy)
    if unknown := sorted(set(header) - set(COLUMNS)):
        what = f"unknown column {', '.join(unknown)} passed over"
        problems.append(InputNote(what, where=f"{path}:1", remedy=f"known are {', '.join(COLUMNS)}"))
    reader.fieldnames = header
    for row in reader:
        if row.get("file"):
            yield reader.line_num, {k: (v or "").strip() for k, v in row.items() if k in COLUMNS}
        else:
            problems.append(InputNote("row names no file", where=f"{path}:{reader.line_num}", remedy="fill it"))


def _metadata(row: dict[str, str], where: str, problems: list[InputError]) -> Metadata:
    cell = {k: v or None for k, v in row.items()}
    return Metadata(
        parse_date(cell.get("published"), where, problems), cell.get("outlet"), cell.get("url"), cell.get("title")
    )


def parse_date(text: str | None, where: str, problems: list[InputError]) -> dt.date | None:
    """An ISO date (a time after it is cut off); anything else counts as unknown and is noted."""
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        what = f"{text!r} is no date; the article is read as undated"
        problems.append(InputNote(what, where=where, remedy="write YYYY-MM-DD"))
        return None
