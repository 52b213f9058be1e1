"""Resolution as one piece of work: records in, the resolved graph as a TriG file out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from kg.graph.mint import resolved_graph
from kg.graph.serialise import Shortener
from kg.resolve.across import resolve
from kg.resolve.blocks import Memo
from kg.resolve.overrides import Overrides
from kg.resolve.shelf import Shelf

Memory = Callable[[sqlite3.Connection], Memo]


def resolve_records(
    records: Path, layer: Path, base: str, overrides: Overrides, memory: Memory = Memo
) -> dict[str, int]:
    """Resolve what lies at `records` into the file `layer`; how many things of each class there are. `memory` makes
    what decides on blocks."""
    shelf, short = Shelf(records), Shortener(base)
    reports = shelf.reports()
    statements = resolve(reports, base, overrides, memory(reports.data))
    with layer.open("w", encoding="utf-8", newline="\n") as out:
        out.write(short.header())
        out.writelines(statements.block(resolved_graph(base), short))
    shelf.close()
    return statements.counts()
