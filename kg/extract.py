"""From an understood article to what it reports: every extractor in order, on one screen."""

from __future__ import annotations

from kg.extractors.commitment import extract_commitments
from kg.model import Document, Report
from kg.patterns import lines


def extract(document: Document) -> Report:
    """All facts of one article. Deterministic; needs nothing but the document."""
    stream = lines(document)
    return Report(
        article=document.article,
        actors=document.actors,
        commitments=extract_commitments(document, stream),
        published_within=document.published_within,
    )
