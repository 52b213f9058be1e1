"""Faults of saved questions are found; the project's own have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.queries.lint import query_problems

_HEADER = "# summary: {ar: س, en: s}\n# description: {ar: س, en: s}\n# columns: {x: {ar: س, en: x}}\n"


def test_own_questions_have_no_fault() -> None:
    assert list(query_problems()) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT ?x WHERE {}", "header"),
        (_HEADER + "SELECT ?x WHERE {", "not SPARQL"),
        (_HEADER + "ASK {}", "not a SELECT"),
        (_HEADER + "SELECT ?y WHERE { ?y ?p ?o }", "columns are y"),
        (_HEADER + "SELECT ?x WHERE { VALUES ?p { UNDEF } ?x ?p ?o }", "no parameter"),
        (_HEADER + "SELECT ?x WHERE { SERVICE <http://localhost/> { ?x ?p ?o } }", "uses SERVICE"),
    ],
)
def test_faults_are_found(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "broken.rq").write_text(text, encoding="utf-8")
    found = list(query_problems(tmp_path))
    assert [name for name, _ in found] == ["broken.rq"]
    assert words in found[0][1]
