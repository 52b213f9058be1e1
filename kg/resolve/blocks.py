"""Rows brought together by key, on disk: however many there are, only one block is in memory at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count, groupby
from operator import itemgetter
from typing import Any

_BATCH = 1 << 12  # rows held until they are written
_NUMBERS = count()
Member = tuple[int, str]  # number of a report or group, and what is known of it
Place = int | str
Load = Callable[[int], Any]  # what a number stands for


def _nothing(number: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Step:
    """How blocks of one kind are decided: `work` gives what a block comes to, from its members, and from what `load`
    has under their numbers, alone. It can be sent to another machine; `load` belongs to this one."""

    name: str
    work: Callable[[list[Member], Load], str]
    load: Load = _nothing


class Blocks:
    """A working table of `data`, gone once it is read. A block's members come in the order of (place, number)."""

    def __init__(self, data: sqlite3.Connection) -> None:
        self._data, self._name = data, f"temp.block{next(_NUMBERS)}"
        self._rows: list[tuple[Place, Place, int, str]] = []
        data.execute(f"CREATE TABLE {self._name} (key, place, number, row)")

    def add(self, key: Place, number: int, row: str = "", place: Place = 0) -> None:
        """Put `number` into the block `key`; said again it is there once."""
        self._rows.append((key, place, number, row))
        if len(self._rows) >= _BATCH:
            self._write()

    def __iter__(self) -> Iterator[tuple[Any, list[Member]]]:
        """Each key, ascending, with its members."""
        for key, members in groupby(self.rows(), key=itemgetter(0)):
            yield key, [(number, row) for _, _, number, row in members]

    def rows(self) -> Iterator[tuple[Any, Any, int, str]]:
        """All rows (key, place, number, row), sorted."""
        self._write()
        yield from self._data.execute(f"SELECT DISTINCT key, place, number, row FROM {self._name} ORDER BY 1, 2, 3, 4")
        self._data.execute(f"DELETE FROM {self._name}")

    def _write(self) -> None:
        self._data.executemany(f"INSERT INTO {self._name} VALUES (?,?,?,?)", self._rows)
        self._rows.clear()


class Memo:
    """What blocks came to when they were last worked out. A block is known by all that is in it: one that has not
    changed since is not worked out again, and what is kept can never be out of date."""

    def __init__(self, data: sqlite3.Connection) -> None:
        self._data = data
        self.recalled = self.worked = 0
        for name in ("memo", "memo_last"):
            data.execute(f"CREATE TABLE IF NOT EXISTS {name} (digest BLOB PRIMARY KEY, result TEXT) WITHOUT ROWID")
        data.execute("INSERT OR IGNORE INTO memo_last SELECT digest, result FROM memo")
        data.execute("DELETE FROM memo")

    def over(self, step: Step, blocks: Iterable[list[Member]]) -> Iterator[tuple[list[Member], str]]:
        """Each block of two or more with what it comes to."""
        for members in blocks:
            if len(members) > 1:
                yield members, self.result(step, members)

    def result(self, step: Step, members: list[Member]) -> str:
        """What a block comes to, as remembered or worked out now."""
        digest = _digest(step, members)
        last = self._recall(digest)
        self.recalled, self.worked = self.recalled + (last is not None), self.worked + (last is None)
        result = step.work(members, step.load) if last is None else last
        self._data.execute("INSERT OR REPLACE INTO memo VALUES (?,?)", (digest, result))
        return result

    def remembers(self, step: Step, members: list[Member]) -> bool:
        """Whether the block need not be worked out."""
        return self._recall(_digest(step, members)) is not None

    def _recall(self, digest: bytes) -> str | None:
        row = self._data.execute("SELECT result FROM memo_last WHERE digest = ?", (digest,)).fetchone()
        return str(row[0]) if row else None

    def forget(self) -> None:
        """Drop what no block came to this time."""
        self._data.execute("DELETE FROM memo_last")


def _digest(step: Step, members: list[Member]) -> bytes:
    text = "\x1e".join((step.name, *(row for _, row in members)))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
