"""An article's lines and findings, with the questions the resolving modules ask of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field
from operator import attrgetter

from kg.mentions.line import Line
from kg.mentions.roster import Draft
from kg.mentions.scan import Found
from kg.model import ActorMention, ActorType, Form, PlaceMention, Span

_CORE = attrgetter("core")


@dataclass(slots=True)
class Reading:
    """Everything known of one article while its mentions are resolved."""

    text: str
    lines: tuple[Line, ...]
    found: list[Found]
    drafts: dict[str, Draft] = field(default_factory=dict)
    mentions: list[ActorMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    main_state: str | None = None
    home: str | None = None  # the state whose news the outlet brings
    dateline: str | None = None  # the state of the city the report is from
    keys: dict[int, str] = field(default_factory=dict)  # id of a finding's place in `found` → actor key
    state_counts: Counter[str] = field(default_factory=Counter)
    _cores: list[list[str]] = field(default_factory=list)

    def cores(self) -> list[list[str]]:
        """The cores of every line's words."""
        self._cores = self._cores or [list(map(_CORE, line.words)) for line in self.lines]
        return self._cores

    def places_of(self, cores: Set[str]) -> list[tuple[int, int]]:
        """Where the words of these cores stand, line and word, in the order of the text."""
        some = [(number, line) for number, line in enumerate(self.cores()) if not cores.isdisjoint(line)]
        return [(number, at) for number, line in some for at, core in enumerate(line) if core in cores]

    def span(self, found: Found) -> Span:
        """Where a finding stands in the text, without the proclitics of its first word."""
        words = self.lines[found.line].words
        return Span(words[found.i].begin, words[found.j - 1].end)

    def written(self, found: Found, i: int, j: int) -> str:
        """Words `[i, j)` of the finding's line as written."""
        return self.lines[found.line].written(i, j)

    def draft(self, key: str, type_: ActorType, country: str | None = None) -> Draft:
        """The draft of `key`, made if new."""
        if key not in self.drafts:
            self.drafts[key] = Draft(key, type_, country)
        return self.drafts[key]

    def mention(
        self,
        span: Span,
        name_start: int,
        form: Form,
        actors: tuple[str, ...],
        type_: ActorType | None,
        *,
        state: str | None = None,
        anonymous: bool = False,
    ) -> None:
        """Add a mention."""
        self.mentions.append(ActorMention(span.start, span.end, name_start, form, actors, type_, anonymous, state))


def state_key(code: str) -> str:
    """The actor key of a state."""
    return f"state-{code}"
