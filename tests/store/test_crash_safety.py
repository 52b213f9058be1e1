"""Killed at any moment, a build leaves a store that opens and holds the old result or the new one, never a mixture."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.graph.serialise import nquads_lines
from kg.store import Workspace, open_store

KILLS = 54
TESTS = Path(__file__).resolve().parents[1]
SCRIPT = """
import sys
sys.path[:0] = [{tests!r}, {tests!r} + "/pipeline"]
from pathlib import Path
from folders import build_tiny
import kg.validation, kg.resolve.across, kg.pipeline
print("ready", flush=True)
build_tiny(Path(sys.argv[1]), Path(sys.argv[2]), resume=sys.argv[3] == "resume")
print("done", flush=True)
"""
FACTS = (
    "meeting | مصطفى الكاظمي:رئيس الوزراء:IQ + جو بايدن:الرئيس:US | 2021-07-26 | held | واشنطن:US",
    "round | IQ + US | 4 | 2021-07-26 | held",
    "commitment | US | IQ | withdrawForces | 2021-12-31 | agreed",
    "force | US | IQ | 2500 | 2021-07-26 | present",
)


def _write(folder: Path, version: int) -> None:
    folder.mkdir(exist_ok=True)
    rows = ["file,published,outlet,url,title"]
    for i in range(40):
        lines = "\n".join(FACTS[(i + version) % 4 :])
        (folder / f"a{i}.txt").write_text(f"خبر من بغداد رقم {i} الصيغة {version}\n{lines}\n", encoding="utf-8")
        rows.append(f"a{i}.txt,2021-07-28,الحل نت,,")
    (folder / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")


def _start(inputs: Path, out: Path, resume: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SCRIPT.format(tests=str(TESTS)), str(inputs), str(out), resume]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def _finish(inputs: Path, out: Path, resume: str = "") -> float:
    start = time.monotonic()
    process = _start(inputs, out, resume)
    began = time.monotonic()
    assert process.wait() == 0
    assert began >= start
    return time.monotonic() - began


def _graph(out: Path) -> list[str]:
    return nquads_lines(open_store(out))


def test_killed_at_random_points_the_store_holds_the_old_or_the_new(tmp_path: Path) -> None:
    chance = random.Random(20210726)
    inputs = [tmp_path / "in0", tmp_path / "in1"]
    expected = []
    for version, folder in enumerate(inputs):
        _write(folder, version)
        _finish(folder, tmp_path / f"fresh{version}")
        expected.append(_graph(tmp_path / f"fresh{version}"))
    out, landed = tmp_path / "out", {0: 0, 1: 0}
    _finish(inputs[0], out)
    took = _finish(inputs[1], out)  # a change of all articles, as what is killed below
    for kill in range(KILLS):
        process = _start(inputs[kill % 2], out, "resume" if kill % 3 == 0 else "")
        time.sleep(chance.uniform(0, 1.3 * took))
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = _graph(out)
        assert found in expected
        landed[expected.index(found)] += 1
    assert all(landed.values()), landed
    _finish(inputs[1], out, "resume")
    assert _graph(out) == expected[1]
    assert nquads_lines(parse((out / "graph.trig").read_bytes(), format=RdfFormat.TRIG)) == expected[1]
    assert not Workspace(out).next.exists()
