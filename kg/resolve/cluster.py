"""Grouping under constraints: what is joined, why, and what must stay apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """One step: `first` and `second` were joined, or kept apart, because of `rule`; `detail` names the evidence."""

    first: str
    second: str
    joined: bool
    rule: str
    detail: str = ""


class Clusters:
    """Disjoint sets of node IRIs. The root of a set is its least member, so that roots do not depend on order."""

    def __init__(self, members: Iterable[str]) -> None:
        self._parent = {m: m for m in members}
        self._apart: dict[str, set[str]] = {}
        self.decisions: list[Decision] = []

    def __contains__(self, member: str) -> bool:
        return member in self._parent

    def root(self, member: str) -> str:
        """The least member of the set that holds `member`."""
        path = [member]
        while self._parent[path[-1]] != path[-1]:
            path.append(self._parent[path[-1]])
        for node in path:
            self._parent[node] = path[-1]
        return path[-1]

    def same(self, a: str, b: str) -> bool:
        return self.root(a) == self.root(b)

    def may_join(self, a: str, b: str) -> bool:
        """False if some members of the two sets must stay apart."""
        return self.root(b) not in self._apart.get(self.root(a), ())

    def join(self, a: str, b: str, rule: str, detail: str = "") -> bool:
        """Join the sets of `a` and `b` unless they must stay apart; True if they are one set now."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return True
        if not self.may_join(x, y):
            return False
        low, high = sorted((x, y))
        self._parent[high] = low
        self._inherit(low, high)
        self.decisions.append(Decision(a, b, True, rule, detail))
        return True

    def keep_apart(self, a: str, b: str, rule: str = "", detail: str = "") -> None:
        """Never join the sets of `a` and `b`, which must not be one already."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return
        self._apart.setdefault(x, set()).add(y)
        self._apart.setdefault(y, set()).add(x)
        if rule:
            self.decisions.append(Decision(a, b, False, rule, detail))

    def groups(self) -> list[list[str]]:
        """The sets, members sorted, in the order of their roots."""
        found: dict[str, list[str]] = {}
        for member in sorted(self._parent):
            found.setdefault(self.root(member), []).append(member)
        return [found[root] for root in sorted(found)]

    def _inherit(self, low: str, high: str) -> None:
        for other in self._apart.pop(high, set()):
            self._apart[other].discard(high)
            self._apart[other].add(low)
            self._apart.setdefault(low, set()).add(other)
