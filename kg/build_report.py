"""What a build did: the report for people (report.md) and for programs (report.json)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kg.store import REPORT_JSON, REPORT_MD


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in the store, how much of each kind it reports, and what is to be said of it."""

    iri: str
    source: str
    counts: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a build met: `refused` if an article was left out for it, else a remark. `article` is the IRI of an
    article that could be read but was refused: it is not tried again until it or the software changes."""

    where: str
    what: str
    remedy: str
    refused: bool
    article: str = ""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The state of the output, and how this run changed it (`added`, `updated`, `removed`: names of articles)."""

    stamp: str  # of software and base: with another, everything is read anew
    resolution: str  # of reviewed overrides: with others, only the resolved layer is made anew
    articles: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    read: int = 0  # articles that could be read, refused ones among them
    resolved: Mapping[str, int] = field(default_factory=dict)  # things of each class in the resolved layer
    graph: str = ""  # hash of graph.trig

    @classmethod
    def of(
        cls,
        stamp: str,
        resolution: str,
        kept: Iterable[Entry],
        new: Iterable[Entry],
        gone: Iterable[Entry],
        problems: Iterable[Problem],
        read: int,
    ) -> BuildReport:
        """A report in canonical order: it does not depend on the order of the inputs."""
        kept, new, gone = list(kept), list(new), list(gone)
        fresh, lost = {e.source for e in new}, {e.source for e in gone}
        return cls(
            stamp,
            resolution,
            articles=tuple(sorted([*kept, *new], key=lambda e: (e.source, e.iri))),
            problems=tuple(sorted(problems, key=lambda p: (p.where, p.what, p.remedy))),
            added=tuple(sorted(fresh - lost)),
            updated=tuple(sorted(fresh & lost)),
            removed=tuple(sorted(lost - fresh)),
            read=read,
        )

    @property
    def refused(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.refused)

    @property
    def exit_code(self) -> int:
        """2 if nothing could be read, 1 if something was refused, else 0."""
        if not self.read:
            return 2
        return 1 if self.refused else 0

    @property
    def changed(self) -> bool:
        return bool(self.added or self.updated or self.removed)

    def same_as(self, other: BuildReport) -> bool:
        """True if the output described is the same; what this run did does not count."""
        own, others = (self.stamp, self.resolution), (other.stamp, other.resolution)
        return own == others and (self.articles, self.problems) == (other.articles, other.problems)

    def totals(self) -> Counter[str]:
        """How many of each kind all articles report."""
        return sum((Counter(e.counts) for e in self.articles), Counter[str]())


def write_reports(report: BuildReport, folder: Path) -> None:
    """Write report.json and report.md into `folder`."""
    data = {
        "stamp": report.stamp,
        "resolution": report.resolution,
        "totals": dict(sorted(report.totals().items())),
        "resolved": dict(sorted(report.resolved.items())),
        "graph": report.graph,
        "articles": [asdict(e) for e in report.articles],
        "problems": [asdict(p) for p in report.problems],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / REPORT_JSON).write_text(text + "\n", encoding="utf-8")
    (folder / REPORT_MD).write_text(_markdown(report), encoding="utf-8")


def previous(path: Path, stamp: str) -> BuildReport | None:
    """The last build's report; None if there is none, it is damaged, or by other software or for another base."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["stamp"] != stamp:
            return None
        articles = tuple(_entry(e) for e in data["articles"])
        problems = tuple(Problem(**p) for p in data["problems"])
        return BuildReport(
            stamp, data["resolution"], articles, problems, resolved=data["resolved"], graph=data["graph"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None  # whatever is wrong with it: everything is then built anew


def _entry(data: dict[str, Any]) -> Entry:
    return Entry(data["iri"], data["source"], data["counts"], tuple(data["notes"]))


def _markdown(report: BuildReport) -> str:
    lines = [
        "# Build report",
        "",
        f"Articles in the store: {len(report.articles)}",
        f"Refused: {len(report.refused)}",
        "",
    ]
    lines += ["| reported | count |", "|---|---:|"]
    lines += [f"| {kind} | {count} |" for kind, count in sorted(report.totals().items())]
    lines += ["", "| across articles | count |", "|---|---:|"]
    lines += [f"| {kind} | {count} |" for kind, count in sorted(report.resolved.items())]
    for title, refused in (("Refused", True), ("Remarks", False)):
        lines += _problem_lines(title, [p for p in report.problems if p.refused is refused])
    lines += ["", "## Articles", "", "| article | facts | remarks |", "|---|---:|---|"]
    lines += [
        f"| {_cell(e.source)} | {sum(e.counts.values())} | {_cell('; '.join(e.notes))} |" for e in report.articles
    ]
    return "\n".join(lines) + "\n"


def _problem_lines(title: str, problems: list[Problem]) -> list[str]:
    if not problems:
        return []
    items = [f"- `{_code(p.where)}`: {_cell(p.what)}{': ' + _cell(p.remedy) if p.remedy else ''}" for p in problems]
    return ["", f"## {title}", "", *items]


def _cell(text: str) -> str:
    """Text that stays text inside Markdown: no markup, no HTML, one line."""
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"\\{c}" if c in "|*_`[]" else c for c in escaped)


def _code(text: str) -> str:
    return " ".join(text.split()).replace("`", "'")
