"""`kg reconcile`: identifiers for actors from a service of the user's choice, as lines of a file to be reviewed."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import HiwarError
from kg.graph.export import write_atomically
from kg.reconcile import KINDS, Proposal, propose
from kg.resolve.overrides import COLUMNS, IS
from kg.store import open_store

app = typer.Typer(add_completion=False, help="Ask a reconciliation service for the identifiers of actors.")


@app.command()
def main(
    endpoint: Annotated[str, typer.Option("--endpoint", help="address of a Reconciliation API 0.2 service")],
    out: Annotated[Path, typer.Option("--out", help="CSV of proposals: review it, then kg build --overrides")],
    graph: Annotated[Path, typer.Option("--graph", help="output folder of kg build")] = Path("build/demo"),
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="KIND or KIND=TYPE of the service; default: Person")
    ] = None,
) -> None:
    """Write the matches the service is sure of. The names of actors are sent to it, and nothing else; nothing enters
    the graph before `kg build --overrides` is run with the reviewed file."""
    proposals = list(propose(open_store(graph), endpoint, _types(kind or ["Person"])))
    try:
        write_atomically(out, [_table(proposals)])
    except OSError as error:
        raise HiwarError(f"cannot be written ({error.strerror})", where=str(out), remedy="check permissions") from error
    sys.stdout.write(f"{len(proposals)} proposals in {out}: review them, then kg build --overrides {out}\n")


def _types(kinds: list[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in kinds]
    for name, _, _ in pairs:
        if name not in KINDS:
            raise HiwarError(f"no kind of actor {name!r}", where="--kind", remedy=f"use one of {', '.join(KINDS)}")
    return {name: type_ for name, _, type_ in pairs}


def _table(proposals: list[Proposal]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((IS, p.name, "", p.iri, f"{p.score:g} {p.label}") for p in proposals)
    return text.getvalue()
