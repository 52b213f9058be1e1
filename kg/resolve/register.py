"""Who every report is: its number, the group it is found to be in, and the resolved node that group becomes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from kg.resolve.cluster import Clusters
from kg.resolve.records import Node, Telling
from kg.resolve.shelf import NODE, Reports, node_of

_CACHE = 1 << 15
_TABLE = (
    "CREATE TEMP TABLE report (number INTEGER PRIMARY KEY, iri TEXT UNIQUE, kind TEXT, root INTEGER, resolved TEXT)"
)
_REPORTS = """FROM report r JOIN node n ON n.iri = r.iri JOIN article a ON a.iri = n.article
WHERE r.number BETWEEN ? AND ?"""
_TELLINGS = f"""SELECT r.root, n.kind, n.body, count(*), substr(min(a.day), 1, 10), substr(max(a.day), 1, 10) {_REPORTS}
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
_ARTICLES = f"SELECT r.root, count(DISTINCT n.article) {_REPORTS} GROUP BY 1 ORDER BY 1"


@dataclass(frozen=True, slots=True)
class Entry:
    """A report's number, its class, and the number of the first report of its group."""

    number: int
    kind: str
    root: int


class Register:
    """All reports entered so far. Numbers go on from one `enter` to the next and, within one, follow the IRIs."""

    def __init__(self, reports: Reports) -> None:
        self.data: sqlite3.Connection = reports.data
        self.data.execute("DROP TABLE IF EXISTS temp.report")
        self.data.execute(_TABLE)
        self.find = lru_cache(maxsize=_CACHE)(self._find)
        self.iri = lru_cache(maxsize=_CACHE)(self._iri)
        self.root = lru_cache(maxsize=_CACHE)(self._root)
        self.side = lru_cache(maxsize=_CACHE)(self._side)
        self.resolved = lru_cache(maxsize=_CACHE)(self._resolved)

    def enter(self, *kinds: str) -> range:
        """Number the reports of these classes, each a group of its own; their numbers."""
        first, marks = self._count(), ",".join("?" * len(kinds))
        select = f"SELECT iri, kind FROM node WHERE kind IN ({marks}) ORDER BY iri"
        self.data.execute(f"INSERT INTO report (iri, kind) {select}", kinds)
        self.data.execute("UPDATE report SET root = number WHERE number > ?", (first,))
        return range(first + 1, self._count() + 1)

    def settle(self, groups: Clusters, first: int = 0) -> None:
        """Keep the groups found among the reports from number `first` on, which they count from 0."""
        moved = ((first + groups.root(i), first + i) for i in range(len(groups)) if groups.root(i) != i)
        self.data.executemany("UPDATE report SET root = ? WHERE number = ?", moved)
        self.find.cache_clear()
        self.root.cache_clear()

    def groups(self, numbers: range) -> Iterator[tuple[int, Iterator[Node]]]:
        """Each group, by the number of its first report, with its reports; to be read in order."""
        select = f"SELECT r.root, {NODE} JOIN report r ON r.iri = n.iri"
        among = (numbers.start, numbers.stop - 1)
        rows = self.data.execute(f"{select} WHERE r.number BETWEEN ? AND ? ORDER BY r.root, r.number", among)
        return ((root, (node_of(*row[1:]) for row in own)) for root, own in groupby(rows, key=lambda row: row[0]))

    def tellings(self, numbers: range) -> Iterator[tuple[int, int, Iterator[Telling]]]:
        """Each group, by the number of its first report, with the number of its articles and what its reports say,
        what several say once; to be read in order."""
        among = (numbers.start, numbers.stop - 1)
        counts = self.data.execute(_ARTICLES, among)
        groups = groupby(self.data.execute(_TELLINGS, among), key=lambda row: row[0])
        for (root, own), (_, articles) in zip(groups, counts, strict=True):
            yield root, articles, ((kind, json.loads(body), *rest) for _, kind, body, *rest in own)

    def marks(self, *kinds: str) -> Iterator[tuple[int, str, str]]:
        """Number, class and mark of the actors of these classes, in order."""
        select = "SELECT r.number, n.kind, n.mark FROM report r JOIN node n ON n.iri = r.iri"
        yield from self.data.execute(
            f"{select} WHERE r.kind IN ({','.join('?' * len(kinds))}) ORDER BY r.number", kinds
        )

    def name(self, resolved: Iterable[tuple[int, str]]) -> None:
        """Say of groups, by their roots, what IRI their resolved node has."""
        self.data.executemany(
            "UPDATE report SET resolved = ? WHERE number = ?", ((iri, root) for root, iri in resolved)
        )
        self.resolved.cache_clear()

    def standing(self, numbers: range) -> Iterator[tuple[str, str]]:
        """Each report with the IRI of its resolved node."""
        select = "SELECT m.iri, r.resolved FROM report m JOIN report r ON r.number = m.root"
        yield from self.data.execute(f"{select} WHERE m.number BETWEEN ? AND ?", (numbers.start, numbers.stop - 1))

    def _count(self) -> int:
        return int(self.data.execute("SELECT coalesce(max(number), 0) FROM report").fetchone()[0])

    def _find(self, iri: str) -> Entry | None:
        row = self.data.execute("SELECT number, kind, root FROM report WHERE iri = ?", (iri,)).fetchone()
        return Entry(*row) if row else None

    def _iri(self, number: int) -> str:
        return str(self.data.execute("SELECT iri FROM report WHERE number = ?", (number,)).fetchone()[0])

    def _root(self, number: int) -> int:
        return int(self.data.execute("SELECT root FROM report WHERE number = ?", (number,)).fetchone()[0])

    def _side(self, root: int) -> str | None:
        row = self.data.execute("SELECT side FROM side WHERE root = ?", (root,)).fetchone()
        return str(row[0]) if row else None

    def _resolved(self, iri: str) -> str | None:
        select = "SELECT r.resolved FROM report m JOIN report r ON r.number = m.root WHERE m.iri = ?"
        row = self.data.execute(select, (iri,)).fetchone()
        return str(row[0]) if row and row[0] else None
