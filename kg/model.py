"""The words of the field as frozen dataclasses: what is read, what is found in it, what is claimed of the world.

Every `start`/`end` is a pair of code point offsets into `Article.text`, the stored text; `end` is exclusive.
Nothing here computes; every layer imports it and it imports none of them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch `[start, end)` of an article's stored text."""

    start: int
    end: int


# ------------------------------------------------------------------ what is read


@dataclass(frozen=True, slots=True)
class Article:
    """One article as stored. `source` names it (file name or record id); unknown metadata is None."""

    source: str
    text: str
    published: dt.date | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    body: tuple[Span, ...] = ()  # the lines that are news, in order; boilerplate lines are absent
    headline: Span | None = None


class Token(NamedTuple):  # a tuple: one is made for every word
    """A word or one punctuation mark. `text` lacks the stray space of a word printed in two, `norm` is the folded
    form, `prefixes` the proclitics split off it in order (folded, the article ال among them), `stem` what is left
    before `suffix` (a pronoun enclitic, often empty)."""

    start: int
    end: int
    text: str
    norm: str
    prefixes: tuple[str, ...] = ()
    stem: str = ""
    suffix: str = ""
    is_word: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body with its tokens; `paragraph` counts lines from 0 (0 is the headline)."""

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of direct or indirect speech: `[start, end)` is what is said, `cue` the verb or phrase that says so
    (folded lemma), `speaker` the key of the actor speaking, None when unnamed; `via` the outlet it is quoted from.
    `anonymous` marks unnamed sources ("مسؤول أميركي", "مصادر")."""

    start: int
    end: int
    cue: str
    direct: bool
    speaker: str | None = None
    via: str | None = None
    anonymous: bool = False
    speaker_span: Span | None = None
    speakers: tuple[str, ...] = ()  # all of them where several speak jointly (الجانبان); `speaker` is the first


