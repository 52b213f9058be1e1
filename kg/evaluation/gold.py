"""Gold annotations (JSON beside the text) read as Reports, so that gold and extraction travel the same way."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.annotation import Annotator
from kg.errors import InputError
from kg.model import Article, Report, Span

Item = dict[str, Any]


def gold_files(folder: Path) -> Iterator[Path]:
    """The annotations in `folder`, sorted; drafts and metadata of annotation tools are left out."""
    for path in sorted(folder.glob("*.json")):
        if not path.name.endswith((".draft.json", ".meta.json")) and (path.with_suffix(".txt")).exists():
            yield path


def read_gold(path: Path) -> Item:
    """The annotation as written. Raises InputError naming the file if it is not a JSON object with an article."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"not readable as an annotation ({error})", where=str(path), remedy="mend the JSON") from error
    if not isinstance(data, dict) or "article" not in data:
        raise InputError('has no "article"', where=str(path), remedy='name the text file in "article"')
    return data


def report_from_gold(path: Path) -> Report:
    """A Report of one annotation: what a perfect extraction would have said. Optional items are kept."""
    data = read_gold(path)
    return Annotator("gold", lenient=True).report(data, _article(path, data))


def _article(path: Path, data: Item) -> Article:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    row = _metadata(path.parent).get(data["article"], {})
    published = data.get("published") or row.get("published")
    head = text.split("\n", 1)[0]
    return Article(
        source=data["article"],
        text=text,
        published=dt.date.fromisoformat(published) if published else None,
        outlet=row.get("outlet") or None,
        title=head or None,
        body=(Span(0, len(text)),),
        headline=Span(0, len(head)),
    )


def _metadata(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / "metadata.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: row for row in csv.DictReader(lines)}
