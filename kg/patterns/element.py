"""One step of a sentence as the rules see it: a word, a mark, or a mention."""

from __future__ import annotations

from kg.model import ActorMention, NumberMention, PlaceMention, TimeMention
from kg.patterns.known import Known
from kg.patterns.lexemes import Reading


class Element:
    """One step of the stream: a word or mark. `norm` is the folded first word, `prefix` the proclitics before the
    mention or word proper; `clause`: a clause mark; `kinds`: the types of kg.patterns.types it is of, once asked for.
    `actor`, `place`, `time`, `number` are the mentions of exactly this extent, which words and marks have none of."""

    __slots__ = ("clause", "end", "kinds", "known", "norm", "prefix", "start")  # one is made for every word

    actor: ActorMention | None = None
    place: PlaceMention | None = None
    time: TimeMention | None = None
    number: NumberMention | None = None
    located = False  # "in" stands before it: a place, whoever it may be elsewhere
    is_mention = False

    def __init__(self, start: int, end: int, norm: str, known: Known, prefix: str, clause: bool = False) -> None:
        self.start = start
        self.end = end
        self.norm = norm
        self.known = known
        self.prefix = prefix
        self.clause = clause
        self.kinds: frozenset[str] | None = None

    @property
    def readings(self) -> tuple[Reading, ...]:
        """As forms of lexemes, phrases left out."""
        return self.known.readings


class MentionElement(Element):
    """A mention, or several of one extent."""

    __slots__ = ("actor", "located", "number", "place", "time")

    is_mention = True
