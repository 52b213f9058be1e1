"""From an understood article to what it reports: every extractor in order, on one screen."""

from __future__ import annotations

from kg.extractors.commitment import extract_commitments
from kg.extractors.dialogue_round import extract_rounds
from kg.extractors.force_level import extract_force_levels
from kg.extractors.meeting import extract_meetings
from kg.model import Document, Report
from kg.patterns import lines


def extract(document: Document) -> Report:
    """All facts of one article. Deterministic; needs nothing but the document."""
    stream = lines(document)
    dialogues, rounds = extract_rounds(document, stream)
    meetings = extract_meetings(document, stream, rounds)
    return Report(
        article=document.article,
        actors=document.actors,
        dialogues=dialogues,
        rounds=rounds,
        meetings=meetings,
        commitments=extract_commitments(document, stream, meetings, rounds),
        force_levels=extract_force_levels(document, stream),
        published_within=document.published_within,
        notes=document.notes,
    )
