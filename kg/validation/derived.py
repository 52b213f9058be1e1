"""What the resolved layer says of itself: counts and days that follow from the reports and times it points to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.terms import integer
from kg.graph.vocabulary import HIWAR, OA, SCHEMA
from kg.validation.index import Index
from kg.validation.terms import TYPE, Term

_ACTORS = frozenset({HIWAR.Person, HIWAR.State, HIWAR.Organization, HIWAR.ArmedForce})
_TIMES = (HIWAR.time, HIWAR.deadline, HIWAR.asOf)
_SAID = (HIWAR.reportCount, HIWAR.articleCount, HIWAR.firstReported, HIWAR.lastReported, HIWAR.firstDay, HIWAR.lastDay)
Due = dict[NamedNode, set[Term]]


def misstated(quads: Iterable[Quad]) -> Iterator[tuple[Term, NamedNode, Term]]:
    """Resolved nodes with the property whose value is missing or wrong, and the value in question."""
    index = Index(quads, frozenset({HIWAR.resolvedAs}))
    for node, reports in index.into[HIWAR.resolvedAs].items():
        due = {**_counts(index, node, list(reports)), **_days(index, node)}
        for property_ in _SAID:
            for value in sorted(due.get(property_, set()) ^ set(index.objects(node, property_)), key=str):
                yield node, property_, value


def _counts(index: Index, node: Term, reports: list[Term]) -> Due:
    articles = {a for r in reports for e in index.objects(r, HIWAR.evidence) for a in index.objects(e, OA.hasSource)}
    days = {day for article in articles for day in index.objects(article, SCHEMA.datePublished)}
    named = not _ACTORS.isdisjoint(index.objects(node, TYPE))
    count = {HIWAR.articleCount: len(articles)} if named else {HIWAR.reportCount: len(reports)}
    first, last = _ends(days, HIWAR.firstReported, HIWAR.lastReported)
    return {**{property_: {integer(n)} for property_, n in count.items()}, **first, **last}


def _days(index: Index, node: Term) -> Due:
    spans = [span for property_ in _TIMES for span in index.objects(node, property_)]
    first = {day for span in spans for day in index.objects(span, HIWAR.earliest)}
    last = {day for span in spans for day in index.objects(span, HIWAR.latest)}
    return {HIWAR.firstDay: first, HIWAR.lastDay: last}


def _ends(days: set[Term], first: NamedNode, last: NamedNode) -> tuple[Due, Due]:
    known = sorted((day for day in days if isinstance(day, Literal)), key=lambda day: day.value)
    return ({first: {known[0]}}, {last: {known[-1]}}) if known else ({}, {})
