"""Two builds do not write to one folder at once; readers are told clearly what is missing."""

from __future__ import annotations

import os
import re
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
