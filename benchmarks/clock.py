"""Time taken, as the median over runs, and how busy the machine was meanwhile."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result: what, the figure with its unit, the aim where there is one."""

    what: str
    figure: str
    aim: str = ""
    holds: bool | None = None


def cpu_seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Processor seconds of this process for `work`: the median of `runs`. Other programs' load hardly shows in it."""
    return median(_one(work, time.process_time) for _ in range(runs))


def wall_seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Seconds by the clock: the median of `runs`."""
    return median(_one(work, time.perf_counter) for _ in range(runs))


def _one(work: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start


def at_least(what: str, value: float, aim: float, unit: str) -> Row:
    return Row(what, f"{value:,.1f} {unit}", f"≥ {aim:g}", value >= aim)


def at_most(what: str, value: float, aim: float, unit: str) -> Row:
    return Row(what, f"{value:,.2f} {unit}", f"≤ {aim:g}", value <= aim)


def load() -> str:
    """Processors, and how many programs wanted one in the last minute."""
    return f"{os.cpu_count()} processors, {os.getloadavg()[0]:.1f} programs running on average"
