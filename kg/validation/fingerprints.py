"""What makes a finding the same one after the article has moved lines or the graph was built again; baselines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from pyoxigraph import Literal

from kg.errors import InputError
from kg.validation.findings import Finding
from kg.validation.terms import Term


def fingerprint(finding: Finding) -> str:
    """Rule, component, path, file and the words of the evidence; the node's IRI only where no words are known."""
    at = finding.location
    place = (Path(at.file).name, at.quote) if at and at.quote else (at.file if at else "", str(finding.focus))
    fault = (finding.shape, finding.component, finding.path or "", _words(finding.value))
    parts = (*fault, *(p or "" for p in place))
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _words(value: Term | None) -> str:
    """A literal's words; IRIs of a graph change when it is built again."""
    return value.value if isinstance(value, Literal) else ""


def write_baseline(path: Path, findings: Sequence[Finding]) -> None:
    """Record `findings` as known."""
    counts = Counter(fingerprint(f) for f in findings)
    data = {"version": 1, "findings": dict(sorted(counts.items()))}
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def new_findings(path: Path, findings: Sequence[Finding]) -> list[Finding]:
    """The findings that the baseline in `path` does not know. Raises InputError if it is no baseline."""
    known = _read(path)
    fresh = []
    for finding in findings:
        mark = fingerprint(finding)
        known[mark] -= 1
        if known[mark] < 0:
            fresh.append(finding)
    return fresh


def _read(path: Path) -> Counter[str]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Counter({str(k): int(v) for k, v in data["findings"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "write one with --write-baseline"
        raise InputError(f"not a baseline ({error})", where=str(path), remedy=remedy) from error
