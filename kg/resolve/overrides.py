"""A reviewed file that says which names are the same person or body and which are not, whatever the rules find.

CSV with the header `relation,name_a,article_a,name_b,article_b`: `relation` is `same` or `different`; a name is as an
article writes it; an article (its file name) narrows the name to that article and may be empty. In a line whose
relation is `is`, `name_b` is the IRI of that actor elsewhere and `article_b` a remark; `kg reconcile` proposes such.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import HiwarError
from kg.graph.mint import digest
from kg.resolve.bodies import names_of
from kg.resolve.cluster import Clusters
from kg.resolve.names import Words, words_of
from kg.resolve.records import ACTORS
from kg.resolve.register import Register
from kg.resolve.shelf import Reports

COLUMNS = ["relation", "name_a", "article_a", "name_b", "article_b"]
IS = "is"
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def is_web_iri(text: str) -> bool:
    """Whether `text` can stand as a node: a full http(s) IRI without characters RDF forbids."""
    return _IRI.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Override:
    same: bool
    first: tuple[str, str]  # name, article
    second: tuple[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Identifier:
    """What a reviewer says an actor is called elsewhere."""

    name: str
    article: str
    iri: str


@dataclass(frozen=True, slots=True)
class Overrides:
    """The lines of a reviewed file, in order."""

    lines: tuple[Override, ...] = ()
    identifiers: tuple[Identifier, ...] = ()

    def stamp(self) -> str:
        """What tells one reviewed file from another; the same for the same lines."""
        return digest(*self.lines, *self.identifiers) if self.lines or self.identifiers else "-"

    def identified(self, reports: Reports) -> list[tuple[str, str]]:
        """Report nodes of actors with the IRIs the file gives them."""
        index = _index(reports, [i.name for i in self.identifiers])
        return [(node, i.iri) for i in self.identifiers for node in _find(index, (i.name, i.article))]

    def apply(self, reports: Reports, register: Register, clusters: Clusters) -> None:
        """Join and keep apart as the file says: `same` lines first, then `different` ones."""
        index = _index(reports, [name for line in self.lines for name, _ in (line.first, line.second)])
        for line in sorted(self.lines, key=lambda o: not o.same):
            act = clusters.join if line.same else clusters.keep_apart
            first, second = (_numbers(register, _find(index, end)) for end in (line.first, line.second))
            for a in first:
                for b in second:
                    act(a, b, f"override: {'same' if line.same else 'different'}", f"reviewed, line {line.line}")


def _numbers(register: Register, iris: list[str]) -> list[int]:
    return [entry.number for iri in iris if (entry := register.find(iri))]


def _index(reports: Reports, names: Iterable[str]) -> dict[Words, list[tuple[str, str]]]:
    """Each of these names → nodes that bear it, each with the name of its article."""
    index: dict[Words, list[tuple[str, str]]] = {words_of(name): [] for name in names}
    for node in reports.of_kind(*ACTORS) if index else ():
        for words in {words_of(n) for n in names_of(node)} & index.keys():
            index[words].append((node.iri, node.source.name))
    return index


def _find(index: dict[Words, list[tuple[str, str]]], wanted: tuple[str, str]) -> list[str]:
    name, article = wanted
    return [iri for iri, source in index.get(words_of(name), []) if article in ("", source)]


def read_overrides(path: Path) -> Overrides:
    """The reviewed file at `path`. Raises HiwarError naming the line that is wrong."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            if rows.fieldnames != COLUMNS:
                remedy = f"make it {','.join(COLUMNS)}"
                raise HiwarError("wrong header", where=f"{path}:1", remedy=remedy)
            read = [_line(row, i, path) for i, row in enumerate(rows, 2)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise HiwarError(f"cannot be read ({error})", where=str(path), remedy="check the file") from error
    return Overrides(
        tuple(line for line in read if isinstance(line, Override)),
        tuple(line for line in read if isinstance(line, Identifier)),
    )


def _line(row: dict[str, str | None], number: int, path: Path) -> Override | Identifier:
    values = {k: (v or "").strip() for k, v in row.items() if isinstance(k, str)}
    if values.get("relation") not in ("same", "different", IS) or not values.get("name_a") or not values.get("name_b"):
        remedy = "write same or different, and two names; or is, a name and an IRI"
        raise HiwarError("not a reviewed pair", where=f"{path}:{number}", remedy=remedy)
    if values["relation"] == IS:
        if not is_web_iri(values["name_b"]):
            raise HiwarError("not an IRI", where=f"{path}:{number}", remedy="give a full http(s) IRI in name_b")
        return Identifier(values["name_a"], values.get("article_a", ""), values["name_b"])
    first = (values["name_a"], values.get("article_a", ""))
    return Override(values["relation"] == "same", first, (values["name_b"], values.get("article_b", "")), number)
