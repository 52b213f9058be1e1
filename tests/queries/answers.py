"""The cases and their expected answers; run as a program, it writes the answers anew to be read and committed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from graphs import seed_store

from kg.queries.answer import Answer
from kg.queries.formats import to_csv
from kg.queries.run import ask
from kg.queries.source import MemorySource

HERE = Path(__file__).parent
IRIS = ("fact", "report", "article", "version")  # columns that identify and do not answer


def cases() -> Mapping[str, Mapping[str, Any]]:
    return dict(yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8")))


def answer(case: Mapping[str, Any]) -> str:
    """The answer as CSV, without the columns of IRIs."""
    given = {name: [str(value) for value in values] for name, values in case.get("given", {}).items()}
    found = ask(MemorySource(seed_store()), case["query"], given)
    kept = [i for i, column in enumerate(found.columns) if column.name not in IRIS]
    rows = sorted((tuple(row[i] for i in kept) for row in found.rows), key=str)
    return to_csv(Answer(tuple(found.columns[i] for i in kept), tuple(rows)))


def expected(name: str) -> str:
    return (HERE / "expected" / f"{name}.csv").read_text(encoding="utf-8").replace("\r\n", "\n")


if __name__ == "__main__":
    for name, case in cases().items():
        (HERE / "expected" / f"{name}.csv").write_text(answer(case), encoding="utf-8", newline="")
