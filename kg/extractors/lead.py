"""The day an article is about: what its first sentences date, and what happened then without being dated itself."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Document, TimeSpan
from kg.patterns import Line, Match

_FIRST = 4  # sentences that may give the day, the headline among them
_REACH = 3  # sentences after it that tell of the same day
_RECENT = 7  # days before publication


@dataclass(frozen=True, slots=True)
class LeadDay:
    """A day and the index of the sentence that names it."""

    span: TimeSpan
    index: int

    def covers(self, match: Match) -> bool:
        """Whether what a match tells is of the same story: near the lead, not in the pluperfect, nobody's words."""
        near = abs(match.line.index - self.index) <= _REACH
        return near and match.speech is None and "past_perfect" not in match.context


def lead_day(document: Document, stream: tuple[Line, ...]) -> LeadDay | None:
    """The one day of the week before publication that the first sentence with a day names."""
    for line in stream[:_FIRST]:
        if line.sentence.paragraph and (day := the_day(line, document)) is not None:
            return LeadDay(day, line.index)
    return None


def the_day(line: Line, document: Document) -> TimeSpan | None:
    """The one day that a sentence names, if it is of the week before publication."""
    published = document.article.published
    days = {e.time.span for e in line.elements if e.time and e.time.span.earliest}
    if published is None or len(days) != 1:
        return None
    day = next(iter(days))
    if day.earliest is None or day.earliest != day.latest:
        return None
    return day if 0 <= (published - day.earliest).days <= _RECENT else None
