"""Queries of one's own: read-only, within time, memory and output."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from graphs import seed_store
from pyoxigraph import RdfFormat

from kg.errors import HiwarError
from kg.queries.tokens import check_read_only, form, tokens, values_blocks
from kg.queries.worker import LimitError, Request, Workers

_CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("limits") / "seeds.trig"
    seed_store().dump(str(path), RdfFormat.TRIG)
    return path


def test_time_limit_stops_the_query_and_the_next_one_works(graph: Path) -> None:
    with Workers(graph, seconds=1.0) as workers:
        began = time.monotonic()
        with pytest.raises(LimitError, match="longer than 1 s"):
            workers.ask(Request(_CROSS))
        assert time.monotonic() - began < 5
        assert b"true" in workers.ask(Request("ASK { ?a ?b ?c }")).body


def test_output_limit(graph: Path) -> None:
    with Workers(graph, seconds=60) as workers, pytest.raises(LimitError, match="MiB"):
        workers.ask(Request("SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }"))


def test_errors_are_words(graph: Path) -> None:
    with Workers(graph) as workers:
        with pytest.raises(HiwarError, match="expected"):
            workers.ask(Request("SELECT"))
        with pytest.raises(HiwarError):
            workers.ask(Request("ASK { ?a ?b ?c }", default_graphs=("not an iri",)))


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "LOAD <http://localhost/x>",
        "CLEAR DEFAULT",
        "SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent <http://localhost/> { ?s ?p ?o } }",
        "SELECT * WHERE { SERV\\u0049CE <http://localhost/> { ?s ?p ?o } }",
        "SELECT * WHERE { # x\nSERVICE ?s { ?s ?p ?o } }",
        "",
        "# SELECT",
        '"SELECT"',
    ],
)
def test_what_is_not_a_read_is_refused(text: str) -> None:
    with pytest.raises(HiwarError):
        check_read_only(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * WHERE { ?s ?p "SERVICE" }',
        "SELECT * WHERE { ?s <http://e/SERVICE> ?o } # SERVICE",
        "PREFIX service: <http://e/> SELECT * WHERE { ?service service:service ?o }",
        'SELECT * WHERE { ?s ?p """a "SERVICE" b""" }',
        "SELECT * WHERE { ?s ?p 'it\\u0027s' }",
        "SELECT * WHERE { FILTER(?a<?b && ?c>?d) }",
    ],
)
def test_reads_are_let_through(text: str) -> None:
    check_read_only(text)


def test_tokens_cover_the_text() -> None:
    text = "PREFIX a: <http://e/#x> SELECT ?x { ?x a:b\\/c \"a\\\"b\" ; a:d '''x'y''' } # end"
    assert "".join(t.text for t in tokens(text)) == "".join(text.split(" ")).replace("#end", "# end")
    assert form("# ASK\nPREFIX select: <a:b> DESCRIBE <x:y>") == "describe"
    assert [b.name for b in values_blocks('VALUES ?a { "}" } VALUES (?b) { (1) } values $c {}')] == ["a", "c"]
