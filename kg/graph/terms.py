"""RDF terms as the store wants them: namespaces, cached nodes, literals in their canonical spelling.

Canonical spelling matters: the store rewrites `"0.500"^^xsd:decimal` to `0.5`, and what is written to a file must be
what is read back from the store.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

Subject = NamedNode
Object = NamedNode | Literal
Triple = tuple[NamedNode, NamedNode, Object]

PREFIXES: dict[str, str] = {
    "dcterms": "http://purl.org/dc/terms/",
    "hiwar": "https://w3id.org/hiwar/ns#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DEFAULT_BASE = "https://w3id.org/hiwar/id/"


@lru_cache(maxsize=1024)
def term(curie: str) -> NamedNode:
    """The node of `prefix:local`; for names of the vocabularies only, never for text of an article."""
    prefix, local = curie.split(":", 1)
    return NamedNode(PREFIXES[prefix] + local)


TYPE = term("rdf:type")
_BOOLEAN, _DATE, _DECIMAL = term("xsd:boolean"), term("xsd:date"), term("xsd:decimal")
_INTEGER, _ANY_URI = term("xsd:integer"), term("xsd:anyURI")
TRUE, FALSE = Literal("true", datatype=_BOOLEAN), Literal("false", datatype=_BOOLEAN)


def arabic(text: str) -> Literal:
    """Text as an article writes it."""
    return Literal(text, language="ar")


def plain(text: str) -> Literal:
    return Literal(text)


def uri_literal(text: str) -> Literal:
    """An address as a value: what a user's metadata says is never made a node."""
    return Literal(text, datatype=_ANY_URI)


def boolean(value: bool) -> Literal:
    return TRUE if value else FALSE


@lru_cache(maxsize=4096)
def date(value: dt.date) -> Literal:
    return Literal(value.isoformat(), datatype=_DATE)


@lru_cache(maxsize=4096)
def integer(value: int) -> Literal:
    return Literal(str(int(value)), datatype=_INTEGER)


@lru_cache(maxsize=4096)
def decimal(value: float) -> Literal:
    """`value` to six places, without an exponent or trailing zeros."""
    fixed = f"{Decimal(str(value)):.6f}".rstrip("0").rstrip(".")
    return Literal("0" if fixed in ("", "-0") else fixed, datatype=_DECIMAL)


def text_of(node: object) -> str:
    """The IRI of a node, the words of a literal. Raises TypeError on anything else: there are no blank nodes here."""
    if isinstance(node, NamedNode | Literal):
        return node.value
    raise TypeError(f"{node}: neither an IRI nor a literal")


def local_name(node: object) -> str:
    """What follows the last `#` or `/` of a node's IRI."""
    return str(getattr(node, "value", node)).replace("#", "/").rsplit("/", 1)[-1]


def in_graph(triples: list[Triple], graph: NamedNode) -> list[Quad]:
    """The triples as quads of `graph`, each once, in the order first said."""
    return [Quad(s, p, o, graph) for s, p, o in dict.fromkeys(triples)]
