"""`kg evaluate`: extraction scored against annotated articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.articles.metadata import read_metadata
from kg.commands.reading import AnalyzerOption, FactsOption, NerOption, read_with
from kg.engines import Recorded
from kg.errors import InputError
from kg.evaluation.calibration import bands
from kg.evaluation.facts import facts_of
from kg.evaluation.floors import fallen, raised, read_floors
from kg.evaluation.gold import gold_files, read_gold, report_from_gold
from kg.evaluation.score import ArticleScore, score_article
from kg.evaluation.tables import result, text_table
from kg.model import Report
from kg.process import Reader, read_report

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
Scored = dict[str, tuple[Report, ArticleScore]]


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Option(help="folder of annotations beside their texts; may be repeated")],
    errors: Annotated[bool, typer.Option(help="print every missed and spurious item with its sentence")] = False,
    slots: Annotated[bool, typer.Option(help="print a line per slot")] = False,
    outlets: Annotated[bool, typer.Option(help="print a line per outlet")] = False,
    calibration: Annotated[bool, typer.Option(help="print how often facts of each confidence are right")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print all figures as JSON")] = False,
    against: Annotated[Path | None, typer.Option(help="an earlier --json output to compare with")] = None,
    floors: Annotated[Path | None, typer.Option(help="floors to hold; exit 1 if a figure falls below")] = None,
    set_floors: Annotated[bool, typer.Option(help="raise the floors to these figures")] = False,
    lower_floors: Annotated[bool, typer.Option(help="with --set-floors: also lower them")] = False,
    coreference: Annotated[bool, typer.Option(help="score identity across articles (identity.json) instead")] = False,
    identity: Annotated[
        Path | None, typer.Option(help="with --coreference: which items of all folders are one thing; others are alone")
    ] = None,
    only: Annotated[str, typer.Option(help="with --coreference: score only files of this pattern")] = "*",
    analyzer: AnalyzerOption = "frequency",
    ner: NerOption = "none",
    facts: FactsOption = None,
) -> int:
    """Score extraction against gold annotations (the annotation guide's score), with bootstrap intervals."""
    read_with(analyzer, ner)
    if coreference:
        from kg.evaluation.coreference import coreference_report

        typer.echo(coreference_report(gold, identity, only))
        return 0
    scored, outlet_of = _score_folders(gold, _engine(facts), show_errors=errors)
    figures = result({name: score for name, (_, score) in scored.items()}, outlet_of)
    if as_json:
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        typer.echo(text_table(figures, slots=slots, outlets=outlets))
    if calibration:
        _print_bands(scored)
    if against is not None:
        _compare(figures, _earlier(against))
    return _hold(floors, "+".join(p.name for p in gold), figures, set_floors, lower_floors) if floors else 0


def _engine(facts: Path | None) -> Reader:
    return Recorded(facts) if facts else read_report


def _score_folders(folders: list[Path], engine: Reader, *, show_errors: bool) -> tuple[Scored, dict[str, str]]:
    scored: Scored = {}
    outlets: dict[str, str] = {}
    for folder in folders:
        rows = read_metadata(folder / "metadata.csv").rows
        for report, score in _score_folder(folder, engine):
            source = report.article.source
            scored[source] = (report, score)
            outlets[source] = (rows[source].outlet if source in rows else None) or "?"
            if show_errors:
                _print_errors(source, report.article.text, score)
    return scored, outlets


def _score_folder(folder: Path, engine: Reader) -> Iterator[tuple[Report, ArticleScore]]:
    paths = list(gold_files(folder))
    if not paths:
        raise InputError("holds no annotated article", where=str(folder), remedy="name a folder of .txt with .json")
    for path in paths:
        report = engine(report_from_gold(path).article)
        yield report, score_article(facts_of(report), read_gold(path))


def _print_errors(source: str, text: str, score: ArticleScore) -> None:
    for what, kind, item in score.misses:
        shown = {k: v for k, v in item.items() if v and k not in ("alt", "aliases", "evidence")}
        typer.echo(f"{source} {what} {kind}: {json.dumps(shown, ensure_ascii=False, default=str)}")
        for start, end in item.get("evidence", [])[:1]:
            typer.echo(f"    {text[text.rfind(chr(10), 0, start) + 1 : start]}⟦{text[start:end]}⟧")

    for kind, slot, found, gold in score.wrong:
        mine, theirs = (json.dumps(item.get(slot), ensure_ascii=False, default=str) for item in (found, gold))
        typer.echo(f"{source} wrong {kind} {gold['id']} {slot}: found {mine}, gold {theirs}")


def _print_bands(scored: Scored) -> None:
    typer.echo("confidence      facts  right  share")
    for band in bands(scored.values()):
        share = f"{band.right / band.facts:.3f}" if band.facts else "-"
        typer.echo(f"{band.low:.2f} to {min(band.high, 1):.2f}    {band.facts:5}  {band.right:5}  {share}")


def _earlier(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {"headline": float(data["headline"]), "classes": data["classes"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"not an earlier result ({error})", where=str(path), remedy="write one with --json") from error


def _compare(now: dict[str, Any], before: dict[str, Any]) -> None:
    difference = now["headline"] - before["headline"]
    typer.echo(f"headline {before['headline']:.4f} → {now['headline']:.4f} ({difference:+.4f})")
    for kind, figures in now["classes"].items():
        was, new = before["classes"][kind]["slot"][2], figures["slot"][2]
        typer.echo(f"  {kind:12} slot F1 {was:.4f} → {new:.4f} ({new - was:+.4f})")


def _hold(path: Path, name: str, figures: dict[str, Any], rise: bool, lower: bool) -> int:
    floors = read_floors(path)
    if rise:
        floors[name] = raised(floors.get(name, {}), figures, lower=lower)
        path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    below = fallen(floors.get(name, {}), figures)
    for line in below:
        typer.echo(f"{name}: {line}", err=True)
    return 1 if below else 0
