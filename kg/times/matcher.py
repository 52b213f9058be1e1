"""The grammar engine: the rules over the readings of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.times.candidates import candidates
from kg.times.grammar import Match, Rule, State
from kg.times.items import Edges, Items


class Matcher:
    """Matches the grammar's groups on one sentence; results are kept, so that cost stays linear in practice."""

    def __init__(self, items: Items, passes: Callable[[Items, Match], bool]) -> None:
        self.items, self.passes = items, passes
        self._kept: dict[tuple[str, int], tuple[Match, ...]] = {}
        self.last = -1  # the last token a match began at, guards aside

    def matches(self, group: str, i: int) -> tuple[Match, ...]:
        """All matches of a group's rules that start at token `i`, longest first, earlier rules first."""
        edges = self.items.edges(i)
        if not edges:
            return ()
        key = (group, i)
        found = self._kept.get(key)
        if found is None:
            self._kept[key] = ()  # a rule that begins with its own group finds nothing
            found = self._kept[key] = self._found(group, i, edges)
        return found

    def _found(self, group: str, i: int, edges: Edges) -> tuple[Match, ...]:
        found: list[Match] = []
        for rule in candidates(group, edges, self.items.after(i)):
            states = rule.run(self, i, i, {})
            if states:
                found += self._passing(rule, i, states)
        if len(found) > 1:
            found.sort(key=_end, reverse=True)  # stable: of equal length the earlier rule
        return tuple(found)

    def _passing(self, rule: Rule, i: int, states: list[State]) -> Iterator[Match]:
        """The first match of a rule that each end has."""
        clitic = next((r.clitic for _, r in self.items.edges(i) if r.category != "MARK"), "")  # of the first token
        seen: set[int] = set()
        for end, slots in states:
            if end in seen or end == i:
                continue
            match = Match(rule, i, end, slots, clitic)
            self.last = max(self.last, i)
            if not rule.guard or self.passes(self.items, match):
                seen.add(end)
                yield match


def _end(match: Match) -> int:
    return match.end
