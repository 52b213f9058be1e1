"""Dialogue rounds: mentions of one round made one item, with the parties of its dialogue and who led it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extractors.circumstance import format_of, place_of, status_of, time_of
from kg.extractors.keys import fact_key
from kg.extractors.round_mentions import RoundMention, round_mentions
from kg.extractors.round_parties import PARTY_RULES, Actors, common_parties, parties_in, sides
from kg.model import Dialogue, DialogueRound, Document, Format, Place, Span, Status, TimeSpan
from kg.patterns import Line, Match, family, find

LEADER_RULES = ("leader-verb", "chaired-by")


@dataclass(slots=True)
class _Round:
    """What is gathered of one round while reading; earlier mentions win."""

    ordinal: int | None
    relation: str
    mentions: list[RoundMention] = field(default_factory=list)
    final: bool = False
    time: TimeSpan | None = None
    place: Place | None = None
    format: Format | None = None
    status: Status | None = None
    leaders: list[str] = field(default_factory=list)
    parties: tuple[str, ...] = ()


def extract_rounds(
    document: Document, stream: tuple[Line, ...]
) -> tuple[tuple[Dialogue, ...], tuple[DialogueRound, ...]]:
    """The rounds an article identifies, and the dialogues they belong to."""
    mentions = round_mentions(document, stream)
    if not any(m.series for m in mentions):
        return (), ()
    actors = {a.key: a for a in document.actors}
    matches = find(stream, family("round"))
    rounds = _merge_coming(_gather(mentions, document))
    _give_leaders(rounds, [m for m in matches if m.rule.name in LEADER_RULES])
    _give_parties(rounds, matches, actors)
    kept = [r for r in rounds if r.parties]
    names = {p: _dialogue(p, kept, document) for p in sorted({r.parties for r in kept})}
    return tuple(names.values()), tuple(_fact(r, names[r.parties].key) for r in kept)


def _gather(mentions: list[RoundMention], document: Document) -> list[_Round]:
    rounds: list[_Round] = []
    for mention in mentions:
        target = _target(mention, rounds)
        if target is not None:
            target.mentions.append(mention)
            _read(target, mention, document)
    return rounds


def _target(mention: RoundMention, rounds: list[_Round]) -> _Round | None:
    """The round a mention speaks of, made new if need be; None for a passing word."""
    if mention.ordinal is None and not mention.relation and not mention.final:
        if mention.definite and not mention.series and rounds:
            return rounds[-1]
        if not mention.series:
            return None
    relation = "" if mention.ordinal is not None else mention.relation or ("last" if mention.final else "new")
    for known in rounds:
        if (known.ordinal, known.relation) == (mention.ordinal, relation):
            return known
    rounds.append(_Round(mention.ordinal, relation))
    return rounds[-1]


def _read(target: _Round, mention: RoundMention, document: Document) -> None:
    """Fill what is still unknown from one mention's clause."""
    w = mention.window
    target.final = target.final or (mention.final and mention.ordinal is not None)
    time = target.time or _shared(mention, document) or time_of(w)
    place = target.place or place_of(w, document.article.text)
    target.time, target.place = time, place
    target.format = target.format or format_of(w, Format.IN_PERSON if place else None)
    if target.status is None or (target.status is Status.PLANNED and _happened(mention)):
        target.status = _status(mention, time, document)


def _shared(mention: RoundMention, document: Document) -> TimeSpan | None:
    """Of rounds named together, each takes the time that stands at its own rank, if there are as many times."""
    times = [e.time.span for e in mention.line.elements[mention.window.at : mention.window.high] if e.time]
    return times[mention.share] if mention.of > 1 and len(times) == mention.of else None


def _happened(mention: RoundMention) -> bool:
    tags = mention.window.tags_of("take_place") | mention.window.tags_of("end") | mention.window.tags_of("begin")
    return "past" in tags


def _status(mention: RoundMention, time: TimeSpan | None, document: Document) -> Status:
    w = mention.window
    verbs = (
        w.tags_of("take_place") | w.tags_of("begin") | w.tags_of("end") | w.tags_of("conduct") | w.tags_of("host_event")
    )
    tense = "future" if "future" in verbs or (mention.relation == "next" and "past" not in verbs) else ""
    if mention.relation == "new" and "past" not in verbs:
        tense = "future"
    context = {r.lexeme for i in range(w.low, w.high) for r in w.line.lexemes[i]}
    return status_of(w, tense, context & {"scheduled", "intention"}, time, document.article.published)


