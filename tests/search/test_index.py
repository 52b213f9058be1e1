"""The search index: brought up to date by builds, the same whether made at once or step by step."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.errors import HiwarError
from kg.graph.terms import text_of
from kg.pipeline import build
from kg.search.build import article_rows, index_of, open_index
from kg.search.index import SearchIndex
from kg.search.names import Name, find, write_names
from kg.search.texts import add_articles, articles_with, folded
from kg.store import SEARCH, open_store

SEEDS = Path(__file__).parents[2] / "seeds"
_ASKED = ("الحوار الاستراتيجي", "قتالية", "الكاظمي", "القوات الأميركية", "بغداد", "أمن", "لا يوجد هذا هنا")


def found(index: SearchIndex, column: str = "text") -> dict[str, list[str]]:
    return {asked: list(articles_with(index, folded(asked), column)) for asked in _ASKED}


def by_reading(store: Store, asked: str) -> set[str]:
    articles = {text_of(q.subject) for q in store if q.predicate.value.endswith("articleBody")}
    return {iri for iri, _, text, _ in article_rows(store, sorted(articles)) if folded(asked) in folded(text)}


def test_step_by_step_is_as_at_once(tmp_path: Path) -> None:
    folder, out, whole = tmp_path / "in", tmp_path / "out", tmp_path / "whole"
    shutil.copytree(SEEDS, folder)
    texts = sorted(folder.glob("*.txt"))
    held = texts[0].read_text(encoding="utf-8")
    texts[0].unlink()
    build([folder], out)
    texts[0].write_text(held, encoding="utf-8")
    texts[1].write_text(f"{texts[1].read_text(encoding='utf-8')}\nخاتمة المقال", encoding="utf-8")
    build([folder], out)
    build([folder], whole)
    one, other = SearchIndex(out / SEARCH), SearchIndex(whole / SEARCH)
    for column in ("text", "evidence"):
        assert found(one, column) == found(other, column) == found(index_of(open_store(out)), column)
    assert find(one, "Kadhimi") == find(other, "Kadhimi")
    for asked in _ASKED:
        assert by_reading(open_store(out), asked) <= set(found(one)[asked])


def test_index_of_an_older_store_does_not_stay(tmp_path: Path) -> None:
    build([SEEDS], tmp_path)
    (tmp_path / SEARCH).write_bytes(b"not an index")
    assert list(articles_with(open_index(open_store(tmp_path), tmp_path), "بغداد"))
    with pytest.raises(HiwarError, match="search index"):
        SearchIndex(tmp_path / SEARCH)


def test_parts_of_words_and_words_in_a_row() -> None:
    index = SearchIndex()
    rows = [("a", "2021-01-01", "والقوّات الأميركية", "القوات"), ("b", "2021-02-01", "قوات أميركية أخرى", "")]
    add_articles(index, rows)
    assert list(articles_with(index, folded("قوات"))) == ["b", "a"]
    assert list(articles_with(index, folded("القوات الاميركيه"))) == ["a"]
    assert list(articles_with(index, folded("قوات"), "evidence")) == ["a"]
    assert list(articles_with(index, folded("جنود"))) == []
    index.remove(["a"])
    assert list(articles_with(index, folded("القوات"))) == []


@pytest.mark.parametrize("hostile", ['"', "' OR 1 = 1 --", "text : x", "*", "NEAR(a b)", "a\0b", "(", "", "\u202e"])
def test_hostile_words_find_nothing_and_break_nothing(hostile: str) -> None:
    index = SearchIndex()
    add_articles(index, [("a", "", "كلام", "")])
    write_names(index, [Name("https://example.org/x", "كلام", None, 1)])
    assert list(articles_with(index, folded(hostile))) in ([], ["a"])
    with pytest.raises(HiwarError):
        find(index, hostile)
