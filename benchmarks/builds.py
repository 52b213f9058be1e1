"""`kg build` end to end in processes of its own: throughput on one and two processes, memory, growth, re-run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import gettempdir

from benchmarks.clock import Row, at_least, at_most
from benchmarks.corpus import repeated, write_jsonl
from kg.model import Article

_MODULES = "import kg.document, kg.extract, kg.pipeline, kg.resolve.job, kg.search.build, kg.validation"
_CHILD = """
import contextlib, json, resource, sys, time
from pathlib import Path
from kg import pipeline
from kg.pipeline import Options, build
spent = {"resolve": 0.0}
resolving = pipeline._resolving
@contextlib.contextmanager
def timed(*given):
    start = time.perf_counter()
    with resolving(*given) as result:
        def waited():
            begun = start if given[-1].jobs > 1 else time.perf_counter()
            found = result()
            spent["resolve"] += time.perf_counter() - begun
            return found
        yield waited
pipeline._resolving = timed
start = time.perf_counter()
report = build([Path(sys.argv[1])], Path(sys.argv[2]), Options(jobs=int(sys.argv[3])))
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps({
    "articles": len(report.articles), "refused": len(report.refused), "seconds": time.perf_counter() - start,
    "cpu": own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime, "resolve": spent["resolve"],
    "peak": int(peak) / 1024, "worker": workers.ru_maxrss / 1024}))
"""


@dataclass(frozen=True, slots=True)
class Built:
    """One build: seconds by the clock and of processors (all processes), seconds of resolving, MB at the peak of the
    main process and of the largest worker."""

    articles: int
    refused: int
    seconds: float
    cpu: float
    resolve: float
    peak: float
    worker: float


def build_once(source: Path, out: Path, jobs: int) -> Built:
    """Build in a fresh process. Raises CalledProcessError if it fails."""
    command = [sys.executable, "-c", _CHILD, str(source), str(out), str(jobs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=_environment())
    return Built(**json.loads(done.stdout))


@lru_cache(maxsize=1)
def _environment() -> dict[str, str]:
    """That of an installed program: its modules are compiled by the time it is used."""
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = usual | {"PYTHONPYCACHEPREFIX": str(Path(gettempdir()) / "hiwar-bytecode")}
    subprocess.run([sys.executable, "-c", _MODULES], check=True, env=compiled)
    return compiled


def build_rows(articles: list[Article], folder: Path, count: int) -> list[Row]:
    """One and two processes on `count` articles, then the same again with nothing changed."""
    source = write_jsonl(repeated(articles, count), folder / "throughput.jsonl")
    one, two = build_once(source, folder / "one", 1), build_once(source, folder / "two", 2)
    again = build_once(source, folder / "one", 1)
    return [
        at_least(f"build of {count}, one process, by processor time", one.articles / one.cpu, 150, "articles/s"),
        Row("the same by the clock", f"{one.articles / one.seconds:,.1f} articles/s"),
        Row("two processes by the clock", f"{two.articles / two.seconds:,.1f} articles/s"),
        at_least("second process", one.seconds / two.seconds, 1.8, "×"),
        at_least("again with nothing changed", one.seconds / again.seconds, 20, "×"),
        Row("refused", f"{one.refused} of {count}"),
    ]


def growth_rows(articles: list[Article], folder: Path, sizes: tuple[int, ...]) -> list[Row]:
    """Cost per article and memory at several sizes, two processes."""
    builds = {
        n: build_once(write_jsonl(repeated(articles, n), folder / f"{n}.jsonl"), folder / str(n), 2) for n in sizes
    }
    rows = [row for n, b in builds.items() for row in _size_rows(n, b)]
    first, last = (b.cpu / b.articles for b in (builds[sizes[0]], builds[sizes[-1]]))
    return [*rows, at_most(f"cost per article, {sizes[-1]} against {sizes[0]}", last / first, 1.15, "×")]


def _size_rows(size: int, built: Built) -> list[Row]:
    return [
        Row(f"{size} articles", f"{1000 * built.cpu / built.articles:.1f} ms of processor each, {built.seconds:.0f} s"),
        at_most(f"{size}: peak memory of the main process", built.peak, 500, "MB"),
        at_most(f"{size}: peak memory of a worker", built.worker, 500, "MB"),
        at_most(f"{size}: resolving", built.resolve, 120, "s"),
    ]
