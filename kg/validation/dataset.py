"""What SHACL cannot say: which graph describes what, and whether a text is the one that was hashed.

Messages and severities stand in shapes/dataset.ttl like those of the shapes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.graph.mint import content_hash
from kg.graph.vocabulary import HIWAR, PROV, SCHEMA
from kg.model import Article
from kg.ontology.load import read_turtle
from kg.resources import data_dir
from kg.validation.derived import misstated
from kg.validation.findings import Finding
from kg.validation.index import Index
from kg.validation.terms import SHAPES, TYPE, Term, sh, text_of
from kg.validation.texts import Texts

COMPONENT = f"{SHAPES}DatasetCheck"
_JOINING = {HIWAR.resolvedAs, PROV.wasDerivedFrom, TYPE, HIWAR.onProperty}


def check_dataset(quads: Sequence[Quad], texts: Texts) -> list[Finding]:
    """References across graphs, texts that are not what was hashed, counts and days of the resolved layer that do not
    follow from its reports, articles whose files are gone or changed."""
    derived = (_finding("Derived", node, property_, value) for node, property_, value in misstated(quads))
    return [*_own_graph(quads), *_hashes(quads), *derived, *(_files(quads, texts) if texts else ())]


def _own_graph(quads: Sequence[Quad]) -> Iterator[Finding]:
    homes: dict[Term, set[Term]] = {}
    for quad in quads:
        if quad.predicate == TYPE and not isinstance(quad.graph_name, DefaultGraph):
            homes.setdefault(quad.subject, set()).add(quad.graph_name)
    for quad in quads:
        home = homes.get(quad.object)
        if home and quad.graph_name not in home and quad.predicate not in _JOINING:
            yield _finding("OwnGraph", quad.subject, quad.predicate, quad.object)


def _hashes(quads: Sequence[Quad]) -> Iterator[Finding]:
    texts = {q.subject: text_of(q.object) or "" for q in quads if q.predicate == SCHEMA.articleBody}
    for quad in quads:
        text = texts.get(quad.subject) if quad.predicate == HIWAR.contentHash else None
        if text and text_of(quad.object) != content_hash(Article("", text)):
            yield _finding("ContentHash", quad.subject, quad.predicate, quad.object)


def _files(quads: Sequence[Quad], texts: Texts) -> Iterator[Finding]:
    for quad in quads:
        if quad.predicate == HIWAR.contentHash and text_of(quad.object) not in texts:
            yield _finding("ArticleFile", quad.subject, quad.predicate, quad.object)


@lru_cache(maxsize=1)
def _shapes() -> Index:
    return Index(read_turtle(data_dir("shapes") / "dataset.ttl"))


def _finding(name: str, focus: Term, path: NamedNode, value: Term) -> Finding:
    shape = NamedNode(SHAPES + name)
    texts = _shapes().objects(shape, sh("message"))
    messages = tuple(sorted((getattr(t, "language", None) or "", text_of(t) or "") for t in texts))
    return Finding(shape.value, COMPONENT, "Violation", focus, f"<{path.value}>", value, messages)
