"""`kg build`: from articles to a checked, queryable store."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from kg.build_report import BuildReport
from kg.commands.reading import AnalyzerOption, NerOption, read_with
from kg.graph.terms import DEFAULT_BASE
from kg.pipeline import Options, build
from kg.resolve.overrides import Overrides, read_overrides

app = typer.Typer(add_completion=False, help="Read articles, extract, validate, store, resolve.")
_SHOWN = 20  # problems listed on the terminal; all are in report.md


@app.command()
def main(
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT...", help="text files, folders of them, JSONL")],
    out: Annotated[Path, typer.Option("--out", help="folder for store/, graph.trig, report.md, report.json")],
    base: Annotated[str, typer.Option("--base", help="IRI below which resources are named")] = DEFAULT_BASE,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="processes; 0: one per processor")] = 0,
    overrides: Annotated[
        Path | None,
        typer.Option("--overrides", help="CSV of reviewed pairs: relation,name_a,article_a,name_b,article_b"),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="go on where an interrupted build stopped")] = False,
    analyzer: AnalyzerOption = "frequency",
    ner: NerOption = "none",
    remote: Annotated[str, typer.Option("--remote", help="also put the graphs on this SPARQL 1.1 graph store")] = "",
) -> int:
    """Bring the output in line with the inputs: new articles are added, changed ones replaced, others removed.

    Exits with 0, with 1 if something was refused, with 2 if nothing could be read."""
    read_with(analyzer, ner)
    reviewed = read_overrides(overrides) if overrides else Overrides()
    try:
        with _progress() as seen:
            options = Options(base, jobs or os.cpu_count() or 1, resume, reviewed, seen=seen)
            report = build(inputs, out, options)
    except KeyboardInterrupt:
        sys.stderr.write("kg build: interrupted, the old output stands: --resume goes on from here\n")
        return 130
    _tell(report, out)
    if remote and report.read:
        _publish(out, remote)
    return report.exit_code


def _publish(out: Path, remote: str) -> None:
    from kg.publish import publish

    done = publish(out, remote)
    sys.stdout.write(f"{remote}: {done.put} graphs put, {done.removed} removed, {done.same} unchanged\n")


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A counter on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda source: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("articles"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("articles", total=None)
        yield lambda source: bar.advance(task)


def _tell(report: BuildReport, out: Path) -> None:
    for problem in report.problems[:_SHOWN]:
        word = "refused" if problem.refused else "note"
        remedy = f": {problem.remedy}" if problem.remedy else ""
        sys.stderr.write(f"{word}: {problem.where}: {problem.what}{remedy}\n")
    if len(report.problems) > _SHOWN:
        sys.stderr.write(f"… and {len(report.problems) - _SHOWN} more in {out / 'report.md'}\n")
    if not report.read:
        sys.stderr.write("nothing could be read: no output written\n")
        return
    counts = (len(report.added), len(report.updated), len(report.removed), len(report.refused))
    done = "{} added, {} updated, {} removed, {} refused".format(*counts)
    sys.stdout.write(f"{len(report.articles)} articles in {out}: {done}\n")
