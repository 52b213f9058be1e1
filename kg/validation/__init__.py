"""Checks graphs against the shapes: one article before it is stored, or any RDF a user brings."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Quad

from kg.validation.findings import Finding, in_order
from kg.validation.shapes import article_engine

__all__ = ["Finding", "validate_report", "validate_reports"]


def validate_report(quads: Sequence[Quad]) -> list[Finding]:
    """The violations in one article's report graph: an empty list lets it into the store.

    Warnings and notes are left to `kg validate`."""
    return in_order([f for f in article_engine().validate(quads) if f.severity == "Violation"])


def validate_reports(reports: Sequence[Sequence[Quad]]) -> list[list[Finding]]:
    """`validate_report` of many articles, in their order."""
    return [validate_report(quads) for quads in reports]
