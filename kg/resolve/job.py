"""Resolution as one piece of work: records in, the resolved graph as a TriG file out."""

from __future__ import annotations

from pathlib import Path

from kg.graph.mint import resolved_graph
from kg.graph.serialise import Shortener
from kg.resolve.across import resolve
from kg.resolve.overrides import Overrides
from kg.resolve.shelf import Shelf


def resolve_records(records: Path, layer: Path, base: str, overrides: Overrides) -> dict[str, int]:
    """Resolve what lies at `records` into the file `layer`; how many things of each class there are."""
    shelf, short = Shelf(records), Shortener(base)
    statements = resolve(shelf.reports(), base, overrides)
    with layer.open("w", encoding="utf-8", newline="\n") as out:
        out.write(short.header())
        out.writelines(statements.block(resolved_graph(base), short))
    shelf.close()
    return statements.counts()
