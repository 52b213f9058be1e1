"""What `kg build` shows while it runs and at its end: a counter, lines for people, or JSON lines for programs."""

from __future__ import annotations

import contextlib
import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from types import FrameType

from kg.build_report import BuildReport

_SHOWN = 20  # problems listed on the terminal; all are in report.md


@contextlib.contextmanager
def watching(log_json: bool, inputs: Sequence[Path] = ()) -> Iterator[Callable[[str], None]]:
    """What to call with the name of each article done: a counter on a terminal, JSON lines, or nothing."""
    if log_json:
        yield lambda source: _log("article", source=source)
    elif not sys.stderr.isatty():
        yield lambda source: None
    else:
        with _counter(expected(inputs)) as advance:
            yield advance


@contextlib.contextmanager
def stoppable(seen: Callable[[str], None]) -> Iterator[Callable[[str], None]]:
    """`seen`, which also ends the build after a Ctrl-C whose exception a library being imported has swallowed."""
    if threading.current_thread() is not threading.main_thread():  # only there can signals be handled
        yield seen
        return
    pressed = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        pressed.set()
        raise KeyboardInterrupt

    def watched(source: str) -> None:
        if pressed.is_set():
            raise KeyboardInterrupt
        seen(source)

    usual = signal.signal(signal.SIGINT, stop)
    try:
        yield watched
    finally:
        signal.signal(signal.SIGINT, usual)


@contextlib.contextmanager
def _counter(total: int | None) -> Iterator[Callable[[str], None]]:
    """Articles done, how many a second, and the time left where the number to come is known."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    rate = TextColumn("{task.fields[rate]} articles/s")
    columns = (SpinnerColumn(), TextColumn("articles"), MofNCompleteColumn(), rate, TimeElapsedColumn(), TimeLeft())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("articles", total=total, rate="–")

        def advance(source: str) -> None:
            speed = bar.tasks[task].speed
            bar.update(task, advance=1, rate=f"{speed:.0f}" if speed else "–")

        yield advance


def expected(inputs: Sequence[Path]) -> int | None:
    """About how many articles the inputs hold; None where that shows only on reading them (archives, tables)."""
    counts = [_count(path) for path in inputs]
    return None if not counts or None in counts else sum(count or 0 for count in counts)


def _count(path: Path) -> int | None:
    if path.is_dir():
        inside = [_count(p) for p in sorted(path.iterdir()) if p.is_file() and p.name != "metadata.csv"]
        return None if None in inside else sum(count or 0 for count in inside)
    if path.suffix in (".jsonl", ".ndjson") and path.is_file():
        with path.open("rb") as lines:
            return sum(1 for line in lines if line.strip())
    return 1 if path.suffix in (".txt", ".html", ".htm") else None


def tell(report: BuildReport, out: Path, log_json: bool) -> None:
    """Problems to standard error, what changed to standard output."""
    counts = {"added": len(report.added), "updated": len(report.updated), "removed": len(report.removed),
              "refused": len(report.refused)}  # fmt: skip
    if log_json:
        for problem in report.problems:
            _log("problem", **asdict(problem))
        _log("done", articles=len(report.articles), out=str(out), **counts)
        return
    _tell_problems(report, out)
    if report.read:
        done = ", ".join(f"{count} {word}" for word, count in counts.items())
        sys.stdout.write(f"{len(report.articles)} articles in {out}: {done}\n")
    else:
        sys.stderr.write("nothing could be read: no output written\n")


def _tell_problems(report: BuildReport, out: Path) -> None:
    for problem in report.problems[:_SHOWN]:
        word = "refused" if problem.refused else "note"
        remedy = f": {problem.remedy}" if problem.remedy else ""
        sys.stderr.write(f"{word}: {problem.where}: {problem.what}{remedy}\n")
    if len(report.problems) > _SHOWN:
        sys.stderr.write(f"… and {len(report.problems) - _SHOWN} more in {out / 'report.md'}\n")


def _log(event: str, **values: object) -> None:
    sys.stderr.write(json.dumps({"event": event, **values}, ensure_ascii=False) + "\n")


def columns_of(pairs: list[str]) -> dict[str, str]:
    """FIELD=COLUMN pairs as a mapping. Raises HiwarError naming a pair that is none."""
    from kg.errors import HiwarError

    found: dict[str, str] = {}
    for pair in pairs:
        field, equals, column = pair.partition("=")
        if not (field and equals and column):
            raise HiwarError("not FIELD=COLUMN", where=f"--column {pair}", remedy="write for example text=body")
        found[field] = column
    return found
