"""Search over names, headlines, evidence and texts, in spellings as they come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode

from kg.errors import HiwarError
from kg.language.normalise import Folded, fold
from kg.meaning.encoder import installed
from kg.queries.actors import ActorNames
from kg.web.facts import Card
from kg.web.reader import ACTOR_KINDS, FACT_KINDS, ArticleHead, Reader
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


class Index:
    """Folded names and texts of one reader's store, made when first searched."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    @cached_property
    def names(self) -> ActorNames:
        index, layer = ActorNames(), self.reader.layer
        states = self.reader.column("hiwar:country", layer)
        known = {
            node: states.get(node) if kind == "State" else None
            for kind in ACTOR_KINDS
            for node in self.reader.of_kind(kind)
        }
        for label in ("skos:prefLabel", "skos:altLabel"):
            for node, name in self.reader.pairs(label, layer):
                if node in known:
                    index.add(node, name, known[node])
        return index

    @cached_property
    def texts(self) -> list[tuple[ArticleHead, str]]:
        """Each article with its folded text, newest first."""
        bodies = self.reader.column("schema:articleBody")
        return [(head, fold(bodies.get(head.node, "")).text) for head in self.reader.articles]

    @cached_property
    def evidence(self) -> list[tuple[NamedNode, str]]:
        """Each resolved fact with the folded words of its evidence."""
        nodes = (node for kind in FACT_KINDS for node in self.reader.of_kind(kind))
        return [(node, "\n".join(self._words(node))) for node in nodes]

    def _words(self, node: NamedNode) -> Iterator[str]:
        for report in self.reader.reports(node):
            for passage in self.reader.evidence(report):
                yield fold(passage.exact).text


def search(view: View, index: Index, query: str) -> Page:
    """Actors by name (Arabic or Latin), facts by the words of their evidence, articles by their text."""
    wanted = " ".join(fold(query[:LONGEST]).text.split())
    context = {
        "query": query[:LONGEST],
        "actors": _actors(index, query[:LONGEST]) if wanted else (),
        "cards": list(_facts(view, index, wanted)) if wanted else (),
        "snippets": list(_articles(view, index, wanted)) if wanted else (),
        "by": "",
        "meaning": installed(),
    }
    return Page("search.html", view.word("search"), "search", context, parameters={"q": query[:LONGEST]})


def _actors(index: Index, query: str) -> tuple[NamedNode, ...]:
    try:
        return index.names.find(query)[:_MOST]
    except HiwarError:
        return ()


def _facts(view: View, index: Index, wanted: str) -> Iterator[Card]:
    hits = (node for node, words in index.evidence if wanted in words)
    for node, _ in zip(hits, range(_MOST), strict=False):
        yield view.cards.card(node)


def _articles(view: View, index: Index, wanted: str) -> Iterator[Snippet]:
    hits = (head for head, text in index.texts if wanted in text)
    for head, _ in zip(hits, range(_MOST), strict=False):
        text = view.reader.text(head.node)
        yield _snippet(head, text, fold(text), wanted)


def _snippet(head: ArticleHead, text: str, folded: Folded, wanted: str) -> Snippet:
    at = folded.text.index(wanted)
    start, end = folded.to_original(at, at + len(wanted))
    before = text[max(0, start - _AROUND) : start].rsplit("\n", 1)[-1]
    after = text[end : end + _AROUND].split("\n", 1)[0]
    return Snippet(head, before, text[start:end], after)
