"""Commitments across articles: who is bound to what kind of act, by when, toward whom; a later deadline is a change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from kg.graph.terms import local_name
from kg.resolve.blocks import Memo
from kg.resolve.match import Anchor, Matching, Rank, match
from kg.resolve.names import Words, words_of
from kg.resolve.records import Node
from kg.resolve.register import Register
from kg.resolve.shelf import Reports
from kg.resolve.sides import Actors
from kg.resolve.times import days_apart

_SAME_NEWS = 30  # days between articles that can report one undertaking without a deadline
_AGREED = 120  # the same for what several are bound to, all of them named by both
_COUNTED = 1000  # the same where both give the same amount
_CHANGE = 400  # days within which a new deadline is taken for a change of the old one
_ALIKE = 0.2  # least share of words in common of the objects of an undertaking whose deadline changed
_DISPUTED = 0.4  # the same of one whose amount is in dispute
_VAGUE = "otherAction"


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A commitment as one article reports it."""

    node: Node
    by: frozenset[str]
    toward: frozenset[str]
    action: str
    does: str
    deadline: dt.date | None
    amount: str | None
    words: frozenset[str]


def resolve_commitments(reports: Reports, register: Register, actors: Actors, memo: Memo) -> range:
    """Commitments in groups."""
    ranks = (_rank, _rank_of_changed)
    matching = Matching("Commitment", lambda node: _undertaking(node, actors), _keys, _start, _anchor, ranks)
    return match(reports, register, matching, memo)


def _anchor(undertaking: Undertaking) -> Anchor:
    return Anchor(number=undertaking.deadline.isoformat() if undertaking.deadline else None, core=undertaking.by)


def _undertaking(node: Node, actors: Actors) -> Undertaking:
    deadline = node.times.get("deadline")
    return Undertaking(
        node=node,
        by=actors.sides(node.all("committedBy")),
        toward=actors.sides(node.all("toward")),
        action=local_name(node.one("action")),
        does=local_name(node.one("polarity")),
        deadline=deadline.latest if deadline else None,
        amount=node.one("amount"),
        words=frozenset(w for text in (*node.all("object"), *node.all("wording")) for w in _content(text)),
    )


def _content(text: str) -> Words:
    return tuple(w for w in words_of(text) if len(w) > 2)


def _keys(undertaking: Undertaking) -> Iterator[str]:
    """One side and action, and these with the deadline."""
    for side in sorted(undertaking.by):
        key = f"{side} {undertaking.action} {undertaking.does}"
        yield key
        if undertaking.deadline:
            yield f"{key} {undertaking.deadline}"


def _start(undertaking: Undertaking) -> dt.date:
    return undertaking.node.source.earliest or dt.date.max


def _may_be_one(a: Undertaking, b: Undertaking) -> bool:
    """The bound of one are among those of the other, nobody is addressed instead of another, and where amounts differ
    the words are alike: then it is the amount that is in dispute."""
    if not (a.by <= b.by or b.by <= a.by):
        return False
    if a.amount and b.amount and a.amount != b.amount and _overlap(a, b) < _DISPUTED:
        return False
    return not (a.toward and b.toward and not (a.toward | a.by) & b.toward and not (b.toward | b.by) & a.toward)


def _rank(a: Undertaking, b: Undertaking) -> Iterator[Rank]:
    if not _may_be_one(a, b):
        return
    apart = days_apart(a.node, b.node)
    alike, near = _overlap(a, b), apart is not None and apart <= _reach(a, b)
    other_by, other_toward = int(a.by != b.by), int(a.toward != b.toward)
    rest = (other_by, other_toward, -alike, apart or 0)
    if a.action == _VAGUE and alike < _ALIKE:
        return
    if a.deadline and a.deadline == b.deadline:
        yield 0, *rest
    elif not a.deadline and not b.deadline and near:
        yield 1 + 2 * other_by, *rest
    elif not (a.deadline and b.deadline) and near:
        yield 2 + 2 * other_by, *rest


def _reach(a: Undertaking, b: Undertaking) -> int:
    """Days between articles within which they can report one undertaking."""
    if a.amount and a.amount == b.amount:
        return _COUNTED
    return _AGREED if a.by == b.by and len(a.by) > 1 else _SAME_NEWS


def _rank_of_changed(a: Undertaking, b: Undertaking) -> Iterator[Rank]:
    """The same undertaking with another deadline."""
    apart, alike = days_apart(a.node, b.node), _overlap(a, b)
    if not (a.deadline and b.deadline) or a.deadline == b.deadline or apart is None or apart > _CHANGE:
        return
    if not _may_be_one(a, b):
        return
    if a.by == b.by and (alike >= _ALIKE or not (a.words and b.words)) and a.action != _VAGUE:
        yield int(a.toward != b.toward), -alike, apart


def _overlap(a: Undertaking, b: Undertaking) -> float:
    """Share of words the objects have in common, of the shorter."""
    if not (a.words and b.words):
        return 0.0
    return len(a.words & b.words) / min(len(a.words), len(b.words))
