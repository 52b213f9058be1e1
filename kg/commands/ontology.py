"""`kg ontology`: check it, document it, generate the vocabulary module from it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.ontology.check import checks, deprecated, faults
from kg.ontology.docs import page
from kg.ontology.load import ontology_file, ontology_quads, read_turtle
from kg.ontology.reason import Verdict, reason
from kg.ontology.vocabulary import TARGET, is_current, write_vocabulary

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.command()
def check(
    reasoner: Annotated[bool, typer.Option("--reasoner/--no-reasoner", help="also run HermiT (needs Java)")] = True,
) -> int:
    """Run ontology/checks/*.rq and the reasoner. Exits with 1 if anything is wrong."""
    found = faults()
    for fault in found:
        sys.stdout.write(f"{fault}\n")
    verdict = reason([*ontology_quads(), *read_turtle(ontology_file("alignments.ttl"))]) if reasoner else Verdict()
    _tell(verdict, reasoner)
    sys.stdout.write(f"{len(checks())} checks, {len(found)} faults\n")
    return int(bool(found) or not verdict.well)


def _tell(verdict: Verdict, asked: bool) -> None:
    if verdict.skipped:
        sys.stdout.write(f"note: {verdict.skipped}\n")
    elif not verdict.consistent:
        sys.stdout.write("hiwar.ttl:1: inconsistent: some axioms contradict each other: weaken one of them\n")
    elif asked:
        sys.stdout.write(f"HermiT: consistent, {len(verdict.unsatisfiable)} unsatisfiable classes\n")
    for iri in verdict.unsatisfiable:
        sys.stdout.write(f"hiwar.ttl:1: {iri}: nothing can be a member: mend its superclasses\n")


@app.command()
def docs(out: Annotated[Path, typer.Option("--out", "-o", help="HTML file to write")] = Path("ontology.html")) -> int:
    """Write the ontology as one page in Arabic and English."""
    out.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{out}\n")
    return 0


@app.command()
def vocabulary(
    write: Annotated[bool, typer.Option("--write", help="write kg/graph/vocabulary.py anew")] = False,
) -> int:
    """Say whether kg/graph/vocabulary.py is what the ontology asks for; exits with 1 if not."""
    if write:
        write_vocabulary()
    current = is_current()
    sys.stdout.write(f"{TARGET}: {'up to date' if current else 'out of date: run with --write'}\n")
    return int(not current)


@app.command(name="deprecated")
def list_deprecated() -> int:
    """The deprecated terms and what to use instead."""
    for term, instead in deprecated().items():
        sys.stdout.write(f"{term}\t{instead or '(nothing)'}\n")
    return 0
