"""Persons under one title: الرئيسان الروسي فلاديمير بوتين والأميركي جو بايدن, وزراء خارجية مصر X والأردن Y."""

from __future__ import annotations

from dataclasses import replace

from kg.mentions.complements import complete
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.line import Line
from kg.mentions.nameness import Likely
from kg.mentions.names import name_end
from kg.mentions.persons import Person
from kg.mentions.title_words import Title, bare_of_text, heads, plurals
from kg.mentions.titles import title_at
from kg.mentions.words import Gap

_MOST = 8


def pair_at(line: Line, i: int) -> tuple[Person, ...]:
    """The persons, each with the shared title and their own state, that a title in the dual or plural at word `i`
    introduces."""
    title = _shared(line, i)
    if title is None:
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


def _shared(line: Line, i: int) -> Title | None:
    word = line.words[i]
    if word.core in classes("offices.yaml", "counterparts"):
        return Title(i, i + 1, "counterpart", True, [], counterpart=True)
    one = plurals().get(word.core)
    if one is None:
        title = title_at(line, i)
        return title if title is not None and title.singular else None
    title = Title(i, i + 1, heads()[bare_of_text(one)], word.definite, [i], singular=one)
    complete(line, title, title_at)
    return title


def _next(line: Line, title: Title, at: int, state: str | None, *, first: bool) -> Person | None:
    """One name, after its own adjective if there is one; all but the first begin with و."""
    start = at
    joined = "و" in line.words[at].clitics
    if line.words[at].gap > (Gap.COMMA if joined else Gap.QUOTED) or not (first or joined):
        return None
    hit = line.hit(at, Kind.ADJECTIVE) or line.hit(at, Kind.STATE)
    if hit is not None and hit.j < len(line.words):
        state, at = hit.entry.country, hit.j
    end = name_end(line, at, Likely.PLAUSIBLE)
    if end == at or line.words[at].gap > Gap.QUOTED:
        return None
    kept = [k for k in title.kept if first or line.hit(k, Kind.STATE) is None]
    own = replace(title, state=state, kept=kept, bodies=list(title.bodies) if first else [])
    return Person(title.i if first else start, end, at, end, [own], "shared title")
