"""Articles: the list, and one article with the evidence marked in its text."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.web.facts import Card
from kg.web.marks import Mark, segments
from kg.web.reader import ACTOR_KINDS, FACT_KINDS
from kg.web.view import Page, View

PER_PAGE = 50


def articles(view: View, number: int = 1) -> Page:
    """One page of the list, newest first."""
    nodes = view.reader.articles
    shown = nodes[(number - 1) * PER_PAGE : number * PER_PAGE]
    context = {
        "articles": [(view.reader.head(node), fact_counts(view, node)) for node in shown],
        "number": number,
        "pages": page_count(len(nodes)),
        "total": len(nodes),
    }
    return Page("articles.html", view.word("articles"), "articles", context, parameters=_numbered(number))


def article(view: View, node: NamedNode) -> Page:
    """The stored text with a mark for every passage, and a card for every fact."""
    text = view.reader.text(node)
    cards = list(_cards(view, node))
    actors = list(_actors(view, node))
    marks = [mark for card in cards for mark in _marks(card, node)]
    marks += [Mark(start, end, 0, "Actor") for _, places in actors for start, end in places]
    context = {
        "head": view.reader.head(node),
        "segments": segments(text, marks),
        "cards": cards,
        "actors": [actor for actor, _ in actors],
        "kinds": [kind for kind in FACT_KINDS if any(card.kind == kind for card in cards)],
        "by_number": {card.number: card for card in cards},
    }
    return Page("article.html", view.reader.head(node).headline, "articles", context, tail=view.tail(node))


def fact_counts(view: View, article: NamedNode) -> list[tuple[str, int]]:
    """How many facts of each kind an article reports, kinds without any left out."""
    counts = ((kind, len(view.reader.reported(article, kind))) for kind in FACT_KINDS)
    return [(kind, count) for kind, count in counts if count]


def page_count(total: int, each: int = PER_PAGE) -> int:
    return max(1, -(-total // each))


def _numbered(number: int) -> dict[str, str]:
    return {"page": str(number)} if number > 1 else {}


def _cards(view: View, article: NamedNode) -> Iterator[Card]:
    """The article's facts in the order in which their evidence stands, numbered from 1."""
    nodes = [node for kind in FACT_KINDS for node in view.reader.reported(article, kind)]
    nodes.sort(key=lambda node: (_first_place(view, node), node.value))
    for number, node in enumerate(nodes, 1):
        yield view.cards.card(node, number)


def _first_place(view: View, report: NamedNode) -> int:
    return min((passage.start for passage in view.reader.evidence(report)), default=0)


def _marks(card: Card, article: NamedNode) -> Iterator[Mark]:
    for passage in card.passages:
        if passage.article == article:
            yield Mark(passage.start, passage.end, card.number, card.kind)


def _actors(view: View, article: NamedNode) -> Iterator[tuple[NamedNode, list[tuple[int, int]]]]:
    """Actors named in the article (resolved) with the places of their evidence."""
    for kind in ACTOR_KINDS:
        for report in view.reader.reported(article, kind):
            places = [(p.start, p.end) for p in view.reader.evidence(report) if p.article == article]
            yield view.reader.resolved(report), places
