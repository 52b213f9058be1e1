"""JUnit XML: a suite for each article, a case for each finding, one passing case for an article that conforms."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from kg.validation.findings import Finding, shown
from kg.validation.run import Outcome

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(outcome: Outcome) -> str:
    """The report as XML. Only violations are failures; warnings and notes are passing cases that say them."""
    root = ET.Element("testsuites", name="hiwar")
    by_file: dict[str, list[Finding]] = {source: [] for source in outcome.sources}
    for finding in outcome.findings:
        by_file.setdefault(finding.location.file if finding.location else "(no article)", []).append(finding)
    for file, findings in sorted(by_file.items()):
        _suite(root, file, findings)
    for key in ("tests", "failures"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, file: str, findings: list[Finding]) -> None:
    failures = sum(f.severity == "Violation" for f in findings)
    counts = {"tests": str(max(1, len(findings))), "failures": str(failures), "errors": "0", "skipped": "0"}
    suite = ET.SubElement(root, "testsuite", {"name": _safe(file), **counts})
    if not findings:
        ET.SubElement(suite, "testcase", classname=_safe(file), name="conforms")
    for finding in findings:
        name = _safe(f"{finding.rule} {shown(finding.focus)}")
        case = ET.SubElement(suite, "testcase", classname=_safe(file), name=name)
        if finding.severity == "Violation":
            failure = ET.SubElement(case, "failure", type=finding.rule, message=_safe(finding.message("en")))
            failure.text = _details(finding)
        else:
            ET.SubElement(case, "system-out").text = _details(finding)


def _details(finding: Finding) -> str:
    at = finding.location
    words = (at.sentence or at.quote or "") if at else ""
    lines = [str(at or ""), finding.message("en"), finding.message("ar"), str(finding.focus), words]
    return _safe("\n".join(line for line in lines if line))


def _safe(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
