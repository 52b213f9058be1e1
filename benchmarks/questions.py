"""How long the saved questions take on a graph of a given size, in this process."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, RdfFormat, Store

from benchmarks.clock import Row, at_most
from kg.queries.actors import actor_names
from kg.queries.bind import bound, terms
from kg.queries.run import layer_of
from kg.queries.saved import LAYER, Parameter, SavedQuery, Type, saved_queries
from kg.queries.source import MemorySource, query_store

_RESOURCE = re.compile(rb"(<[^<>\s]*/hiwar/id/(?!resolved>)[^<>\s]+)>")
_ACTORS = """PREFIX hiwar: <https://w3id.org/hiwar/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name WHERE { { SELECT ?actor ?count WHERE { ?actor hiwar:articleCount ?count } ORDER BY DESC(?count) LIMIT 2 }
  ?actor skos:prefLabel ?name } ORDER BY DESC(?count)"""
_FACTS = "SELECT ?fact WHERE { ?fact <https://w3id.org/hiwar/ns#reportCount> ?count } LIMIT 1"
_ARTICLES = "SELECT ?name WHERE { ?article <http://purl.org/dc/terms/source> ?name } LIMIT 1"


def question_rows(graph: Path, size: int, folder: Path, seconds: float, runs: int) -> list[Row]:
    """The 95th percentile over all saved questions (of each its median), and the slowest three."""
    store = grown(graph, size, folder)
    given = _given(store)
    source = MemorySource(store)
    taken = sorted((_median(source, q, given, runs), name) for name, q in saved_queries().items())
    p95 = taken[int(0.95 * (len(taken) - 1))][0]
    slow = ", ".join(f"{name} {1000 * s:,.0f} ms" for s, name in reversed(taken[-3:]))
    what = f"{len(taken)} saved questions at {len(store):,} quads, p95"
    return [at_most(what, 1000 * p95, 1000 * seconds, "ms"), Row("the slowest", slow)]


def grown(graph: Path, size: int, folder: Path) -> Store:
    """A store on disk with `size` quads or a little more: the graph of `graph`, again and again under other names, as
    another corpus would say it. Names are changed in the text of a dump: a million quads take some seconds."""
    store, dump, renamed = Store(str(folder / f"store-{size}")), folder / "graph.nq", folder / "renamed.nq"
    Store.read_only(str(graph)).dump(str(dump), RdfFormat.N_QUADS)
    copy = 0
    while len(store) < size:
        _rename(dump, renamed, copy)
        store.bulk_load(path=str(renamed), format=RdfFormat.N_QUADS)
        copy += 1
    store.flush()
    return store


def _rename(dump: Path, renamed: Path, copy: int) -> None:
    """Every resource gets another name; the graph of resolved resources keeps its own."""
    with dump.open("rb") as lines, renamed.open("wb") as out:
        out.writelines(_RESOURCE.sub(rb"\1-%d>" % copy, line) if copy else line for line in lines)


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


def _median(source: MemorySource, query: SavedQuery, given: Mapping[Type | str, list[str]], runs: int) -> float:
    """Of so many runs with what must be given, in processor time: other processes on the machine count little."""
    values = {p.name: [_value(p, i, given)] for i, p in enumerate(p for p in query.parameters if p.required)}
    found = {LAYER: layer_of(source), **terms(query, values, actor_names(source).find)}
    taken = sorted(_seconds(source.store, bound(query, found)) for _ in range(runs))
    return taken[len(taken) // 2]


def _value(parameter: Parameter, number: int, given: Mapping[Type | str, list[str]]) -> str:
    held = given.get(parameter.name) if parameter.type is Type.STRING else given.get(parameter.type)
    return held[min(number, len(held) - 1)] if held else parameter.example


def _seconds(store: Store, text: str) -> float:
    start = time.process_time()
    answer = query_store(store, text)
    if not isinstance(answer, QueryBoolean):
        list(answer)
    return time.process_time() - start
