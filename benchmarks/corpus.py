"""The articles that are measured with: a corpus given as JSONL, else the project's own sample and gold texts."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from kg.model import Article

ROOT = Path(__file__).parent.parent
USUAL = ROOT.parent / "shared" / "bench" / "articles.jsonl.gz"
_WORDS = range(250, 351)  # of an article that counts as one of 300 words


def corpus(path: Path | None) -> tuple[str, list[Article]]:
    """A name for the articles and the articles: of `path` or the usual place if it is there, else the project's own."""
    source = path or USUAL
    if source.exists():
        return source.name, list(_read(source))
    return "sample and gold texts of the project", _own()


def of_usual_length(articles: list[Article]) -> list[Article]:
    """Those of about 300 words; all where there are none such."""
    return [a for a in articles if len(a.text.split()) in _WORDS] or articles


def repeated(articles: list[Article], count: int) -> list[Article]:
    """`count` articles; where there are fewer, they come again under other names with a line of their own, which makes
    them other articles (with words already met: caches help more than they would with new ones)."""
    rounds = range(1 + count // max(1, len(articles)))
    return list(islice(chain.from_iterable(_round(articles, n) for n in rounds), count))


def _round(articles: list[Article], number: int) -> list[Article]:
    if not number:
        return articles
    return [replace(a, source=f"{number}-{a.source}", text=f"{a.text}\n{number}") for a in articles]


def write_jsonl(articles: list[Article], path: Path) -> Path:
    """The articles as `kg build` reads them."""
    with path.open("w", encoding="utf-8") as out:
        for a in articles:
            day = a.published.isoformat() if a.published else None
            row = {"id": a.source, "text": a.text, "published": day, "outlet": a.outlet, "title": a.title}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def _read(path: Path) -> Iterator[Article]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            day = dt.date.fromisoformat(row["published"][:10]) if row.get("published") else None
            yield Article(row["id"], row["text"], day, row.get("outlet"), None, row.get("title"))


def _own() -> list[Article]:
    files = sorted([*(ROOT / "seeds").rglob("*.txt"), *(ROOT / "tests" / "gold").rglob("*.txt")])
    return [Article(f.relative_to(ROOT).as_posix(), f.read_text(encoding="utf-8")) for f in files]
