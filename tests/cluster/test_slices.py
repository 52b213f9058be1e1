"""What driver and executors exchange comes back as it was; what is done is not done again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.errors import HiwarError
from kg.graph.terms import DEFAULT_BASE
from kg.model import Article
from kg.process import Outcome

pytest.importorskip("pyarrow", reason="the extra `spark` is not installed")
pa = pytest.importorskip("pyarrow")

from kg.cluster.slices import Exchange  # noqa: E402
from kg.cluster.work import slice_worker  # noqa: E402

ARTICLES = [
    Article("a.txt", "التقى وزير الخارجية الأردني أيمن الصفدي نظيره المصري سامح شكري.", dt.date(2021, 3, 8), "وكالة"),
    Article("b\udce9.txt", "نص", None, None, "https://example.org/b", "عنوان\tبعلامة"),
    Article("c.txt", "نص آخر"),
]


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    return Exchange(tmp_path, "stamp", DEFAULT_BASE)


def test_articles_come_back_as_they_were(exchange: Exchange) -> None:
    names = list(exchange.cut(ARTICLES, 2))
    assert len(names) == 2
    assert [a for name in names for a in exchange.read_articles(name)] == ARTICLES


def test_outcomes_come_back_as_they_were(exchange: Exchange) -> None:
    outcomes = [
        Outcome("iri:1", "a.txt", "<g> {\n}\n", (), ("note",), {"meetings": 2}, "account"),
        Outcome("iri:2", "b\udce9.txt", "", ("refused: why",), (), {}),
    ]
    exchange.write_result("name", outcomes)
    assert list(exchange.read_result("name")) == outcomes


def test_slices_are_named_by_what_is_in_them(tmp_path: Path) -> None:
    here, there = Exchange(tmp_path / "1", "s", DEFAULT_BASE), Exchange(tmp_path / "2", "s", DEFAULT_BASE)
    other = Exchange(tmp_path / "3", "another version", DEFAULT_BASE)
    names = [list(e.cut(ARTICLES, 2)) for e in (here, there, other)]
    assert names[0] == names[1]
    assert not set(names[0]) & set(names[2])


def test_a_slice_with_a_result_is_not_written_again(exchange: Exchange) -> None:
    first, second = exchange.cut(ARTICLES, 2)
    exchange.write_result(first, [])
    exchange.articles(first).unlink()
    assert list(exchange.cut(ARTICLES, 2)) == [first, second]
    assert not exchange.articles(first).exists()
    assert not list(exchange.folder.rglob("*.part"))


def test_an_executor_with_other_software_is_refused(exchange: Exchange) -> None:
    work = slice_worker(exchange, list(exchange.cut(ARTICLES, 3)), "another version")
    with pytest.raises(HiwarError, match="another version"):
        list(work([pa.record_batch({"id": pa.array([0])})]))
