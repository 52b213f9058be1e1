"""The search index: which article has which word, which actor which name; an SQLite file, or one in memory.

The words of texts are kept per article, so a build adds and removes articles; names belong to the resolved layer and
are written anew with it. Words are folded; a row of an article that is gone stays until too many are.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.errors import HiwarError

VERSION = 2
_MOST_GONE = 0.5  # of all rows; beyond that the index is better made anew
_SCHEMA = """
CREATE TABLE article (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, day TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (text, evidence, content = '', detail = column, tokenize = 'ascii');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab ('words', 'row');
CREATE TABLE all_words (id INTEGER PRIMARY KEY CHECK (id = 1), lines TEXT NOT NULL);
CREATE TABLE name (id INTEGER PRIMARY KEY, node TEXT NOT NULL, shown TEXT NOT NULL, key TEXT NOT NULL,
  sound TEXT NOT NULL, code TEXT, reports INTEGER NOT NULL);
CREATE INDEX name_key ON name (key);
CREATE INDEX name_code ON name (code) WHERE code IS NOT NULL;
CREATE INDEX name_sound ON name (sound);
CREATE VIRTUAL TABLE name_words USING fts5 (words, sounds, content = '', detail = column, tokenize = 'ascii');
"""
_NAMES = ("DELETE FROM name", "INSERT INTO name_words (name_words) VALUES ('delete-all')")


class SearchIndex:
    """An open index. Safe to use from several threads."""

    def __init__(self, path: Path | None = None, *, new: bool = False) -> None:
        """Open the file `path` to read, or with `new` to write it; without a path, one in memory.

        Raises HiwarError if the file cannot be read or another version wrote it."""
        self._lock = threading.Lock()
        self._connection = _connect(path, new)
        if path is None or new:
            self._prepare()
        elif self.rows("PRAGMA user_version")[0][0] != VERSION:
            self.close()
            raise HiwarError("another version's search index", where=str(path), remedy="build anew")

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a query."""
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        with self._lock:
            self._connection.executemany(statement, rows)

    def remove(self, articles: Iterable[str]) -> None:
        """Forget these articles."""
        self.many("DELETE FROM article WHERE iri = ?", ((iri,) for iri in articles))

    @property
    def wasteful(self) -> bool:
        """Whether most of what it holds is of articles that are gone."""
        kept, last = self.rows("SELECT count(*), coalesce(max(id), 0) FROM article")[0]
        return bool(kept < last * _MOST_GONE)

    def holds(self, article: str) -> bool:
        return bool(self.rows("SELECT 1 FROM article WHERE iri = ?", (article,)))

    def forget_names(self) -> None:
        with self._lock:
            for statement in _NAMES:
                self._connection.execute(statement)

    def commit(self) -> None:
        """Keep what was written, and a list of all words: to walk the index itself takes ten times longer."""
        self.many("INSERT OR REPLACE INTO all_words VALUES (1, ?)", [(self._walk(),)])
        with self._lock:
            self._connection.commit()

    @cached_property
    def vocabulary(self) -> str:
        """Every word between line feeds."""
        kept = self.rows("SELECT lines FROM all_words")
        return str(kept[0][0]) if kept else self._walk()

    def _walk(self) -> str:
        return "\n".join(["", *(term for (term,) in self.rows("SELECT term FROM vocabulary")), ""])

    def close(self) -> None:
        self._connection.close()

    def _prepare(self) -> None:
        """Make the tables where there are none."""
        if not self.rows("SELECT 1 FROM sqlite_master LIMIT 1"):
            with self._lock:
                self._connection.executescript(f"{_SCHEMA} PRAGMA user_version = {VERSION};")


def copied(source: Path, target: Path) -> bool:
    """Copy an index of this version; whether that could be done."""
    try:
        with closing(SearchIndex(source)) as old, closing(sqlite3.connect(target)) as new:
            old._connection.backup(new)
    except (HiwarError, sqlite3.Error):
        target.unlink(missing_ok=True)
        return False
    return True


def _connect(path: Path | None, new: bool) -> sqlite3.Connection:
    """Readers never lock and never wait: the file is only ever replaced, not changed."""
    try:
        if path is None or new:
            connection = sqlite3.connect(path or ":memory:", check_same_thread=False)
            connection.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off;")
        else:
            address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        connection.execute("PRAGMA user_version").fetchall()
    except sqlite3.Error as error:
        raise HiwarError(
            f"the search index cannot be opened ({error})", where=str(path), remedy="build anew"
        ) from error
    return connection
