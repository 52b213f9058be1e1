"""Readable names of IRIs: concepts by the ontology, resources by their own labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.queries.answer import Answer, Value, answer_of, plain
from kg.queries.bind import HIWAR, bound
from kg.queries.saved import LANGUAGES, saved_query
from kg.queries.source import Source
from kg.resources import data_dir

QUESTION = "labels"  # the saved question that names resources
_LABELS = {
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
}


@lru_cache(maxsize=1)
def concept_labels() -> Mapping[str, Mapping[str, str]]:
    """IRI → language → label of every class, property and concept of the ontology."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(data_dir("ontology").glob("*.ttl")):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            node, label = quad.subject, quad.object
            if quad.predicate.value in _LABELS and isinstance(node, NamedNode) and isinstance(label, Literal):
                found.setdefault(node.value, {}).setdefault(label.language or "en", label.value)
    return found


def concept_label(iri: str, language: str) -> str | None:
    """The label of a vocabulary term, in the other language if `language` lacks it; None if it has none."""
    labels = concept_labels().get(iri, {})
    return next((labels[choice] for choice in (language, *LANGUAGES) if choice in labels), None)


def resource_labels(source: Source, iris: Iterable[str]) -> Mapping[str, str]:
    """The preferred name of each resource that has one."""
    nodes = tuple(NamedNode(iri) for iri in dict.fromkeys(iris))
    if not nodes:
        return {}
    query = saved_query(QUESTION)
    found: dict[str, str] = {}
    for row in answer_of(source.query(bound(query, {"resource": nodes})), query).records():
        found[str(row["resource"])] = str(row["label"])
    return found


def shown(value: Value, language: str, names: Mapping[str, str] | None = None) -> str:
    """A value as people read it: concepts and resources by name, truth values as marks, numbers without zeros."""
    if value is None:
        return ""
    if isinstance(value, NamedNode):
        return concept_label(value.value, language) or (names or {}).get(value.value) or short(value.value)
    answer = plain(value)
    if isinstance(answer, bool):
        return "✓" if answer else "✗"
    return f"{answer:g}" if isinstance(answer, float) and abs(answer) < 1e6 else str(_whole(answer))


def short(iri: str) -> str:
    """The last part of an IRI with its kind: `meeting/3f…`."""
    if iri.startswith(HIWAR):
        return iri.removeprefix(HIWAR)
    return "/".join(iri.rstrip("/").split("/")[-2:])


def answer_names(source: Source, answer: Answer) -> Mapping[str, str]:
    """Names for the resources in `answer`."""
    nodes = (v.value for row in answer.rows for v in row if isinstance(v, NamedNode) and not v.value.startswith(HIWAR))
    return resource_labels(source, nodes)


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value
