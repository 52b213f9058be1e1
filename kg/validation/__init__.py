"""Checks graphs against the shapes: one article before it is stored, or any RDF a user brings."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode, Quad

from kg.graph.statements import Statements, by_subject, quads_of
from kg.validation.findings import Finding, in_order
from kg.validation.gate import VIOLATION
from kg.validation.shapes import article_engine, article_gate

__all__ = ["Finding", "validate_report", "validate_reports", "validate_statements"]


def validate_report(quads: Sequence[Quad]) -> list[Finding]:
    """The violations in one article's report graph: an empty list lets it into the store.

    Warnings and notes are left to `kg validate`."""
    return [] if article_gate().clean(by_subject(quads)) else _violations(quads)


def validate_statements(statements: Statements, graph: NamedNode) -> list[Finding]:
    """`validate_report` of a graph still in the form it was gathered in."""
    return [] if article_gate().clean(statements) else _violations(quads_of(statements, graph))


def _violations(quads: Sequence[Quad]) -> list[Finding]:
    return in_order([f for f in article_engine().validate(quads) if f.severity == VIOLATION])


def validate_reports(reports: Sequence[Sequence[Quad]]) -> list[list[Finding]]:
    """`validate_report` of many articles, in their order."""
    return [validate_report(quads) for quads in reports]
