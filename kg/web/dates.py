"""Times as people read them."""

from __future__ import annotations

from kg.web.reader import Span
from kg.web.words import word


def when(span: Span, language: str) -> str:
    """A span as people read it: its date in words where it has one, else as the article has it."""
    return in_words(span.edtf, language) if span.edtf else span.expression or ""


def in_words(edtf: str, language: str) -> str:
    """An EDTF date: days as they are, open sides in words, sets and ranges with their bounds."""
    first, slash, last = edtf.partition("/")
    if first in ("", "..") and slash:
        return f"{word('until', language)} {_date(last)}"
    if last in ("", "..") and slash:
        return f"{word('since', language)} {_date(first)}"
    if edtf.startswith(("[", "{")):
        return f" {word('or', language)} ".join(_date(day.strip()) for day in edtf.strip("[]{}").split(","))
    return between(first, last, language) if slash else edtf


def between(first: str, last: str, language: str) -> str:
    """A range of dates; a dash between two dates would be read backwards in Arabic, so words say it there."""
    return word("range", language).format(first=_date(first), last=_date(last))


def _date(text: str) -> str:
    """A date that keeps its order beside an Arabic word (2021-12-31 would be shown as 31-12-2021)."""
    return f"\u2066{text}\u2069"
