"""`kg build`: from articles to a checked, queryable store."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.building import columns_of, stoppable, tell, watching
from kg.commands.reading import AnalyzerOption, FactsOption, NerOption, read_with
from kg.engines import Recorded
from kg.graph.terms import DEFAULT_BASE
from kg.pipeline import Options, build
from kg.resolve.overrides import Overrides, read_overrides

_REMOTE = "also put the graphs on this SPARQL 1.1 graph store (oxigraph: http://HOST/store)"

app = typer.Typer(add_completion=False, help="Read articles, extract, validate, store, resolve.")


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
    facts: FactsOption = None,
    column: Annotated[
        list[str] | None, typer.Option("--column", help="FIELD=COLUMN of tabular inputs, for example text=body")
    ] = None,
    log_json: Annotated[bool, typer.Option("--log-json", help="tell what happens as JSON lines")] = False,
    remote: Annotated[str, typer.Option("--remote", help=_REMOTE)] = "",
) -> int:
    """Bring the output in line with the inputs: new articles are added, changed ones replaced, others removed.

    Exits with 0, with 1 if something was refused, with 2 if nothing could be read."""
    read_with(analyzer, ner)
    options = Options(
        base=base,
        jobs=jobs or os.cpu_count() or 1,
        resume=resume,
        overrides=read_overrides(overrides) if overrides else Overrides(),
        columns=columns_of(column or []),
        reading=f"{analyzer} {ner}",
    )
    if facts:
        options = replace(options, reader=Recorded(facts), reading=f"facts {Recorded(facts).stamp()}")
    return _run(inputs, out, options, remote, log_json)


def _run(inputs: list[Path], out: Path, options: Options, remote: str, log_json: bool) -> int:
    try:
        with watching(log_json, inputs) as told, stoppable(told) as seen:
            report = build(inputs, out, replace(options, seen=seen))
    except KeyboardInterrupt:
        sys.stderr.write("kg build: interrupted, the old output stands: --resume goes on from here\n")
        exec(
            ""
        )  # Python ends by the signal, not by our code, if the interrupt met a string being run, until another is
        return 130
    tell(report, out, log_json)
    if remote and report.read:
        _publish(out, remote)
    return report.exit_code


def _publish(out: Path, remote: str) -> None:
    from kg.publish import publish

    done = publish(out, remote)
    sys.stdout.write(f"{remote}: {done.put} graphs put, {done.removed} removed, {done.same} unchanged\n")
