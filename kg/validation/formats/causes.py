"""Which finding is the cause of which: a node that is wrong makes wrong what refers to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.validation.findings import Finding
from kg.validation.terms import Term


def by_cause(findings: Sequence[Finding]) -> Iterator[tuple[Finding, list[Finding]]]:
    """Each finding that no other explains, in order, with those it explains.

    A finding whose offending value is itself the subject of findings is explained by the first of these."""
    about: dict[Term, Finding] = {}
    for finding in findings:
        about.setdefault(finding.focus, finding)
    effects: dict[int, list[Finding]] = {}
    for finding in findings:
        cause = about.get(finding.value) if finding.value is not None else None
        if cause is not None and cause.focus != finding.focus and not _explained(cause, about):
            effects.setdefault(id(cause), []).append(finding)
        else:
            effects.setdefault(id(finding), effects.get(id(finding), []))
    explained = {id(e) for several in effects.values() for e in several}
    for finding in findings:
        if id(finding) not in explained:
            yield finding, effects.get(id(finding), [])


def _explained(finding: Finding, about: dict[Term, Finding]) -> bool:
    cause = about.get(finding.value) if finding.value is not None else None
    return cause is not None and cause.focus != finding.focus
