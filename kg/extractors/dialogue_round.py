"""Dialogue rounds: mentions of one round made one item, with the parties of its dialogue and who led it."""

from __future__ import annotations

from kg.extractors.keys import fact_key
from kg.extractors.round_gathering import Round, gather, is_reference
from kg.extractors.round_mentions import LEAD, RoundMention, round_mentions
from kg.extractors.round_parties import Actors, Parties, parties_in, side_of, sides
from kg.language.normalise import fold_word
from kg.model import Dialogue, DialogueRound, Document, Format, Span
from kg.patterns import Line, Match, family, find
from kg.patterns.lexemes import lexicon

LEADER_RULES = ("leader-verb", "chaired-by", "leader-of-side")
_AROUND = 7  # elements around a word of leading in which what is led stands
_OFTEN = 2  # words for negotiations in an article that is about them


def extract_rounds(
    document: Document, stream: tuple[Line, ...]
) -> tuple[tuple[Dialogue, ...], tuple[DialogueRound, ...]]:
    """The rounds an article identifies, and the dialogues they belong to."""
    matches = find(stream, family("round"))
    mentions = round_mentions(matches)
    actors = {a.key: a for a in document.actors}
    if not _is_dialogue(mentions, matches, actors, stream):
        return (), ()
    rounds = gather(mentions, document)
    spoken = {m.line.index for m in mentions}
    led = [m for m in matches if m.rule.name in LEADER_RULES and _leads_talks(m, spoken)]
    _give_leaders(rounds, led, actors)
    known = _speaks_of_series(mentions, stream)
    _give_parties(rounds, Parties(matches, stream, actors), known)
    _share_indirect(rounds)
    kept = [r for r in rounds if r.parties and not (r.venue and all(is_reference(m) for m in r.mentions))]
    names = {p: _dialogue(p, kept, document) for p in sorted({r.parties for r in kept})}
    return tuple(names.values()), tuple(_fact(r, names[r.parties].key) for r in kept)


def _is_dialogue(mentions: list[RoundMention], matches: list[Match], actors: Actors, stream: tuple[Line, ...]) -> bool:
    """A word for a dialogue stands with a round or near one that is placed in its series, the article is about one, a
    numbered round is said to be between two sides, or several are numbered and delegations meet in them."""
    if _speaks_of_series(mentions, stream):
        return True
    numbered = {m.line.index for m in mentions if m.ordinal is not None}
    between = [m for m in matches if m.rule.name == "parties" and m.line.index in numbered]
    if any(len(parties_in(m, actors)) >= 2 for m in between):
        return True
    led = any(m.rule.name in LEADER_RULES or m.rule.name == "delegation" for m in matches)
    return led and len({m.ordinal for m in mentions if m.ordinal is not None}) >= 2


def _speaks_of_series(mentions: list[RoundMention], stream: tuple[Line, ...]) -> bool:
    if any(m.series or _near_series(m, stream) for m in mentions):
        return True
    placed = [m for m in mentions if (m.ordinal or (m.definite and m.relation)) and not _of_contest(m)]
    placed = [m for m in placed if "bound" not in m.match.reading.tags]  # somebody's round is mostly a tour
    talks = _count(stream, "negotiation_noun")
    often = talks >= _OFTEN or _count(stream[:LEAD], "negotiation_noun") > 0
    return bool(placed) and often and talks > _count(stream, "contest_noun")


def _of_contest(mention: RoundMention) -> bool:
    return _count((mention.line,), "contest_noun") > 0


def _count(stream: tuple[Line, ...], lexeme: str) -> int:
    lines = [line for line in stream if lexeme in line.names]
    return sum(lexeme in line.said[i] for line in lines for i in line.spots)


def _near_series(mention: RoundMention, stream: tuple[Line, ...]) -> bool:
    """Whether the sentence, or the one before, speaks of a dialogue to which a definite or counted round belongs."""
    placed = mention.ordinal or mention.relation or mention.final
    if mention.match.reading.lexeme == "session_noun" or not placed:
        return False
    if not mention.definite and mention.match.rule.name != "counted-round":
        return False
    near = stream[max(0, mention.line.index - 1) : mention.line.index + 1]
    return any("series_noun" in line.names for line in near)


def _leads_talks(match: Match, spoken: set[int]) -> bool:
    """Whether a delegation or the talks are led, by the words around: not a movement or a state. `spoken`: sentences
    that speak of a round."""
    if "bound" in match.reading.tags:  # ترأسها
        return bool({match.line.index, match.line.index - 1} & spoken)
    if match.rule.name == "leader-of-side" and not {"lead_round", "chaired_by"} & match.line.names:
        return False  # signing for a side
    near = range(max(0, match.at - _AROUND), min(match.at + _AROUND, len(match.line.elements)))
    return any(r.lexeme == "led_thing" for i in near for r in match.line.lexemes[i])