def _merge_coming(rounds: list[_Round]) -> list[_Round]:
    """The coming round and a planned numbered one are the same, if there is one of each."""
    coming = [r for r in rounds if r.relation in ("next", "new") and r.status is Status.PLANNED]
    planned = [r for r in rounds if r.ordinal is not None and r.status is Status.PLANNED]
    if len(coming) != 1 or len(planned) != 1:
        return rounds
    source, target = coming[0], planned[0]
    target.mentions = sorted([*target.mentions, *source.mentions], key=lambda m: m.evidence)
    target.time, target.place = target.time or source.time, target.place or source.place
    target.format = target.format or source.format
    return [r for r in rounds if r is not source]


def _give_leaders(rounds: list[_Round], matches: list[Match]) -> None:
    """Who leads or chairs belongs to the round spoken of last, or to the first one if none was named yet."""
    for match in matches:
        earlier = [
            (m.evidence.start, i) for i, r in enumerate(rounds) for m in r.mentions if m.line.index <= match.line.index
        ]
        if rounds and (near := max(earlier, default=(0, 0))) is not None:
            target = rounds[near[1]]
            target.leaders += [k for k in match.actors("leader") if k not in target.leaders]


def _give_parties(rounds: list[_Round], matches: list[Match], actors: Actors) -> None:
    lines = {m.line.index for r in rounds for m in r.mentions}
    common = common_parties(matches, lines, actors)
    for r in rounds:
        own = [
            p for m in matches if m.rule.name in PARTY_RULES and _beside(m, r) and len(p := parties_in(m, actors)) >= 2
        ]
        led = sides(r.leaders, actors)
        r.parties = own[0] if own else common or (led if len(led) >= 2 else ())


def _beside(match: Match, r: _Round) -> bool:
    """Whether a match of a party rule lies in the clause of one of the round's mentions."""
    return any(m.line is match.line and m.window.low <= match.at < m.window.high for m in r.mentions)


def _dialogue(parties: tuple[str, ...], rounds: list[_Round], document: Document) -> Dialogue:
    """The dialogue of these parties, named by the words for it that stand with its rounds."""
    own = [m for r in rounds if r.parties == parties for m in r.mentions]
    name = next((n for m in own if (n := _series_name(m, document.article.text))), "")
    evidence = own[0].evidence
    return Dialogue(
        key=fact_key("dialogue", Span(0, 0), parties), evidence=(evidence,), rules=(own[0].match.rule.name,),
        confidence=0.8 if name else 0.6, name=name or document.article.text[slice(*own[0].match.span)], parties=parties,
    )  # fmt: skip


def _series_name(mention: RoundMention, text: str) -> str:
    """The word for the dialogue with the adjective that says what sort it is."""
    line = mention.line
    for i in range(mention.window.at, mention.window.high):
        if any(r.lexeme == "series_noun" for r in line.lexemes[i]):
            last = i + 1 if i + 1 < len(line.elements) and _is_adjective(line, i + 1) else i
            return text[line.elements[i].start : line.elements[last].end]
    return ""


def _is_adjective(line: Line, i: int) -> bool:
    return any(r.lexeme == "series_adjective" for r in line.lexemes[i])


def _fact(r: _Round, dialogue: str) -> DialogueRound:
    evidence = tuple(dict.fromkeys(m.evidence for m in r.mentions))
    return DialogueRound(
        key=fact_key("round", Span(0, 0), r.parties, r.ordinal, r.relation, evidence[0] if r.ordinal is None else None),
        evidence=evidence, rules=tuple(dict.fromkeys(m.match.rule.name for m in r.mentions)), confidence=_confidence(r),
        dialogue=dialogue, parties=r.parties, leaders=tuple(r.leaders), ordinal=r.ordinal, final=r.final, time=r.time,
        place=r.place, format=r.format, status=r.status,
    )  # fmt: skip


def _confidence(r: _Round) -> float:
    """From a half, more for a number, for the dialogue's own word beside it, for a date and for further mentions."""
    support = [r.ordinal is not None, any(m.series for m in r.mentions), r.time is not None, len(r.mentions) > 1]
    return round(0.5 + 0.12 * sum(support), 2)
