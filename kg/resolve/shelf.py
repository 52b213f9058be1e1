"""Records on disk: a row for every report node, so that resolution holds few of them at a time.

The shelf of an output folder stays with it. What an article says is read once, when the article is added.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from array import array
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.articles.duplicates import Originals
from kg.graph.statements import by_subject
from kg.resolve.reading import Account, read_account
from kg.resolve.records import Node, Post, Source, Time, Where

_CACHE = 1 << 13  # nodes kept at hand
_TABLES = """
CREATE TABLE article (iri TEXT PRIMARY KEY, name TEXT, outlet TEXT, day TEXT, earliest TEXT, latest TEXT, sketch BLOB);
CREATE TABLE node (iri TEXT PRIMARY KEY, kind TEXT, article TEXT, body TEXT) WITHOUT ROWID;
CREATE INDEX node_kind ON node (kind, iri);
CREATE INDEX node_article ON node (article);
"""


class Shelf:
    """The records of a set of articles."""

    def __init__(self, path: Path | None = None) -> None:
        """Open or make `path`; without one the records vanish with the shelf."""
        self._data = sqlite3.connect(str(path) if path else "")  # "" is a file of SQLite's own
        self._data.execute("PRAGMA journal_mode=OFF")  # a broken shelf is made anew with its folder
        self._data.execute("PRAGMA synchronous=OFF")
        if not self._data.execute("SELECT 1 FROM sqlite_master").fetchone():
            self._data.executescript(_TABLES)

    def put(self, account: Account) -> None:
        """Add an article."""
        a = account
        row = (a.iri, a.name, a.outlet, a.day, a.earliest, a.latest, a.sketch)
        self._data.execute("INSERT INTO article VALUES (?,?,?,?,?,?,?)", row)
        self._data.executemany("INSERT INTO node VALUES (?,?,?,?)", ((i, k, a.iri, body) for i, k, body in a.rows))

    def drop(self, article: str) -> None:
        """Remove an article; one that is not there is passed over."""
        self._data.execute("DELETE FROM article WHERE iri = ?", (article,))
        self._data.execute("DELETE FROM node WHERE article = ?", (article,))

    def close(self) -> None:
        self._data.commit()
        self._data.close()

    def reports(self) -> Reports:
        """What all articles report."""
        self._data.commit()
        return Reports(self._data)


class Nodes:
    """Nodes by IRI, those met last kept at hand."""

    def __init__(self, data: sqlite3.Connection, sources: dict[str, Source]) -> None:
        self._data, self._sources = data, sources
        self._load = lru_cache(maxsize=_CACHE)(self._read)

    def get(self, iri: str | None) -> Node | None:
        return self._load(iri) if iri else None

    def __getitem__(self, iri: str) -> Node:
        found = self._load(iri)
        if found is None:
            raise KeyError(iri)
        return found

    def __contains__(self, iri: object) -> bool:
        return isinstance(iri, str) and self._load(iri) is not None

    def _read(self, iri: str) -> Node | None:
        row = self._data.execute("SELECT iri, kind, article, body FROM node WHERE iri = ?", (iri,)).fetchone()
        return self.node(*row) if row else None

    def node(self, iri: str, kind: str, article: str, body: str) -> Node:
        """The node of a row."""
        values, times, places, posts = json.loads(body)
        return Node(
            iri,
            kind,
            self._sources[article],
            values,
            {name: Time(i, edtf, _date(first), _date(last)) for name, (i, edtf, first, last) in times.items()},
            {name: Where(*place) for name, place in places.items()},
            tuple(Post(*post) for post in posts),
        )


class Reports:
    """All reports of a shelf; of each article only where and when it appeared is held."""

    def __init__(self, data: sqlite3.Connection) -> None:
        self._data = data
        self.copies = _copies(data)
        self.nodes = Nodes(data, _sources(data, self.copies))

    def of_kind(self, *kinds: str) -> Iterator[Node]:
        """The nodes of these classes, sorted by IRI."""
        return (self.nodes.node(*row) for row in self._select("iri, kind, article, body", kinds))

    def iris(self, *kinds: str) -> Iterator[str]:
        """The IRIs of these nodes alone, sorted."""
        return (iri for (iri,) in self._select("iri", kinds))

    def _select(self, columns: str, kinds: tuple[str, ...]) -> sqlite3.Cursor:
        marks = ",".join("?" * len(kinds))
        return self._data.execute(f"SELECT {columns} FROM node WHERE kind IN ({marks}) ORDER BY iri", kinds)


def shelve(store: Store, resolved: NamedNode) -> Shelf:
    """A shelf of everything the named graphs of `store` other than `resolved` report."""
    shelf = Shelf()
    for graph in store.named_graphs():
        if isinstance(graph, NamedNode) and graph != resolved:
            shelf.put(article_account(store, graph))
    return shelf


def article_account(store: Store, graph: NamedNode) -> Account:
    """The account of the article whose graph `graph` is."""
    return read_account(graph.value, by_subject(store.quads_for_pattern(None, None, None, graph)))


def _sources(data: sqlite3.Connection, copies: dict[str, str]) -> dict[str, Source]:
    rows = data.execute("SELECT iri, name, outlet, earliest, latest, day FROM article ORDER BY iri")
    return {i: Source(i, n, o, _date(e), _date(t), copies.get(i, i), _date(d)) for i, n, o, e, t, d in rows}


def _copies(data: sqlite3.Connection) -> dict[str, str]:
    """Copy → original, by IRI; of articles with one wording the earliest is the original, undated ones come last."""
    originals = Originals()
    found: dict[str, str] = {}
    for iri, sketch in data.execute("SELECT iri, sketch FROM article ORDER BY day IS NULL, day, iri"):
        if original := originals.original(iri, array("Q", sketch)):
            found[iri] = original
    return found


@lru_cache(maxsize=4096)
def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text[:10]) if text else None
