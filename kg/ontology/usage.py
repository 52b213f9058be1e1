"""Where the project's files use terms of the namespace: shapes, queries, pattern rules, the list of offices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.ontology.load import NAMESPACE
from kg.resources import PACKAGE, data_dir

USES = NamedNode("https://w3id.org/hiwar/check#uses")
_CURIE = re.compile(r"\bhiwar:([A-Za-z][A-Za-z0-9]*)\b|<https://w3id\.org/hiwar/ns#([A-Za-z0-9]+)>")
_SET = re.compile(r"\b(?:action|modality|polarity|status|format|measure|component):\s*([a-z][A-Za-z]+)\b")
_OFFICE = re.compile(r"^  ([a-z][A-Za-z]+):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Use:
    """A term where it is used; `line` counts from 1."""

    term: str
    file: Path
    line: int

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}"


def uses() -> Iterator[Use]:
    """Every use of a term in the project's files, file by file."""
    for path in sorted(data_dir("shapes").glob("*.ttl")):
        if not path.name.endswith(".bad.ttl"):  # those use what does not exist on purpose
            yield from _in_file(path, _CURIE)
    for path in sorted(data_dir("queries").glob("*.rq")):
        yield from _in_file(path, _CURIE)
    for path in sorted((PACKAGE / "patterns" / "rules").glob("*.yaml")):
        yield from _in_file(path, _SET, only="set:")
    yield from _offices(PACKAGE / "lexicon" / "offices.yaml")


def _in_file(path: Path, pattern: re.Pattern[str], only: str = "") -> Iterator[Use]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if only in line and not line.lstrip().startswith("#"):
            for match in pattern.finditer(line):
                yield Use(NAMESPACE + next(g for g in match.groups() if g), path, number)


def _offices(path: Path) -> Iterator[Use]:
    """The keys of `heads` and `phrases`: the concepts that titles are read as."""
    text = path.read_text(encoding="utf-8")
    for section in re.finditer(r"^(?:heads|phrases):.*\n((?:  .*\n)+)", text, re.MULTILINE):
        for key in _OFFICE.finditer(section.group(1)):
            line = text.count("\n", 0, section.start(1) + key.start()) + 1
            yield Use(NAMESPACE + key.group(1), path, line)


def use_quads() -> list[Quad]:
    """The uses as statements `<file:line> check:uses <term>`, for the checks to query."""
    return [Quad(NamedNode(f"urn:file:{u.file.name}:{u.line}"), USES, NamedNode(u.term)) for u in uses()]
