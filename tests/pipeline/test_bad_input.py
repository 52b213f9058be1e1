"""Whatever is wrong with the input or the disk: a line that names it and the remedy, and everything else done."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ARABIC = "وصل رئيس الوزراء العراقي مصطفى الكاظمي إلى واشنطن للقاء الرئيس الأميركي جو بايدن.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good article."""
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "good.txt").write_text(ARABIC, encoding="utf-8")
    return inputs


def kg_build(*inputs: Path | str, out: Path, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run `kg build`; `limit` bounds the size in bytes of any file it writes."""

    def bound() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, "-m", "kg", "build", *map(str, inputs), "--out", str(out)]
    return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=bound)


def test_a_missing_folder_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    done = kg_build(tmp_path / "absent", out=tmp_path / "out")
    assert done.returncode == 2
    assert f"{tmp_path / 'absent'}: no such file or folder: check the spelling" in done.stderr
    assert not (tmp_path / "out" / "graph.trig").exists()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "empty"),
        ("english.txt", b"The prime minister arrived in Washington today.", "not Arabic"),
        ("big.txt", b"\xd8\xa7" * 25_000_000, "50 MB"),
        ("noise.txt", bytes(range(128, 256)) * 40 + b"\x00\x01", "noise.txt"),
    ],
)
def test_a_bad_file_is_refused_and_the_rest_is_built(folder: Path, name: str, content: bytes, message: str) -> None:
    (folder / name).write_bytes(content)
    done = kg_build(folder, out=folder.parent / "out")
    assert done.returncode == 1, done.stderr
    line = next(line for line in done.stderr.splitlines() if name in line)
    assert message in line
    assert line.count(": ") >= 2
    assert "good.txt" in (folder.parent / "out" / "graph.trig").read_text(encoding="utf-8")
    assert name in (folder.parent / "out" / "report.md").read_text(encoding="utf-8")


def test_a_legacy_encoding_is_read_with_a_note(folder: Path) -> None:
    (folder / "old.txt").write_bytes(ARABIC.replace("واشنطن", "بغداد").encode("windows-1256"))
    done = kg_build(folder, out=folder.parent / "out")
    assert done.returncode == 0, done.stderr
    assert "note: " in done.stderr
    assert "not UTF-8, read as windows-1256" in done.stderr
    assert "old.txt" in (folder.parent / "out" / "graph.trig").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("metadata", "code", "message"),
    [
        ("file,published,outlet,url,title\ngood.txt,2021-13-40,الموجز,,\n", 0, "2021-13-40"),
        ("file,published,colour\ngood.txt,2021-07-26,green\n", 0, "colour"),
        ('file,published\n"good.txt,2021-07-26\n', 1, "metadata.csv"),
        ("file,published\nabsent.txt,2021-07-26\n", 0, "absent.txt"),
    ],
)
def test_wrong_metadata_is_named_and_the_articles_are_built(
    folder: Path, metadata: str, code: int, message: str
) -> None:
    (folder / "metadata.csv").write_text(metadata, encoding="utf-8")
    done = kg_build(folder, out=folder.parent / "out")
    assert message in done.stderr
    assert done.returncode == code
    assert "good.txt" in (folder.parent / "out" / "graph.trig").read_text(encoding="utf-8")


def test_of_two_files_with_the_same_content_one_is_refused(folder: Path) -> None:
    (folder / "twin.txt").write_text(ARABIC, encoding="utf-8")
    done = kg_build(folder, out=folder.parent / "out")
    assert done.returncode == 1
    assert "twin.txt: same text" in done.stderr
    assert "good.txt" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(folder: Path) -> None:
    closed = folder.parent / "closed"
    closed.mkdir(mode=0o500)
    done = kg_build(folder, out=closed / "out")
    assert done.returncode == 2
    assert "Permission denied" in done.stderr


def test_an_output_that_is_a_file_is_named(folder: Path) -> None:
    (folder.parent / "out").write_text("a file")
    done = kg_build(folder, out=folder.parent / "out")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert str(folder.parent / "out") in done.stderr


def test_a_full_disk_leaves_the_old_output(folder: Path) -> None:
    out = folder.parent / "out"
    assert kg_build(folder, out=out).returncode == 0
    before = (out / "graph.trig").read_bytes()
    for i in range(30):
        (folder / f"more{i}.txt").write_text(f"{ARABIC * 4}{i}\n", encoding="utf-8")
    done = kg_build(folder, out=out, limit=30_000)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "the output of the last finished build is untouched" in done.stderr
    assert (out / "graph.trig").read_bytes() == before
    assert kg_build(folder, out=out).returncode == 0
    assert "more7.txt" in (out / "graph.trig").read_text(encoding="utf-8")


def test_an_interrupted_build_says_so_and_leaves_the_old_output(folder: Path) -> None:
    out = folder.parent / "out"
    assert kg_build(folder, out=out).returncode == 0
    before = (out / "graph.trig").read_bytes()
    for i in range(400):
        (folder / f"more{i}.txt").write_text(f"{ARABIC * 40}{i}\n", encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(folder), "--out", str(out), "--jobs", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not (out / ".next" / "spool.jsonl").exists():
        time.sleep(0.01)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert errors == "kg build: interrupted, the old output stands: --resume goes on from here\n"
    assert (out / "graph.trig").read_bytes() == before
    assert kg_build(folder, "--resume", out=out).returncode == 0
    assert (out / "graph.trig").read_text(encoding="utf-8").count("hiwar:contentHash") == 401


def test_programs_are_told_in_json_lines(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    done = kg_build(folder, "--log-json", out=folder.parent / "out")
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [e["event"] for e in events] == ["article", "problem", "done"]
    assert events[1]["refused"] is True
    assert events[2]["added"] == 1


def test_columns_of_tabular_inputs_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"nr": "1", "inhalt": ARABIC}) + "\n", encoding="utf-8")
    done = kg_build(tmp_path / "a.jsonl", "--column", "id=nr", "--column", "text=inhalt", out=tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "not FIELD=COLUMN" in kg_build(tmp_path, "--column", "text", out=tmp_path / "out").stderr
