"""The ontology against its checks (`ontology/checks/*.rq`, one fault each, no rows is well) and a reasoner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store

from kg.errors import LexiconError
from kg.ontology.load import ontology_file, ontology_quads, read_turtle
from kg.ontology.usage import use_quads
from kg.resources import data_dir


@dataclass(frozen=True, slots=True)
class Fault:
    """A row of a check: the file and line where the term stands, what is wrong, what to do."""

    check: str
    term: str
    detail: str
    what: str
    remedy: str

    @property
    def where(self) -> str:
        if self.detail.startswith("urn:file:"):
            return self.detail.removeprefix("urn:file:")
        return f"hiwar.ttl:{_line_of(self.term)}"

    def __str__(self) -> str:
        detail = "" if self.detail.startswith("urn:file:") else f" ({_short(self.detail)})"
        return f"{self.where}: {_short(self.term)}: {self.what}{detail}: {self.remedy}"


def faults(ontology: Sequence[Quad] | None = None, uses: Sequence[Quad] | None = None) -> list[Fault]:
    """What the checks find in `ontology` (default: the project's) with the shapes and the uses of its terms."""
    store = Store()
    store.extend(ontology_quads() if ontology is None else ontology)
    store.extend(use_quads() if uses is None else uses)
    store.extend(q for p in sorted(data_dir("shapes").glob("*.ttl")) if "." not in p.stem for q in read_turtle(p))
    return [fault for path in checks() for fault in _run(store, path)]


def checks() -> list[Path]:
    return sorted((data_dir("ontology") / "checks").glob("*.rq"))


def _run(store: Store, path: Path) -> Iterator[Fault]:
    text = path.read_text(encoding="utf-8")
    header = dict(re.findall(r"^# (what|remedy): (.+)$", text, re.MULTILINE))
    if header.keys() != {"what", "remedy"}:
        raise LexiconError("no header", where=path.name, remedy="begin with # what: and # remedy:")
    try:
        rows = store.query(text)
    except SyntaxError as error:
        raise LexiconError(f"not SPARQL ({error})", where=path.name, remedy="mend the query") from error
    if isinstance(rows, QuerySolutions):
        found = [(_value(row["term"]), _value(row["detail"])) for row in rows]
        yield from (Fault(path.stem, *pair, header["what"], header["remedy"]) for pair in sorted(found))


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def _short(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


@lru_cache(maxsize=1)
def _lines() -> list[str]:
    return ontology_file().read_text(encoding="utf-8").splitlines()


def _line_of(iri: str) -> int:
    """The line of hiwar.ttl where the statements about a term begin; 1 where none is found."""
    name = re.escape(_short(iri))
    return next((n for n, line in enumerate(_lines(), 1) if re.match(rf"\w*:{name} a\b", line)), 1)


def deprecated(ontology: Sequence[Quad] | None = None) -> dict[str, str]:
    """The deprecated terms and what replaces each (empty where nothing does)."""
    quads = ontology_quads() if ontology is None else ontology
    owl, dcterms = "http://www.w3.org/2002/07/owl#", "http://purl.org/dc/terms/"
    flag, instead = NamedNode(f"{owl}deprecated"), NamedNode(f"{dcterms}isReplacedBy")
    old = sorted(_value(q.subject) for q in quads if q.predicate == flag and _value(q.object) == "true")
    by = {_value(q.subject): _value(q.object) for q in quads if q.predicate == instead}
    return {term: by.get(term, "") for term in old}
