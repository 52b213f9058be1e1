"""Web archives (WARC, WARC.gz): the Arabic pages in them, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.articles.decode import MAX_BYTES, decode, is_arabic
from kg.articles.html import page_article
from kg.articles.opening import broken, need, open_binary
from kg.errors import InputError
from kg.model import Article

_PARSER = (AttributeError, ValueError)  # what warcio lets through on headers without an address or of bad numbers
_ENOUGH = 200_000  # bytes of a page that tell whether it is Arabic


def read_warc(path: Path) -> Iterator[Article | InputError]:
    """The Arabic pages of an archive in its order; other pages are passed over, broken ones reported."""
    where = str(path)
    try:
        archive = need("warcio.archiveiterator", where)
        unreadable = need("warcio.exceptions", where).ArchiveLoadFailed
        # warcio decompresses .gz itself, record by record; other compression is undone here
        with path.open("rb") if path.suffix == ".gz" else open_binary(path) as stream:
            try:
                yield from _pages(archive.ArchiveIterator(stream), where)
            except (unreadable, *_PARSER, *broken()) as error:
                yield InputError(f"broken off ({error}); what came before was read", where=where, remedy="fetch again")
    except broken() as error:
        yield InputError(f"cannot be read ({error})", where=where, remedy="fetch it again")
    except InputError as error:
        yield error


def _pages(records: Any, where: str) -> Iterator[Article | InputError]:
    for record in records:
        kind = (record.http_headers and record.http_headers.get_header("Content-Type")) or ""
        if record.rec_type == "response" and "html" in kind:
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            yield from _page(record.content_stream().read(MAX_BYTES + 1), url, f"{where}: {url}")


def _page(data: bytes, url: str, where: str) -> Iterator[Article | InputError]:
    try:
        page, _ = decode(data, where)
        if is_arabic(_visible(page[:_ENOUGH])):
            yield page_article(page, url or where, where, url or None)
    except InputError as error:
        yield error


def _visible(page: str) -> str:
    """Text outside tags: enough to tell the language, not to keep."""
    return " ".join(part.rsplit(">", 1)[-1] for part in page.split("<"))
