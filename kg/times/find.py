"""Times and numbers of a text, sentence by sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from kg.model import Sentence, TimeMention, TimeSpan
from kg.times import portions  # noqa: F401  (registers its makers)
from kg.times.calendar import edtf
from kg.times.clitics import clitic_length
from kg.times.grammar import Match, Matcher
from kg.times.guards import passes
from kg.times.items import Items
from kg.times.resolve import Context, resolve
from kg.times.tense import tense_at


def find_times(text: str, sentences: Iterable[Sentence], published: dt.date | None) -> tuple[TimeMention, ...]:
    """Every time expression of the sentences, in order. Without a publication date, expressions that need one keep
    their words and have no bounds."""
    return tuple(m for sentence in sentences for m in _in_sentence(text, sentence, published))


def _in_sentence(text: str, sentence: Sentence, published: dt.date | None) -> Iterator[TimeMention]:
    items = Items(sentence.tokens)
    for match in expressions(items):
        yield mention(text, items, match, published)


def expressions(items: Items) -> Iterator[Match]:
    """The matches of the grammar in a sentence, left to right, the longest at each place."""
    matcher, i = Matcher(items, passes), 0
    while i < len(items.norms):
        found = _best(matcher, i)
        if found is not None:
            yield found
        i = found.end if found else i + 1


def _best(matcher: Matcher, i: int) -> Match | None:
    return next(iter(matcher.matches("time", i)), None)


def mention(text: str, items: Items, match: Match, published: dt.date | None) -> TimeMention:
    """A match with its offsets and bounds."""
    tense = tense_at(items, match.start, match.end)
    bounds = resolve(match, Context(published, tense))
    start, end = _offsets(items, match)
    return TimeMention(start, end, TimeSpan(edtf(bounds), *bounds, text[start:end]), rule_name(match))


def rule_name(match: Match) -> str:
    """The path of rules that decided, outermost first."""
    inner = next((m for m in match.slots.values() if isinstance(m, Match)), None)
    own = f"{match.rule.group}.{match.rule.name}"
    return own if inner is None or match.rule.make != "same" else rule_name(inner)


def _offsets(items: Items, match: Match) -> tuple[int, int]:
    """Where the expression is written: without proclitics that are no part of it."""
    first, last = items.tokens[match.start], items.tokens[match.end - 1]
    clitic = match.clitic
    if match.rule.name == "glued_by":
        clitic = clitic[:-1]
    return first.start + clitic_length(first.text, clitic), last.end
