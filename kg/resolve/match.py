"""Matching of events: blocks, ranked pairs, and groups that never hold two reports of one article.

Within an article every event is its own item, so two of them are never the same. Pairs are taken best first; a pair is
refused when the groups it would join disagree on what an event has once (day, ordinal, deadline).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.resolve.cluster import Clusters

NEIGHBOURS = 24  # members of a block that each is compared with: keeps large blocks near-linear
Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an event has once: days it must have happened on, a number, a day by which. None where unknown."""

    first: dt.date | None = None
    last: dt.date | None = None
    number: str | None = None

    def agrees(self, other: Anchor, slack: int) -> bool:
        """True if the numbers are equal and the days no further apart than `slack`, as far as known."""
        if self.number and other.number and self.number != other.number:
            return False
        if not (self.first and self.last and other.first and other.last):
            return True
        return (other.first - self.last).days <= slack and (self.first - other.last).days <= slack

    def narrowed(self, other: Anchor) -> Anchor:
        """The days both allow, or of both if they share none; the number either has."""
        number = self.number or other.number
        if not (self.first and self.last):
            return Anchor(other.first, other.last, number)
        if not (other.first and other.last):
            return Anchor(self.first, self.last, number)
        first, last = max(self.first, other.first), min(self.last, other.last)
        if first > last:
            first, last = min(self.first, other.first), max(self.last, other.last)
        return Anchor(first, last, number)


class Matcher:
    """Groups of events under construction."""

    def __init__(self, anchors: dict[str, Anchor], articles: dict[str, str], slack: int) -> None:
        self.clusters = Clusters(anchors)
        self._anchors = dict(anchors)
        self._articles = {iri: {article} for iri, article in articles.items()}
        self._slack = slack

    def join(self, a: str, b: str, rule: str, detail: str = "", *, any_anchor: bool = False) -> bool:
        """Join two groups if articles and anchors allow it; `any_anchor` lets days and numbers disagree."""
        x, y = self.clusters.root(a), self.clusters.root(b)
        if x == y:
            return True
        if self._articles[x] & self._articles[y]:
            return False
        if not any_anchor and not self._anchors[x].agrees(self._anchors[y], self._slack):
            return False
        anchor, articles = self._anchors[x].narrowed(self._anchors[y]), self._articles[x] | self._articles[y]
        self.clusters.join(x, y, rule, detail)
        root = self.clusters.root(x)
        self._anchors[root], self._articles[root] = anchor, articles
        return True

    def join_best_first(self, ranked: Iterable[tuple[Rank, str, str, str]], *, any_anchor: bool = False) -> None:
        """Join (rank, a, b, rule) in the order of rank, the nodes deciding between equals."""
        for _, a, b, rule in sorted(ranked):
            self.join(a, b, rule, any_anchor=any_anchor)


def neighbours(
    blocks: dict[str, list[str]], order: Callable[[str], tuple[object, ...]], reach: int = NEIGHBOURS
) -> Iterator[tuple[str, str]]:
    """Each pair of members that are near each other in a block sorted by `order`, once."""
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        members = sorted(set(blocks[key]), key=order)
        for i, a in enumerate(members):
            for b in members[i + 1 : i + 1 + reach]:
                pair = (a, b) if a < b else (b, a)
                if pair not in seen:
                    seen.add(pair)
                    yield pair
