"""The measurements measure what they say: the same work as a build does, on articles that are there."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from benchmarks.builds import build_once
from benchmarks.clock import Row, at_least, at_most
from benchmarks.corpus import corpus, of_usual_length, repeated, write_jsonl
from benchmarks.questions import grown, question_rows
from benchmarks.resolution import grown_records, resolve_once
from benchmarks.run import document
from benchmarks.stages import Stages
from kg.articles.read import read_inputs
from kg.graph.serialise import Shortener
from kg.graph.terms import DEFAULT_BASE
from kg.model import Article
from kg.process import process
from kg.store import RECORDS


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Article]:
    return corpus(tmp_path_factory.mktemp("none") / "absent.jsonl")[1]


@pytest.fixture(scope="module")
def graph(articles: list[Article], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    built = build_once(write_jsonl(articles[:8], folder / "in.jsonl"), folder / "out", 1)
    assert (built.articles, built.refused) == (8, 0)
    return folder / "out" / "store"


def test_without_a_corpus_the_own_texts_are_used(articles: list[Article]) -> None:
    assert len(articles) > 50
    assert all(a.text for a in articles)


def test_repeated_articles_are_different_articles(articles: list[Article], tmp_path: Path) -> None:
    many = repeated(articles, len(articles) + 7)
    read = list(read_inputs([write_jsonl(many, tmp_path / "many.jsonl")]))
    assert len(many) == len({a.text for a in many})
    assert [a.source for a in read if isinstance(a, Article)] == [a.source for a in many]


def test_usual_length_is_about_three_hundred_words() -> None:
    short, usual = Article("a", "كلمة " * 20), Article("b", "كلمة " * 300)
    assert of_usual_length([short, usual]) == [usual]
    assert of_usual_length([short]) == [short]


def test_stages_come_to_what_a_build_does(articles: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    blocks: list[str] = []
    run = Stages.run

    def kept(self: Stages, name: str, work):  # type: ignore[no-untyped-def]
        result = run(self, name, work)
        if name == "serialise":
            blocks.append(result)
        return result

    monkeypatch.setattr(Stages, "run", kept)
    for article in articles[:5]:
        Stages().article(article, Shortener())
    assert blocks == [process(a, DEFAULT_BASE).block for a in articles[:5]]


def test_a_grown_graph_keeps_its_shape(graph: Path, tmp_path: Path) -> None:
    small = Store.read_only(str(graph))
    large = grown(graph, 2 * len(small), tmp_path)
    assert len(large) >= 2 * len(small)
    wanted = "SELECT (COUNT(*) AS ?n) WHERE { ?f <https://w3id.org/hiwar/ns#evidence> ?e }"
    counts = [int(next(iter(s.query(wanted, use_default_graph_as_union=True)))["n"].value) for s in (small, large)]
    assert counts[1] >= 2 * counts[0] > 0


def test_every_saved_question_can_be_timed(graph: Path, tmp_path: Path) -> None:
    rows = question_rows(graph, 1, tmp_path, 60.0, 1)
    assert "saved questions" in rows[0].what
    assert rows[0].figure.endswith("ms")


def test_aims_are_judged() -> None:
    assert at_least("a", 151, 150, "articles/s").holds
    assert not at_most("b", 0.4, 0.3, "s").holds


def test_page_of_figures() -> None:
    page = document("here", [("stages", [at_least("all", 10, 150, "articles/s")])])
    assert "| all | 10.0 articles/s | ≥ 150 | no |" in page


def test_parts_that_were_not_measured_stay_on_the_page() -> None:
    first = document("monday", [("stages", [at_most("a", 1, 2, "s")]), ("questions", [at_most("b", 3, 2, "s")])])
    page = document("friday", [("questions", [at_most("c", 1, 2, "s")]), ("resolution", [Row("d", "5")])], first)
    assert [line for line in page.splitlines() if line.startswith("#")] == [
        "# Benchmarks", "## Stages", "## Resolution", "## Questions",
    ]  # fmt: skip
    assert "| a |" in page
    assert "| b |" not in page
    assert (page.count("monday"), page.count("friday")) == (1, 2)


def test_records_grow_into_other_articles_that_resolve(graph: Path, tmp_path: Path) -> None:
    records = graph.parent / RECORDS
    twice = grown_records(records, tmp_path / "twice.sqlite", 2)
    once = resolve_once(records, tmp_path / "once.trig")
    resolve_once(twice, tmp_path / "twice.trig")
    reports = [
        (tmp_path / name).read_text(encoding="utf-8").count("resolvedAs") for name in ("once.trig", "twice.trig")
    ]
    assert reports[1] == 2 * reports[0] > 0
    assert once.peak > 1
