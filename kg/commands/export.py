"""`kg export`: the graph in the forms other programs read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from pyoxigraph import Store

from kg.errors import HiwarError
from kg.graph.export import FORMATS, TABULAR, base_of, export_tables, text_parts, write_atomically
from kg.store import open_store

app = typer.Typer(
    add_completion=False, help="Write the graph as Turtle, TriG, N-Quads, JSON-LD, CSV, Parquet, GraphML."
)
SITE = "site"  # the web pages as files, which need the extra `web`


@app.command()
def main(
    graph: Annotated[Path, typer.Option("--graph", help="output folder of kg build")] = Path("build/demo"),
    form: Annotated[str, typer.Option("--format", help=f"one of {', '.join((*FORMATS, SITE))}")] = "trig",
    out: Annotated[Path | None, typer.Option("--out", help="file; for csv and parquet a folder")] = None,
) -> None:
    """Write the whole store; RDF forms hold the same statements (Turtle without the graph that says them)."""
    if form == SITE:
        _write_site(graph, out)
        return
    if form not in FORMATS:
        raise HiwarError(f"no format {form!r}", remedy=f"use one of {', '.join((*FORMATS, SITE))}")
    store = open_store(graph)
    base = base_of(store)
    try:
        _write(store, form, base, out)
    except BrokenPipeError:
        raise  # whoever read the output has enough: the command line ends quietly
    except OSError as error:
        where = error.filename or str(out)
        raise HiwarError(
            f"cannot be written ({error.strerror})", where=where, remedy="check permissions and space"
        ) from error


def _write_site(graph: Path, out: Path | None) -> None:
    if out is None:
        raise HiwarError("a site is many files", remedy="name a folder with --out")
    try:
        from kg.web.site import write_site
    except ModuleNotFoundError as error:
        raise HiwarError(f"{error.name} is not installed", remedy="pip install 'hiwar[web]'") from error
    sys.stdout.write(f"{write_site(graph, out)} pages in {out}\n")


def _write(store: Store, form: str, base: str, out: Path | None) -> None:
    if form in TABULAR:
        if out is None:
            raise HiwarError(f"{form} makes several files", remedy="name a folder with --out")
        for path in export_tables(store, form, base, out):
            sys.stdout.write(f"{path}\n")
    elif out is None:
        sys.stdout.writelines(text_parts(store, form, base))
    else:
        write_atomically(out, text_parts(store, form, base))
