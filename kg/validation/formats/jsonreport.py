"""For programs: every finding as an object, its terms in N-Triples spelling."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from kg.validation.findings import Finding
from kg.validation.fingerprints import fingerprint
from kg.validation.run import Outcome


def json_report(outcome: Outcome) -> str:
    """The report as one JSON object."""
    data = {
        "conforms": not any(f.severity == "Violation" for f in outcome.findings),
        "files": outcome.files,
        "articles": outcome.sources,
        "statements": outcome.statements,
        "engine": outcome.engine,
        "notes": outcome.notes,
        "findings": [_finding(f) for f in outcome.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "shape": finding.shape,
        "component": finding.component,
        "severity": finding.severity.lower(),
        "focus": str(finding.focus),
        "path": finding.path,
        "value": str(finding.value) if finding.value is not None else None,
        "message": dict(finding.messages),
        "location": asdict(finding.location) if finding.location else None,
        "fingerprint": fingerprint(finding),
    }
