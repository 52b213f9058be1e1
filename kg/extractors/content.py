"""What an undertaking is about: the stretch after the word that binds, parted into items, each typed by its action."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.patterns import Line, Match
from kg.patterns.marks import marks

NEAR = 3  # the same where the action itself is the object of the binding word
REACH = 6  # elements from an item's head within which its action must begin
LONGEST = 40  # elements a content may run on
WEAK = 4  # how much nearer than a firm reading a weak one must stand


@dataclass(frozen=True, slots=True)
class Item:
    """Elements `[head, end)` of a line; `action` is the match that types it, if any."""

    head: int
    end: int
    action: Match | None


@dataclass(frozen=True, slots=True)
class Actions:
    """The action matches of a line, by the index of their trigger."""

    matches: dict[int, tuple[Match, ...]]

    def at(self, i: int, head: int | None = None) -> Match | None:
        """The action that begins at `i`: firm before weak, then in the order of the rules. One marked `head` counts
        only where the content begins."""
        here = (m for m in self.matches.get(i, ()) if i == head or not m.set.get("head"))
        return min(here, key=lambda m: (bool(m.set.get("weak")), m.rule.order), default=None)

    def within(self, low: int, high: int) -> Match | None:
        """The action nearest after `low`, weak readings set back."""
        found = [m for i in range(low, high) if (m := self.at(i, low)) is not None]
        return min(found, key=lambda m: m.at + WEAK * bool(m.set.get("weak")), default=None)


def by_line(matches: Iterable[Match]) -> dict[int, Actions]:
    """Action matches grouped by sentence and trigger."""
    grouped: dict[int, dict[int, tuple[Match, ...]]] = {}
    for m in matches:
        at = grouped.setdefault(m.line.index, {})
        at[m.at] = (*at.get(m.at, ()), m)
    return {index: Actions(at) for index, at in grouped.items()}


def has(line: Line, i: int, *names: str) -> bool:
    """Whether a lexeme of one of these names begins at element `i`."""
    return 0 <= i < len(line.said) and not line.said[i].isdisjoint(names)


def items(line: Line, head: int, actions: Actions, reach: int = REACH) -> Iterator[Item]:
    """The items of a nominal content: the first at `head`, further ones joined to it that are actions of their own."""
    joined = list(_joined_heads(line, head, actions))
    heads, ends = [head, *(at for _, at in joined)], [*(end for end, _ in joined), len(line.elements)]
    for i, (low, high) in enumerate(zip(heads, ends, strict=True)):
        action = actions.within(low, min(low + reach, high))
        if i == 0 or action is not None:
            yield Item(low, min(high, clause_end(line, low)), action)


def clause_end(line: Line, at: int) -> int:
    """The index of the clause mark after `at`."""
    return next((i for i in range(at + 1, len(line.elements)) if line.elements[i].clause), len(line.elements))


def _joined_heads(line: Line, head: int, actions: Actions) -> Iterator[tuple[int, int]]:
    """(where the item before ends, where one joined to it begins), of each."""
    aside = False  # within "who …", "which …"
    for i in range(head + 1, min(head + LONGEST, len(line.elements))):
        aside = (aside or has(line, i, "who_which")) and not line.elements[i].clause
        if line.elements[i].clause:
            if not _goes_on(line, i + 1, actions):
                return
        elif not aside and (start := _joined(line, i, actions)) is not None:
            yield i, start


def _goes_on(line: Line, i: int, actions: Actions) -> bool:
    return has(line, i, "also") or _joined(line, i, actions) is not None


def _joined(line: Line, i: int, actions: Actions) -> int | None:
    """Where a further item begins if element `i` joins one: "and" before a firm verbal noun, "as well as" and one."""
    if has(line, i, "also"):
        return next((j for j in (i + 1, i + 2) if _is_action_noun(actions, j)), None)
    return i if i < len(line.elements) and _conjoined(line, i) and _is_action_noun(actions, i) else None


def _conjoined(line: Line, i: int) -> bool:
    return any(r.prefix.startswith(marks("conjunctions")) for r in line.lexemes[i] if "noun" in r.tags)


def _is_action_noun(actions: Actions, i: int) -> bool:
    match = actions.at(i)
    if match is None or match.set.get("weak"):
        return False
    return any("noun" in r.tags and r.lexeme == match.reading.lexeme for r in match.line.lexemes[i])
