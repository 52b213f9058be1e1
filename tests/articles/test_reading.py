"""Every kind of bad input gives one clear message; the rest is read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kg.articles.decode import decode, is_arabic
from kg.articles.read import read_inputs
from kg.errors import InputError, InputNote
from kg.model import Article

TEXT = "التقى الوزيران في بغداد\nوبحثا العلاقات بين البلدين.\n"


def read(*paths: Path) -> tuple[list[Article], list[InputError]]:
    items = list(read_inputs(paths))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, InputError)]


def test_folder_with_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text(
        "file,published,outlet,url,title\na.txt,2021-07-26,واع,,\n", encoding="utf-8"
    )
    articles, problems = read(tmp_path)
    assert problems == []
    assert (articles[0].source, str(articles[0].published), articles[0].outlet) == ("a.txt", "2021-07-26", "واع")
    assert articles[0].text == TEXT


def test_annotation_beside_a_text_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    assert [a.source for a in read(tmp_path)[0]] == ["a.txt"]


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
def test_legacy_encoding_is_read_and_said(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    articles, problems = read(tmp_path / "a.txt")
    assert articles[0].text == TEXT
    assert isinstance(problems[0], InputNote)
    assert "not UTF-8" in str(problems[0])


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("latin.txt", b"Ministers met in Baghdad", "not Arabic"),
        ("binary.txt", bytes(range(256)) * 4, "neither UTF-8"),
        ("page.pdf", b"%PDF", "not a kind of input"),
        ("cut.jsonl.gz", gzip.compress(b'{"id": 1}', mtime=0)[:-9], "cut short"),
    ],
)
def test_unreadable_inputs_name_file_and_remedy(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    articles, problems = read(path)
    assert articles == []
    refusal = next(p for p in problems if not isinstance(p, InputNote))
    assert says in str(refusal)
    assert name in refusal.where
    assert refusal.remedy


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as handle:
        handle.truncate(50_000_000)
    assert "50 MB" in str(read(path)[1][0])


def test_missing_folder_and_folder_without_texts(tmp_path: Path) -> None:
    assert "no such file" in str(read(tmp_path / "gone")[1][0])
    assert "holds no article" in str(read(tmp_path)[1][0])


def test_metadata_problems_are_notes_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    rows = "file,published,colour\na.txt,yesterday,red\nb.txt,2020-01-01,\n,2020-01-01,\n"
    (tmp_path / "metadata.csv").write_text(rows, encoding="utf-8")
    articles, problems = read(tmp_path)
    assert articles[0].published is None
    said = "\n".join(map(str, problems))
    for expected in ("unknown column colour", "'yesterday' is no date", "names b.txt", "row names no file"):
        assert expected in said
    assert "metadata.csv:2" in said


@pytest.mark.parametrize("content", [b"", b"name,date\nx,y\n", b'file,published\n"a.txt,2020', b"\xff\xfe\x00file"])
def test_broken_metadata_does_not_stop_the_texts(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "metadata.csv").write_bytes(content)
    articles, problems = read(tmp_path)
    assert len(articles) == 1
    assert "metadata.csv" in problems[0].where


def test_same_text_of_same_outlet_counts_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    articles, problems = read(tmp_path)
    assert [a.source for a in articles] == ["a.txt"]
    assert "same text and outlet as a.txt" in str(problems[0])


def test_two_texts_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    for folder, text in (("x", TEXT), ("y", TEXT + "وأضاف الوزير.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(text, encoding="utf-8")
    articles, problems = read(tmp_path / "x", tmp_path / "y")
    assert len(articles) == 1
    assert "another text is named a.txt" in str(problems[0])


def test_jsonl_records_and_their_faults(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = [json.dumps({"id": "1", "text": TEXT, "published": "2020-05-01T10:00:00"}), "{", "[1]", '{"id": "4"}']
    path.write_text("\n".join(lines), encoding="utf-8")
    articles, problems = read(path)
    assert [str(a.published) for a in articles] == ["2020-05-01"]
    assert [p.where.rsplit(":", 1)[1] for p in problems] == ["2", "3", "4"]


def test_columns_of_other_names(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"key": "7", "body": TEXT}), encoding="utf-8")
    (article,) = read_inputs([path], {"id": "key", "text": "body"})
    assert isinstance(article, Article)
    assert article.source == "7"


def test_decoding_unifies_newlines_and_drops_the_mark() -> None:
    assert decode("\ufeffأ\r\nب\rج".encode(), "x")[0] == "أ\nب\nج"


def test_arabic_share() -> None:
    assert is_arabic("نص CNN")
    assert not is_arabic("mostly Latin نص")
    assert not is_arabic("123")
