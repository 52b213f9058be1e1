"""Two builds do not write to one folder at once; readers are told clearly what is missing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import HiwarError
from kg.store import Workspace, open_store


def test_a_second_build_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with Workspace(out).locked(), pytest.raises(HiwarError) as error, Workspace(out).locked():
        pass
    assert re.search(rf"another build \(process {os.getpid()}\) is writing here", str(error.value))
    assert "choose another --out" in str(error.value)


def test_the_folder_is_free_again_after_a_build(tmp_path: Path) -> None:
    for _ in range(2):
        with Workspace(tmp_path).locked():
            assert (tmp_path / ".lock").exists()


def test_a_folder_without_a_store_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(HiwarError, match="holds no store: run `kg build"):
        open_store(tmp_path)


def test_a_damaged_store_is_reported(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text("MANIFEST-000009\n")
    with pytest.raises(HiwarError, match="the store cannot be read"):
        open_store(tmp_path)


def test_a_move_that_was_cut_short_is_finished_by_the_next_reader(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    with workspace.locked():
        workspace.begin(keep=False)
        store = workspace.stage_store(fresh=True)
        store.flush()
        del store
        (workspace.next / "graph.trig").write_text("# new\n")
        (workspace.next / "COMPLETE").touch()
    assert len(open_store(tmp_path)) == 0
    assert (tmp_path / "graph.trig").read_text() == "# new\n"
    assert not workspace.next.exists()


def _is_free(out: Path) -> bool:
    try:
        with Workspace(out).locked():
            return True
    except HiwarError:
        return False


def test_the_workers_of_a_killed_build_end_and_free_the_folder(tmp_path: Path) -> None:
    inputs, out = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    for i in range(400):
        text = "وصل رئيس الوزراء العراقي إلى واشنطن للقاء الرئيس الأميركي جو بايدن.\n" * 40
        (inputs / f"a{i}.txt").write_text(f"{text}{i}\n", encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(inputs), "--out", str(out), "--jobs", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    spool = out / ".next" / "spool.jsonl"
    while not (spool.exists() and spool.stat().st_size):
        assert process.poll() is None
        time.sleep(0.01)
    assert not _is_free(out)
    process.kill()
    process.wait()
    deadline = time.monotonic() + 10
    while not (free := _is_free(out)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert free
