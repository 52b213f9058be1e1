"""Text files: one article each, the first line its headline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.articles.decode import MAX_BYTES, check_size, decode, is_arabic
from kg.articles.metadata import Metadata
from kg.articles.opening import broken, read_bytes
from kg.errors import InputError, InputNote
from kg.model import Article


def read_text_file(path: Path, known: Metadata) -> Iterator[Article | InputError]:
    """The article in `path`, with a note if its encoding was not UTF-8; an InputError if it cannot be one."""
    where = str(path)
    try:
        data = read_bytes(path, MAX_BYTES)
        check_size(max(len(data), path.stat().st_size), where)
        text, encoding = decode(data, where)
        yield check_text(article(path.name, text, known), where)
    except broken() as error:
        yield InputError(f"cannot be read ({error})", where=where, remedy="check its permissions")
        return
    except InputError as error:
        yield error
        return
    if encoding != "utf-8":
        yield InputNote(f"not UTF-8, read as {encoding}", where=where, remedy="convert it to UTF-8 to be sure")


def article(source: str, text: str, known: Metadata) -> Article:
    """An Article from text and metadata; without a title of its own its headline is found when it is read."""
    return Article(source, text, known.published, known.outlet, known.url, known.title)


def check_text(read: Article, where: str) -> Article:
    """`read` itself. Raises InputError if it is empty or not Arabic."""
    if not read.text.strip():
        raise InputError("empty", where=where, remedy="remove it or give it a text")
    if not is_arabic(read.text):
        raise InputError("not Arabic (under a third of its letters)", where=where, remedy="leave it out")
    return read
