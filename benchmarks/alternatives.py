"""The same work by well-known libraries, in the same run: how many times longer than the project's way they take."""

from __future__ import annotations

import importlib.util
import io
import os
import warnings
from pathlib import Path

from pyoxigraph import Quad, QuerySolutions, RdfFormat, Store, serialize

from benchmarks.clock import Row, cpu_seconds
from kg.document import understand
from kg.extract import extract
from kg.graph.reports import report_quads
from kg.graph.terms import DEFAULT_BASE
from kg.model import Article
from kg.ontology.load import ontology_quads
from kg.times.window import read_times
from kg.validation import validate_report
from kg.validation.index import axioms
from kg.validation.reference import ReferenceEngine
from kg.validation.shapes import project_shapes

_QUERY = """PREFIX hiwar: <https://w3id.org/hiwar/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name (COUNT(?fact) AS ?facts) WHERE {
  ?fact hiwar:evidence ?evidence . ?fact hiwar:participant|hiwar:committedBy|hiwar:force ?actor .
  ?actor skos:prefLabel ?name } GROUP BY ?name ORDER BY ?name"""


def alternative_rows(articles: list[Article], runs: int) -> list[Row]:
    """dateparser, pyshacl, rdflib as store and for queries, camel-tools' names where its model is installed."""
    quads = [report_quads(extract(understand(a)), DEFAULT_BASE) for a in articles]
    whole = [quad for own in quads for quad in own]
    return [_times(articles[:5], runs), _validation(quads[:3], runs), *_rdflib(whole, runs), _names(articles[:3])]


def _times(articles: list[Article], runs: int) -> Row:
    from dateparser.search import search_dates

    warnings.filterwarnings("ignore", module="dateparser")
    read = [understand(a) for a in articles]
    ours = cpu_seconds(lambda: [read_times(d.article.text, d.sentences, d.article.published) for d in read], runs)
    theirs = cpu_seconds(lambda: [search_dates(a.text, languages=["ar"]) for a in articles], 1)
    return _ratio("times: dateparser.search_dates", ours, theirs, len(articles))


def _validation(quads: list[list[Quad]], runs: int) -> Row:
    reference = ReferenceEngine(project_shapes(resolved=False), axioms(ontology_quads()))
    ours = cpu_seconds(lambda: [validate_report(q) for q in quads], runs)
    theirs = cpu_seconds(lambda: [reference.validate(q) for q in quads], 1)
    return _ratio("validation: pyshacl, same shapes", ours, theirs, len(quads))


def _rdflib(quads: list[Quad], runs: int) -> list[Row]:
    """Loading the same N-Quads, then the same query."""
    from rdflib import Dataset

    data = serialize(quads, format=RdfFormat.N_QUADS) or b""
    store, dataset = Store(), Dataset(default_union=True)
    ours = cpu_seconds(lambda: Store().bulk_load(data, RdfFormat.N_QUADS), runs)
    theirs = cpu_seconds(lambda: dataset.parse(io.BytesIO(data), format="nquads"), 1)
    store.bulk_load(data, RdfFormat.N_QUADS)
    asked = cpu_seconds(lambda: _rows(store), runs)
    answered = cpu_seconds(lambda: list(dataset.query(_QUERY)), 1)
    return [
        _ratio("store: rdflib, loading", ours, theirs, len(quads), "quads"),
        _ratio("queries: rdflib, facts by actor", asked, answered, 1, "query"),
    ]


def _rows(store: Store) -> list[object]:
    found = store.query(_QUERY, use_default_graph_as_union=True)
    return list(found) if isinstance(found, QuerySolutions) else []


def _names(articles: list[Article]) -> Row:
    """The lower bound of the neural way: one pass of a tagger for names."""
    what = "names: camel-tools NER"
    data = Path(os.environ.get("CAMELTOOLS_DATA", Path.home() / ".camel_tools")) / "data" / "ner"
    if importlib.util.find_spec("camel_tools") is None or not data.exists():
        return Row(what, "not measured: the model is not installed")
    from camel_tools.ner import NERecognizer

    recogniser = NERecognizer.pretrained()
    ours = cpu_seconds(lambda: [understand(a) for a in articles], 3)
    theirs = cpu_seconds(lambda: [recogniser.predict_sentence(a.text.split()) for a in articles], 1)
    return _ratio(what, ours, theirs, len(articles))


def _ratio(what: str, ours: float, theirs: float, count: int, unit: str = "articles") -> Row:
    figures = f"{_rate(ours, count)} here, {_rate(theirs, count)} there, {unit}/s"
    return Row(what, f"{theirs / max(ours, 1e-9):,.0f}× longer ({figures})")


def _rate(seconds: float, count: int) -> str:
    return f"{count / max(seconds, 1e-9):,.1f}"
