"""Damaged inputs of every kind through the reader: none may crash or hang it.

    python -m benchmarks.fuzz --count 100000

A seeded generator damages files that are well formed (cut, flipped bytes, doubled parts, foreign bytes); what comes out
of reading must be articles or clear errors, in good time. The seed of a failure makes it again.
"""

from __future__ import annotations

import argparse
import gzip
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from kg.articles.read import read_inputs
from kg.errors import InputError

_SECONDS = 10  # for one file of a few kilobytes
_TEXT = "بغداد - قال وزير الخارجية العراقي فؤاد حسين يوم الاثنين 26 يوليو 2021 إن 2500 جندي سينسحبون.\nنص ثان.\n"
_HTML = (
    f'<html lang="ar"><head><title>عنوان</title><meta property="article:published_time" content="2021-07-26">'
    f"</head><body><article><h1>عنوان</h1><p>{_TEXT * 5}</p></article></body></html>"
)
_FEED = (
    f'<?xml version="1.0"?><rss version="2.0"><channel><title>ق</title><item><title>خبر</title><guid>1</guid>'
    f"<pubDate>Mon, 26 Jul 2021 10:00:00 GMT</pubDate><description>{_TEXT}</description></item></channel></rss>"
)
_WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nWARC-Date: 2021-07-26T10:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
)


def _warc() -> bytes:
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{_HTML}"
    return _WARC.format(length=len(body.encode()), body=body).encode()


def samples() -> dict[str, bytes]:
    """A well-formed file of each kind, by its name."""
    row = '{"id": "a", "text": "' + _TEXT.replace("\n", " ") + '", "published": "2021-07-26"}\n'
    files = {
        "a.txt": _TEXT.encode(),
        "b.txt": _TEXT.encode("windows-1256"),
        "c.txt": _TEXT.encode("iso-8859-6"),
        "d.jsonl": (row * 3).encode(),
        "e.csv": f'id,text,published\na,"{_TEXT}",2021-07-26\n'.encode(),
        "f.html": _HTML.encode(),
        "g.rss": _FEED.encode(),
        "h.warc": _warc(),
    }
    return files | {f"{name}.gz": gzip.compress(data, mtime=0) for name, data in files.items()}


def damaged(data: bytes, choose: random.Random) -> bytes:
    """`data` after one to four accidents."""
    for _ in range(choose.randint(1, 4)):
        data = choose.choice(_ACCIDENTS)(data, choose)
    return data


def _cut(data: bytes, choose: random.Random) -> bytes:
    return data[: choose.randint(0, len(data))]


def _flip(data: bytes, choose: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(choose.randint(1, 20)):
        if changed:
            changed[choose.randrange(len(changed))] = choose.randrange(256)
    return bytes(changed)


def _double(data: bytes, choose: random.Random) -> bytes:
    start, end = sorted(choose.randint(0, len(data)) for _ in range(2))
    return data[:end] + data[start:end] * choose.randint(1, 8) + data[end:]


def _insert(data: bytes, choose: random.Random) -> bytes:
    at, foreign = choose.randint(0, len(data)), choose.choice(_FOREIGN)
    return data[:at] + foreign * choose.randint(1, 30) + data[at:]


_FOREIGN = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"<",
    b"&#x110000;",
    b"]]>",
    b'"',
    b"\r",
    b"\xd8",
    b"\\ud800",
    b"{",
    b"<!ENTITY a '",
)
_ACCIDENTS: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _flip, _double, _insert)


def read_damaged(count: int, folder: Path, first: int = 0) -> Counter[str]:
    """Read `count` damaged files; how many articles and errors came out. Raises what the reader lets through."""
    files, found = samples(), Counter[str]()
    names = sorted(files)
    for seed in range(first, first + count):
        name = names[seed % len(names)]
        (folder / name).write_bytes(damaged(files[name], random.Random(seed)))
        try:
            found.update(_read(folder / name))
        except BaseException as error:
            error.add_note(f"{name}, damaged with seed {seed}")
            raise
    return found


def _read(path: Path) -> Counter[str]:
    previous = signal.signal(signal.SIGALRM, _late)
    signal.alarm(_SECONDS)
    try:
        return Counter("error" if isinstance(item, InputError) else "article" for item in read_inputs([path]))
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)


def _late(number: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"still reading after {_SECONDS} s")


def main() -> int:
    """Fuzz and say what came out."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description="Read damaged inputs.")
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--first", type=int, default=0, help="seed to begin with")
    asked = options.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        found = read_damaged(asked.count, Path(folder), asked.first)
    seconds = time.monotonic() - start
    sys.stdout.write(f"{asked.count} damaged files read in {seconds:.0f} s: {dict(sorted(found.items()))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
