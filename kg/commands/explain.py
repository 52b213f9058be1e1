"""`kg explain`: what each layer reads in a text, and why a rule did not fire."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.articles.decode import decode
from kg.commands.reading import AnalyzerOption, NerOption, read_with
from kg.errors import InputError
from kg.explain import explain

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def explain_text(
    text: Annotated[list[str] | None, typer.Argument(help="a sentence, a text file, or: actor NAME")] = None,
    published: Annotated[str | None, typer.Option(help="publication date, YYYY-MM-DD")] = None,
    jsonl: Annotated[
        Path | None, typer.Option(help='lines {"text": …, "published": …}; prints one JSON line each')
    ] = None,
    rule: Annotated[str | None, typer.Option(help="say where this rule fires or which step refused")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print JSON instead of lines")] = False,
    store: Annotated[Path, typer.Option(help="build folder, for: actor NAME")] = Path("build/demo"),
    overrides: Annotated[
        Path | None, typer.Option(help="the reviewed pairs that folder was built with, for: actor NAME")
    ] = None,
    analyzer: AnalyzerOption = "frequency",
    ner: NerOption = "none",
) -> None:
    """Show every layer's reading of a sentence or file: words, speech, times, numbers, names, facts and their rules."""
    read_with(analyzer, ner)
    if jsonl is not None:
        _explain_lines(jsonl)
        return
    words = text or []
    if words[:1] == ["actor"] and len(words) > 1:
        _explain_actor(" ".join(words[1:]), store, overrides)
        return
    content = _content(" ".join(words))
    if rule is not None:
        _explain_rule(rule, content, published)
        return
    reading = explain(content, _date(published))
    typer.echo(json.dumps(reading, ensure_ascii=False, indent=1) if as_json else _lines(reading))


def _content(given: str) -> str:
    if not given:
        raise InputError("nothing to explain", remedy='give a sentence, a file or "-" for standard input')
    if given == "-":
        return decode(sys.stdin.buffer.read(), "standard input")[0]
    if len(given) < 1000 and Path(given).is_file():
        return decode(Path(given).read_bytes(), given)[0]
    return given


def _date(text: str | None, where: str = "--published") -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except (ValueError, TypeError) as error:
        raise InputError(f"{text!r} is no date", where=where, remedy="write YYYY-MM-DD") from error


def _explain_lines(path: Path) -> None:
    for number, line in enumerate(_content(str(path)).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            record = json.loads(line)
            reading = explain(record["text"], _date(record.get("published"), where))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError("not a record", where=where, remedy='write {"text": …, "published": …}') from error
        typer.echo(json.dumps(reading, ensure_ascii=False))


def _explain_rule(name: str, text: str, published: str | None) -> None:
    from kg.patterns.checking import explain as explain_rule

    for line in explain_rule(name, text, published):
        typer.echo(line)


def _explain_actor(name: str, folder: Path, reviewed: Path | None) -> None:
    from kg.graph.export import base_of
    from kg.resolve.explain import explain_actor
    from kg.resolve.overrides import read_overrides
    from kg.store import open_store

    store = open_store(folder)
    overrides = read_overrides(reviewed) if reviewed else None
    for explanation in explain_actor(store, name, base_of(store), overrides):
        typer.echo(str(explanation))


def _lines(reading: dict[str, Any]) -> str:
    out: list[str] = []
    for layer, items in reading.items():
        if isinstance(items, list) and items:
            out += [f"{layer}:", *(f"  {_one(item)}" for item in items)]
    return "\n".join(out) or "nothing found"


def _one(item: dict[str, Any]) -> str:
    where = f"[{item['start']}:{item['end']}] {item['text']}  " if "start" in item else ""
    rest = {k: v for k, v in item.items() if k not in ("start", "end", "text") and v not in (None, [], False)}
    return where + json.dumps(rest, ensure_ascii=False, default=str)
