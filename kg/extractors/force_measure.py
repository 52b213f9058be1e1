"""Stock or flow, done or planned; what kind of soldiers; when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from kg.extractors.force_words import Count, around, has
from kg.model import Component, Measure, TimeMention, TimeSpan
from kg.patterns import Line
from kg.patterns.lexemes import Reading
from kg.patterns.marks import marks

_BEFORE, _BEHIND = 10, 5
_OUT, _IN, _STAY = "to_pull_out", "to_field", "to_remain"
_MISSIONS = ("mission_noun", "mission", "troops")
_BEFORE_VERB = ("clause_opener", "subject_mark", "past_perfect", "possibility", "may")
_VERBS = (_OUT, _IN, _STAY, "to_retain", "to_stand", "to_cut", "to_add")


def measure_of(count: Count, published: dt.date | None) -> Measure:
    """From the verb or verbal noun nearest to the number and its tense."""
    if count.change:
        return _changed(count, published)
    found = _governor(count)
    if count.stock and not (found and _of_the_force(count, found[0])):
        return Measure.PLANNED if _is_expected(count) else Measure.PRESENT
    if found is None:
        return Measure.PRESENT
    i, reading = found
    return _flow(count, i, reading, published)


def _is_expected(count: Count) -> bool:
    """ "Will become", or "is expected to reach", right before the word for the strength (سيصبح العدد …)."""
    line, at = count.line, _trigger_at(count)
    for i in range(max(0, at - 3), at):
        for r in line.lexemes[i]:
            if r.lexeme in ("to_become", "to_rise") and ("future" in r.tags or _is_planned(line, i, r)):
                return True
    return False


def _changed(count: Count, published: dt.date | None) -> Measure:
    if count.start:
        return Measure.PRESENT
    readings = [r for r in count.line.lexemes[_trigger_at(count)] if r.lexeme == count.match.reading.lexeme]
    if _is_planned(count.line, _trigger_at(count), _fitting(count.line, _trigger_at(count), readings)):
        return Measure.PLANNED
    if _is_due(count, published):
        return Measure.PLANNED
    return Measure.REMAINING if count.change == "cut" else Measure.PRESENT


def _trigger_at(count: Count) -> int:
    return count.match.at


def moved(count: Count) -> bool:
    """Whether a verb tells what the soldiers do."""
    return count.stock or count.change is not None or _governor(count) is not None


def _governor(count: Count) -> tuple[int, Reading] | None:
    """The nearest of the verbs that move soldiers or keep them, before the number in its clause, else behind it; what
    stands right behind the noun tells most (510 أفراد موجودين)."""
    ahead = range(count.noun + 1, min(count.noun + 1 + _BEHIND + 2, len(count.line.elements)))
    for i in ahead:  # those at … will leave
        leaving = [r for r in count.line.lexemes[i] if r.lexeme == _OUT and "future" in r.tags]
        if leaving and not any(count.line.elements[k].clause for k in range(count.noun, i)):
            return i, leaving[0]
    for i in (count.noun + 1, count.noun + 2):
        if has(count.line, i, "present_now") and not count.line.elements[i].clause:
            return i, next(r for r in count.line.lexemes[i] if r.lexeme == "present_now")
    for i in _around(count):
        readings = [r for r in count.line.lexemes[i] if _governs(count, i, r)]
        if readings:
            return i, _fitting(count.line, i, readings)
    return _head_verb(count)


def _governs(count: Count, i: int, reading: Reading) -> bool:
    """A verb, or before the number its verbal noun too; not that of "up to"."""
    if reading.lexeme not in _VERBS or (has(count.line, i - 1, "what") and has(count.line, i, "to_rise")):
        return False
    if "verb" in reading.tags and has(count.line, i - 1, "one_of"):  # من أصل ألف
        return False
    return i < count.at or "masdar" not in reading.tags


def _head_verb(count: Count) -> tuple[int, Reading] | None:
    """The verb at the head of the sentence, with asides between it and the number (وتضم البعثة، وفق …، 11600 جندي)."""
    for i in range(min(3, count.at)):
        for reading in count.line.lexemes[i]:
            if reading.lexeme in _VERBS and "verb" in reading.tags:
                return i, reading
    return None


def _of_the_force(count: Count, i: int) -> bool:
    """Whether the strength is told of the force being moved (نشر قوة قوامها), not beside it (وقوامها)."""
    at = _trigger_at(count)
    prefix = count.match.reading.prefix
    return i < at and not prefix and "bound" in count.match.reading.tags


def _fitting(line: Line, i: int, readings: list[Reading]) -> Reading:
    """Of a word that can be a verb or its verbal noun, the verb only at the head of a clause or behind a particle."""
    joined = bool(readings[0].prefix) and not readings[0].prefix.endswith(marks("possession"))  # not لنشر
    verb = i == 0 or line.elements[i - 1].clause or has(line, i - 1, *_BEFORE_VERB) or joined
    return next((r for r in readings if ("verb" in r.tags) == verb), readings[0])


def _around(count: Count) -> Iterator[int]:
    line = count.line
    for i in range(count.at - 1, max(-1, count.at - 1 - _BEFORE), -1):
        if line.elements[i].clause or line.elements[i].number is not None:
            break
        yield i
    for i in range(count.noun + 1, min(count.noun + 1 + _BEHIND, len(line.elements))):
        if line.elements[i].clause:
            break
        yield i


def _flow(count: Count, i: int, reading: Reading, published: dt.date | None) -> Measure:
    planned = _is_planned(count.line, i, reading)
    if reading.lexeme in (_OUT, "to_cut"):
        return Measure.PLANNED if planned and not _is_past(count, published) else Measure.WITHDRAWN
    if reading.lexeme in (_IN, "to_add"):
        if "present" in reading.tags and not planned:
            return Measure.PRESENT
        return Measure.PLANNED if planned and not _is_past(count, published) else Measure.DEPLOYED
    if reading.lexeme == _STAY:
        return Measure.REMAINING
    return Measure.PLANNED if "future" in reading.tags else Measure.PRESENT


def _is_planned(line: Line, i: int, reading: Reading) -> bool:
    """A future verb; a present one after أن; a verbal noun under a word of planning."""
    if "future" in reading.tags:
        return True
    if "past" in reading.tags:
        return False
    before = range(i - 1, max(-1, i - 9), -1)
    if any(has(line, k, "done") for k in before if k >= i - 2):
        return False
    if "present" in reading.tags:
        return reading.prefix.endswith(marks("possession")) or any(
            has(line, k, "to_plan", "future") for k in before if k >= i - 4
        )
    return any(has(line, k, "to_plan", "scheduled", "intention") or _is_future(line, k) for k in before)


def _is_future(line: Line, i: int) -> bool:
    return any("future" in r.tags for r in line.lexemes[i])


def _is_due(count: Count, published: dt.date | None) -> bool:
    """A date to come by which it is to be (بحلول نهاية العام)."""
    time = nearest_time(count)
    return bool(time and published and time.span.earliest is None and time.span.latest and time.span.latest > published)


def _is_past(count: Count, published: dt.date | None) -> bool:
    """A date wholly before the article's in the number's clause."""
    time = nearest_time(count)
    return bool(time and time.span.earliest and time.span.latest and published and time.span.latest < published)


# ------------------------------------------------------------------ component


def component_of(count: Count) -> Component:
    line = count.line
    if has(line, count.noun, "adviser") or any(has(line, count.noun + k, "as_advisers") for k in (1, 2)):
        return Component.ADVISERS
    near = range(max(0, count.at - 6), min(count.noun + 4, len(line.elements)))
    if any(has(line, i, "in_combat") for i in near):
        return Component.COMBAT_TROOPS
    if any(has(line, i, "training") and _is_mission(line, i) for i in around(count)):
        return Component.ADVISERS
    return Component.ALL_TROOPS


def _is_mission(line: Line, i: int) -> bool:
    """Whether a word for a mission or force stands right before, a name perhaps between."""
    named = line.elements[i - 1].actor is not None if i else False
    return has(line, i - 1, *_MISSIONS) or (named and has(line, i - 2, *_MISSIONS))


# ------------------------------------------------------------------ when


def nearest_time(count: Count) -> TimeMention | None:
    """The time behind the number in its clause, else before it, else at the head of the next clause."""
    for i in _clause(count):
        mention = count.line.elements[i].time
        named = has(count.line, i - 1, "agreement_thing")  # اتفاق عام 1995
        if mention is not None and not named and (mention.span.earliest or mention.span.latest):
            return mention
    return None


def _clause(count: Count) -> Iterator[int]:
    line, crossed, ends = count.line, 0, _ends()
    for i in range(count.noun + 1, min(count.noun + 14, len(line.elements))):
        crossed += line.elements[i].clause
        if (
            line.elements[i].norm in ends
            or _moves_on(line, i)
            or _begins_clause(line, i)
            or (crossed and not line.elements[i].clause and line.elements[i].time is None)
        ):
            break
        yield i
    for i in range(count.at - 1, -1, -1):
        if line.elements[i].clause or has(line, i, "clause_opener"):
            break
        yield i


def _moves_on(line: Line, i: int) -> bool:
    """بعد إرسال …: another movement of soldiers, with a time of its own."""
    after = has(line, i - 1, "after_or_before")
    return after and any(r.lexeme in _VERBS and "masdar" in r.tags for r in line.lexemes[i])


@lru_cache(maxsize=1)
def _ends() -> tuple[str, ...]:
    return marks("sentence_ends")


def _begins_clause(line: Line, i: int) -> bool:
    """An opener, or another finite verb joined on."""
    return has(line, i, "clause_opener") or any(
        "verb" in r.tags and r.prefix.startswith(marks("conjunctions")) for r in line.lexemes[i]
    )


def as_of(count: Count, measure: Measure, article: TimeSpan | None) -> TimeSpan | None:
    """The date said in the clause; a present stock without one is of the article's date."""
    if count.start:
        planned = _is_planned(count.line, _trigger_at(count), count.match.reading)
        return article if planned else None
    time = nearest_time(count)
    if time is not None and not (measure is Measure.PRESENT and article and _is_to_come(time.span, article)):
        return time.span
    if measure in (Measure.WITHDRAWN, Measure.DEPLOYED, Measure.PLANNED) or was(count):
        return None
    return article


def _is_to_come(time: TimeSpan, article: TimeSpan) -> bool:
    """Whether a time lies behind the article's: no stock of the present is of that day."""
    if time.earliest is None:
        return bool(time.latest and article.latest and time.latest > article.latest)
    return bool(article.latest and time.earliest > article.latest)


def nearly(count: Count) -> bool:
    """يناهز عددها …: the approximation before the word for the strength."""
    return count.stock and any(has(count.line, i, "nearly") for i in range(max(0, count.at - 3), count.at))


def was(count: Count) -> bool:
    """كان before a stock of the past."""
    line = count.line
    return any(has(line, i, "past_perfect") for i in range(max(0, count.at - 5), count.at))
