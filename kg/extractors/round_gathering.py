"""The rounds of an article gathered from their mentions: which mentions speak of one, and what they tell of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kg.extractors.circumstance import is_definite
from kg.extractors.round_details import format_told, happened, place_told, status_told, time_told
from kg.extractors.round_meetings import compatible
from kg.extractors.round_mentions import HAPPENING, RoundMention
from kg.model import Document, Format, Place, Status, TimeSpan

_UNNUMBERED = ("talks", "new", "current")  # relations that say little: the round may be named otherwise elsewhere


@dataclass(slots=True)
class Round:
    """What is gathered of one round while reading; earlier mentions win."""

    ordinal: int | None
    relation: str
    venue: str = ""
    mentions: list[RoundMention] = field(default_factory=list)
    final: bool = False
    time: TimeSpan | None = None
    place: Place | None = None
    format: Format | None = None
    status: Status | None = None
    leaders: list[str] = field(default_factory=list)
    parties: tuple[str, ...] = ()


def gather(mentions: list[RoundMention], document: Document) -> list[Round]:
    """The rounds told of, those spoken of in several ways joined."""
    rounds = _merge_coming(_merge_new(_merge_last(_collect(mentions, document))))
    for found in rounds:
        _settle(found, document.article.published)
    return rounds


def _settle(found: Round, published: dt.date | None) -> None:
    """A telling in the past cannot outweigh a date to come."""
    begins = found.time.earliest if found.time else None
    if found.status is Status.HELD and begins and published and begins > published:
        found.status = Status.PLANNED


def _collect(mentions: list[RoundMention], document: Document) -> list[Round]:
    rounds: list[Round] = []
    for mention in mentions:
        target = _target(mention, rounds, document)
        if target is not None:
            target.mentions.append(mention)
            _read(target, mention, document)
    return rounds


def _target(mention: RoundMention, rounds: list[Round], document: Document) -> Round | None:
    """The round a mention speaks of, made new if need be; None for a passing word."""
    if mention.ordinal is None and not mention.relation and not mention.final:
        if mention.definite and rounds and (not mention.series or _is_construct(mention)):
            return max(rounds, key=lambda r: r.mentions[-1].evidence.start)
        if not mention.series:
            return None
    relation = "" if mention.ordinal is not None else mention.relation or ("last" if mention.final else "new")
    plain = relation == "new" and not mention.relation
    time = time_told(mention, document.article.published) if plain else None  # one of another day is another round
    for known in rounds:
        same_venue = known.venue == mention.venue or not (known.venue and mention.venue)
        same = (known.ordinal, known.relation) == (mention.ordinal, relation) and compatible(known.time, time)
        if same_venue and same:
            return known
    rounds.append(Round(mention.ordinal, relation, mention.venue))
    return rounds[-1]


def is_reference(mention: RoundMention) -> bool:
    """A conference named by its number of which nothing is told."""
    return mention.match.rule.name == "venue-number" and not mention.window.has(*HAPPENING)


def _is_construct(mention: RoundMention) -> bool:
    """ "the round of the talks", not "a round of talks": the word for the dialogue stands right behind."""
    following = mention.match.at + 1
    lexemes = mention.line.lexemes[following] if following < len(mention.line.elements) else ()
    return is_definite(mention.match) or any(r.lexeme == "series_noun" and "definite" in r.tags for r in lexemes)


def _read(target: Round, mention: RoundMention, document: Document) -> None:
    """Fill what is still unknown from one mention's clause."""
    target.final = target.final or (mention.final and mention.ordinal is not None)
    target.time = target.time or time_told(mention, document.article.published)
    target.place = target.place or place_told(mention, document)
    status = status_told(mention, target.time, document)
    if target.status is None or _corrects(target, mention, status):
        target.status = status
    target.format = target.format or format_told(mention, target.place)
    if target.format is Format.REMOTE:  # where one side sat is not where it was held
        target.place = None


def _corrects(target: Round, mention: RoundMention, status: Status) -> bool:
    """Whether a mention knows better: it tells in the past what was foretold, or foretells what no verb of the past
    told."""
    if target.status is Status.HELD and status is Status.PLANNED:
        return not any(happened(m) for m in target.mentions)
    return target.status is Status.PLANNED and happened(mention)


def _merge_last(rounds: list[Round]) -> list[Round]:
    """ "The round will be the last" of an article with one numbered round is that one."""
    last = [r for r in rounds if r.relation == "last" and _is_foretold(r)]
    numbered = [r for r in rounds if r.ordinal is not None]
    if len(numbered) != 1 or not last:
        return rounds
    for r in last:
        _absorb(numbered[0], r)
    numbered[0].final = True
    return [r for r in rounds if r not in last]


def _is_foretold(r: Round) -> bool:
    return r.status is Status.PLANNED


def _merge_new(rounds: list[Round]) -> list[Round]:
    """ "A new round", "the present round" of an article that numbers just one in the same state is that one; its talks
    are any round of the same state; "the present round" is the new one told of before."""
    for new in [r for r in rounds if r.relation in _UNNUMBERED]:
        others = [r for r in rounds if r is not new and _may_be(r, new)]
        if len(others) == 1 or (new.relation == "talks" and others):
            _absorb(others[0], new)
            rounds = [r for r in rounds if r is not new]
    return rounds


def _may_be(known: Round, new: Round) -> bool:
    if new.relation == "current" and known.relation in ("new", "talks"):
        return known.mentions[0].evidence.start < new.mentions[0].evidence.start
    if new.relation != "talks" and known.ordinal is None:
        return False
    if new.place and known.place and new.place != known.place:
        return False
    same_day = new.relation == "talks" or compatible(known.time, new.time)
    return (known.status is Status.PLANNED) == (new.status is Status.PLANNED) and same_day


def _absorb(target: Round, source: Round) -> None:
    target.mentions = sorted([*target.mentions, *source.mentions], key=lambda m: m.evidence)
    target.time, target.place = target.time or source.time, target.place or source.place
    target.format = target.format or source.format
    if source.status is Status.ONGOING and target.status is Status.HELD:
        target.status = Status.ONGOING


def _merge_coming(rounds: list[Round]) -> list[Round]:
    """What is to come without a number is one round, and the planned numbered one if there is just one of these."""
    coming = [r for r in rounds if r.relation in ("next", "new") and r.status is Status.PLANNED]
    planned = [r for r in rounds if r.ordinal is not None and r.status is Status.PLANNED]
    if not coming or len(planned) > 1:
        return rounds
    target = planned[0] if planned else coming[0]
    for source in (r for r in coming if r is not target):
        _absorb(target, source)
    return [r for r in rounds if r is target or r not in coming]
