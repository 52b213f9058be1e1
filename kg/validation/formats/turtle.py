"""The report that SHACL itself defines: a sh:ValidationReport, its results named by hash."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize

from kg.validation.findings import Finding
from kg.validation.fingerprints import fingerprint
from kg.validation.run import Outcome
from kg.validation.terms import SH, SHAPES, TYPE, XSD, sh

_REPORT = NamedNode("urn:hiwar:validation")
_PREFIXES = {"sh": SH, "shape": SHAPES, "hiwar": "https://w3id.org/hiwar/ns#", "xsd": XSD}


def turtle(outcome: Outcome) -> str:
    """The report in Turtle."""
    triples = list(_report(outcome))
    data = serialize(triples, format=RdfFormat.TURTLE, prefixes=_PREFIXES)
    return (data or b"").decode()


def _report(outcome: Outcome) -> Iterator[Triple]:
    conforms = "false" if any(f.severity == "Violation" for f in outcome.findings) else "true"
    yield Triple(_REPORT, TYPE, sh("ValidationReport"))
    yield Triple(_REPORT, sh("conforms"), Literal(conforms, datatype=NamedNode(f"{XSD}boolean")))
    for number, finding in enumerate(outcome.findings):
        node = NamedNode(f"{_REPORT.value}:{number}:{fingerprint(finding)}")
        yield Triple(_REPORT, sh("result"), node)
        yield from _result(node, finding)


def _result(node: NamedNode, finding: Finding) -> Iterator[Triple]:
    yield Triple(node, TYPE, sh("ValidationResult"))
    yield Triple(node, sh("focusNode"), finding.focus)
    yield Triple(node, sh("resultSeverity"), sh(finding.severity))
    yield Triple(node, sh("sourceConstraintComponent"), NamedNode(finding.component))
    if finding.shape.startswith(("http:", "https:", "urn:")):
        yield Triple(node, sh("sourceShape"), NamedNode(finding.shape))
    if finding.value is not None:
        yield Triple(node, sh("value"), finding.value)
    for language, text in finding.messages:
        yield Triple(node, sh("resultMessage"), Literal(text, language=language or None))
    if finding.path:
        yield from _path(node, finding.path)


def _path(node: NamedNode, path: str) -> Iterator[Triple]:
    """A predicate as itself, a compound path as the blank nodes SHACL writes it with."""
    if path.startswith("<") and path.endswith(">") and path.count("<") == 1:
        yield Triple(node, sh("resultPath"), NamedNode(path[1:-1]))
        return
    head = f"<{node.value}> <{SH}resultPath> {_node(path)} ."
    label = node.value.rsplit(":", 1)[-1]
    names: dict[str, BlankNode] = {}  # numbered in order: a parser's own labels are random
    for quad in parse(head, RdfFormat.TURTLE):
        subject, object_ = (
            names.setdefault(t.value, BlankNode(f"p{len(names)}x{label}")) if isinstance(t, BlankNode) else t
            for t in (quad.subject, quad.object)
        )
        yield Triple(subject, quad.predicate, object_)


def _node(path: str) -> str:
    """The Turtle of a path that is inverse, alternative or sequence of predicates (what the project's shapes use)."""
    inner = path.strip("()")
    if "|" in inner:
        return f"[ <{SH}alternativePath> ( {' '.join(_node(p) for p in inner.split('|'))} ) ]"
    if inner.startswith("^"):
        return f"[ <{SH}inversePath> {inner[1:]} ]"
    parts = inner.replace(">/", ">\n").split("\n")
    return f"( {' '.join(_node(p) for p in parts)} )" if len(parts) > 1 else inner
