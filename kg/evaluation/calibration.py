"""Does higher confidence mean more often right? Facts by band of confidence, with the share that gold confirms."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from kg.evaluation.score import ArticleScore
from kg.model import Report

BANDS = (0.0, 0.6, 0.7, 0.8, 0.9, 1.01)


class Band(NamedTuple):
    """Facts with confidence in `[low, high)`: how many, how many of them gold confirms (paired)."""

    low: float
    high: float
    facts: int
    right: int


def bands(results: Iterable[tuple[Report, ArticleScore]]) -> list[Band]:
    """Actors and events alike; facts paired with optional gold count neither way."""
    judged = [pair for report, score in results for pair in _judged(report, score)]
    table = []
    for low, high in pairwise(BANDS):
        held = [right for confidence, right in judged if low <= confidence < high]
        table.append(Band(low, high, len(held), sum(held)))
    return table


def _judged(report: Report, score: ArticleScore) -> list[tuple[float, bool]]:
    """(confidence, confirmed) of each fact that gold judges."""
    facts = (report.actors, report.rounds, report.meetings, report.commitments, report.force_levels)
    confidence = {fact.key: fact.confidence for group in facts for fact in group}
    right = {item["id"] for _, item, _ in score.pairs}
    wrong = {miss.item["id"] for miss in score.misses if miss.what == "spurious"}
    return [(confidence[key], key in right) for key in sorted(right | wrong)]
