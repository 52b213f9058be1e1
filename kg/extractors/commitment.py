"""Commitments: each undertaking of an article once, however often it is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kg.extractors.binding import bound, named_in, told
from kg.extractors.content import Actions, by_line
from kg.extractors.keys import fact_key
from kg.extractors.promising import may_promise, promised
from kg.extractors.sides import Sides, sides_of
from kg.extractors.subject import first_named
from kg.extractors.terms import amount, deadline, evidence, is_history, object_text, toward
from kg.extractors.undertaking import Undertaking, speech_at
from kg.model import Commitment, DialogueRound, Document, Meeting, Modality
from kg.patterns import Line, Match, family, find

SPORT = 2  # words of sport that make an article one of sport


def extract_commitments(
    document: Document,
    stream: tuple[Line, ...],
    meetings: tuple[Meeting, ...] = (),
    rounds: tuple[DialogueRound, ...] = (),
) -> tuple[Commitment, ...]:
    """What the article says actors undertake, in the order first told."""
    tellings = _tellings(stream, document.article.published)
    if not tellings or _is_of_sport(stream):
        return ()
    sides = sides_of(document, stream, meetings, rounds)
    sides.deals = tuple(_deals(tellings, sides))
    sides.subject_of = lambda index, within: first_named(stream[index], len(stream[index].elements), within)
    groups: list[list[Undertaking]] = []
    for undertaking in _undertakings(tellings, sides):
        if is_history(undertaking, document.article.published):
            continue
        group = next((g for g in groups if _same(g[0], undertaking) and _agree(g, undertaking, document)), None)
        groups.append([undertaking]) if group is None else group.append(undertaking)
    events: tuple[DialogueRound | Meeting, ...] = (*rounds, *meetings)
    return tuple(_fact(g, document, sides, events) for g in groups)


Told = tuple[Line, list[Match], Actions]  # a sentence with its binding words and known actions


def _tellings(stream: tuple[Line, ...], published: dt.date | None) -> list[Told]:
    """The sentences that may tell of undertakings."""
    cues: dict[int, dict[int, Match]] = {}
    for cue in find(stream, family("commitments")):
        cues.setdefault(cue.line.index, {}).setdefault(cue.at, cue)
    telling = [line for line in stream if line.index in cues or may_promise(line, published)]
    actions = by_line(find(telling, family("actions")))
    none = Actions({})
    found = [(line, list(cues.get(line.index, {}).values()), actions.get(line.index, none)) for line in telling]
    return [told for told in found if told[1] or told[2].matches]


def _is_of_sport(stream: tuple[Line, ...]) -> bool:
    spoken = (r.lexeme for line in stream if "at_play" in line.names for here in line.lexemes for r in here)
    return sum(name == "at_play" for name in spoken) >= SPORT


def _deals(tellings: list[Told], sides: Sides) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(offset, parties) wherever words of agreement name two sides or more."""
    for _, cues, _ in tellings:
        for cue in cues:
            keys = sides.every(named_in(cue, sides)) if cue.set["modality"] == Modality.AGREED else ()
            if len(keys) > 1:
                yield cue.span.start, keys


def _undertakings(tellings: list[Told], sides: Sides) -> list[Undertaking]:
    found: list[Undertaking] = []
    for line, here, acts in tellings:
        made = [*bound(line, here, acts, sides), *promised(line, here, acts, sides)]
        found.extend(_once([*made, *told(line, here, made, sides)]))
    return found


def _once(made: list[Undertaking]) -> list[Undertaking]:
    """Of undertakings read from the same words, the explicit ones, and those of a known kind before others."""
    kept: list[Undertaking] = []
    for u in sorted(made, key=lambda u: (not u.typed, not u.explicit, u.order, u.head, u.end)):
        around = [k for k in kept if k.head < u.end and u.head < k.end]
        if not any(k.action == u.action or not u.typed for k in around):
            kept.append(u)
    return sorted(kept, key=lambda u: (u.head, u.end))


def _same(a: Undertaking, b: Undertaking) -> bool:
    """The same known action, in the same direction, by the same actors."""
    return a.action == b.action and a.polarity == b.polarity and set(a.by) == set(b.by) and a.typed


def _agree(group: list[Undertaking], u: Undertaking, document: Document) -> bool:
    """Whether no telling of the group sets another deadline or number than `u`; one may be left out the second time."""
    return not any(
        mine != yours and None not in (mine, yours)
        for other in group
        for mine, yours in zip(_terms(u, document), _terms(other, document), strict=True)
    )


def _terms(u: Undertaking, document: Document) -> tuple[dt.date | None, float | None]:
    due = deadline(u, document)
    return due.latest if due else None, amount(u, document.article.text)[0]


def _fact(
    group: list[Undertaking], document: Document, sides: Sides, events: tuple[DialogueRound | Meeting, ...]
) -> Commitment:
    best = min(group, key=lambda u: (u.modality is Modality.ANTICIPATED, not u.explicit))
    amounts = [a for u in group if (a := amount(u, document.article.text))[0] is not None]
    spans = tuple(dict.fromkeys(evidence(u) for u in group))
    number, unit = amounts[0] if amounts else (None, None)
    return Commitment(
        key=fact_key("commitment", spans[0], best.action, best.by), evidence=spans,
        rules=tuple(dict.fromkeys(r for u in group for r in u.rules)), confidence=_confidence(group),
        by=best.by, action=best.action, modality=best.modality, polarity=best.polarity,
        toward=next((t for u in group if (t := toward(u, sides))), ()),
        object=object_text(best, document), deadline=next((d for u in group if (d := deadline(u, document))), None),
        amount=number, unit=unit, made_at=_made_at(best, events), reported_by=_reported_by(best),
        stated_by=best.stated_by,
    )  # fmt: skip


def _made_at(u: Undertaking, events: tuple[DialogueRound | Meeting, ...]) -> str | None:
    """The round or meeting told of in the same sentence, where the undertaking was agreed."""
    if u.modality is not Modality.AGREED:
        return None
    sentence = u.line.sentence
    return next((e.key for e in events if sentence.start <= e.evidence[0].start < sentence.end), None)


def _reported_by(u: Undertaking) -> tuple[str, ...]:
    speech = speech_at(u.line, u.head)
    return (speech.via,) if speech and speech.via else ()


def _confidence(group: list[Undertaking]) -> float:
    """0.4, and 0.14 for each of: a word that binds, a named subject, a known action, a second telling."""
    support = [any(u.explicit for u in group), any(u.named for u in group), group[0].typed, len(group) > 1]
    return round(0.4 + 0.14 * sum(support), 2)
