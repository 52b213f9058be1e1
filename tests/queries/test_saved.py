"""Every saved question explains itself, is valid SPARQL, and gives the expected answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from answers import answer, cases, expected
from graphs import larger_store, seed_store
from pyoxigraph import QuerySolutions, Store

from kg.errors import HiwarError, LexiconError
from kg.queries.bind import bound, terms
from kg.queries.run import ask
from kg.queries.saved import FACT, read_query, saved_queries
from kg.queries.source import MemorySource

_OF_A_NODE = {"evidence", "provenance", "statements", "labels", "article-text"}  # asked with an IRI of the graph


def test_there_are_questions_enough_and_each_has_a_case() -> None:
    asked = {case["query"] for case in cases().values()}
    assert len(saved_queries()) >= 25
    assert set(saved_queries()) - asked == _OF_A_NODE


@pytest.mark.parametrize("name", sorted(saved_queries()))
def test_question_is_valid_and_its_columns_are_those_of_its_header(name: str) -> None:
    query = saved_queries()[name]
    results = Store().query(query.text, use_default_graph_as_union=True)
    assert isinstance(results, QuerySolutions)
    assert [variable.value for variable in results.variables] == [column.name for column in query.columns]


@pytest.mark.parametrize("name", sorted(saved_queries()))
def test_question_speaks_both_languages(name: str) -> None:
    query = saved_queries()[name]
    words = [query.summary, query.description, *(c.label for c in query.columns), *(p.label for p in query.parameters)]
    for said in words:
        assert any("\u0600" <= c <= "\u06ff" for c in said["ar"]), said
        assert said["en"].strip()
        assert not any("\u0600" <= c <= "\u06ff" for c in said["en"]), said


@pytest.mark.parametrize("name", sorted(cases()))
def test_answer_on_the_seeds(name: str) -> None:
    assert answer(cases()[name]).replace("\r\n", "\n") == expected(name)


@pytest.mark.parametrize("name", sorted(_OF_A_NODE))
def test_questions_about_one_node(name: str) -> None:
    source = MemorySource(seed_store())
    node = {"statements": "commitments", "provenance": "commitments", "evidence": "force-levels", "labels": "actors"}
    found = ask(source, node.get(name, "articles"), {})
    place = found.column(FACT)
    assert place is not None
    first = found.rows[0][place]
    parameter = saved_queries()[name].parameters[0].name
    rows = list(ask(source, name, {parameter: [first.value]}).records())  # type: ignore[union-attr]
    assert rows
    assert all(row.get(parameter, first.value) == first.value for row in rows)  # type: ignore[union-attr]


@pytest.mark.parametrize("name", sorted(cases()))
def test_larger_graph_answers_what_the_seeds_answer(name: str) -> None:
    case = cases()[name]
    given = {key: [str(v) for v in values] for key, values in case.get("given", {}).items()}
    few, many = (len(ask(MemorySource(store), case["query"], given).rows) for store in (seed_store(), larger_store()))
    assert bool(many) >= bool(few)
    assert many >= few - 2  # more articles join reports of one fact


def test_answers_on_the_larger_graph_are_not_empty() -> None:
    source = MemorySource(larger_store())
    empty = [
        name for name, query in saved_queries().items()
        if not any(p.required for p in query.parameters) and not ask(source, name, {}).rows
    ]  # fmt: skip
    assert set(empty) <= {"low-confidence", "cited-sources", "conflicts"}  # gold is certain and cites no outlet


def test_rows_keep_their_order_and_limit() -> None:
    source = MemorySource(seed_store())
    whole = ask(source, "commitments-before", {"before": ["2022-01-01"]})
    latest = whole.column("latest")
    assert latest is not None
    days = [row[latest].value for row in whole.rows]  # type: ignore[union-attr]
    assert days == sorted(days)
    assert ask(source, "commitments-before", {"before": ["2022-01-01"]}, limit=2).rows == whole.rows[:2]


def _refusal(name: str, **given: list[str]) -> HiwarError:
    with pytest.raises(HiwarError) as caught:
        ask(MemorySource(seed_store()), name, given)
    return caught.value


def test_wrong_parameters_get_a_message_with_the_right_form() -> None:
    assert "commitments" in _refusal("comitments").remedy
    assert "--before" in _refusal("commitments-before").remedy
    assert "2022-01-01" in _refusal("commitments-before", before=["tomorrow"]).remedy
    assert "once" in _refusal("commitments-before", before=["2021-01-01", "2022-01-01"]).remedy
    assert "--actor" in _refusal("meetings", actr=["x"]).remedy
    assert "planned" in _refusal("meetings", status=["done"]).remedy
    assert (
        "75" in _refusal("low-confidence", below=["many"]).remedy
        or "60" in _refusal("low-confidence", below=["x"]).remedy
    )
    assert "الكاظمي" in _refusal("meetings", actor=["الكاظمى مصطفا"]).remedy


def test_a_missing_actor_is_not_everybody() -> None:
    with pytest.raises(HiwarError, match="no actor"):
        ask(MemorySource(seed_store()), "meetings", {"actor": ["زيد"]})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT ?x WHERE { ?x ?y ?z }", "header"),
        ("# summary: {ar: س, en: s}\nSELECT ?x WHERE {}", "header"),
        ("# summary: [", "header"),
        (
            "# summary: {ar: س, en: s}\n# description: {ar: س, en: s}\n# columns: {x: {ar: س, en: x}}\n"
            "# parameters: {p: {type: date, label: {ar: س, en: p}, example: x}}\nSELECT ?x WHERE {}",
            "VALUES",
        ),
    ],
)
def test_broken_headers_are_named(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "broken.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=words) as caught:
        read_query(path)
    assert caught.value.where == "broken.rq"


def test_defaults_and_any() -> None:
    query = saved_queries()["low-confidence"]
    assert str(terms(query, {}, lambda _: ())["below"][0].value) == "75"
    optional = saved_queries()["meetings"]
    assert "VALUES ?actor { UNDEF }" in bound(optional, terms(optional, {}, lambda _: ()))
