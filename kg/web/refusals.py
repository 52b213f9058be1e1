"""Articles the last build refused, from the report beside the store."""

from __future__ import annotations

import json
from pathlib import Path

from kg.build_report import Problem
from kg.errors import HiwarError
from kg.store import REPORT_JSON


def refusals(graph: Path) -> tuple[Problem, ...]:
    """What the build report in the folder `graph` lists as refused; empty if there is no report.

    Raises HiwarError if the report is damaged.
    """
    path = graph / REPORT_JSON
    if not path.is_file():
        return ()
    try:
        problems = json.loads(path.read_text(encoding="utf-8"))["problems"]
        return tuple(problem for entry in problems if (problem := Problem(**entry)).refused)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise HiwarError(f"not a build report ({error})", where=str(path), remedy="build anew") from error
