"""Force levels: how many soldiers of whom are, stay, come or go where, and when."""

from __future__ import annotations

from dataclasses import replace

from kg.extractors.force_bodies import Scene, body_of_states, contributed, likeliest, scene
from kg.extractors.force_counts import counts
from kg.extractors.force_measure import as_of, component_of, measure_of, moved, nearly
from kg.extractors.force_places import place_of, stands_somewhere
from kg.extractors.force_sides import force_of, of_nobody
from kg.extractors.force_words import Count, has
from kg.extractors.keys import fact_key
from kg.model import Actor, ActorType, Document, ForceLevel, Measure, Place, Span, TimeSpan
from kg.patterns import Line, lines
from kg.times.edtf import span


def extract(document: Document) -> tuple[ForceLevel, ...]:
    """The force levels of an article, for callers that hold no stream of it."""
    return extract_force_levels(document, lines(document))


def extract_force_levels(document: Document, stream: tuple[Line, ...]) -> tuple[ForceLevel, ...]:
    """The force levels an article reports: one for each number of a force, however often it is said."""
    s = scene(document, stream)
    levels: dict[tuple[str, int], ForceLevel] = {}
    force: str | None = None
    last: Count | None = None  # the count before
    whole: ForceLevel | None = None  # and what it told
    for count in counts(stream):
        listed = last is not None and last.line is count.line and count.match.set.get("needs") == "another"
        if not (listed or moved(count) or stands_somewhere(count, s)):
            continue
        goes_on = last is not None and _goes_on(last, count)
        part = last is not None and last.line is count.line and _is_part(count)
        last = count
        owner = (force if goes_on else None) or force_of(count, s)
        if contributed(count) and (owner is None or s.actors[owner].type is ActorType.STATE):
            owner = body_of_states(s)
        elif owner is None and not of_nobody(count):
            owner = force or likeliest(count, s)
        if owner is None or is_foreign_to(count, s.actors[owner]):
            continue
        force = owner
        level = _level(count, force, s)
        if part and whole is not None and level.measure is Measure.PRESENT:
            level = replace(level, measure=whole.measure, as_of=whole.as_of)
        whole = level
        key = (s.actors[force].country or force, level.count or level.minimum or 0)
        levels[key] = _joined(levels[key], level, _article_day(s)) if key in levels else level
    return tuple(levels.values())


def _goes_on(last: Count, count: Count) -> bool:
    """Whether a change is told of the soldiers counted before it in the sentence: no other force stands between."""
    if last.line is not count.line or count.change is None or count.noun != count.at:
        return False
    between = range(last.noun + 2, count.at)
    return not any(has(count.line, i, "strength") for i in between)


def _is_part(count: Count) -> bool:
    """بينهم ألف: some of those counted before, who do what they do."""
    return any(has(count.line, i, "among") for i in (count.at - 1, count.at - 2))


def is_foreign_to(count: Count, force: Actor) -> bool:
    """Fighters of a group counted beside a state's name are not that state's soldiers."""
    told = (count.noun, *range(count.match.at + 1, count.at))
    return force.type is ActorType.STATE and any(has(count.line, i, "militant") for i in told)


def _level(count: Count, force: str, s: Scene) -> ForceLevel:
    quantity = count.number.quantity
    measure = measure_of(count, s.document.article.published)
    place = place_of(count, force, s)
    evidence = _evidence(count)
    return ForceLevel(
        key=fact_key("forcelevel", evidence, (force, str(quantity.value or quantity.minimum))),
        evidence=(evidence,), rules=(f"force_level.{count.match.rule.name}",), confidence=_confidence(count, place),
        force=force, count=None if quantity.value is None else int(quantity.value),
        minimum=_whole(quantity.minimum), maximum=_whole(quantity.maximum), place=place, measure=measure,
        component=component_of(count), as_of=as_of(count, measure, _article_day(s)),
        approximate=quantity.approximate or nearly(count), stated_by=_stated_by(count),
    )  # fmt: skip


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _article_day(s: Scene) -> TimeSpan | None:
    published = s.document.article.published
    return span(published.isoformat()) if published else s.document.published_within


def _evidence(count: Count) -> Span:
    """The clause around the number: from the mark before it to the one behind its noun."""
    elements = count.line.elements
    low = high = count.at
    while low > 0 and not elements[low - 1].clause:
        low -= 1
    high = max(high, count.noun)
    while high + 1 < len(elements) and not elements[high + 1].clause:
        high += 1
    return Span(elements[low].start, elements[high].end)


def _stated_by(count: Count) -> tuple[str, ...]:
    at = count.number.start
    said = [p.speaker for p in count.line.speeches if p.start <= at < p.end and p.speaker]
    return (said[-1],) if said else ()


def _confidence(count: Count, place: Place | None) -> float:
    """From .55: more for a soldier's noun at the number, for a rule that needs no support, for a place said."""
    support = (count.noun != count.at, not count.match.set.get("needs"), place is not None)
    return round(0.55 + 0.13 * sum(support), 2)


def _joined(a: ForceLevel, b: ForceLevel, article: TimeSpan | None) -> ForceLevel:
    """The same number said again: the first telling stands, the second fills what it leaves open; a day said
    goes before the article's."""
    measure = b.measure if a.measure is Measure.PRESENT and b.measure is not Measure.PRESENT else a.measure
    if (a.measure, b.measure) == (Measure.REMAINING, Measure.PLANNED):  # a headline's verbal noun has no tense
        measure = Measure.PLANNED
    told = b.as_of if a.as_of == article and b.as_of is not None else a.as_of or b.as_of
    return replace(
        a, evidence=(*a.evidence, *b.evidence), rules=tuple(dict.fromkeys((*a.rules, *b.rules))),
        confidence=max(a.confidence, b.confidence), place=a.place or b.place, as_of=told, measure=measure,
        approximate=a.approximate or b.approximate, stated_by=a.stated_by or b.stated_by,
    )  # fmt: skip
