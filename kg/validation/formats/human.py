"""For a person at a terminal: by article, the cause first, with the Arabic sentence and what to do.

Arabic is printed in logical order: the terminal shapes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from kg.validation.findings import SEVERITIES, Finding, shown
from kg.validation.formats.causes import by_cause
from kg.validation.run import Outcome

_MARK = {"Violation": "✗", "Warning": "!", "Info": "·"}
_CONTROL = dict.fromkeys((*range(32), 127, *range(0x80, 0xA0)), " ")  # no escape sequences out of an article


def human(outcome: Outcome) -> str:
    """The report as lines of text, ending with a summary."""
    by_file = groupby(sorted(outcome.findings, key=_file), key=_file)
    lines = [line for file, group in by_file for line in _article(file, list(group))]
    return "\n".join([*lines, *_summary(outcome)]) + "\n"


def _file(finding: Finding) -> str:
    return finding.location.file if finding.location else ""


def _article(file: str, findings: list[Finding]) -> Iterator[str]:
    yield _clean(file or "(no article)")
    for cause, effects in by_cause(findings):
        yield from _finding(cause)
        yield from (f"      therefore {_clean(shown(e.focus))}: {e.rule}" for e in effects)
    yield ""


def _finding(finding: Finding) -> Iterator[str]:
    at = f"{finding.location}: " if finding.location and finding.location.line else ""
    yield _clean(f"  {_MARK[finding.severity]} {at}{shown(finding.focus)}: {finding.rule}{finding.detail}")
    yield f"      {finding.message('en')}"
    if finding.message("ar") != finding.message("en"):
        yield f"      {finding.message('ar')}"
    words = finding.location and (finding.location.sentence or finding.location.quote)
    if words:
        yield f"      «{_clean(words)}»"


def _clean(text: str) -> str:
    return text.translate(_CONTROL)


def _summary(outcome: Outcome) -> Iterator[str]:
    counts = Counter(f.severity for f in outcome.findings)
    parts = [f"{counts[s]} {s.lower()}s" for s in SEVERITIES if counts[s]] or ["conforms"]
    extent = f"{outcome.statements} statements, {len(outcome.sources)} articles, engine {outcome.engine}"
    yield f"{', '.join(parts)}: {extent}"
    yield from (f"note: {note}" for note in outcome.notes)
