"""`kg validate`: a graph against the shapes, in the terminal or in continuous integration."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import HiwarError
from kg.validation.fingerprints import new_findings, write_baseline
from kg.validation.formats import FORMATS
from kg.validation.run import Outcome, Settings, check

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


class Format(StrEnum):
    HUMAN = "human"
    JSON = "json"
    TURTLE = "turtle"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"


class EngineName(StrEnum):
    FAST = "fast"
    PYSHACL = "pyshacl"


@app.command()
def validate(
    graphs: Annotated[list[Path] | None, typer.Argument(help="output folders of kg build, or RDF files (.gz)")] = None,
    format_: Annotated[Format, typer.Option("--format", "-f", help="how to report")] = Format.HUMAN,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="file to write the report to")] = None,
    articles: Annotated[list[Path] | None, typer.Option(help="inputs of the build: places, quotes checked")] = None,
    shapes: Annotated[list[Path] | None, typer.Option(help="your own shapes, beside the project's")] = None,
    only_shapes: Annotated[bool, typer.Option("--only-shapes", help="leave the project's shapes out")] = False,
    engine: Annotated[EngineName, typer.Option(help="fast, or pyshacl as the reference")] = EngineName.FAST,
    baseline: Annotated[Path | None, typer.Option(help="known findings: only new ones count")] = None,
    keep: Annotated[Path | None, typer.Option("--write-baseline", help="record the findings as known")] = None,
    cache: Annotated[Path | None, typer.Option(help="remember clean articles here, check only changed ones")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="warnings fail too")] = False,
) -> int:
    """Check graphs against the shapes. Exits with 0 if they conform, 1 if not, 2 if they could not be checked."""
    settings = Settings(tuple(articles or ()), tuple(shapes or ()), only_shapes, engine.value, cache)
    outcome = check(graphs or [_here()], settings)
    if keep is not None:
        write_baseline(keep, outcome.findings)
    if baseline is not None:
        _only_new(outcome, baseline)
    _write(FORMATS[format_.value](outcome), output)
    failing = {"Violation", "Warning"} if strict else {"Violation"}
    return int(any(f.severity in failing for f in outcome.findings) and keep is None)


def _here() -> Path:
    """The graph of the working folder."""
    if Path("graph.trig").is_file():
        return Path("graph.trig")
    raise HiwarError("no graph given", remedy="name the output folder of kg build, or an RDF file")


def _only_new(outcome: Outcome, baseline: Path) -> None:
    fresh = new_findings(baseline, outcome.findings)
    outcome.notes.append(f"{len(outcome.findings) - len(fresh)} known findings of {baseline} are left out")
    outcome.findings = fresh


def _write(report: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(report)
        return
    try:
        output.write_text(report, encoding="utf-8")
    except OSError as error:
        raise HiwarError(
            f"cannot write the report ({error.strerror})", where=str(output), remedy="choose another file"
        ) from error
