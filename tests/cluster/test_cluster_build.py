"""A build on a standalone cluster of two workers gives the bytes of a build on one machine, also if a worker dies."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
pytest.importorskip("pyarrow", reason="the extra `spark` is not installed")
if shutil.which("java") is None:
    pytest.skip("Java is not installed", allow_module_level=True)

import pyarrow.parquet as pq
from standalone import Standalone

from kg.cluster.resolving import SparkMemo, SparkResolving
from kg.cluster.runner import SparkProcessing, job
from kg.errors import HiwarError
from kg.graph.terms import DEFAULT_BASE
from kg.pipeline import Options, build
from kg.resolve.blocks import Step
from kg.resolve.job import resolve_records
from kg.resolve.overrides import Overrides

TEXTS = Path(__file__).parent.parent / "gold" / "stories"
OUTPUT = ("graph.trig", "report.json", "report.md")
SLICE = 4


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("single")
    build([TEXTS], out, Options())
    return out


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Standalone]:
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    with Standalone(tmp_path, workers=2) as running:
        yield running


def _same(left: Path, right: Path) -> bool:
    return all((left / name).read_bytes() == (right / name).read_bytes() for name in OUTPUT)


def _when_started(folder: Path, then: list[threading.Event], running: Standalone) -> None:
    """Kill a worker as soon as the first results lie in `folder`."""
    while not then[0].is_set():
        if len(list(folder.glob("results/*.parquet"))) >= 2:
            running.kill_worker()
            then[1].set()
            return
        time.sleep(0.02)


def test_same_bytes_with_a_worker_killed_in_the_middle(cluster: Standalone, single: Path, tmp_path: Path) -> None:
    processing = SparkProcessing(cluster.master, tmp_path / "shared", SLICE)
    ended, killed = threading.Event(), threading.Event()
    watch = threading.Thread(target=_when_started, args=(tmp_path / "shared", [ended, killed], cluster))
    watch.start()
    try:
        resolving = SparkResolving(cluster.master, tmp_path / "shared")
        build([TEXTS], tmp_path / "out", Options(processing=processing, resolving=resolving))
    finally:
        ended.set()
        watch.join()
    assert killed.is_set()
    assert processing.cost.worked > 10
    assert _same(tmp_path / "out", single)


def test_only_what_is_missing_is_done_again(single: Path, tmp_path: Path) -> None:
    first = SparkProcessing("local[2]", tmp_path / "shared", SLICE)
    build([TEXTS], tmp_path / "one", Options(processing=first))
    results = sorted((tmp_path / "shared" / "results").glob("*.parquet"))
    for result in results[:3]:
        result.unlink()
    shutil.rmtree(tmp_path / "shared" / "articles")
    again = SparkProcessing("local[2]", tmp_path / "shared", SLICE)
    build([TEXTS], tmp_path / "two", Options(processing=again))
    assert (again.cost.worked, again.cost.ready) == (3, len(results) - 3)
    assert _same(tmp_path / "two", single)


def test_blocks_are_decided_by_executors_and_remembered(single: Path, tmp_path: Path) -> None:
    """The records of another build are resolved anew with nothing remembered, then with everything."""
    told: list[tuple[str, int]] = []

    class Watched(SparkMemo):
        def _work(self, step: Step) -> None:
            told.append((step.name, pq.read_table(self._folder)["sent"].to_pylist().count(True)))
            super()._work(step)

    records, layers = tmp_path / "records.sqlite", [tmp_path / name for name in ("alone", "spread", "again")]
    shutil.copyfile(single / "records.sqlite", records)
    resolve_records(records, layers[0], DEFAULT_BASE, Overrides())
    with closing(sqlite3.connect(records)) as data:
        data.execute("DELETE FROM memo")
        data.commit()
    with job("local[2]") as spark:
        for layer in layers[1:]:
            resolve_records(
                records, layer, DEFAULT_BASE, Overrides(), lambda data: Watched(data, spark, tmp_path / "blocks")
            )
    assert {name for name, _ in told} == {
        "names",
        "spellings",
        "surnames",
        "DialogueRound",
        "Meeting",
        "Commitment",
        "ForceLevel",
    }
    assert all(rows > 1 for _, rows in told)
    assert len({layer.read_bytes() for layer in layers}) == 1


def test_no_master_is_said_clearly(tmp_path: Path) -> None:
    processing = SparkProcessing("nonsense://here", tmp_path / "shared")
    with pytest.raises(HiwarError, match="nonsense://here"):
        build([TEXTS], tmp_path / "out", Options(processing=processing))
