"""Search over names, headlines, evidence and texts, in spellings as they come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import NamedNode

from kg.errors import HiwarError
from kg.language.normalise import Folded, fold
from kg.meaning.encoder import installed
from kg.queries.source import MemorySource
from kg.search.index import SearchIndex
from kg.search.names import find
from kg.search.texts import articles_with, folded
from kg.web.facts import Card
from kg.web.reader import FACT_KINDS, ArticleHead, Passage, Reader
from kg.web.view import Page, View

_MOST = 30  # results of a kind
_AROUND = 70  # characters shown on either side of a hit
LONGEST = 200  # characters of a query that are read


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact with the passage that has the words of the query: before, the words, after."""

    card: Card
    head: ArticleHead
    before: str
    hit: str
    after: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """An article with the first place where the query stands."""

    head: ArticleHead
    before: str
    hit: str
    after: str


def search(view: View, source: MemorySource, query: str) -> Page:
    """Actors by name (Arabic or Latin), facts by the words of their evidence, articles by their text."""
    wanted, index = _wanted(query), source.search_index
    context = {
        "query": query[:LONGEST],
        "actors": _actors(index, query[:LONGEST]) if wanted else (),
        "hits": list(_hits(view, index, wanted)) if wanted else (),
        "most": _MOST,
        "snippets": list(_articles(view, index, wanted)) if wanted else (),
        "by": "",
        "meaning": installed(),
    }
    return Page("search.html", view.word("search"), "search", context, parameters={"q": query[:LONGEST]})


def _actors(index: SearchIndex, query: str) -> tuple[NamedNode, ...]:
    try:
        return find(index, query)[:_MOST]
    except HiwarError:
        return ()


def found_facts(reader: Reader, source: MemorySource, query: str) -> list[NamedNode]:
    """The facts a search shows."""
    wanted = _wanted(query)
    return list(_facts(reader, source.search_index, wanted)) if wanted else []


def _hits(view: View, index: SearchIndex, wanted: str) -> Iterator[Hit]:
    for node, passage in _facts(view.reader, index, wanted).items():
        cut = _cut(passage.exact, fold(passage.exact), wanted)
        yield Hit(view.cards.brief(node), view.reader.head(passage.article), *cut)


def _facts(reader: Reader, index: SearchIndex, wanted: str) -> dict[NamedNode, Passage]:
    """The facts that have the words in their evidence, those of the newest articles first."""
    found: dict[NamedNode, Passage] = {}
    for iri in articles_with(index, wanted, "evidence"):
        for report, passage in _passages(reader, NamedNode(iri), wanted):
            found.setdefault(reader.resolved(report), passage)
        if len(found) >= _MOST:
            break
    return dict(islice(found.items(), _MOST))


def _passages(reader: Reader, article: NamedNode, wanted: str) -> Iterator[tuple[NamedNode, Passage]]:
    for kind in FACT_KINDS:
        for node in reader.reported(article, kind):
            yield from ((node, passage) for passage in reader.evidence(node) if wanted in folded(passage.exact))


def _articles(view: View, index: SearchIndex, wanted: str) -> Iterator[Snippet]:
    """The articles that have the words one after the other, newest first."""
    found = ((node, view.reader.text(node)) for node in map(NamedNode, articles_with(index, wanted)))
    hits = ((node, text) for node, text in found if wanted in folded(text))
    yield from (_snippet(view.reader.head(node), text, fold(text), wanted) for node, text in islice(hits, _MOST))


def _snippet(head: ArticleHead, text: str, mapped: Folded, wanted: str) -> Snippet:
    before, hit, after = _cut(text, mapped, wanted)
    return Snippet(head, before[-_AROUND:].rsplit("\n", 1)[-1], hit, after[:_AROUND].split("\n", 1)[0])


def _cut(text: str, mapped: Folded, wanted: str) -> tuple[str, str, str]:
    at = mapped.text.index(wanted)
    start, end = mapped.to_original(at, at + len(wanted))
    return text[:start], text[start:end], text[end:]


def _wanted(query: str) -> str:
    return " ".join(folded(query[:LONGEST]).split())
