"""Folders of small articles for build tests."""

from __future__ import annotations

from pathlib import Path

from tiny_reports import tiny_report

from kg.build_report import BuildReport
from kg.pipeline import Options, build

HEAD = "خبر من بغداد عن لقاء وحوار واتفاق بين الجانبين"


def write_articles(folder: Path, articles: dict[str, tuple[str, str, str]]) -> None:
    """Write NAME → (published, outlet, lines) as text files with their metadata, and nothing else."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*"):
        old.unlink()
    rows = ["file,published,outlet,url,title"]
    for name, (published, outlet, lines) in articles.items():
        (folder / name).write_text(f"{HEAD}\n{lines}\n", encoding="utf-8")
        rows.append(f"{name},{published},{outlet},,")
    (folder / "metadata.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def build_tiny(folder: Path, out: Path, **options: object) -> BuildReport:
    """Build `folder` with the reader of test articles."""
    return build([folder], out, Options(reader=tiny_report, **options))  # type: ignore[arg-type]
