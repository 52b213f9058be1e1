"""SARIF 2.1.0 (OASIS), as code scanning services read it: stable rules with help, the article's line as the place.

Limits are those GitHub documents: 5,000 results are shown of a run, the most serious first here, and 20 tags."""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from kg import __version__
from kg.validation.findings import Finding, Location, shown
from kg.validation.fingerprints import fingerprint
from kg.validation.run import Outcome

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"Violation": "error", "Warning": "warning", "Info": "note"}
RESULTS = 5000  # what GitHub keeps of one run
_TEXT = 1000  # characters of a snippet or message


def sarif(outcome: Outcome) -> str:
    """The report as a SARIF log with one run."""
    kept = outcome.findings[:RESULTS]
    rules = {f.rule: _rule(f) for f in sorted(kept, key=lambda f: f.rule)}
    order = {name: number for number, name in enumerate(rules)}
    run = {
        "tool": {"driver": _driver(list(rules.values()))},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(outcome, len(kept))],
        "results": [_result(f, order[f.rule]) for f in kept],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _driver(rules: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": "hiwar",
        "semanticVersion": __version__,
        "informationUri": "https://w3id.org/hiwar",
        "rules": rules,
    }


def _rule(finding: Finding) -> dict[str, Any]:
    english, arabic = finding.message("en"), finding.message("ar")
    what = english.split(": ")[0]
    return {
        "id": f"hiwar/{finding.rule}",
        "name": "".join(part[:1].upper() + part[1:] for part in finding.rule.replace("_", "-").split("-")),
        "shortDescription": {"text": what},
        "fullDescription": {"text": english},
        "help": {"text": f"{english}\n\n{arabic}", "markdown": f'{english}\n\n<div dir="rtl">{arabic}</div>'},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {"tags": ["rdf", "shacl"], "shape": finding.shape},
    }


def _invocation(outcome: Outcome, kept: int) -> dict[str, Any]:
    notes = list(outcome.notes)
    if kept < len(outcome.findings):
        notes.append(f"{len(outcome.findings) - kept} further findings are left out: the limit is {RESULTS}")
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "note", "message": {"text": note}} for note in notes],
    }


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    about = f"{shown(finding.focus)}{finding.detail}: {finding.message('en')}"
    return {
        "ruleId": f"hiwar/{finding.rule}",
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": about[:_TEXT]},
        "locations": [_location(finding.location or Location("graph"), str(finding.focus))],
        "partialFingerprints": {"hiwarFinding/v1": fingerprint(finding)},
        "properties": {"focus": str(finding.focus), "path": finding.path, "component": finding.component},
    }


def _location(at: Location, focus: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(at.file)}}
    if at.line is not None:
        physical["region"] = _region(at)
    elif at.quote is not None:
        physical["region"] = {"startLine": 1, "snippet": {"text": at.quote[:_TEXT]}}
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": focus, "kind": "resource"}]}


def _region(at: Location) -> dict[str, Any]:
    return {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
        "snippet": {"text": (at.quote or "")[:_TEXT]},
    }


def _uri(file: str) -> str:
    """A relative reference where the file lies below the working folder, as code scanning wants it."""
    path = Path(file)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    prefix = "file://" if path.is_absolute() else ""
    return prefix + quote(PurePath(path).as_posix())
