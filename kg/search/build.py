"""Filling the search index from a store: at the end of a build, or for a store that has none beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Store

from kg.errors import HiwarError
from kg.graph.terms import TYPE, term, text_of
from kg.search.index import SearchIndex, copied
from kg.search.names import Name, write_names
from kg.search.texts import Row, add_articles
from kg.store import SEARCH

_FACTS = ("Meeting", "DialogueRound", "Commitment", "ForceLevel")

Graph = NamedNode | BlankNode | DefaultGraph | None


def index_of_articles(
    path: Path, last: Path, store: Store, gone: Sequence[str], new: Sequence[str], kept: Sequence[str]
) -> SearchIndex:
    """An index at `path` of the articles of `store`: that at `last` without those `gone` and with the `new` ones; where
    that cannot be used, one of the articles `kept` and `new`."""
    index = _next(path, last, gone, len(kept))
    add_articles(index, article_rows(store, new))
    if kept and not index.holds(kept[0]):
        add_articles(index, article_rows(store, kept))
    return index


def add_names(index: SearchIndex, store: Store) -> None:
    """Put the names of the resolved actors into `index`, and finish it."""
    write_names(index, actor_names(store))
    index.commit()
    index.close()


def _next(path: Path, last: Path, gone: Sequence[str], kept: int) -> SearchIndex:
    """A copy of the last index without what is gone, an empty one if there is none or most of it would be gone."""
    path.unlink(missing_ok=True)
    if kept and copied(last, path):
        index = SearchIndex(path, new=True)
        index.remove(gone)
        if not index.wasteful:
            return index
        index.close()
        path.unlink()
    return SearchIndex(path, new=True)


def open_index(store: Store, folder: Path | None) -> SearchIndex:
    """The index a build put into `folder`; where there is none of this version, one made now, in memory."""
    if folder and (folder / SEARCH).is_file():
        with contextlib.suppress(HiwarError):
            return SearchIndex(folder / SEARCH)
    return index_of(store)


def index_of(store: Store) -> SearchIndex:
    """An index of the whole store, in memory."""
    index = SearchIndex()
    articles = sorted(text_of(q.subject) for q in store.quads_for_pattern(None, TYPE, term("hiwar:Article"), None))
    add_articles(index, article_rows(store, articles))
    write_names(index, actor_names(store))
    return index


def article_rows(store: Store, articles: Iterable[str]) -> Iterator[Row]:
    """What is indexed of each article, in the given order."""
    for iri in articles:
        node = NamedNode(iri)
        day, text = (_first(store, node, name) for name in ("schema:datePublished", "schema:articleBody"))
        yield iri, day, text, "\n".join(_evidence(store, node))


def _evidence(store: Store, article: NamedNode) -> Iterator[str]:
    """The words of the evidence of an article's facts."""
    for kind in _FACTS:
        for quad in store.quads_for_pattern(None, TYPE, term(f"hiwar:{kind}"), article):
            found = [quad.subject]
            for name in ("hiwar:evidence", "oa:hasSelector", "oa:exact"):
                found = [q.object for node in found for q in store.quads_for_pattern(node, term(name), None, None)]  # type: ignore[misc]
            yield from map(text_of, found)


def actor_names(store: Store) -> Iterator[Name]:
    """Every name of every resolved actor, by IRI."""
    counted = list(store.quads_for_pattern(None, term("hiwar:articleCount"), None, None))
    layer = counted[0].graph_name if counted else None
    counts = {text_of(q.subject): int(text_of(q.object)) for q in counted}
    countries = dict(_pairs(store, "hiwar:country", layer))
    states = {text_of(q.subject) for q in store.quads_for_pattern(None, TYPE, term("hiwar:State"), layer)}
    for label in ("skos:prefLabel", "skos:altLabel"):
        for node, name in sorted(_pairs(store, label, layer)):
            if node in counts:
                yield Name(node, name, countries.get(node) if node in states else None, counts[node])


def _pairs(store: Store, name: str, graph: Graph) -> Iterator[tuple[str, str]]:
    quads = store.quads_for_pattern(None, term(name), None, graph)
    yield from ((text_of(quad.subject), text_of(quad.object)) for quad in quads)


def _first(store: Store, node: NamedNode, name: str) -> str:
    return min((text_of(q.object) for q in store.quads_for_pattern(node, term(name), None, None)), default="")
