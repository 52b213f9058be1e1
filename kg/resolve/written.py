"""The statements of the resolved graph, sorted on disk, and the TriG block they make."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.serialise import Row, Shortener, sort_key, sorted_block
from kg.graph.terms import TYPE, Triple, local_name

_BATCH = 1 << 13  # statements held until they are written


class Written:
    """A set of triples that grows on disk, not in memory."""

    def __init__(self) -> None:
        self._data = sqlite3.connect("")  # a file of SQLite's own, gone with the connection
        self._data.execute("PRAGMA journal_mode=OFF")
        self._data.execute("CREATE TABLE triple (s TEXT, p TEXT, o TEXT)")
        self._batch: list[Row] = []

    def append(self, triple: Triple) -> None:
        """Add `triple`; said again it is still one."""
        self._batch.append(sort_key(*triple))
        if len(self._batch) >= _BATCH:
            self._write()

    def block(self, graph: NamedNode, short: Shortener) -> Iterator[str]:
        """The named graph `graph` of these statements as TriG, in parts."""
        self._write()
        rows = self._data.execute("SELECT DISTINCT s, p, o FROM triple ORDER BY s, p, o")
        return sorted_block(rows, graph, short)

    def counts(self) -> dict[str, int]:
        """How many nodes of each class there are."""
        self._write()
        rows = self._data.execute("SELECT DISTINCT s, o FROM triple WHERE p = ?", (sort_key(TYPE, TYPE, TYPE)[1],))
        return dict(Counter(local_name(o.strip("<>")) for _, o in rows))

    def _write(self) -> None:
        self._data.executemany("INSERT INTO triple VALUES (?,?,?)", self._batch)
        self._batch.clear()
