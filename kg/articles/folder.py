"""Text files, alone or in a folder with a metadata.csv."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.articles.decode import check_size, decode, is_arabic
from kg.articles.metadata import Metadata, MetadataFile, read_metadata
from kg.errors import InputError, InputNote
from kg.model import Article


def read_text_file(path: Path, known: Metadata) -> Iterator[Article | InputError]:
    """The article in `path`, with a note if its encoding was not UTF-8; an InputError if it cannot be one."""
    where = str(path)
    try:
        check_size(path.stat().st_size, where)  # before it is in memory
        text, encoding = decode(path.read_bytes(), where)
        yield check_text(article(path.name, text, known), where)
    except OSError as error:
        yield InputError(f"cannot be read ({error.strerror})", where=where, remedy="check its permissions")
        return
    except InputError as error:
        yield error
        return
    if encoding != "utf-8":
        yield InputNote(f"not UTF-8, read as {encoding}", where=where, remedy="convert it to UTF-8 to be sure")


def article(source: str, text: str, known: Metadata) -> Article:
    """An Article from text and metadata; the title defaults to the first line with words."""
    first = next((line.strip() for line in text.split("\n") if line.strip()), None)
    return Article(source, text, known.published, known.outlet, known.url, known.title or first)


def check_text(read: Article, where: str) -> Article:
    """`read` itself. Raises InputError if it is empty or not Arabic."""
    if not read.text.strip():
        raise InputError("empty", where=where, remedy="remove it or give it a text")
    if not is_arabic(read.text):
        raise InputError("not Arabic (under a third of its letters)", where=where, remedy="leave it out")
    return read


def read_folder(folder: Path) -> Iterator[Article | InputError]:
    """All `*.txt` of `folder` in name order, after what its metadata.csv has to say."""
    metadata = read_metadata(folder / "metadata.csv")
    yield from metadata.problems
    paths = sorted(folder.glob("*.txt"))
    yield from _unused(metadata, folder, {p.name for p in paths})
    for path in paths:
        yield from read_text_file(path, metadata.rows.get(path.name, Metadata()))


def _unused(metadata: MetadataFile, folder: Path, names: set[str]) -> Iterator[InputNote]:
    for name in metadata.rows:
        if name not in names:
            where = str(folder / "metadata.csv")
            yield InputNote(f"names {name}, which is not there", where=where, remedy="add the file or drop the row")
