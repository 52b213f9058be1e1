"""Grouping under constraints: what is joined, why, and what must stay apart."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """One step: `first` and `second` were joined, or kept apart, because of `rule`; `detail` names the evidence."""

    first: int
    second: int
    joined: bool
    rule: str
    detail: str = ""


class Clusters:
    """Disjoint sets of the numbers below `count`, four bytes each. The root of a set is its least member, so that
    roots do not depend on order. `tell` hears of every decision."""

    def __init__(self, count: int, tell: Callable[[Decision], object] | None = None) -> None:
        self._parent = array("i", range(count))
        self._apart: dict[int, set[int]] = {}
        self._tell = tell

    def __len__(self) -> int:
        return len(self._parent)

    def root(self, member: int) -> int:
        """The least member of the set that holds `member`."""
        parent, root = self._parent, member
        while parent[root] != root:
            root = parent[root]
        while parent[member] != root:
            parent[member], member = root, parent[member]
        return root

    def same(self, a: int, b: int) -> bool:
        return self.root(a) == self.root(b)

    def may_join(self, a: int, b: int) -> bool:
        """False if some members of the two sets must stay apart."""
        return self.root(b) not in self._apart.get(self.root(a), ())

    def join(self, a: int, b: int, rule: str = "", detail: str = "") -> bool:
        """Join the sets of `a` and `b` unless they must stay apart; True if they are one set now."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return True
        if not self.may_join(x, y):
            return False
        low, high = (x, y) if x < y else (y, x)
        self._parent[high] = low
        self._inherit(low, high)
        if self._tell:
            self._tell(Decision(a, b, True, rule, detail))
        return True

    def keep_apart(self, a: int, b: int, rule: str = "", detail: str = "") -> None:
        """Never join the sets of `a` and `b`, which must not be one already."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return
        self._apart.setdefault(x, set()).add(y)
        self._apart.setdefault(y, set()).add(x)
        if rule and self._tell:
            self._tell(Decision(a, b, False, rule, detail))

    def follow(self, decisions: Iterable[Decision], members: Sequence[int]) -> None:
        """Take decisions made among `members`, which they number from 0."""
        for d in decisions:
            act = self.join if d.joined else self.keep_apart
            act(members[d.first], members[d.second], d.rule, d.detail)

    def groups(self) -> list[list[int]]:
        """The sets, members ascending, in the order of their roots."""
        found: dict[int, list[int]] = {}
        for member in range(len(self)):
            found.setdefault(self.root(member), []).append(member)
        return list(found.values())

    def _inherit(self, low: int, high: int) -> None:
        for other in self._apart.pop(high, set()):
            self._apart[other].discard(high)
            self._apart[other].add(low)
            self._apart.setdefault(low, set()).add(other)
