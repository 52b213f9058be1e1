"""Offices as identity in time: "the prime minister of Iraq" is whoever held the office on the day of the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from kg.resolve.cluster import Decision
from kg.resolve.lexicon import without_state
from kg.resolve.profile import Profile, is_office, title_key

_TERM = 366  # days: two unnamed holders further apart than this are not taken for one
_NEAR = 183  # days within which a named holder is taken for the holder on the day
_NEARER = 3  # how many times nearer one of two named holders must be
Tenure = tuple[int, int, int]  # day, number, and of a named holder the group


def offices_of(person: Profile) -> list[str]:
    """Offices held, or named in place of the person."""
    if person.offices or not is_office(person.full):
        return sorted(f"{' '.join(title)}\t{of}" for title, of in person.held)
    words, code = without_state(person.full)
    return [f"{' '.join(title_key(' '.join(words)))}\t{code}"] if code else []


@dataclass(slots=True)
class _Holders:
    """Who is named in an office, by day."""

    tenures: list[Tenure]
    days: list[int]

    def on(self, day: int) -> int | None:
        """Who is named in the office before and after `day`, or much nearer to it than anyone else."""
        first, last = bisect_left(self.days, day), bisect_right(self.days, day)
        before, after = self.tenures[max(last - 1, 0) : last], self.tenures[first : first + 1]
        if before and after and before[0][2] == after[0][2]:
            return before[0][1]
        sides = sorted((abs(when - day), number) for when, number, _ in (*before, *after))
        if not sides or sides[0][0] > _NEAR or (len(sides) > 1 and sides[1][0] <= _NEARER * sides[0][0]):
            return None
        return sides[0][1]

    def change(self, first: int, last: int) -> bool:
        """True if more than one person is named between these days."""
        between = self.tenures[bisect_left(self.days, first) : bisect_right(self.days, last)]
        return len({who for _, _, who in between}) > 1


def same_offices(unnamed: list[Tenure], named: list[Tenure], office: str) -> list[Decision]:
    """Of one office: persons known by it alone are its named holder of the time, else one with each other. Both lists
    ascending."""
    holders = _Holders(named, [day for day, _, _ in named])
    label = office.split("\t")[0]
    found: list[Decision] = []
    last: tuple[int, int] | None = None
    for day, number, _ in unnamed:
        holder = holders.on(day)
        if holder is not None:
            found.append(Decision(holder, number, True, "holder of the office on that day", label))
        elif last and day - last[0] <= _TERM and not holders.change(last[0], day):
            found.append(Decision(last[1], number, True, "same office, same time", label))
        last = (day, number)
    return found
