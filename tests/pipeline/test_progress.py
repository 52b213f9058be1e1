"""What the counter of a build can know beforehand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kg.commands.building import expected, watching


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.html", "metadata.csv"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text('{"id": 1}\n\n{"id": 2}\n', encoding="utf-8")
    return tmp_path


def test_files_and_lines_are_counted(inputs: Path) -> None:
    assert expected([inputs]) == 4
    assert expected([inputs / "a.txt", inputs / "c.jsonl"]) == 3


def test_an_archive_makes_the_number_unknown(inputs: Path) -> None:
    (inputs / "d.warc.gz").write_bytes(b"")
    assert expected([inputs]) is None
    assert expected([]) is None


def test_the_counter_tells_rate_and_time_left(inputs: Path, monkeypatch: pytest.MonkeyPatch, capsys: object) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with watching(False, [inputs]) as seen:
        for name in "abcd":
            seen(name)
    shown = capsys.readouterr().err  # type: ignore[attr-defined]
    assert "4/4" in shown
    assert "articles/s" in shown
