"""Checks graphs against the shapes: one article before it is stored, or any RDF a user brings."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, Quad

from kg.graph.vocabulary import HIWAR, SCHEMA
from kg.validation.findings import Finding, in_order
from kg.validation.shapes import article_engine
from kg.validation.terms import TYPE

__all__ = ["Finding", "validate_report", "validate_reports"]


def validate_report(quads: Sequence[Quad], text: str | None = None) -> list[Finding]:
    """The violations in one article's report graph: an empty list lets it into the store.

    With `text`, the article's stored text, the evidence must also quote it at its offsets. Warnings and notes are
    left to `kg validate`."""
    given = [*quads, *_text_quads(quads, text)] if text is not None else quads
    return in_order([f for f in article_engine().validate(given) if f.severity == "Violation"])


def validate_reports(reports: Sequence[Sequence[Quad]], texts: Sequence[str | None] = ()) -> list[list[Finding]]:
    """`validate_report` of many articles; `texts` are their stored texts in the same order, if known."""
    padded = [*texts, *[None] * (len(reports) - len(texts))]
    return [validate_report(quads, text) for quads, text in zip(reports, padded, strict=True)]


def _text_quads(quads: Sequence[Quad], text: str) -> list[Quad]:
    """The text as a statement about the article, for the shapes to compare with; it is never stored."""
    articles = [q for q in quads if q.predicate == TYPE and q.object == HIWAR.Article]
    return [Quad(q.subject, SCHEMA.articleBody, Literal(text, language="ar"), q.graph_name) for q in articles]
