"""JSON-LD that reads like plain JSON: short keys, values without wrappers, one object per node, one list per graph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.serialise import ordered_quads
from kg.graph.terms import PREFIXES, TYPE

CONTEXT = Path(__file__).with_name("context.jsonld")
_HIWAR = PREFIXES["hiwar"]
_XSD = PREFIXES["xsd"]
_RELATIVE = re.compile(r"[a-z][a-z-]*(/[A-Za-z0-9-]+)?")


@dataclass(frozen=True, slots=True)
class _Term:
    """A key of the context: what it stands for and how its values are to be read."""

    name: str
    coercion: str | None
    language: str | None


@lru_cache(maxsize=1)
def _context() -> dict[str, Any]:
    context: dict[str, Any] = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    return context


@lru_cache(maxsize=1)
def _terms() -> dict[str, _Term]:
    """Property IRI → its term."""
    found: dict[str, _Term] = {}
    for name, entry in _context().items():
        if isinstance(entry, dict):
            prefix, local = entry["@id"].split(":", 1)
            kind = entry.get("@type")
            coercion = f"{_XSD}{kind[4:]}" if kind and kind.startswith("xsd:") else kind
            found[PREFIXES[prefix] + local] = _Term(name, coercion, entry.get("@language"))
    return found


def jsonld_parts(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """The dataset as JSON-LD text, graph by graph; `quads` may come in any order."""
    short = _Names(base)
    yield f'{{"@context": {_head(base)},\n"@graph": ['
    for i, (name, members) in enumerate(groupby(ordered_quads(quads), key=lambda q: q.graph_name)):
        yield (",\n" if i else "\n") + _graph(short(name), list(members), short)
    yield "\n]}\n"


def _head(base: str) -> str:
    """The context, one term on a line; names of resources are relative to `base`."""
    entries = {"@base": base, **_context()}
    lines = (f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in entries.items())
    return "{\n" + ",\n".join(lines) + "\n}"


class _Names:
    """Resource names relative to the base where they lie below it (a base that ends in # has nothing below it)."""

    def __init__(self, base: str) -> None:
        self._base = base

    def __call__(self, node: object) -> str:
        iri = str(getattr(node, "value", ""))
        rest = iri.removeprefix(self._base)
        below = rest != iri and self._base.endswith("/")
        return rest if below and _RELATIVE.fullmatch(rest) else iri


def _graph(name: str, quads: list[Quad], short: _Names) -> str:
    nodes = [_node(list(own), short) for _, own in groupby(quads, key=lambda q: q.subject)]
    lines = ",\n".join("  " + json.dumps(node, ensure_ascii=False) for node in nodes)
    return f'{{"id": {json.dumps(name)}, "@graph": [\n{lines}\n]}}'


def _node(quads: list[Quad], short: _Names) -> dict[str, Any]:
    node: dict[str, Any] = {"id": short(quads[0].subject)}
    for predicate, same in groupby(quads, key=lambda q: q.predicate):
        if predicate == TYPE:
            node["type"] = _one([_type(q.object) for q in same])
        else:
            term = _terms().get(predicate.value) or _Term(predicate.value, None, None)
            node[term.name] = _one([_value(q.object, term, short) for q in same])
    return node


def _type(value: object) -> str:
    iri = getattr(value, "value", "")
    for prefix in ("hiwar", "prov", "org", "oa"):
        if iri.startswith(PREFIXES[prefix]):
            return ("" if prefix == "hiwar" else f"{prefix}:") + iri[len(PREFIXES[prefix]) :]
    return str(iri)


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _value(value: object, term: _Term, short: _Names) -> Any:
    if isinstance(value, NamedNode):
        return _reference(value, term, short)
    if not isinstance(value, Literal):
        raise TypeError(f"no place for {value} in a graph without blank nodes")
    kind = value.datatype.value
    if value.language is not None:
        return value.value if value.language == term.language else {"@value": value.value, "@language": value.language}
    if term.coercion == kind:
        return _native(value.value, kind)
    if kind == f"{_XSD}string" and term.language is None and term.coercion is None:
        return value.value
    return {"@value": value.value, "@type": kind}


def _native(text: str, kind: str) -> Any:
    """Integers and truth values as JSON has them; all else as text, so that no digit is lost."""
    if kind == f"{_XSD}integer" and len(text) < 16:
        return int(text)
    return text == "true" if kind == f"{_XSD}boolean" else text


def _reference(node: NamedNode, term: _Term, short: _Names) -> Any:
    if term.coercion == "@vocab" and node.value.startswith(_HIWAR):
        return node.value[len(_HIWAR) :]
    name = short(node)
    return name if term.coercion in ("@id", "@vocab") else {"id": name}
