"""`kg evaluate`: extraction scored against annotated articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.articles.metadata import read_metadata
from kg.errors import InputError
from kg.evaluation.facts import facts_of
from kg.evaluation.gold import gold_files, read_gold, report_from_gold
from kg.evaluation.score import ArticleScore, score_article
from kg.evaluation.tables import result, text_table

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Option(help="folder of annotations beside their texts; may be repeated")],
    errors: Annotated[bool, typer.Option(help="print every missed and spurious item with its sentence")] = False,
    slots: Annotated[bool, typer.Option(help="print a line per slot")] = False,
    outlets: Annotated[bool, typer.Option(help="print a line per outlet")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print all figures as JSON")] = False,
    against: Annotated[Path | None, typer.Option(help="an earlier --json output to compare with")] = None,
) -> None:
    """Score extraction against gold annotations (the annotation guide's score), with bootstrap intervals."""
    scores, outlet_of = _scores(gold, show_errors=errors)
    figures = result(scores, outlet_of)
    if as_json:
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        typer.echo(text_table(figures, slots=slots, outlets=outlets))
    if against is not None:
        _compare(figures, _earlier(against))


def _scores(folders: list[Path], *, show_errors: bool) -> tuple[dict[str, ArticleScore], dict[str, str]]:
    from kg.document import understand
    from kg.extract import extract

    scores: dict[str, ArticleScore] = {}
    outlets: dict[str, str] = {}
    for folder in folders:
        metadata = read_metadata(folder / "metadata.csv").rows
        paths = list(gold_files(folder))
        if not paths:
            raise InputError("holds no annotated article", where=str(folder), remedy="name a folder of .txt with .json")
        for path in paths:
            annotation = read_gold(path)
            article = report_from_gold(path).article
            score = score_article(facts_of(extract(understand(article))), annotation)
            scores[article.source] = score
            if (row := metadata.get(article.source)) and row.outlet:
                outlets[article.source] = row.outlet
            if show_errors:
                _print_errors(article.source, article.text, score)
    return scores, outlets


def _print_errors(source: str, text: str, score: ArticleScore) -> None:
    for what, kind, item in score.misses:
        shown = {k: v for k, v in item.items() if v and k not in ("alt", "aliases", "evidence")}
        typer.echo(f"{source} {what} {kind}: {json.dumps(shown, ensure_ascii=False, default=str)}")
        for start, end in item.get("evidence", [])[:1]:
            typer.echo(f"    {text[max(0, text.rfind(chr(10), 0, start) + 1) : start]}⟦{text[start:end]}⟧")


def _earlier(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {"headline": float(data["headline"]), "classes": data["classes"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"not an earlier result ({error})", where=str(path), remedy="write one with --json") from error


def _compare(now: dict[str, Any], before: dict[str, Any]) -> None:
    typer.echo(
        f"headline {before['headline']:.4f} → {now['headline']:.4f} ({now['headline'] - before['headline']:+.4f})"
    )
    for kind, figures in now["classes"].items():
        was, new = before["classes"][kind]["slot"][2], figures["slot"][2]
        typer.echo(f"  {kind:12} slot F1 {was:.4f} → {new:.4f} ({new - was:+.4f})")
