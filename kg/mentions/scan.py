"""One pass over a sentence: every mention of a person, body, state or place, before anything is resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.mentions.bodies import body_at, body_heads
from kg.mentions.body import Body
from kg.mentions.dual_bodies import dual_bodies, dual_heads
from kg.mentions.gazetteer import Hit, Kind, classes
from kg.mentions.line import Line
from kg.mentions.nameness import given, opening, surnames
from kg.mentions.pairs import pair_at, sharers
from kg.mentions.persons import Person, person_at
from kg.mentions.strangers import may_be_stranger, stranger_end
from kg.mentions.title_words import duals, heads, phrases, plurals
from kg.mentions.words import Word


@dataclass(slots=True)
class Found:
    """Something named or described in `line`: exactly one of `person`, `body`, `hit` is set."""

    line: int
    i: int
    j: int
    person: Person | None = None
    body: Body | None = None
    hit: Hit | None = None
    inside: bool = False  # part of a longer mention (the ministry in the minister's title)


def scan(number: int, line: Line) -> Iterator[Found]:
    """Everything found in one sentence, in order of its first word."""
    end = 0
    for at in line.open:
        if at < end:
            continue
        word, hits = line.words[at], line.hits[at]
        if not hits:
            begins = word.form.begins
            if not (_begins(word) if begins is None else begins) and stranger_end(line, at) == at:
                continue
        for found in _at(number, line, at):
            if not found.inside:
                end = max(end, found.j)
            yield found


def _begins(word: Word) -> bool:
    """Could a word that no name begins with begin a title, a body or a person's name? Kept with its form, and that it
    is dull if it is no stranger either. Most words are."""
    form = word.form
    form.begins = _may_begin(word.core, word.definite)
    form.dull = form.plain and not form.begins and not may_be_stranger(word)
    return form.begins


def _may_begin(core: str, definite: bool) -> bool:
    bare = core[2:] if definite else core
    return (
        core in surnames()
        or bare in heads()
        or bare in body_heads()
        or core in given()
        or core in _openers()
        or core.startswith(_kunyas())
    )


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    armies = classes("bodies.yaml", "army_words") | classes("bodies.yaml", "optional_words")
    titles = (
        classes("offices.yaml", "counterpart")
        | classes("offices.yaml", "honorifics")
        | set(phrases())
        | _shared_titles()
        | set(dual_heads())
    )
    return frozenset(phrase.split()[0] for phrase in armies) | titles | opening()


@lru_cache(maxsize=1)
def _shared_titles() -> frozenset[str]:
    """Heads of titles that introduce more than one name."""
    return classes("offices.yaml", "counterparts") | frozenset(duals()) | frozenset(plurals())


@lru_cache(maxsize=1)
def _kunyas() -> tuple[str, ...]:
    return tuple(sorted(classes("first_names.yaml", "kunya")))


def _at(number: int, line: Line, at: int) -> Iterator[Found]:
    whole = line.hit(at, Kind.BODY, Kind.MEDIA, Kind.STATE) if line.hits[at] else None
    pair = pair_at(line, at) if line.words[at].core in _shared_titles() else ()
    if pair:
        yield from (Found(number, p.i, p.j, person=p) for p in pair)
        yield from _within(number, line, pair[0])
        for other in pair[1:]:
            yield from _states(number, line, other.i, other.name_i)
        for one in pair:
            yield from _states(number, line, one.name_j, one.j)
        return
    person = None if whole is not None and whole.j > at + 1 else person_at(line, at)
    if person is not None and (person.named or person.titles):
        for one in (person, *sharers(line, person)):
            yield Found(number, one.i, one.j, person=one)
            yield from _within(number, line, one)
        return
    twins = dual_bodies(line, at)
    if twins:
        yield from (Found(number, b.i, b.j, body=b) for b in twins)
        yield from _states(number, line, at, twins[-1].j)
        return
    body = body_at(line, at)
    if body is not None:
        yield Found(number, body.i, body.j, body=body)
        if not body.rule.startswith("outlet") and line.hit(body.i, Kind.MEDIA) is None:  # وكالة الصحافة الفرنسية
            yield from _states(number, line, body.i, body.j)
        return
    if not line.hits[at]:
        return
    hit = line.hit(
        at, Kind.STATE, Kind.ADJECTIVE, Kind.CAPITAL, Kind.PLACE, Kind.REGION, Kind.NETWORK, Kind.ORDINARY_MEDIA
    )
    if hit is not None:
        yield Found(number, hit.i, hit.j, hit=hit)


def _within(number: int, line: Line, person: Person) -> Iterator[Found]:
    """Bodies and states that a person's titles name."""
    for title in person.titles:
        for body in title.bodies:
            yield Found(number, body.i, body.j, body=body, inside=True)
        yield from _states(number, line, title.i, title.j)


def _states(number: int, line: Line, i: int, j: int) -> Iterator[Found]:
    at = i
    while at < j:
        hit = line.hit(at, Kind.STATE, Kind.ADJECTIVE, Kind.CAPITAL, Kind.PLACE, Kind.BODY_ADJECTIVE)
        if hit is not None and hit.j <= j:
            yield Found(number, hit.i, hit.j, hit=hit, inside=True)
        at = hit.j if hit is not None else at + 1


def locative(line: Line, i: int) -> bool:
    """Is the word a place of something: after في, مدينة, العاصمة, or with ب?"""
    word = line.words[i]
    before = line.words[i - 1].core if i and line.words[i].gap <= 1 else ""
    places = classes("places.yaml", "locative") | classes("places.yaml", "capital_nouns")
    return "ب" in word.clitics or before in places
