"""Web pages: main text, title, date, outlet and address by trafilatura."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.articles.decode import MAX_BYTES, check_size, decode
from kg.articles.metadata import Metadata
from kg.articles.opening import broken, need, read_bytes
from kg.articles.textfile import article, check_text
from kg.errors import InputError
from kg.model import Article


def read_html_file(path: Path, known: Metadata | None = None) -> Iterator[Article | InputError]:
    """The article of a saved page; what a metadata.csv says of it wins over what the page says."""
    try:
        data = read_bytes(path, MAX_BYTES)
        check_size(len(data), str(path))
        page, _ = decode(data, str(path))
        yield page_article(page, path.name, str(path), known=known)
    except broken() as error:
        yield InputError(f"cannot be read ({error})", where=str(path), remedy="fetch it again")
    except InputError as error:
        yield error


def page_article(page: str, source: str, where: str, url: str | None = None, known: Metadata | None = None) -> Article:
    """The article in a page. Raises InputError if there is no text in it or none in Arabic."""
    trafilatura = need("trafilatura", where)
    document = trafilatura.bare_extraction(page, url=url, with_metadata=True, include_comments=False) if page else None
    text = getattr(document, "text", None) or ""
    if not text.strip():
        raise InputError("no article text in the page", where=where, remedy="leave it out or give the text as .txt")
    return check_text(article(source, _headed(document, text), _metadata(document, url, known)), where)


def _headed(document: Any, text: str) -> str:
    """The text with the page's title as its first line, as in a text file."""
    title = (document.title or "").strip()
    return text if not title or text.startswith(title) else f"{title}\n{text}"


def _metadata(document: Any, url: str | None, known: Metadata | None) -> Metadata:
    known = known or Metadata()
    return Metadata(
        known.published or _date(document.date),
        known.outlet or document.sitename or document.hostname,
        known.url or url or document.url,
        known.title or document.title,
    )


def _date(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except ValueError:  # a page may say anything; undated is the honest reading
        return None
