"""The same articles give the same bytes, whatever the order, the hash seed or the number of processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"


def _build(out: Path, *inputs: Path, seed: str = "0", jobs: int = 1) -> bytes:
    command = [sys.executable, "-m", "kg", "build", *map(str, inputs), "--out", str(out), "--jobs", str(jobs)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return (out / "graph.trig").read_bytes()


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return _build(tmp_path_factory.mktemp("first"), SEEDS)


def test_hash_seed_does_not_matter(graph: bytes, tmp_path: Path) -> None:
    assert _build(tmp_path, SEEDS, seed="4242") == graph


def test_order_of_inputs_does_not_matter(graph: bytes, tmp_path: Path) -> None:
    files = sorted(SEEDS.glob("*.txt"), reverse=True)
    assert _build(tmp_path, *files, seed="7") == graph


def test_number_of_processes_does_not_matter(tmp_path: Path) -> None:
    many = tmp_path / "in"
    many.mkdir()
    for i in range(13):
        for path in SEEDS.glob("*.txt"):
            text = path.read_text(encoding="utf-8")
            (many / f"{i:02}-{path.name}").write_text(f"{text}\nنسخة {i}\n", encoding="utf-8")
    one = _build(tmp_path / "one", many, jobs=1)
    assert _build(tmp_path / "two", many, jobs=2, seed="99") == one
    shutil.rmtree(many)
