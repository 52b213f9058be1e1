"""`kg query` and `kg sparql` as one types them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from graphs import seed_store
from pyoxigraph import RdfFormat

from kg.cli import main
from kg.queries.saved import saved_queries


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("commands") / "graph.trig"
    seed_store().dump(str(path), RdfFormat.TRIG)
    return str(path)


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out, said.err


def test_list_names_every_question_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(capsys, "query", "--list")
    assert code == 0
    for name, query in saved_queries().items():
        assert name in out
        assert query.summary["ar"] in out
        assert query.summary["en"] in out


def test_table_with_evidence(capsys: pytest.CaptureFixture[str], graph: str) -> None:
    code, out, _ = _run(capsys, "query", "commitments-of-actor", "--by", "Washington", "--graph", graph)
    assert code == 0
    assert "سنرسل 500 ألف جرعة من لقاح فايزر" in out
    assert "000_580e16bbe7aa741c.txt:11 [581–654]" in out
    code, out, _ = _run(capsys, "query", "speakers", "--graph", graph, "--no-evidence", "--lang", "en")
    assert "Statements" in out
    assert ".txt" not in out


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "md", "html"])
def test_text_formats(capsys: pytest.CaptureFixture[str], graph: str, form: str, tmp_path: Path) -> None:
    words = ("query", "who-met-whom", "--graph", graph, "--format", form, "--from", "2021-07-01", "--evidence")
    code, out, _ = _run(capsys, *words)
    assert code == 0
    assert "جو بايدن" in out
    if form == "csv":
        assert len(list(csv.DictReader(io.StringIO(out, newline="")))) == 2
    if form == "json":
        assert len(json.loads(out)["results"]["bindings"]) == 2
    target = tmp_path / f"x.{form}"
    assert _run(capsys, *words, "--out", str(target))[0] == 0
    assert target.read_text(encoding="utf-8").replace("\r\n", "\n") == out.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("words", "help"),
    [
        (("query", "who-met-who"), "who-met-whom"),
        (("query", "commitments-before"), "--before"),
        (("query", "commitments-before", "--before"), "no value"),
        (("query", "commitments-before", "2021"), "not an option"),
        (("query", "meetings", "--format", "xls"), "table"),
        (("query", "meetings", "--format", "parquet"), "--out"),
        (("query", "meetings", "--lang", "fr"), "ar or en"),
        (("query", "meetings", "--graph", "/nowhere"), "kg build"),
        (("query", "meetings", "--remote", "x"), "http"),
        (("sparql", "/nowhere.rq"), "UTF-8"),
    ],
)
def test_mistakes_get_one_clear_line(
    capsys: pytest.CaptureFixture[str], graph: str, words: tuple[str, ...], help: str
) -> None:
    given = words if "--graph" in words or words[0] == "sparql" else (*words, "--graph", graph)
    code, out, err = _run(capsys, *given)
    assert code == 2
    assert out == ""
    assert help in err
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err


def _query(tmp_path: Path, text: str) -> str:
    path = tmp_path / "own.rq"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/hiwar/ns#Article> }", "csv", "n\n5\n"),
        ("ASK { ?s ?p ?o }", "csv", "answer\ntrue\n"),
        ("SELECT ?x { VALUES ?x { <https://w3id.org/hiwar/ns#pledged> } }", "md", "| x |\n| --- |\n| متعهد به |\n"),
        ("CONSTRUCT { <a:a> <a:b> 'ج' } WHERE {}", "ntriples", '<a:a> <a:b> "ج" .\n'),
    ],
)
def test_own_queries(
    capsys: pytest.CaptureFixture[str], graph: str, tmp_path: Path, text: str, form: str, expected: str
) -> None:
    code, out, _ = _run(capsys, "sparql", _query(tmp_path, text), "--graph", graph, "--format", form)
    assert code == 0
    assert out.replace("\r\n", "\n") == expected


@pytest.mark.parametrize("text", ["DROP ALL", "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }", "SELECT * {"])
def test_own_queries_that_are_refused(
    capsys: pytest.CaptureFixture[str], graph: str, tmp_path: Path, text: str
) -> None:
    code, _, err = _run(capsys, "sparql", _query(tmp_path, text), "--graph", graph)
    assert code == 2
    assert err.startswith("kg sparql: ")
