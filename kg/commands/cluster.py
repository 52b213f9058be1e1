"""`kg cluster build`: the build of `kg build`, its extraction done by Spark."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.building import columns_of, tell, watching
from kg.graph.terms import DEFAULT_BASE
from kg.resolve.overrides import Overrides, read_overrides

app = typer.Typer(add_completion=False, help="The same build as Spark jobs.")


@app.callback()
def cluster() -> None:
    """Work that is spread over many machines."""


@app.command("build")
def build_command(
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT...", help="what kg build reads")],
    out: Annotated[Path, typer.Option("--out", help="folder for store/, graph.trig, report.md, report.json")],
    master: Annotated[str, typer.Option("--master", help="address of the cluster, as Spark writes it")] = "local[*]",
    shared: Annotated[
        Path | None, typer.Option("--shared", help="folder that all machines see (default: .cluster in --out)")
    ] = None,
    size: Annotated[int, typer.Option("--slice", min=1, help="articles in a task")] = 500,
    base: Annotated[str, typer.Option("--base", help="IRI below which resources are named")] = DEFAULT_BASE,
    overrides: Annotated[Path | None, typer.Option("--overrides", help="CSV of reviewed pairs")] = None,
    column: Annotated[list[str] | None, typer.Option("--column", help="FIELD=COLUMN of tabular inputs")] = None,
    log_json: Annotated[bool, typer.Option("--log-json", help="tell what happens as JSON lines")] = False,
) -> int:
    """Bring the output in line with the inputs, as `kg build` does and with the same result.

    Slices that an earlier run finished are not done again."""
    from kg.cluster.resolving import SparkResolving
    from kg.cluster.runner import SparkProcessing
    from kg.pipeline import Options, build

    folder = shared or out / ".cluster"
    processing = SparkProcessing(master, folder, size)
    reviewed = read_overrides(overrides) if overrides else Overrides()
    with watching(log_json, inputs) as seen:
        options = Options(
            base=base,
            overrides=reviewed,
            columns=columns_of(column or []),
            seen=seen,
            processing=processing,
            resolving=SparkResolving(master, folder),
        )
        report = build(inputs, out, options)
    shutil.rmtree(folder, ignore_errors=True)
    cost = processing.cost
    if cost.worked and not log_json:
        each = 1000 * cost.seconds / max(1, cost.articles)
        sys.stderr.write(f"{cost.worked} slices worked off, {cost.ready} were ready; {each:.1f} ms an article\n")
    tell(report, out, log_json)
    return report.exit_code
