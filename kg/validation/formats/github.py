"""Workflow commands that GitHub shows as annotations beside the article's line."""

from __future__ import annotations

from kg.validation.findings import Finding, shown
from kg.validation.run import Outcome

_COMMAND = {"Violation": "error", "Warning": "warning", "Info": "notice"}


def github(outcome: Outcome) -> str:
    """One line for each finding, and one with the summary."""
    lines = [_annotation(f) for f in outcome.findings]
    bad = sum(f.severity == "Violation" for f in outcome.findings)
    lines.append(f"{bad} violations in {outcome.statements} statements of {len(outcome.sources)} articles")
    return "\n".join(lines) + "\n"


def _annotation(finding: Finding) -> str:
    at = finding.location
    fields = {"file": at.file if at else None, "line": at.line if at else None, "endLine": at.end_line if at else None}
    fields |= {"col": at.column if at else None, "endColumn": at.end_column if at else None, "title": finding.rule}
    if at and at.line != at.end_line:
        fields |= {"col": None, "endColumn": None}  # columns count on one line only
    given = ",".join(f"{key}={_property(str(value))}" for key, value in fields.items() if value is not None)
    return f"::{_COMMAND[finding.severity]} {given}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    words = finding.location and (finding.location.sentence or finding.location.quote)
    lines = [
        f"{shown(finding.focus)}{finding.detail}: {finding.message('en')}",
        finding.message("ar"),
        f"«{words}»" if words else "",
    ]
    return "\n".join(line for line in lines if line)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
