"""Two persons under one title: الرئيسان الروسي فلاديمير بوتين والأميركي جو بايدن, وزيرا الدفاع X وY."""

from __future__ import annotations

from dataclasses import replace

from kg.mentions.gazetteer import Kind
from kg.mentions.line import Line
from kg.mentions.nameness import Likely
from kg.mentions.names import name_end
from kg.mentions.persons import Person
from kg.mentions.title_words import Title
from kg.mentions.titles import title_at
from kg.mentions.words import Gap

_MOST = 3


def pair_at(line: Line, i: int) -> tuple[Person, ...]:
    """The persons, each with the shared title and their own state, that a title in the dual at word `i` introduces."""
    title = title_at(line, i)
    if title is None or not title.singular:
        return ()
    state, at = title.state, title.j
    persons: list[Person] = []
    while at < len(line.words) and len(persons) < _MOST:
        person = _next(line, title, at, state, first=not persons)
        if person is None:
            break
        persons.append(person)
        at, state = person.j, None
    return tuple(persons) if len(persons) > 1 else ()


def _next(line: Line, title: Title, at: int, state: str | None, *, first: bool) -> Person | None:
    """One name, after its own adjective if there is one; all but the first begin with و."""
    start = at
    if line.words[at].gap > Gap.QUOTED or (not first and "و" not in line.words[at].clitics):
        return None
    hit = line.hit(at, Kind.ADJECTIVE)
    if hit is not None and hit.j < len(line.words):
        state, at = hit.entry.country, hit.j
    end = name_end(line, at, Likely.PLAUSIBLE)
    if end == at or line.words[at].gap > Gap.QUOTED:
        return None
    own = replace(title, state=state, kept=list(title.kept), bodies=list(title.bodies) if first else [])
    return Person(title.i if first else start, end, at, end, [own], "shared title")
