"""Search by meaning: passages near to the question whatever their words, with the facts they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import NamedNode

from kg.meaning.cache import FILE
from kg.meaning.encoder import installed
from kg.meaning.index import Item, MeaningIndex
from kg.queries.evidence import sentence_bounds
from kg.web.facts import Card
from kg.web.pages.search import LONGEST
from kg.web.reader import FACT_KINDS, ArticleHead, Passage, Reader
from kg.web.view import Page, View

BY = "meaning"
_CARDS = 3  # facts shown with a passage
_WAIT = 3.0  # seconds a reader waits for an index that may be ready by then


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with where it stands, what it says, and how near it is to the question (1: the same)."""

    head: ArticleHead
    before: str
    exact: str
    after: str
    cards: tuple[Card, ...]
    nearness: float


class Passages:
    """The evidence of a graph by what it means; vectors are kept in the output folder `graph`."""

    def __init__(self, reader: Reader, graph: Path) -> None:
        self.reader = reader
        self.index = MeaningIndex(lambda: tuple(self.places), graph / FILE if graph.is_dir() else None)

    @cached_property
    def places(self) -> Mapping[Item, Sequence[tuple[NamedNode, Passage]]]:
        """Each passage with the facts it is evidence of, and where."""
        found: dict[Item, list[tuple[NamedNode, Passage]]] = {}
        for node in self.reader.of_kind(*FACT_KINDS):
            for report in self.reader.reports(node):
                for passage in self.reader.evidence(report):
                    found.setdefault(self._item(passage), []).append((node, passage))
        return found

    def _item(self, passage: Passage) -> Item:
        before, after = around(self.reader, passage)
        return Item(before + passage.exact + after, passage.exact)


def search_by_meaning(view: View, passages: Passages, query: str) -> Page:
    """The nearest passages, or a note where the extra is not installed. What is not read yet is read meanwhile."""
    text = query[:LONGEST].strip()
    context: dict[str, object] = {"query": query[:LONGEST], "by": BY, "meaning": installed(), "found": ()}
    if text and installed():
        passages.index.begin(_WAIT)
        hits = passages.index.search(text)
        context |= {
            "found": [_found(view, passages, hit.item, hit.nearness) for hit in hits],
            "done": passages.index.done,
            "total": len(passages.index.items),
        }
    return Page("search.html", view.word("search"), "search", context, parameters={"q": query[:LONGEST], "by": BY})


def around(reader: Reader, passage: Passage) -> tuple[str, str]:
    """What stands before and after a passage in its sentence."""
    text = reader.text(passage.article)
    first, last = sentence_bounds(text, passage.start, passage.end)
    return text[first : passage.start], text[passage.end : last]


def _found(view: View, passages: Passages, item: Item, nearness: float) -> Found:
    places = passages.places[item]
    passage = places[0][1]
    nodes = dict.fromkeys(node for node, _ in places)
    cards = tuple(view.cards.brief(node) for node in list(nodes)[:_CARDS])
    return Found(view.reader.head(passage.article), *_parts(view, passage), cards, nearness)


def _parts(view: View, passage: Passage) -> tuple[str, str, str]:
    before, after = around(view.reader, passage)
    return before, passage.exact, after
