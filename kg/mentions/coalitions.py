"""Coalitions called just that: التحالف where its aircraft or forces are spoken of, or who leads it is said."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.article import Reading
from kg.mentions.body import bare
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.line import Line
from kg.mentions.roster import key_of
from kg.mentions.scan import Found
from kg.mentions.words import Gap
from kg.model import ActorType, Form

_FORCE = ActorType.ARMED_FORCE


def resolve_coalitions(reading: Reading) -> None:
    """Draft the coalition spoken of without a name of its own, or note one more mention of the one that has a name."""
    places = list(_places(reading))
    known = [d.key for d in reading.drafts.values() if d.type is _FORCE and _is_coalition(d.names)]
    armed = known or any(_fronted(reading.lines[n], at) or _leader(reading.lines[n], at) for n, at in places)
    key = known[0] if known else key_of(_FORCE, load_yaml("forces.yaml")["coalition_words"][0])
    for number, at in places if armed else ():
        _see(reading, number, at, key)


def _places(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where the word stands, in no longer name; without the article only where its leader is said."""
    covered = {(f.line, k) for f in reading.found for k in range(f.i, f.j)}
    for number, at in reading.places_of(classes("forces.yaml", "coalition_words")):
        line = reading.lines[number]
        led = _leader(line, at) is not None
        named = at + 1 < len(line.words) and line.words[at + 1].gap is Gap.PLAIN and line.words[at + 1].definite
        if (number, at) not in covered and (led or (line.words[at].definite and not named)):
            yield number, at


def _is_coalition(names: dict[str, int]) -> bool:
    words = {fold_word(word) for name in names for word in name.split()}
    return bool(words & classes("forces.yaml", "coalition_words"))


def _fronted(line: Line, at: int) -> bool:
    """قوات التحالف, غارات التحالف."""
    return (
        at > 0
        and line.words[at].gap is Gap.PLAIN
        and bare(line.words[at - 1]) in classes("forces.yaml", "coalition_fronts")
    )


def _leader(line: Line, at: int) -> int | None:
    """The end of "led by" a state behind the word."""
    for k in range(at + 1, min(at + 3, len(line.words) - 1)):
        if line.words[k].gap is not Gap.PLAIN:
            return None
        if line.words[k].norm in classes("forces.yaml", "led_by"):
            hit = line.hit(k + 1, Kind.STATE, Kind.CAPITAL)
            return hit.j if hit is not None and line.words[k + 1].gap is Gap.PLAIN else None
    return None


def _see(reading: Reading, number: int, at: int, key: str) -> None:
    end = _leader(reading.lines[number], at) or at + 1
    found = Found(number, at, at + 1)
    span = reading.span(found)
    draft = reading.draft(key, _FORCE)
    draft.see(reading.written(found, at, at + 1), span, "coalition", 0.6)
    draft.names.setdefault(reading.written(found, at, end), 0)
    reading.mention(span, span.start, Form.SHORT, (key,), _FORCE)
