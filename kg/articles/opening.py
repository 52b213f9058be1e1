"""Opening inputs, compressed or not, and the libraries some of them need."""

from __future__ import annotations

import gzip
import importlib
import sys
import zlib
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.errors import InputError

COMPRESSED = (".gz", ".zst")


def kind_of(path: Path) -> str:
    """The suffix that says what the content is, compression put aside: ".jsonl" for "news.jsonl.gz"."""
    plain = path.with_suffix("") if path.suffix in COMPRESSED else path
    return plain.suffix.lower()


def open_binary(path: Path) -> BinaryIO:
    """`path` as bytes, decompressed while reading. Raises OSError or, for .zst without its library, InputError."""
    if path.suffix == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    if path.suffix == ".zst":
        return cast(BinaryIO, need("zstandard", str(path)).open(path, "rb"))
    return path.open("rb")


def broken() -> tuple[type[Exception], ...]:
    """What reading a damaged or unreadable file can raise, whatever it is compressed with."""
    zstandard = sys.modules.get("zstandard")  # loaded only if a .zst was opened
    return (OSError, EOFError, zlib.error, *((zstandard.ZstdError,) if zstandard else ()))


def read_bytes(path: Path, most: int) -> bytes:
    """The content, at most `most` + 1 bytes of it: a small file that unpacks to a huge one does not fill the memory."""
    with open_binary(path) as stream:
        return stream.read(most + 1)


def need(module: str, where: str) -> Any:
    """A library of the extra `sources`. Raises InputError saying how to install it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        remedy = "pip install 'hiwar[sources]'"
        raise InputError(f"reading this needs {module}", where=where, remedy=remedy) from error
