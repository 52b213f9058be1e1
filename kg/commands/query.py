"""`kg query`: ask a saved question by name and see the answer with its evidence."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import HiwarError
from kg.queries.answer import Answer
from kg.queries.formats import BINARY, READABLE, TEXT, write_binary
from kg.queries.options import given_of
from kg.queries.source import Source

if TYPE_CHECKING:
    from rich.console import Console

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
_FORMATS = ("table", *TEXT, *READABLE, *BINARY)
_ANY = {"allow_extra_args": True, "ignore_unknown_options": True}


@app.command(context_settings=_ANY)
def query(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="the question; see --list")] = "",
    graph: Annotated[Path, typer.Option("--graph", "--store", help="output folder of kg build")] = Path("build/demo"),
    remote: Annotated[str, typer.Option(help="ask a SPARQL 1.1 server instead")] = "",
    format: Annotated[str, typer.Option(help=f"one of {', '.join(_FORMATS)}")] = "table",
    out: Annotated[Path | None, typer.Option(help="write to this file (needed for arrow and parquet)")] = None,
    lang: Annotated[str, typer.Option(help="language of headings: ar or en")] = "ar",
    limit: Annotated[int | None, typer.Option(min=0, help="at most this many rows; 0: all")] = None,
    evidence: Annotated[bool | None, typer.Option(help="with the sentences behind the answer (tables: yes)")] = None,
    list_: Annotated[bool, typer.Option("--list", help="list the questions in both languages")] = False,
) -> None:
    """Ask a saved question. Its parameters are given as --PARAMETER VALUE, again for several values."""
    if list_ or not name:
        from rich.console import Console

        _list(Console())
        return
    _check(format, lang, out)
    from kg.queries.opening import open_source
    from kg.queries.run import ask, find_query
    from kg.queries.saved import ALL

    given = given_of(find_query(name), context.args)
    source = open_source(graph, remote or None)
    answer = ask(source, name, given, ALL if limit == 0 else limit)
    _write(source, answer, format, out, lang, evidence)
    if limit is None and answer.full:
        sys.stderr.write(f"the first {len(answer.rows)} are shown: --limit N for more, --limit 0 for all\n")


def _list(console: Console) -> None:
    from kg.queries.bind import usage
    from kg.queries.saved import saved_queries
    from kg.queries.table import safe

    for name, saved in saved_queries().items():
        console.print(
            f"[bold]{name}[/]  {saved.summary['en']}  ·  {safe(saved.summary['ar'])}", highlight=False, soft_wrap=True
        )
        if saved.parameters:
            console.print(f"    {usage(saved)}", style="dim", markup=False, highlight=False, soft_wrap=True)


def _check(form: str, language: str, out: Path | None) -> None:
    if form not in _FORMATS:
        raise HiwarError(f"no format {form!r}", remedy=f"use one of {', '.join(_FORMATS)}")
    if language not in ("ar", "en"):
        raise HiwarError(f"no language {language!r}", remedy="use ar or en")
    if form in BINARY and out is None:
        raise HiwarError(f"{form} is not for a terminal", remedy="say --out FILE")


def _write(source: Source, answer: Answer, form: str, out: Path | None, language: str, evidence: bool | None) -> None:
    if evidence and form != "table":
        from kg.queries.evidence import with_evidence

        answer = with_evidence(source, answer)
    if form in BINARY and out is not None:
        write_binary(answer, form, out)
    elif form == "table":
        _write_table(source, answer, out, language, evidence is not False)
    else:
        text = TEXT[form](answer) if form in TEXT else _readable(source, answer, form, language)
        _put(text, out)


def _readable(source: Source, answer: Answer, form: str, language: str) -> str:
    from kg.queries.labels import answer_names

    return READABLE[form](answer, language, answer_names(source, answer))


def _write_table(source: Source, answer: Answer, out: Path | None, language: str, evidence: bool) -> None:
    from rich.console import Console

    from kg.queries.evidence import facts_of, passages
    from kg.queries.labels import answer_names
    from kg.queries.table import print_passages, print_table

    with out.open("w", encoding="utf-8") if out else nullcontext(sys.stdout) as stream:
        console = Console(file=stream, width=None if stream.isatty() else 160)
        print_table(console, answer, language, answer_names(source, answer))
        if evidence:
            facts = facts_of(answer)
            print_passages(console, facts, passages(source, filter(None, facts)))


def _put(text: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8", newline="")
