"""Records on disk: a row for every report node, so that resolution holds few of them at a time.

The shelf of an output folder stays with it. What an article says is read once, when the article is added.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.articles.duplicates import Originals
from kg.graph.statements import by_subject
from kg.resolve.reading import Account, read_account
from kg.resolve.records import Node, Source, day_of, node_of_body

_TABLES = """
CREATE TABLE article (iri TEXT PRIMARY KEY, name TEXT, outlet TEXT, day TEXT, earliest TEXT, latest TEXT, sketch BLOB);
CREATE TABLE node (iri TEXT PRIMARY KEY, kind TEXT, article TEXT, mark TEXT, body TEXT) WITHOUT ROWID;
CREATE INDEX node_kind ON node (kind, iri);
CREATE INDEX node_article ON node (article);
"""
_COPIES = "CREATE TEMP TABLE copy (iri TEXT PRIMARY KEY, original TEXT) WITHOUT ROWID"
NODE = """n.iri, n.kind, n.body, a.iri, a.name, a.outlet, a.earliest, a.latest, a.day, c.original
FROM node n JOIN article a ON a.iri = n.article LEFT JOIN copy c ON c.iri = n.article"""


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
        rows = ((iri, kind, a.iri, mark, body) for iri, kind, mark, body in a.rows)
        self._data.executemany("INSERT INTO node VALUES (?,?,?,?,?)", rows)

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


class Reports:
    """All reports of a shelf. `data` is its connection; working tables are temporary ones there, on disk."""

    def __init__(self, data: sqlite3.Connection) -> None:
        self.data = data
        data.execute("DROP TABLE IF EXISTS temp.copy")
        data.execute(_COPIES)
        data.executemany("INSERT INTO copy VALUES (?,?)", _copies(data))

    def of_kind(self, *kinds: str) -> Iterator[Node]:
        """The nodes of these classes, sorted by IRI."""
        marks = ",".join("?" * len(kinds))
        rows = self.data.execute(f"SELECT {NODE} WHERE n.kind IN ({marks}) ORDER BY n.iri", kinds)
        return (node_of(*row) for row in rows)

    def get(self, iri: str | None) -> Node | None:
        """One node."""
        row = self.data.execute(f"SELECT {NODE} WHERE n.iri = ?", (iri,)).fetchone()
        return node_of(*row) if row else None

    def copies(self) -> Iterator[tuple[str, str]]:
        """Copy and original, by IRI."""
        yield from self.data.execute("SELECT iri, original FROM copy ORDER BY iri")


def node_of(iri: str, kind: str, body: str, article: str, name: str, outlet: str, *rest: str | None) -> Node:
    """The node of a row of `NODE`."""
    earliest, latest, day, original = rest
    source = Source(article, name, outlet, day_of(earliest), day_of(latest), original or article, day_of(day))
    return node_of_body(iri, kind, source, json.loads(body))


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


def _copies(data: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Copy and original, by IRI; of articles with one wording the earliest is the original, undated ones come last."""
    originals = Originals()
    for iri, sketch in data.execute("SELECT iri, sketch FROM article ORDER BY day IS NULL, day, iri"):
        if original := originals.original(iri, array("Q", sketch)):
            yield iri, original
