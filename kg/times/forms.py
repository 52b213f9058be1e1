"""The language of the grammar's forms, read into trees.

A form is a sequence of elements: a category (`UNIT=year.sg`), a group of rules in lower case (`month`), a mark in
quotes, alternatives in parentheses, `?` for optional, `!` for "not followed by". `slot:` in front keeps what matched.
Features of a category: `.def` and `.indef` (article), `.sg .dual .pl` (units), `&` (joined by و), `~` (any proclitic).
Without one, only the first element of an expression may carry proclitics.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A node of a form. `kind`: seq, alt, opt, not, word, mark, group."""

    kind: str
    parts: tuple[Element, ...] = ()
    name: str = ""
    value: str = ""
    features: frozenset[str] = frozenset()
    slot: str = ""


_PIECE = re.compile(
    r"\s*(?:(?P<punct>[()|?!])|(?:(?P<slot>[a-z_0-9]+):)?(?:'(?P<mark>.)'|(?P<name>\w+)(?P<rest>[=.&~\w-]*)))"
)
_REST = re.compile(r"(?:=(?P<value>-?\w+))?(?P<features>(?:\.\w+|[&~])*)")


def parse_form(form: str) -> Element:
    """The element tree of a form. Raises ValueError where it is not one."""
    pieces, at = [], 0
    while at < len(form.rstrip()):
        found = _PIECE.match(form, at)
        if not found:
            raise ValueError(f"cannot read {form[at:]!r}")
        pieces.append(found)
        at = found.end()
    element, rest = _alternatives(pieces)
    if rest:
        raise ValueError(f"unbalanced parenthesis in {form!r}")
    return element


_Pieces = list[re.Match[str]]


def _alternatives(pieces: _Pieces) -> tuple[Element, _Pieces]:
    branches: list[Element] = []
    while True:
        branch, pieces = _sequence(pieces)
        branches.append(branch)
        if not pieces or pieces[0]["punct"] != "|":
            break
        pieces = pieces[1:]
    return (branches[0] if len(branches) == 1 else Element("alt", tuple(branches))), pieces


def _sequence(pieces: _Pieces) -> tuple[Element, _Pieces]:
    parts: list[Element] = []
    while pieces and pieces[0]["punct"] not in ("|", ")"):
        part, pieces = _single(pieces)
        if pieces and pieces[0]["punct"] == "?":
            part, pieces = Element("opt", (part,)), pieces[1:]
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Element("seq", tuple(parts))), pieces


def _single(pieces: _Pieces) -> tuple[Element, _Pieces]:
    head, rest = pieces[0], pieces[1:]
    if head["punct"] == "!":
        inner, rest = _single(rest)
        return Element("not", (inner,)), rest
    if head["punct"] == "(":
        inner, rest = _alternatives(rest)
        return inner, rest[1:]
    return _atom(head), rest


def _atom(piece: re.Match[str]) -> Element:
    slot = piece["slot"] or ""
    if piece["mark"]:
        return Element("mark", name=piece["mark"], slot=slot)
    if piece["name"].islower():
        return Element("group", name=piece["name"], slot=slot, features=frozenset(piece["rest"]))
    rest = _REST.fullmatch(piece["rest"])
    if rest is None:
        raise ValueError(f"cannot read features {piece['rest']!r}")
    features = frozenset(re.findall(r"\w+|[&~]", rest["features"]))
    return Element("word", name=piece["name"], value=rest["value"] or "", features=features, slot=slot)
