"""Search over names, headlines, evidence and texts, in spellings as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from kg.web.reader import FACT_KINDS, ArticleHead, Reader
from kg.web.view import Page, View

_MOST = 30  # results of a kind
_AROUND = 70  # characters shown on either side of a hit
LONGEST = 200  # characters of a query that are read


@dataclass(frozen=True, slots=True)
class Snippet:
    """An article with the first place where the query stands."""

    head: ArticleHead
    before: str
    hit: str
    after: str


def search(view: View, source: MemorySource, query: str) -> Page:
    """Actors by name (Arabic or Latin), facts by the words of their evidence, articles by their text."""
    wanted, index = " ".join(folded(query[:LONGEST]).split()), source.search_index
    context = {
        "query": query[:LONGEST],
        "actors": _actors(index, query[:LONGEST]) if wanted else (),
        "cards": list(_facts(view, index, wanted)) if wanted else (),
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


def _facts(view: View, index: SearchIndex, wanted: str) -> Iterator[Card]:
    """The facts that have the words in their evidence, those of the newest articles first."""
    articles = (NamedNode(iri) for iri in articles_with(index, wanted, "evidence"))
    hits = (view.reader.resolved(node) for article in articles for node in _reports(view.reader, article, wanted))
    yield from (view.cards.card(node) for node in islice(_each_once(hits), _MOST))


def _reports(reader: Reader, article: NamedNode, wanted: str) -> Iterator[NamedNode]:
    for kind in FACT_KINDS:
        for node in reader.reported(article, kind):
            if any(wanted in folded(passage.exact) for passage in reader.evidence(node)):
                yield node


def _each_once(nodes: Iterable[NamedNode]) -> Iterator[NamedNode]:
    seen: set[NamedNode] = set()
    for node in nodes:
        if node not in seen:
            seen.add(node)
            yield node


def _articles(view: View, index: SearchIndex, wanted: str) -> Iterator[Snippet]:
    """The articles that have the words one after the other, newest first."""
    found = ((node, view.reader.text(node)) for node in map(NamedNode, articles_with(index, wanted)))
    hits = ((node, text) for node, text in found if wanted in folded(text))
    yield from (_snippet(view.reader.head(node), text, fold(text), wanted) for node, text in islice(hits, _MOST))


def _snippet(head: ArticleHead, text: str, mapped: Folded, wanted: str) -> Snippet:
    at = mapped.text.index(wanted)
    start, end = mapped.to_original(at, at + len(wanted))
    before = text[max(0, start - _AROUND) : start].rsplit("\n", 1)[-1]
    after = text[end : end + _AROUND].split("\n", 1)[0]
    return Snippet(head, before, text[start:end], after)
