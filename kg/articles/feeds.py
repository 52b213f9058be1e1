"""RSS and Atom: one article per entry, from the file or from an address the user gives."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.articles.decode import MAX_BYTES, check_size
from kg.articles.html import page_article
from kg.articles.metadata import Metadata
from kg.articles.opening import broken, need, read_bytes
from kg.articles.textfile import article, check_text
from kg.errors import InputError
from kg.model import Article

_TAG = re.compile(r"<[^<>]{0,2000}>")


def read_feed(path: Path) -> Iterator[Article | InputError]:
    """The entries of a feed file in their order. The source of each is its id or link."""
    where = str(path)
    try:
        data = read_bytes(path, MAX_BYTES)
        check_size(len(data), where)
        feed = need("feedparser", where).parse(data)
    except ValueError as error:  # feedparser lets undecodable declarations through
        yield InputError(f"not a feed ({error})", where=where, remedy="give an RSS or Atom file")
        return
    except broken() as error:
        yield InputError(f"cannot be read ({error})", where=where, remedy="fetch it again")
        return
    except InputError as error:
        yield error
        return
    if not feed.entries:
        reason = feed.get("bozo_exception") or "it has no entries"
        yield InputError(f"not a feed ({reason})", where=where, remedy="give an RSS or Atom file")
    for number, entry in enumerate(feed.entries, 1):
        yield _entry(entry, feed.feed.get("title"), f"{where}: entry {number}")


def _entry(entry: Any, outlet: str | None, where: str) -> Article | InputError:
    source = entry.get("id") or entry.get("link") or where
    known = Metadata(_date(entry), outlet, entry.get("link"), entry.get("title"))
    body = _body(entry)
    try:
        if len(body) > 2000 and "<p" in body:
            return page_article(f"<html><body><article>{body}</article></body></html>", source, where, known.url, known)
        text = f"{entry.get('title', '')}\n{_plain(body)}".strip()
        return check_text(article(source, text, known), where)
    except InputError as error:
        return error


def _body(entry: Any) -> str:
    """The fullest text an entry carries."""
    contents = [c.get("value", "") for c in entry.get("content", [])]
    return str(max([*contents, entry.get("summary", "")], key=len))


def _plain(body: str) -> str:
    """Markup taken out; block ends become line ends."""
    lines = re.sub(r"(?i)</p>|<br ?/?>|</div>", "\n", body)
    return html.unescape(_TAG.sub("", lines)).strip()


def _date(entry: Any) -> dt.date | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return dt.date(*parsed[:3]) if parsed else None
