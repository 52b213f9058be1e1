"""Resolution by itself: processor time and peak memory as the articles grow, and again after a small change."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from array import array
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from benchmarks.clock import Row, at_most
from kg.resolve.marks import marks
from kg.resolve.reading import Account
from kg.resolve.records import node_of_body
from kg.resolve.shelf import Shelf

_CHILD = """
import json, sys, time
from pathlib import Path
from kg.graph.terms import DEFAULT_BASE
from kg.resolve.job import resolve_records
from kg.resolve.overrides import Overrides
start = time.process_time()
resolve_records(Path(sys.argv[1]), Path(sys.argv[2]), DEFAULT_BASE, Overrides())
spent = time.process_time() - start
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
print(json.dumps({"cpu": spent, "peak": int(peak) / 1024}))
"""
_IRI = re.compile(r"(?<=/)([0-9a-f]{16})(?=[\"\s]|$)")
_DAYS = 37  # from one copy of the articles to the next
_RENAMED = 3  # of so many persons of a copy one has another name
_FIRST, _LETTERS = 0x0628, 0x0022  # letters that a name is made another one with
_MASK, _FACTOR = (1 << 64) - 1, 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Resolved:
    """Seconds of the processor, and MB of memory at the peak."""

    cpu: float
    peak: float


def resolution_rows(records: Path, folder: Path, times: tuple[int, ...]) -> list[Row]:
    """What the records of a build cost to resolve, so many times over, and again when one article is taken away."""
    return [
        row
        for n in times
        for row in _rows(grown_records(records, folder / f"records-{n}.sqlite", n), folder / "layer.trig")
    ]


def _rows(records: Path, layer: Path) -> Iterator[Row]:
    with closing(sqlite3.connect(records)) as data:
        size, first = data.execute("SELECT count(*), min(iri) FROM article").fetchone()
    fresh = resolve_once(records, layer)
    yield at_most(f"{size} articles: resolving, by processor time", fresh.cpu, 120, "s")
    yield at_most(f"{size}: peak memory of resolving", fresh.peak, 500, "MB")
    shelf = Shelf(records)
    shelf.drop(first)
    shelf.close()
    again = resolve_once(records, layer)
    yield Row(f"{size}: the same with one article less", f"{again.cpu:,.1f} s ({again.cpu / fresh.cpu:.0%})")


def resolve_once(records: Path, layer: Path) -> Resolved:
    """Resolve in a fresh process. Raises CalledProcessError if it fails."""
    command = [sys.executable, "-c", _CHILD, str(records), str(layer)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Resolved(**json.loads(done.stdout))


def grown_records(records: Path, target: Path, times: int) -> Path:
    """The records `times` over: copies are articles of their own, later, and in part about other persons."""
    shutil.copyfile(records, target)
    shelf = Shelf(target)
    for number in range(1, times):
        for account in _accounts(records):
            shelf.put(_copy(account, number))
    shelf.close()
    return target


def _accounts(records: Path) -> Iterator[Account]:
    with closing(sqlite3.connect(records)) as data:
        for article in data.execute("SELECT iri, name, outlet, day, earliest, latest, sketch FROM article").fetchall():
            rows = data.execute("SELECT iri, kind, mark, body FROM node WHERE article = ?", article[:1])
            yield Account(*article, rows=rows.fetchall())


def _copy(account: Account, number: int) -> Account:
    days = (_later(day, number) for day in (account.day, account.earliest, account.latest))
    copy = Account(_other(account.iri, number), account.name, account.outlet, *days, _marked(account.sketch, number))
    bodies = {_other(i, number): (kind, _body(kind, body, number)) for i, kind, _, body in account.rows}
    known = marks(node_of_body(i, kind, copy.source(), json.loads(body)) for i, (kind, body) in bodies.items())
    copy.rows.extend((i, kind, known.get(i, ""), body) for i, (kind, body) in bodies.items())
    return copy


def _other(text: str, number: int) -> str:
    """`text` with every resource named anew."""
    return _IRI.sub(lambda m: blake2b(f"{number}{m[1]}".encode(), digest_size=8).hexdigest(), text)


def _body(kind: str, body: str, number: int) -> str:
    body = _other(body, number)
    if kind != "Person" or int(blake2b(body.encode(), digest_size=2).hexdigest(), 16) % _RENAMED:
        return body
    values, *rest = json.loads(body)
    for name in {"prefLabel", "altLabel"} & values.keys():
        values[name] = [f"{text}{chr(_FIRST + number % _LETTERS)}" for text in values[name]]
    return json.dumps((values, *rest), ensure_ascii=False, separators=(",", ":"))


def _later(day: str | None, number: int) -> str | None:
    return (dt.date.fromisoformat(day[:10]) + dt.timedelta(days=_DAYS * number)).isoformat() if day else None


def _marked(sketch: bytes, number: int) -> bytes:
    """The sketch of another wording."""
    members = array("Q", sketch)
    return array("Q", sorted((member ^ (number * _FACTOR)) & _MASK for member in members)).tobytes()
