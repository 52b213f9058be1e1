"""The words of SHACL, and what literals are worth when they are compared."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Term = NamedNode | BlankNode | Literal | Triple
SH: Final = "http://www.w3.org/ns/shacl#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SHAPES: Final = "https://w3id.org/hiwar/shapes#"
TYPE: Final = NamedNode(f"{RDF}type")
FIRST: Final = NamedNode(f"{RDF}first")
REST: Final = NamedNode(f"{RDF}rest")
NIL: Final = NamedNode(f"{RDF}nil")
SUBCLASS: Final = NamedNode(f"{RDFS}subClassOf")

Value = int | Decimal | float | dt.date | dt.datetime | bool | str


@lru_cache(maxsize=256)
def sh(name: str) -> NamedNode:
    return NamedNode(SH + name)


def _date(text: str) -> dt.date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(f"not a day: {text}")
    return dt.date.fromisoformat(text)


def _integer(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]+", text):
        raise ValueError(f"not a whole number: {text}")
    return int(text)


def _decimal(text: str) -> Decimal:
    if not re.fullmatch(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)", text):
        raise ValueError(f"not a decimal: {text}")
    return Decimal(text)


def _boolean(text: str) -> bool:
    return {"true": True, "1": True, "false": False, "0": False}[text]


_READERS: dict[str, Callable[[str], Value]] = {
    f"{XSD}date": _date,
    f"{XSD}dateTime": dt.datetime.fromisoformat,
    f"{XSD}integer": _integer,
    f"{XSD}decimal": _decimal,
    f"{XSD}boolean": _boolean,
    f"{XSD}double": float,
    f"{XSD}float": float,
    f"{XSD}string": str,
    f"{XSD}anyURI": str,
    f"{RDF}langString": str,
}
_DERIVED = ("int", "long", "short", "nonNegativeInteger", "positiveInteger", "unsignedInt", "negativeInteger")
TEXTS = frozenset(name for name, reader in _READERS.items() if reader is str)  # datatypes that any words are of
_READERS |= {f"{XSD}{name}": _integer for name in _DERIVED}


@lru_cache(maxsize=1 << 14)
def worth(literal: Literal) -> Value | None:
    """The value of a literal, None where its words are not of its datatype or the datatype is unknown."""
    reader = _READERS.get(literal.datatype.value)
    try:
        return reader(literal.value) if reader else None
    except (ValueError, KeyError, InvalidOperation):
        return None


def well_typed(literal: Literal) -> bool:
    """False where the words of a literal are not of its datatype; unknown datatypes are believed."""
    return literal.datatype.value not in _READERS or worth(literal) is not None


def _family(value: Value) -> str:
    if isinstance(value, (bool, str)):
        return type(value).__name__
    if isinstance(value, dt.datetime):
        return "datetime"
    return "date" if isinstance(value, dt.date) else "number"


def compare(left: Term, right: Term) -> int | None:
    """-1, 0 or 1, None where the two cannot be ordered."""
    if not (isinstance(left, Literal) and isinstance(right, Literal)):
        return None
    a, b = worth(left), worth(right)
    if a is None or b is None or _family(a) != _family(b):
        return None
    return (a > b) - (a < b)  # type: ignore[operator]  # one family: comparable


def text_of(term: Term) -> str | None:
    """The string of a literal or IRI, None for a blank node."""
    return term.value if isinstance(term, (Literal, NamedNode)) else None
