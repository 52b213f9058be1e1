"""The ontology files as quads, and what they declare."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import LexiconError
from kg.resources import data_dir

NAMESPACE = "https://w3id.org/hiwar/ns#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = NamedNode(f"{_RDF}type")
SUBCLASS = NamedNode(f"{_RDFS}subClassOf")
LABEL = NamedNode(f"{_RDFS}label")
PREF_LABEL = NamedNode(f"{_SKOS}prefLabel")
DEFINITION = NamedNode(f"{_SKOS}definition")
KINDS: dict[str, str] = {
    f"{_OWL}Class": "class",
    f"{_OWL}ObjectProperty": "object property",
    f"{_OWL}DatatypeProperty": "data property",
    f"{_OWL}AnnotationProperty": "annotation property",
    f"{_SKOS}ConceptScheme": "scheme",
    f"{_SKOS}Concept": "concept",
}


def ontology_file(name: str = "hiwar.ttl") -> Path:
    return data_dir("ontology") / name


def read_turtle(path: Path) -> list[Quad]:
    """The statements of a Turtle file of the project. Raises LexiconError with the line where it breaks."""
    try:
        return list(parse(path=str(path), format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise LexiconError(str(error.msg), where=f"{path}:{error.lineno or 1}", remedy="mend the Turtle") from error


@lru_cache(maxsize=1)
def ontology_quads() -> tuple[Quad, ...]:
    """The statements of the ontology itself, without its alignments."""
    return tuple(read_turtle(ontology_file()))


@lru_cache(maxsize=1)
def declared() -> dict[str, str]:
    """IRI of each declared term and its kind, sorted by IRI."""
    found = {}
    for quad in ontology_quads():
        if quad.predicate == TYPE and isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            kind = KINDS.get(quad.object.value)
            if kind:
                found[quad.subject.value] = kind
    return dict(sorted(found.items()))


def text_of(subject: NamedNode, predicate: NamedNode, language: str) -> str | None:
    """The literal of `subject` in `language`, None where there is none."""
    return _texts().get((subject.value, predicate.value, language))


@lru_cache(maxsize=1)
def _texts() -> dict[tuple[str, str, str | None], str]:
    return {
        (quad.subject.value, quad.predicate.value, quad.object.language): quad.object.value
        for quad in ontology_quads()
        if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode)
    }
