"""SPARQL text as tokens: enough to bind parameters and to refuse what a reader must not run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.errors import HiwarError

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''
          |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
      | (?P<variable>[?$]\w+)
      | (?P<word>@?[^\W\d][\w.\-]*(?::[\w.\-%:\\~!$&'()*+,;=/?\#@]*)?|:[\w.\-]*)
      | (?P<space>\s+)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_DIGITS = re.compile(r"[0-9]+", re.ASCII)
_FORMS = ("select", "ask", "construct", "describe")


class Token(NamedTuple):
    """A stretch `[start, end)` of the query and its kind: comment, iri, string, variable, word or other."""

    kind: str
    text: str
    start: int
    end: int


class Block(NamedTuple):
    """`VALUES ?name { … }`: `[start, end)` is what stands between the braces."""

    name: str
    start: int
    end: int


def tokens(query: str) -> Iterator[Token]:
    """The tokens of `query` without spaces. Every character belongs to one token."""
    for match in _TOKEN.finditer(query):
        if match.lastgroup and match.lastgroup != "space":
            yield Token(match.lastgroup, match.group(), match.start(), match.end())


def values_blocks(query: str) -> tuple[Block, ...]:
    """The one-variable VALUES blocks of `query`, in order."""
    found: list[Block] = []
    seen = [t for t in tokens(query) if t.kind != "comment"]
    for keyword, variable, brace in zip(seen, seen[1:], seen[2:], strict=False):
        if keyword.text.lower() == "values" and variable.kind == "variable" and brace.text == "{":
            closing = next((t.start for t in seen if t.start >= brace.end and t.text == "}"), len(query))
            found.append(Block(variable.text[1:], brace.end, closing))
    return tuple(found)


def limit_block(query: str) -> Block | None:
    """The number of the first LIMIT of `query`, None if it has none."""
    seen = [t for t in tokens(query) if t.kind != "comment"]
    for keyword, digit in pairwise(seen):
        if keyword.kind == "word" and keyword.text.lower() == "limit" and digit.text.isdigit():
            number = _DIGITS.match(query, digit.start)
            return Block("limit", digit.start, number.end() if number else digit.end)
    return None


def form(query: str) -> str | None:
    """`select`, `ask`, `construct` or `describe`; None if there is none."""
    return next((t.text.lower() for t in tokens(query) if t.kind == "word" and t.text.lower() in _FORMS), None)


def names_dataset(query: str) -> bool:
    """Whether `query` says itself, with FROM, which graphs it reads."""
    return any(t.kind == "word" and t.text.lower() == "from" for t in tokens(query))


def forbidden(query: str) -> str | None:
    """What makes `query` more than a read of this store: calls to other servers, or keywords hidden by escapes."""
    for token in tokens(query):
        if token.kind == "word" and token.text.lower() == "service":
            return "SERVICE"
        if token.kind not in ("string", "comment", "iri") and "\\u" in token.text.lower():
            return "\\u"
        if token.text == "\\":
            return "\\"
    return None


def check_read_only(query: str) -> None:
    """Raises HiwarError if `query` is not a plain read: an update, a call to another server, or no query at all."""
    what = forbidden(query)
    if what:
        raise HiwarError(
            f"{what} is refused here",
            remedy="ask this graph alone, without escapes outside strings",
            kind="refused_query",
        )
    if form(query) is None:
        raise HiwarError(
            "not a query", remedy="use SELECT, ASK, CONSTRUCT or DESCRIBE; updates are refused", kind="not_a_query"
        )
