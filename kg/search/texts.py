"""Articles by their words: a part of a word, or several words as they follow each other, in folded spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from kg.language.normalise import fold_table
from kg.search.index import SearchIndex

Row = tuple[str, str, str, str]  # an article's IRI, its day (ISO, empty if unknown), its text, its evidence
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 400  # a part found in more words than these says too little to look them all up
_TABLE = fold_table()


def folded(text: str) -> str:
    """`text` in the spelling of the index."""
    return text.translate(_TABLE).lower()


def add_articles(index: SearchIndex, articles: Iterable[Row]) -> None:
    """Add articles that the index does not have."""
    number = int(index.rows("SELECT coalesce(max(id), 0) FROM article")[0][0])
    rows = enumerate(articles, number + 1)
    while part := list(islice(rows, 1000)):
        index.many("INSERT INTO article VALUES (?, ?, ?)", ((n, iri, day) for n, (iri, day, _, _) in part))
        words = ((n, _each_once(text), _each_once(evidence)) for n, (_, _, text, evidence) in part)
        index.many("INSERT INTO words (rowid, text, evidence) VALUES (?, ?, ?)", words)


def words_of(text: str) -> list[str]:
    """The words of a text as it is spelled."""
    return _WORD.findall(text)


def _each_once(text: str) -> str:
    return " ".join(dict.fromkeys(words_of(folded(text))))


def articles_with(index: SearchIndex, wanted: str, column: str = "text") -> Iterator[str]:
    """Articles that may have `wanted` (folded) in their `text` or `evidence`, newest first: each word of it they have,
    in which order is for the caller to see."""
    query = _query(index, words_of(wanted), column)
    if query is None:
        return
    order = "ORDER BY day DESC, iri"
    rows = (
        index.rows(f"SELECT iri FROM words JOIN article ON id = words.rowid WHERE words MATCH ? {order}", (query,))
        if query
        else index.rows(f"SELECT iri FROM article {order}")
    )
    yield from (iri for (iri,) in rows)


def _query(index: SearchIndex, words: Sequence[str], column: str) -> str | None:
    """The words as the index is asked for them; empty if any article may have them, None if none has."""
    terms = []
    for place, word in enumerate(words):
        found = _spellings(index, word, starts=place > 0, ends=place < len(words) - 1)
        if not found:
            return None
        if len(found) <= _MOST_WORDS:
            terms.append("(" + " OR ".join(f'"{term}"' for term in found) + ")")
    return " AND ".join(f"{column} : {term}" for term in terms)


def _spellings(index: SearchIndex, part: str, starts: bool, ends: bool) -> list[str]:
    """Words with `part` in them; `starts` and `ends` bind it to the word's ends."""
    if starts and ends:
        return [part]
    wanted = "\n" * starts + part + "\n" * ends
    return list(_lines_with(index.vocabulary, wanted))


def _lines_with(lines: str, part: str) -> Iterator[str]:
    """The lines that have `part`, which may begin or end with a line feed."""
    at = lines.find(part)
    while at >= 0:
        start = at + 1 if part.startswith("\n") else lines.rfind("\n", 0, at) + 1
        end = lines.index("\n", start)
        yield lines[start:end]
        at = lines.find(part, end)
