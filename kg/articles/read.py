"""All inputs as one stream of articles, whatever they come in.

What cannot be read comes out as an InputError in its place, what was read with a reservation as an InputNote beside its
article; the rest goes on. `body` and `headline` are left to `kg.document`, which runs in the worker processes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.articles.folder import read_folder, read_text_file
from kg.articles.metadata import Metadata, read_metadata
from kg.articles.records import read_jsonl
from kg.errors import InputError
from kg.model import Article

Reading = Article | InputError


def read_inputs(paths: Iterable[Path], columns: Mapping[str, str] | None = None) -> Iterator[Reading]:
    """The articles of files and folders, in the order given; of the same text and outlet, or the same name, only the
    first.

    `columns` maps field names (id, text, published, outlet, url, title) to those of tabular inputs."""
    contents: dict[bytes, str] = {}
    names: set[str] = set()
    for path in paths:
        for item in _read_input(path, columns):
            yield _once(item, contents, names) if isinstance(item, Article) else item


def _once(read: Article, contents: dict[bytes, str], names: set[str]) -> Reading:
    content = hashlib.blake2b(f"{read.outlet}\0{read.text}".encode(), digest_size=16).digest()
    if first := contents.get(content):
        return InputError(f"same text and outlet as {first}", where=read.source, remedy="remove one of them")
    if read.source in names:
        return InputError(f"another text is named {read.source}", where=read.source, remedy="rename one of them")
    contents[content] = read.source
    names.add(read.source)
    return read


def _read_input(path: Path, columns: Mapping[str, str] | None) -> Iterator[Reading]:
    if path.is_dir():
        return _read_folder(path)
    if not path.exists():
        return iter([InputError("no such file or folder", where=str(path), remedy="check the spelling")])
    if path.suffix == ".txt":
        known = read_metadata(path.parent / "metadata.csv").rows.get(path.name, Metadata())
        return read_text_file(path, known)
    if path.name.endswith((".jsonl", ".jsonl.gz")):
        return read_jsonl(path, columns)
    return iter([InputError("not a kind of input kg knows", where=str(path), remedy="give .txt, .jsonl or a folder")])


def _read_folder(folder: Path) -> Iterator[Reading]:
    empty = True
    for item in read_folder(folder):
        empty = False
        yield item
    if empty:
        yield InputError("holds no *.txt", where=str(folder), remedy="name a folder of text files")
