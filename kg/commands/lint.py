"""`kg lint`: lexicons, patterns, shapes, queries, ontology and gold annotations checked by what uses them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import HiwarError
from kg.linting.parts import PARTS

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def lint(
    parts: Annotated[list[str] | None, typer.Argument(help=f"what to check (default: all): {', '.join(PARTS)}")] = None,
    gold: Annotated[list[Path] | None, typer.Option(help="folder of gold annotations; may be repeated")] = None,
    lexicon: Annotated[list[Path] | None, typer.Option(help="a further folder of word lists")] = None,
) -> int:
    """Print each problem as `file:line: what: remedy`. Exits with 1 if there is one."""
    chosen = parts or list(PARTS)
    if unknown := [p for p in chosen if p not in PARTS]:
        raise HiwarError(f"nothing called {unknown[0]!r} to check", remedy=f"choose of {', '.join(PARTS)}")
    folders = {"gold": gold or [], "lexicon": lexicon or []}
    problems = sorted(p for part in chosen for p in PARTS[part](folders.get(part, [])))
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"{', '.join(chosen)}: {len(problems)} problems\n")
    return int(bool(problems))
