"""The options of commands that read Arabic: which analyser takes words apart, which recogniser offers names."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

AnalyzerOption = Annotated[
    str, typer.Option("--analyzer", help="how words are taken apart: frequency, or camel where it is installed")
]
NerOption = Annotated[
    str, typer.Option("--ner", help="a recogniser of names beside the rules: none, or camel where it is installed")
]

FactsOption = Annotated[
    Path | None,
    typer.Option("--facts", help="take facts from the answers of another engine: JSON lines, one an article"),
]


def read_with(analyzer: str, ner: str) -> None:
    """Set analyser and recogniser for this process and its workers. Raises HiwarError if one is not installed."""
    if analyzer != "frequency":
        from kg.language.analyzers import use_analyzer

        use_analyzer(analyzer)
    if ner != "none":
        from kg.language.camel_ner import use_ner

        use_ner(ner)
