"""How long the command line takes before it does anything."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.clock import Row, at_most, wall_seconds


def startup_rows(graph: Path, runs: int) -> list[Row]:
    """`kg --help`, and a whole `kg query` on a small graph."""
    help_ = _command("--help")
    query = _command("query", "who-met-whom", "--graph", str(graph))
    return [
        at_most("kg --help", wall_seconds(help_, runs), 0.3, "s"),
        at_most("kg query who-met-whom", wall_seconds(query, runs), 0.5, "s"),
    ]


def _command(*words: str) -> Callable[[], None]:
    def run() -> None:
        subprocess.run([sys.executable, "-m", "kg", *words], check=True, capture_output=True)

    return run
