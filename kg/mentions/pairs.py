"""Persons under one title: الرئيسان X وY, وزراء خارجية مصر X والأردن Y, وزيرا الدفاع X والداخلية Y."""

from __future__ import annotations

from dataclasses import replace

from kg.mentions.complements import complete
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.line import Line
from kg.mentions.nameness import Likely, likely, surnames
from kg.mentions.names import name_end
from kg.mentions.persons import Person
from kg.mentions.title_words import Title, bare_of, bare_of_text, heads, plurals
from kg.mentions.titles import title_at
from kg.mentions.words import Gap

_MOST = 8


def pair_at(line: Line, i: int) -> tuple[Person, ...]:
    """The persons, each with the shared title and their own state or department, that a title in the dual or plural at
    word `i` introduces."""
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


def sharers(line: Line, person: Person) -> list[Person]:
    """وزير الخارجية X والخزانة Y, الرئيس المصري X والفرنسي Y: those named after `person` with the same office, of
    another department or state."""
    title = person.titles[0] if person.titles else None
    if title is None or title.office is None or not person.named:
        return []
    department = title.office == "minister" and len(title.kept) > 1
    found: list[Person] = []
    while person.j < len(line.words) and len(found) < _MOST:
        if not (department and _department(line, person.j)) and not (title.state and _foreign(line, person.j)):
            break
        other = _next(line, title, person.j, title.state, first=False)
        if other is None:
            break
        found.append(other)
        person = other
    return found


def _shared(line: Line, i: int) -> Title | None:
    word = line.words[i]
    if word.core in classes("offices.yaml", "counterparts"):
        return Title(i, i + 1, "counterpart", True, [], counterpart=True)
    one = plurals().get(word.core)
    if one is None:
        title = title_at(line, i)
        return title if title is not None and title.singular else None
    title = Title(i, i + 1, heads()[bare_of_text(one)], word.definite, [i], singular=one, plural=True)
    complete(line, title, title_at)
    return title


def _next(line: Line, title: Title, at: int, state: str | None, *, first: bool) -> Person | None:
    """One name, after its own adjective, state or department if there is one; all but the first begin with و."""
    start, joined = at, "و" in line.words[at].clitics
    if line.words[at].gap > (Gap.COMMA if joined else Gap.QUOTED) or not (first or joined):
        return None
    own = replace(title, kept=_kept(line, title, first=first), bodies=list(title.bodies) if first else [])
    hit = line.hit(at, Kind.ADJECTIVE) or line.hit(at, Kind.STATE)
    if hit is not None and hit.j < len(line.words):
        state, at = hit.entry.country, hit.j
    elif joined and not first and _department(line, at):
        own.kept, own.shared, state, at = [title.kept[0], at], True, state or title.state, at + 1
    end = _name_end(line, title, at)
    if end == at or (at > start and line.words[at].gap > Gap.QUOTED):
        return None
    stop, side = _side(line, end)
    own.state = side or state
    return Person(title.i if first else start, stop, at, end, [own], "shared title")


def _kept(line: Line, title: Title, *, first: bool) -> list[int]:
    return [k for k in title.kept if first or line.hit(k, Kind.STATE) is None]


def _name_end(line: Line, title: Title, at: int) -> int:
    """The end of the name at word `at`; one word after a title in the plural must be a name elsewhere too."""
    end = name_end(line, at, Likely.PLAUSIBLE)
    lone = end == at + 1 and likely(line.words[at]) < Likely.LIKELY and line.words[at].core not in surnames()
    return at if lone and title.plural else end


def _side(line: Line, at: int) -> tuple[int, str | None]:
    """عن الجانب الأرميني after a name: where it ends and whose side it is."""
    if at + 2 >= len(line.words) or line.words[at].norm not in classes("offices.yaml", "late_linking"):
        return at, None
    hit = line.hit(at + 2, Kind.ADJECTIVE) if bare_of(line.words[at + 1]) in classes("anaphora.yaml", "sides") else None
    return (hit.j, hit.entry.country) if hit is not None else (at, None)


def _foreign(line: Line, at: int) -> bool:
    """والفرنسي إيمانويل ماكرون: the adjective of a state with و, and a name of two words."""
    word, hit = line.words[at], line.hit(at, Kind.ADJECTIVE)
    if hit is None or word.clitics != ("و",) or not word.definite or hit.j >= len(line.words):
        return False
    after = line.words[hit.j]
    if after.gap > Gap.PLAIN or after.definite or after.clitics:
        return False
    return name_end(line, hit.j, Likely.PLAUSIBLE) > hit.j + 1


def _department(line: Line, at: int) -> bool:
    """والخزانة جاك لو: a definite noun with و, and a name."""
    word = line.words[at]
    if word.clitics != ("و",) or not word.definite or at + 1 >= len(line.words) or bare_of(word) in heads():
        return False
    known = line.hit(at, Kind.ADJECTIVE, Kind.STATE, Kind.CAPITAL, Kind.PLACE) is not None
    honoured = word.core in classes("offices.yaml", "honorifics")
    after = line.words[at + 1]
    if known or honoured or after.gap > Gap.PLAIN or after.definite or after.clitics:
        return False
    return name_end(line, at + 1, Likely.POSSIBLE) > at + 2
