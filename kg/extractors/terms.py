"""The terms of an undertaking: by when, how much, toward whom, and what in the article's own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kg.extractors.content import has
from kg.extractors.sides import Sides
from kg.extractors.undertaking import Undertaking
from kg.model import Document, Form, NumberMention, Span, TimeSpan
from kg.patterns import Element


def evidence(u: Undertaking) -> Span:
    """The clause that says it."""
    return Span(u.line.elements[u.head].start, u.line.elements[u.end - 1].end)


def deadline(u: Undertaking, published: dt.date | None) -> TimeSpan | None:
    """The first time in the clause that bounds it from above: not a beginning, not past when the article appeared."""
    for i in range(u.head, u.end):
        time = u.line.elements[i].time
        if time is None or has(u.line, i - 1, "from_on") or has(u.line, i - 2, "from_on"):
            continue
        if time.span.latest and (published is None or time.span.latest >= published):
            return time.span
    return None


def amount(u: Undertaking, text: str) -> tuple[float | None, str | None]:
    """The first number of the clause that counts something, with the word it counts."""
    for i in range(u.head, u.end):
        number = u.line.elements[i].number
        if number is not None and number.quantity.value is not None and (unit := _unit(u, i, number, text)):
            return float(number.quantity.value), unit
    return None, None


def _unit(u: Undertaking, i: int, number: NumberMention, text: str) -> str | None:
    if i + 1 >= u.end or u.line.elements[i + 1].clause or u.line.elements[i + 1].is_mention:
        return None
    after = u.line.elements[i + 1]
    return None if has(u.line, i + 1, "preposition") else text[after.start : after.end]


def toward(u: Undertaking, sides: Sides) -> tuple[str, ...]:
    """The first other party the clause names after a preposition or as the owner of what is given."""
    if len(u.by) > 1:
        return ()
    for i in range(u.head, u.end):
        keys = tuple(k for k in _others(u.line.elements[i], u, sides))
        if keys:
            return keys[:1]
    return ()


def _others(element: Element, u: Undertaking, sides: Sides) -> Iterator[str]:
    if element.actor is None or element.actor.form is Form.PRONOUN:
        return
    for key in element.actor.actors or ((element.actor.state,) if element.actor.state else ()):
        side = sides.of(key)
        if side and side not in u.by and key not in u.by:
            yield side


def object_text(u: Undertaking, document: Document) -> str:
    span = evidence(u)
    return " ".join(document.article.text[span.start : span.end].split())