# ------------------------------------------------------------------ values


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """Inclusive bounds, None where open or unknown; `edtf` is None when nothing can be resolved."""

    edtf: str | None
    earliest: dt.date | None
    latest: dt.date | None
    expression: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as read. `value` is None when only bounds are said ("300 إلى 350 ألفا")."""

    value: int | float | None
    minimum: int | float | None = None
    maximum: int | float | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class TimeMention:
    start: int
    end: int
    span: TimeSpan
    rule: str


@dataclass(frozen=True, slots=True)
class NumberMention:
    start: int
    end: int
    quantity: Quantity
    rule: str


class ActorType(StrEnum):
    PERSON = "Person"
    STATE = "State"
    ORGANIZATION = "Organization"
    ARMED_FORCE = "ArmedForce"


class Form(StrEnum):
    """How a mention refers: by name, or by something that stands for a name."""

    NAME = "name"  # a proper name, full or as lexicon entry
    SHORT = "short"  # surname or short form of a name introduced elsewhere in the article
    CAPITAL = "capital"  # a capital standing for its state
    ADJECTIVE = "adjective"  # الأميركي
    OFFICE = "office"  # رئيس الوزراء العراقي, standing for its holder
    PRONOUN = "pronoun"  # الأخير, نظيره, بلاده, -ه …
    COLLECTIVE = "collective"  # الجانبان, الطرفان, البلدين: `actors` holds both


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Where the text refers to actors. `[start, end)` covers title and name; `name_start` is where the name begins.
    `actors` are keys of `Document.actors` (several for collectives, empty if unresolved). `definite_state` is the
    state whose adjective or name qualifies this mention (a title's or force's nationality), as an actor key."""

    start: int
    end: int
    name_start: int
    form: Form
    actors: tuple[str, ...]
    type: ActorType | None
    anonymous: bool = False  # مسؤول أميركي: a human without a name
    state: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named as a place; `country` is the ISO code where known."""

    start: int
    end: int
    name: str
    country: str | None


# ------------------------------------------------------------------ facts


class Status(StrEnum):
    PLANNED = "planned"
    ONGOING = "ongoing"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Format(StrEnum):
    IN_PERSON = "inPerson"
    REMOTE = "remote"
    INDIRECT = "indirect"


class Polarity(StrEnum):
    DOES = "does"
    DOES_NOT = "doesNot"


class Modality(StrEnum):
    AGREED = "agreed"
    PLEDGED = "pledged"
    REAFFIRMED = "reaffirmed"
    PLANNED = "planned"
    ANTICIPATED = "anticipated"


class Measure(StrEnum):
    PRESENT = "present"
    WITHDRAWN = "withdrawn"
    REMAINING = "remaining"
    DEPLOYED = "deployed"
    PLANNED = "planned"


class Component(StrEnum):
    ALL_TROOPS = "allTroops"
    COMBAT_TROOPS = "combatTroops"
    ADVISERS = "advisers"


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the article states it; `of` is an actor key; `office` a concept name of the scheme hiwar:Offices."""

    title: str
    of: str | None = None
    former: bool = False
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place as an event's place: `name` as written, `country` an ISO 3166-1 alpha-2 code where known."""

    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every reported thing carries. `key` is unique in its article and stable for the same text and version;
    `evidence` is never empty, best first; `rules` name the patterns that found it; `confidence` is 0 to 1."""

    key: str
    evidence: tuple[Span, ...]
    rules: tuple[str, ...]
    confidence: float
    reported_by: tuple[str, ...] = ()  # actor keys of outlets or agencies the article itself cites


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Fact):
    type: ActorType
    name: str  # the article's longest form
    aliases: tuple[str, ...] = ()  # every other surface form, sorted
    country: str | None = None
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Fact):
    participants: tuple[str, ...]
    host: str | None = None
    time: TimeSpan | None = None
    place: Place | None = None
    format: Format | None = None
    status: Status | None = None
    topic: str | None = None
    round: str | None = None  # key of a DialogueRound


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue(Fact):
    """A series of rounds; `name` as written (الحوار الاستراتيجي), `parties` actor keys."""

    name: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueRound(Fact):
    dialogue: str | None
    parties: tuple[str, ...]
    leaders: tuple[str, ...] = ()
    ordinal: int | None = None
    final: bool = False
    time: TimeSpan | None = None
    place: Place | None = None
    format: Format | None = None
    status: Status | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Fact):
    by: tuple[str, ...]
    action: str  # concept name of hiwar:Actions
    modality: Modality
    toward: tuple[str, ...] = ()
    object: str | None = None
    polarity: Polarity = Polarity.DOES
    deadline: TimeSpan | None = None
    amount: float | None = None
    unit: str | None = None
    stated_by: tuple[str, ...] = ()
    made_at: str | None = None  # key of a Meeting or DialogueRound


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceLevel(Fact):
    force: str
    count: int | None
    minimum: int | None = None
    maximum: int | None = None
    place: Place | None = None
    measure: Measure = Measure.PRESENT
    component: Component = Component.ALL_TROOPS
    as_of: TimeSpan | None = None
    approximate: bool = False
    stated_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An article as understood: what the extractors read. Mentions of a kind are sorted by start and do not overlap."""

    article: Article
    sentences: tuple[Sentence, ...]
    speeches: tuple[Speech, ...] = ()
    times: tuple[TimeMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    mentions: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    published_within: TimeSpan | None = None  # only when Article.published is None
    notes: tuple[str, ...] = ()  # how the window came about, or which clues contradict each other


@dataclass(frozen=True, slots=True)
class Report:
    """All that one article reports: the input of the graph layer, and the boundary any extraction engine must meet."""

    article: Article
    actors: tuple[Actor, ...] = ()
    dialogues: tuple[Dialogue, ...] = ()
    rounds: tuple[DialogueRound, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    force_levels: tuple[ForceLevel, ...] = ()
    published_within: TimeSpan | None = None
    notes: tuple[str, ...] = field(default=())  # e.g. contradictory publication clues
