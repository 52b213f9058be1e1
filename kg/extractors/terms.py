"""The terms of an undertaking: by when, how much, toward whom, and what in the article's own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kg.extractors.content import has
from kg.extractors.sides import Sides
from kg.extractors.undertaking import Undertaking
from kg.model import Document, Form, Sentence, Span, TimeMention, TimeSpan
from kg.patterns import Element
from kg.times.find import find_times

HISTORY = dt.timedelta(days=730)
COUNTED = ("troops", "prisoners", "aid", "currency", "weapons", "counted_thing")
FOR_A_PARTNER = frozenset({"strengthenPartnership", "trainAndAdvise", "militarySupport"})
AGAINST_FORCES = frozenset({"counterTerrorism", "trainAndAdvise", "militarySupport", "keepForces"})


def evidence(u: Undertaking) -> Span:
    """The clause that says it."""
    return Span(u.line.elements[u.head].start, u.line.elements[u.end - 1].end)


def is_history(u: Undertaking, published: dt.date | None) -> bool:
    """Whether a time before what is undertaken dates it more than HISTORY before the article."""
    ends = [e.time.span.latest for e in u.line.elements[: u.head] if e.time and e.time.span.latest]
    return published is not None and any(end < published - HISTORY for end in ends)


def deadline(u: Undertaking, document: Document) -> TimeSpan | None:
    """The first time in the clause, or just after the mark that ends it, that bounds it from above: not a beginning,
    not past when the article appeared."""
    published = document.article.published
    for i in (*range(u.head, u.end), u.end + 1):
        time = u.line.elements[i].time if i < len(u.line.elements) else None
        if time is None or _begins(u, i):
            continue
        span = time.span if _bounds(time.span, published) else _read_alone(u, time, document)
        if span and _bounds(span, published):
            return span
    return None


def _bounds(span: TimeSpan, published: dt.date | None) -> bool:
    return span.latest is not None and (published is None or span.latest >= published)


def _read_alone(u: Undertaking, time: TimeMention, document: Document) -> TimeSpan | None:
    """A duration such as "within two months" read without the past verb that reports the promise."""
    start, end = evidence(u)
    tokens = tuple(t for t in u.line.sentence.tokens if start <= t.start < end)
    content = Sentence(start, end, u.line.sentence.paragraph, tokens)
    found = find_times(document.article.text, (content,), document.article.published)
    return next((t.span for t in found if t.start < time.end and time.start < t.end), None)


def _begins(u: Undertaking, i: int) -> bool:
    """Whether "from", "since", "as of" before element `i` make it a beginning."""
    return any(
        r.lexeme == "from_on" and r.length == length and i >= length
        for length in (1, 2)
        for r in u.line.lexemes[max(0, i - length)]
    )


def amount(u: Undertaking, text: str) -> tuple[float | None, str | None]:
    """The number of the clause that counts soldiers, captives, goods or money, with the word it counts: the first,
    or of "from … to …" the second."""
    found = [(i, unit) for i in range(u.head, u.end) if (unit := _unit(u, i, text)) or _is_target(u, i)]
    for i, unit in sorted(found, key=lambda f: not _is_target(u, f[0])):
        number = u.line.elements[i].number
        if number is not None and number.quantity.value is not None:
            return float(number.quantity.value), unit or next((w for _, w in found if w), None)
    return None, None


def _is_target(u: Undertaking, i: int) -> bool:
    """Whether element `i` is the number after "to" of "from … to …"."""
    if u.line.elements[i].number is None:
        return False
    to = next((j for j in (i - 1, i - 2) if has(u.line, j, "to_number")), None)
    return to is not None and any(has(u.line, j, "of") and _is_number(u, j + 1) for j in range(max(u.head, to - 4), to))


def _is_number(u: Undertaking, i: int) -> bool:
    return u.line.elements[i].number is not None


def _unit(u: Undertaking, i: int, text: str) -> str | None:
    """The thing counted after a number, as written."""
    if u.line.elements[i].number is None or i + 1 >= u.end:
        return None
    after = u.line.elements[i + 1]
    return text[after.start : after.end] if has(u.line, i + 1, *COUNTED) else None


def toward(u: Undertaking, sides: Sides) -> tuple[str, ...]:
    """The first other state or body the clause names; of what is done for a partner, the article's other main side."""
    if len(u.by) > 1:
        return ()
    named = [k for i in range(u.head, u.end) for k in _others(u.line.elements[i], u, sides)]
    if named:
        return (min(named, key=lambda k: not sides.is_state(k)),)
    others = tuple(k for k in sides.main if k not in u.by)
    return others if u.action in FOR_A_PARTNER and len(others) == 1 else ()


def _others(element: Element, u: Undertaking, sides: Sides) -> Iterator[str]:
    if element.actor is None or element.actor.form is Form.PRONOUN:
        return
    for key in element.actor.actors or ((element.actor.state,) if element.actor.state else ()):
        side = sides.of(key)
        fought = u.action in AGAINST_FORCES and sides.is_force(key)
        if side and side not in u.by and key not in u.by and not fought:
            yield side


def object_text(u: Undertaking, document: Document) -> str:
    span = evidence(u)
    return " ".join(document.article.text[span.start : span.end].split())
