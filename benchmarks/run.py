"""`make bench`: what the program takes, stage by stage and end to end, beside well-known libraries.

python -m benchmarks.run                    everything, a few minutes
python -m benchmarks.run --only stages      one part
python -m benchmarks.run --full             also 50,000 articles and ten million quads: hours
python -m benchmarks.run --write            also put the figures into docs/benchmarks.md
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.alternatives import alternative_rows
from benchmarks.builds import build_once, build_rows, growth_rows
from benchmarks.clock import Row, load
from benchmarks.corpus import ROOT, corpus, of_usual_length, repeated, write_jsonl
from benchmarks.questions import question_rows
from benchmarks.resolution import resolution_rows
from benchmarks.stages import stage_rows
from benchmarks.startup import startup_rows
from kg.model import Article
from kg.store import RECORDS

Part = Callable[[list[Article], Path, argparse.Namespace], list[Row]]
_HEAD = "# Benchmarks\n\nWritten by `python -m benchmarks.run --write`; nothing here is edited by hand."
_DOCUMENT = ROOT / "docs" / "benchmarks.md"


def main() -> int:
    """Measure, print, and with --write keep the figures."""
    asked = _asked()
    name, articles = corpus(asked.corpus)
    title = f"{name}; {platform.machine()}, Python {platform.python_version()}; {load()}"
    sys.stdout.write(f"{title}\n")
    tables = [(part, _measure(part, articles, asked)) for part in asked.only or PARTS]
    if asked.write:
        kept = _DOCUMENT.read_text(encoding="utf-8") if asked.only else ""
        _DOCUMENT.write_text(document(title, tables, kept), encoding="utf-8")
    return 0


def _measure(part: str, articles: list[Article], asked: argparse.Namespace) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        rows = PARTS[part](articles, Path(folder), asked)
    sys.stdout.write("\n".join(["", part, *(f"  {_line(row)}" for row in rows), ""]))
    sys.stdout.flush()
    return rows


def _asked() -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Measure the program.")
    options.add_argument("--only", action="append", choices=PARTS, help="a part; may be given several times")
    options.add_argument("--corpus", type=Path, help="articles as JSONL (.gz) with id, text, published, outlet, title")
    options.add_argument("--count", type=int, default=1000, help="articles in a build (default 1000)")
    options.add_argument("--runs", type=int, default=3, help="medians are over so many runs (default 3)")
    options.add_argument("--full", action="store_true", help="50,000 articles, ten million quads")
    options.add_argument("--write", action="store_true", help=f"write {_DOCUMENT.relative_to(ROOT)}")
    return options.parse_args()


def _stages(articles: list[Article], folder: Path, asked: argparse.Namespace) -> list[Row]:
    return stage_rows(repeated(of_usual_length(articles), min(300, asked.count)), asked.runs)


def _builds(articles: list[Article], folder: Path, asked: argparse.Namespace) -> list[Row]:
    return build_rows(of_usual_length(articles), folder, asked.count)


def _growth(articles: list[Article], folder: Path, asked: argparse.Namespace) -> list[Row]:
    sizes = (asked.count, 10 * asked.count, *((50 * asked.count,) if asked.full else ()))
    return growth_rows(articles, folder, sizes)


def _resolution(articles: list[Article], folder: Path, asked: argparse.Namespace) -> list[Row]:
    build_once(write_jsonl(repeated(articles, asked.count), folder / "articles.jsonl"), folder / "graph", 2)
    return resolution_rows(folder / "graph" / RECORDS, folder, (1, 10, 50))


def _alternatives(articles: list[Article], folder: Path, asked: argparse.Namespace) -> list[Row]:
    return alternative_rows(of_usual_length(articles)[:50], asked.runs)


def _questions(articles: list[Article], folder: Path, asked: argparse.Namespace) -> list[Row]:
    out = folder / "graph"
    build_once(write_jsonl(repeated(articles, 2 * asked.count), folder / "articles.jsonl"), out, 2)
    sizes = [(1_000_000, 0.1), *([(10_000_000, 1.0)] if asked.full else [])]
    return [r for size, most in sizes for r in question_rows(out / "store", size, folder, most, asked.runs)]


def _startup(articles: list[Article], folder: Path, asked: argparse.Namespace) -> list[Row]:
    build_once(write_jsonl(articles[:20], folder / "few.jsonl"), folder / "graph", 1)
    return startup_rows(folder / "graph", 2 * asked.runs + 1)


PARTS: dict[str, Part] = {
    "stages": _stages,
    "builds": _builds,
    "growth": _growth,
    "resolution": _resolution,
    "alternatives": _alternatives,
    "questions": _questions,
    "startup": _startup,
}


def document(title: str, tables: list[tuple[str, list[Row]]], kept: str = "") -> str:
    """The figures as a page; parts that were not measured stay as the page `kept` has them."""
    head, *sections = kept.split("\n## ") if kept else [f"{_HEAD}\n\n{title}\n"]
    found = {section.split("\n", 1)[0]: section.strip("\n") for section in sections}
    for part, rows in tables:
        lines = [
            part.capitalize(),
            "",
            *([title, ""] if kept else []),
            "| what | measured | aim | holds |",
            "|---|---|---|---|",
        ]
        lines += [f"| {r.what} | {r.figure} | {r.aim} | {_verdict(r)} |" for r in rows]
        found[part.capitalize()] = "\n".join(lines)
    parts = sorted(found, key=[p.capitalize() for p in PARTS].index)
    return "\n".join([head.rstrip("\n"), *(f"\n## {found[part]}" for part in parts), ""])


def _line(row: Row) -> str:
    return f"{row.what:<58} {row.figure}" + (f"   ({row.aim}: {_verdict(row)})" if row.aim else "")


def _verdict(row: Row) -> str:
    return "" if row.holds is None else "yes" if row.holds else "no"


if __name__ == "__main__":
    sys.exit(main())
