"""All inputs as one stream of articles, whatever they come in.

What cannot be read comes out as an InputError in its place, what was read with a reservation as an InputNote beside its
article; the rest goes on. `body` and `headline` are left to `kg.document`, which runs in the worker processes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from kg.articles.feeds import read_feed
from kg.articles.html import read_html_file
from kg.articles.metadata import Metadata, MetadataFile, read_metadata
from kg.articles.opening import kind_of
from kg.articles.records import read_jsonl
from kg.articles.tables import read_csv, read_parquet
from kg.articles.textfile import read_text_file
from kg.articles.warc import read_warc
from kg.errors import InputError, InputNote
from kg.model import Article

Reading = Article | InputError
Columns = Mapping[str, str]
_TABULAR: dict[str, Callable[[Path, Columns], Iterator[Reading]]] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".parquet": read_parquet,
}
_PAGES: dict[str, Callable[[Path, Metadata], Iterator[Reading]]] = {
    ".txt": read_text_file,
    ".html": read_html_file,
    ".htm": read_html_file,
}
_STREAMS: dict[str, Callable[[Path], Iterator[Reading]]] = {
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
    ".warc": read_warc,
}
KINDS = (*_PAGES, *_TABULAR, *_STREAMS)


def read_inputs(paths: Iterable[Path], columns: Columns | None = None) -> Iterator[Reading]:
    """The articles of files and folders, in the order given; of the same text and outlet, or the same name, only the
    first.

    `columns` maps field names (id, text, published, outlet, url, title) to those of tabular inputs."""
    contents: dict[bytes, str] = {}
    names: set[str] = set()
    for path in paths:
        for item in _read_input(path, columns or {}):
            yield _once(item, contents, names) if isinstance(item, Article) else item


def _once(read: Article, contents: dict[bytes, str], names: set[str]) -> Reading:
    content = hashlib.blake2b(f"{read.outlet}\0{read.text}".encode(errors="replace"), digest_size=16).digest()
    if first := contents.get(content):
        return InputError(f"same text and outlet as {first}", where=read.source, remedy="remove one of them")
    if read.source in names:
        return InputError(f"another text is named {read.source}", where=read.source, remedy="rename one of them")
    contents[content] = read.source
    names.add(read.source)
    return read


def _read_input(path: Path, columns: Columns) -> Iterator[Reading]:
    if path.is_dir():
        return _read_folder(path, columns)
    if not path.exists():
        return iter([InputError("no such file or folder", where=str(path), remedy="check the spelling")])
    return _read_file(path, columns, read_metadata(path.parent / "metadata.csv"))


def _read_file(path: Path, columns: Columns, metadata: MetadataFile) -> Iterator[Reading]:
    kind = kind_of(path)
    if kind in _PAGES:
        return _PAGES[kind](path, metadata.rows.get(path.name, Metadata()))
    if kind in _TABULAR:
        return _TABULAR[kind](path, columns)
    if kind in _STREAMS:
        return _STREAMS[kind](path)
    return iter([InputError("not a kind of input kg knows", where=str(path), remedy=f"give {', '.join(KINDS)}")])


def _read_folder(folder: Path, columns: Columns) -> Iterator[Reading]:
    """Every file of a known kind in `folder`, in name order, after what its metadata.csv has to say."""
    metadata = read_metadata(folder / "metadata.csv")
    yield from metadata.problems
    paths = [p for p in sorted(folder.iterdir()) if kind_of(p) in KINDS and p.name != "metadata.csv"]
    yield from _unused(metadata, folder, {p.name for p in paths})
    for path in paths:
        yield from _read_file(path, columns, metadata)
    if not paths:
        yield InputError("holds no article", where=str(folder), remedy=f"name a folder of {', '.join(KINDS)}")


def _unused(metadata: MetadataFile, folder: Path, names: set[str]) -> Iterator[InputNote]:
    where = str(folder / "metadata.csv")
    for name in (name for name in metadata.rows if name not in names):
        yield InputNote(f"names {name}, which is not there", where=where, remedy="add the file or drop the row")
