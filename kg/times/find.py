"""Times of a text, sentence by sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Sentence, TimeMention, TimeSpan
from kg.times import days, months, portions, prepositions, units  # noqa: F401  (register their makers)
from kg.times.anchors import anchors
from kg.times.calendar import Bounds, edtf
from kg.times.clitics import clitic_length
from kg.times.grammar import Match
from kg.times.guards import passes
from kg.times.items import Items, beginnings
from kg.times.matcher import Matcher
from kg.times.resolve import UNKNOWN, Context, resolve
from kg.times.tense import FUTURE, PAST, promised, tense_at

_EMPTY: set[tuple[str, ...]] = set()  # windows in which no rule of the grammar holds, whatever the guards say
_MOST = 1 << 16
_MOST_MEMBERS = 6  # of a set of days; what is vaguer stays unresolved


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression found, not yet resolved: where it is written and the tense of its clause."""

    items: Items
    match: Match
    tense: int
    start: int
    end: int
    sentence: int


def find_times(text: str, sentences: Sequence[Sentence], published: dt.date | None) -> tuple[TimeMention, ...]:
    """Every time expression of the sentences, in order. Without a publication date, expressions that need one keep
    their words and have no bounds."""
    return mentions(text, expressions(sentences), (published,) if published else ())


def expressions(sentences: Iterable[Sentence]) -> list[Expression]:
    """The expressions of the sentences, left to right, the longest at each place."""
    return [e for number, sentence in enumerate(sentences) for e in _in_sentence(sentence, number)]


def _in_sentence(sentence: Sentence, number: int) -> Iterator[Expression]:
    begins = beginnings(sentence.tokens)
    if not begins:
        return
    items = Items(sentence.tokens)
    matcher, end = Matcher(items, passes), 0
    for i in begins:
        if i < end or (window := items.window(i)) in _EMPTY or not items.may_begin(i):
            continue
        match = next(iter(matcher.matches("time", i)), None)
        if match is None and window and matcher.last < i and len(_EMPTY) < _MOST:
            _EMPTY.add(window)
        if match is not None:
            end = match.end
            start, stop = _offsets(items, match)
            yield Expression(items, match, _tense(items, match), start, stop, number)


def _tense(items: Items, match: Match) -> int:
    tense = tense_at(items, match.start, match.end)
    ahead = tense == PAST and match.rule.name == "within" and promised(items, match.start)
    return FUTURE if ahead else tense


def mentions(text: str, found: Sequence[Expression], dates: Sequence[dt.date]) -> tuple[TimeMention, ...]:
    """The expressions resolved against the dates the article may be of: none, one, or the few its text allows."""
    moved = anchors(found, lambda e: _resolved(e, dates[0]) if len(dates) == 1 else _agreed(e, dates))
    return tuple(_mention(text, e, (anchor,) if anchor else dates) for e, anchor in zip(found, moved, strict=True))


def _mention(text: str, e: Expression, dates: Sequence[dt.date]) -> TimeMention:
    words = text[e.start : e.end]
    options = sorted({_resolved(e, d) for d in dates or (None,)}, key=str)
    if len(options) == 1:
        return TimeMention(e.start, e.end, TimeSpan(edtf(options[0]), *options[0], words), rule_name(e.match))
    return TimeMention(e.start, e.end, _one_of(options, words), rule_name(e.match))


def _one_of(options: Sequence[Bounds], words: str) -> TimeSpan:
    """A set of days if each candidate gives one, else nothing."""
    singles = [a for a, b in options if a is not None and a == b]
    if len(singles) < len(options) or len(singles) > _MOST_MEMBERS:
        return TimeSpan(None, None, None, words)
    return TimeSpan(f"[{','.join(str(d) for d in sorted(singles))}]", min(singles), max(singles), words)


def _resolved(e: Expression, published: dt.date | None) -> Bounds:
    return resolve(e.match, Context(published, e.tense))


def _agreed(e: Expression, dates: Sequence[dt.date]) -> Bounds:
    """The bounds all dates agree on."""
    options = {_resolved(e, d) for d in dates or (None,)}
    return options.pop() if len(options) == 1 else UNKNOWN


def rule_name(match: Match) -> str:
    """The rule that decided: the innermost of those that only pass a part on."""
    inner = next((m for m in match.slots.values() if isinstance(m, Match)), None)
    own = f"{match.rule.group}.{match.rule.name}"
    return own if inner is None or match.rule.make != "same" else rule_name(inner)


def _offsets(items: Items, match: Match) -> tuple[int, int]:
    """Where the expression is written: without proclitics that are no part of it."""
    first, last = items.tokens[match.start], items.tokens[match.end - 1]
    clitic = match.clitic[:-1] if match.rule.name == "glued_by" else match.clitic
    return first.start + clitic_length(first.text, clitic), last.end
