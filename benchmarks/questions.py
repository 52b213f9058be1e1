"""How long the saved questions take on a graph of a given size, in this process."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Store

from benchmarks.clock import Row, at_most
from kg.queries.actors import actor_names
from kg.queries.bind import bound, terms
from kg.queries.saved import Parameter, SavedQuery, Type, saved_queries
from kg.queries.source import MemorySource, query_store

_ACTORS = """PREFIX hiwar: <https://w3id.org/hiwar/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?actor ?name WHERE { ?report hiwar:resolvedAs ?actor . ?actor skos:prefLabel ?name }
GROUP BY ?actor ?name ORDER BY DESC(COUNT(?report)) ?name LIMIT 2"""
_FACTS = "SELECT ?fact WHERE { ?report <https://w3id.org/hiwar/ns#resolvedAs> ?fact } ORDER BY ?fact LIMIT 1"
_ARTICLES = "SELECT ?name WHERE { ?a a <https://w3id.org/hiwar/ns#Article> ; <http://purl.org/dc/terms/source> ?name }"


def question_rows(graph: Path, size: int, folder: Path, seconds: float, runs: int) -> list[Row]:
    """The 95th percentile over all saved questions (of each its median), and the slowest three."""
    store = grown(graph, size, folder)
    given = _given(store)
    taken = sorted((_median(store, q, given, runs), name) for name, q in saved_queries().items())
    p95 = taken[int(0.95 * (len(taken) - 1))][0]
    slow = ", ".join(f"{name} {1000 * s:,.0f} ms" for s, name in reversed(taken[-3:]))
    what = f"{len(taken)} saved questions at {len(store):,} quads, p95"
    return [at_most(what, 1000 * p95, 1000 * seconds, "ms"), Row("the slowest", slow)]


def grown(graph: Path, size: int, folder: Path) -> Store:
    """A store on disk with `size` quads or a little more: the graph of `graph`, again and again under other names."""
    store, source = Store(str(folder / f"store-{size}")), Store.read_only(str(graph))
    quads = list(source)
    copy = 0
    while len(store) < size:
        store.bulk_extend(quads if not copy else [_renamed(q, copy) for q in quads])
        copy += 1
    store.optimize()
    return store


def _renamed(quad: Quad, copy: int) -> Quad:
    """The quad as another corpus would say it: every resource of the graph has another name."""
    subject, value, graph = (_other(node, copy) for node in (quad.subject, quad.object, quad.graph_name))
    return Quad(subject, quad.predicate, value, graph)


def _other(node: Any, copy: int) -> Any:
    if isinstance(node, NamedNode) and "/hiwar/id/" in node.value and not node.value.endswith("/resolved"):
        return NamedNode(f"{node.value}-{copy}")
    return node


def _given(store: Store) -> Mapping[Type | str, list[str]]:
    """Values for parameters that must be given: what the graph speaks of most."""
    actors = [row["name"].value for row in _rows(store, _ACTORS)]
    fact = [row["fact"].value for row in _rows(store, _FACTS)]
    return {Type.ACTOR: actors, Type.IRI: fact, "article": [row["name"].value for row in _rows(store, _ARTICLES)][:1]}


def _rows(store: Store, text: str) -> Iterator[Mapping[str, Literal | NamedNode]]:
    found = store.query(text, use_default_graph_as_union=True)
    if not isinstance(found, QuerySolutions):
        raise TypeError("not a SELECT")
    yield from found


def _median(store: Store, query: SavedQuery, given: Mapping[Type | str, list[str]], runs: int) -> float:
    names = actor_names(MemorySource(store))
    values = {p.name: [_value(p, i, given)] for i, p in enumerate(p for p in query.parameters if p.required)}
    text = bound(query, terms(query, values, names.find))
    taken = sorted(_seconds(store, text) for _ in range(runs))
    return taken[len(taken) // 2]


def _value(parameter: Parameter, number: int, given: Mapping[Type | str, list[str]]) -> str:
    held = given.get(parameter.name) if parameter.type is Type.STRING else given.get(parameter.type)
    return held[min(number, len(held) - 1)] if held else parameter.example


def _seconds(store: Store, text: str) -> float:
    start = time.perf_counter()
    answer = query_store(store, text)
    if not isinstance(answer, QueryBoolean):
        list(answer)
    return time.perf_counter() - start
