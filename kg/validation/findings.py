"""What a check says: which shape, on which node, why, and where in the article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.validation.terms import SH, SHAPES, Term

SEVERITIES = ("Violation", "Warning", "Info")  # most serious first


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding stands: the article's file, 1-based line and column of the evidence, its sentence and words."""

    file: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    quote: str | None = None
    sentence: str | None = None

    def __str__(self) -> str:
        return ":".join(str(p) for p in (self.file, self.line, self.column) if p is not None)


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of one shape. `shape` and `component` are IRIs, `path` a property path in SPARQL's syntax (None for
    a finding about the node itself), `messages` the shape's messages by language, each with its remedy."""

    shape: str
    component: str
    severity: str
    focus: Term
    path: str | None = None
    value: Term | None = None
    messages: tuple[tuple[str, str], ...] = ()
    location: Location | None = field(default=None, compare=False)

    @property
    def rule(self) -> str:
        """A short stable name: the shape's local name."""
        return self.shape.removeprefix(SHAPES).rsplit("#", 1)[-1]

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What two engines must agree on: focus node, path, component, shape."""
        return (str(self.focus), self.path or "", self.component.removeprefix(SH), self.shape)

    @property
    def detail(self) -> str:
        """The property and value at fault, for a line of text; empty where there is none."""
        words = [shown_path(self.path)] if self.path else []
        words += [shown(self.value)] if self.value is not None else []
        return f" ({' '.join(words)})" if words else ""

    def message(self, language: str = "en") -> str:
        """The message in `language`, else in any, else the component's name."""
        texts = dict(self.messages)
        return texts.get(language) or next(iter(texts.values()), self.component.removeprefix(SH))

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location else ""
        return f"{where}{shown(self.focus)}: {self.rule}{self.detail}: {self.message()}"


def shown(term: Term | None) -> str:
    """A term as a person reads it: the tail of an IRI, the words of a literal."""
    if isinstance(term, NamedNode):
        return "/".join(term.value.split("/")[-2:])
    if isinstance(term, (Literal, BlankNode)):
        return term.value
    return "" if term is None else str(term)


def shown_path(path: str) -> str:
    """A property path with the tails of its IRIs."""
    return re.sub(r"<[^>]*[/#]([^>]*)>", r"\1", path)


def in_order(findings: list[Finding]) -> list[Finding]:
    """Sorted: the most serious first, then by file, place, rule and node."""

    def key(finding: Finding) -> tuple[object, ...]:
        at = finding.location
        place = (at.file, at.line or 0, at.column or 0) if at else ("", 0, 0)
        return (SEVERITIES.index(finding.severity), *place, finding.rule, *finding.key, str(finding.value))

    return sorted(findings, key=key)
