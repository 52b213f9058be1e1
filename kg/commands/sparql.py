"""`kg sparql`: a query of the user's own, read-only and with a time limit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kg.errors import HiwarError
from kg.queries.answer import Answer, answer_of
from kg.queries.formats import READABLE, TEXT
from kg.queries.labels import answer_names
from kg.queries.opening import open_source
from kg.queries.source import Source
from kg.queries.table import print_table
from kg.queries.tokens import check_read_only, form

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
_TRIPLES = {"turtle": "text/turtle", "ntriples": "application/n-triples", "jsonld": "application/ld+json"}
_FORMATS = ("table", *TEXT, *READABLE, *_TRIPLES)


@app.command()
def sparql(
    file: Annotated[Path, typer.Argument(help="the query; - reads it from standard input")],
    graph: Annotated[
        Path, typer.Option("--graph", "--store", help="output folder of kg build, or a graph file")
    ] = Path("build/demo"),
    remote: Annotated[str, typer.Option(help="ask a SPARQL 1.1 server instead")] = "",
    format: Annotated[str, typer.Option(help=f"one of {', '.join(_FORMATS)}")] = "table",
    lang: Annotated[str, typer.Option(help="language of names: ar or en")] = "ar",
    timeout: Annotated[float, typer.Option(min=0.1, max=3600, help="seconds the query may take")] = 60.0,
) -> None:
    """Run a SPARQL query. The default graph is the union of all graphs; nothing can be changed."""
    if format not in _FORMATS:
        raise HiwarError(f"no format {format!r}", remedy=f"use one of {', '.join(_FORMATS)}")
    text = _read(file)
    check_read_only(text)
    if format in _TRIPLES or form(text) in ("construct", "describe"):
        sys.stdout.write(_triples(text, graph, remote, format, timeout))
        return
    source = open_source(graph, remote or None)
    _write(source, _answer(source, text, graph, remote, timeout), format, lang)


def _read(file: Path) -> str:
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise HiwarError(f"cannot be read ({error})", where=str(file), remedy="give a file of UTF-8 text") from error


def _answer(source: Source, text: str, graph: Path, remote: str, seconds: float) -> Answer:
    """A query on this machine runs in a process that can be stopped; a server has limits of its own."""
    if remote:
        return answer_of(source.query(text))
    from pyoxigraph import QueryResultsFormat, parse_query_results

    from kg.queries.worker import Request, Workers

    with Workers(graph, seconds=seconds) as workers:
        return answer_of(parse_query_results(workers.ask(Request(text)).body, format=QueryResultsFormat.JSON))


def _triples(text: str, graph: Path, remote: str, format: str, seconds: float) -> str:
    if form(text) not in ("construct", "describe"):
        raise HiwarError(f"{format} is for CONSTRUCT and DESCRIBE", remedy=f"use one of table, {', '.join(TEXT)}")
    if remote:
        return "".join(f"{t} .\n" for t in open_source(graph, remote).query(text))  # type: ignore[union-attr]
    from kg.queries.worker import Request, Workers

    with Workers(graph, seconds=seconds) as workers:
        return workers.ask(Request(text, triples=_TRIPLES.get(format, "text/turtle"))).body.decode()


def _write(source: Source, answer: Answer, format: str, language: str) -> None:
    if format == "table":
        console = Console(width=None if sys.stdout.isatty() else 160)
        print_table(console, answer, language, answer_names(source, answer))
    elif format in TEXT:
        sys.stdout.write(TEXT[format](answer))
    else:
        sys.stdout.write(READABLE[format](answer, language, answer_names(source, answer)))