def _give_leaders(rounds: list[Round], matches: list[Match], actors: Actors) -> None:
    """Who leads or chairs belongs to the round spoken of there; who heads a delegation by title, to the first."""
    if not rounds:
        return
    for match in matches:
        for r in _led_by(match, rounds):
            _add(r.leaders, match.actors("leader"))
    heads = [k for k, a in actors.items() if any(_heads_delegation(r.title) for r in a.roles)]
    present = next((r for r in rounds if not r.relation.startswith(("at ", "previous"))), rounds[0])
    _add(present.leaders, tuple(heads))


def _led_by(match: Match, rounds: list[Round]) -> list[Round]:
    """The rounds of the last mention before in the sentence, of the next one in the clause of a verb (ترأس الوفد في
    الجولة الثالثة), of the last sentence that has one, else the first round."""
    told = sorted({(m.line.index, m.match.at) for r in rounds for m in r.mentions})
    spot = (match.line.index, match.at)
    before = [t for t in told if t < spot]
    if (not before or before[-1][0] < spot[0]) and match.rule.name == "leader-verb":
        same = [m for r in rounds for m in r.mentions if m.line is match.line]
        before += sorted((m.line.index, m.match.at) for m in same if m.window.low <= match.at < m.match.at)[:1]
    last = before[-1] if before else None
    return [r for r in rounds if any((m.line.index, m.match.at) == last for m in r.mentions)] or rounds[:1]


def _add(known: list[str], more: tuple[str, ...]) -> None:
    known += [k for k in more if k not in known]


def _heads_delegation(title: str) -> bool:
    words = tuple(fold_word(w) for w in title.split())
    phrases = lexicon().phrases.get(words[0], ()) if words else ()
    return any(r.lexeme == "head_of_delegation" and words[1 : 1 + len(rest)] == rest for rest, r in phrases)


def _give_parties(rounds: list[Round], parties: Parties, known: bool) -> None:
    """Those told with the round, else those of the article's dialogue; if one is `known`, else the likeliest."""
    common = parties.common({m.line.index for r in rounds for m in r.mentions})
    leaders = sides([k for r in rounds for k in r.leaders], parties.actors)
    for r in rounds:
        clauses = [(m.line.index, m.window.low, m.window.high) for m in r.mentions]
        own = parties.beside(clauses)
        led = next((s for s in (sides(r.leaders, parties.actors), leaders) if len(s) >= 2), ())
        told = own or parties.of_bodies(m.match for m in r.mentions) or common or led or parties.of_conflict()
        if not told and r.relation != "talks" and not r.venue:  # talks are a round only where it is said whose
            told = parties.one_named(clauses) or (parties.most_named() or parties.whose_conflict() if known else ())
        r.parties = told
        if len(r.parties) > 1:  # whoever leads for another is a mediator
            r.leaders = [k for k in r.leaders if side_of(k, parties.actors) in (None, *r.parties)]


def _share_indirect(rounds: list[Round]) -> None:
    """Where one round of a dialogue goes through mediators, those of which no more is told do so too."""
    if any(r.format is Format.INDIRECT for r in rounds):
        for r in rounds:
            r.format = Format.INDIRECT if r.format is Format.IN_PERSON else r.format


def _dialogue(parties: tuple[str, ...], rounds: list[Round], document: Document) -> Dialogue:
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
        if "series_noun" in line.said[i]:
            last = i + 1 if i + 1 < len(line.elements) and _is_adjective(line, i + 1) else i
            return text[line.elements[i].start : line.elements[last].end]
    return ""


def _is_adjective(line: Line, i: int) -> bool:
    return "series_adjective" in line.said[i]


def _fact(r: Round, dialogue: str) -> DialogueRound:
    evidence = tuple(dict.fromkeys(m.evidence for m in r.mentions))
    return DialogueRound(
        key=fact_key("round", Span(0, 0), r.parties, r.ordinal, r.relation, evidence[0] if r.ordinal is None else None),
        evidence=evidence, rules=tuple(dict.fromkeys(m.match.rule.name for m in r.mentions)), confidence=_confidence(r),
        dialogue=dialogue, parties=r.parties, leaders=tuple(r.leaders), ordinal=r.ordinal, final=r.final, time=r.time,
        place=r.place, format=r.format, status=r.status,
    )  # fmt: skip


def _confidence(r: Round) -> float:
    """From a half, more for a number, for the dialogue's own word beside it, for a date and for further mentions."""
    support = [r.ordinal is not None, any(m.series for m in r.mentions), r.time is not None, len(r.mentions) > 1]
    return round(0.5 + 0.12 * sum(support), 2)
