"""Persons of an article: full names, surnames and titles brought together, and the roles the titles give."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from kg.language.frequencies import frequency
from kg.mentions.article import Reading, state_key
from kg.mentions.gazetteer import classes
from kg.mentions.line import Line
from kg.mentions.nameness import Likely, likely
from kg.mentions.persons import Person
from kg.mentions.roles import add_roles
from kg.mentions.roster import Draft, key_of
from kg.mentions.scan import Found
from kg.mentions.words import Word
from kg.model import ActorType, Form, Span

Name = tuple[str, ...]
_NORM = attrgetter("norm")
_SHORT = 4  # letters of a first name that may be another word
_ORDINARY = 15000.0  # occurrences per thousand million from which a surname is more often met as a word


@dataclass(slots=True)
class Naming:
    """One named mention: which finding, and the name in parts (عبد and أبو joined to what follows)."""

    at: int
    found: Found
    person: Person
    name: Name


def resolve_people(reading: Reading) -> None:
    """Draft every named person, longest names first; attach shorter forms; give roles."""
    namings = [
        Naming(at, f, f.person, parts_of(reading, f, f.person))
        for at, f in enumerate(reading.found)
        if f.person is not None and f.person.named
    ]
    full: dict[Name, str] = {}
    order = list(dict.fromkeys(n.name for n in namings))
    for name in sorted(order, key=lambda n: -len(n)):
        full[name] = _host(full, name, order) or key_of(ActorType.PERSON, " ".join(name))
    for naming in namings:
        _see(reading, naming, full[naming.name])
    _surnames(reading, full)
    add_roles(reading, [(n.found, n.person, full[n.name]) for n in namings])


def not_surnames(lines: tuple[Line, ...], found: list[Found]) -> list[Found]:
    """Leave out one-word bodies that are the surname of somebody the article names in full: دوغان the ambassador."""
    people = ((lines[f.line].words, f.person) for f in found if f.person is not None)
    last = {words[p.name_j - 1].norm for words, p in people if p.name_j > p.name_i + 1}
    return [f for f in found if f.body is None or f.body.j > f.body.i + 1 or lines[f.line].words[f.i].core not in last]


def parts_of(reading: Reading, found: Found, person: Person) -> Name:
    """The name's folded words; connectors joined to the word after them, الله and الدين to the one before."""
    words = reading.lines[found.line].words[person.name_i : person.name_j]
    parts: list[str] = []
    pending = ""
    for number, word in enumerate(words):
        text = word.core if number == 0 else word.norm
        if text in classes("first_names.yaml", "first_connectors"):
            pending += _kunya(text)
        elif text in classes("first_names.yaml", "compounds") and parts and not pending:
            parts[-1] += text
        else:
            parts.append(pending + text)
            pending = ""
    return tuple([*parts, pending] if pending else parts)


def _kunya(word: str) -> str:
    """أبو, أبي and أبا are one word in three cases."""
    return sorted(classes("first_names.yaml", "kunya"))[-1] if word in classes("first_names.yaml", "kunya") else word


def _host(full: dict[Name, str], name: Name, order: list[Name]) -> str | None:
    """The longer name that `name` is a form of: by its end rather than by its beginning, the first met of several."""
    hosts = [longer for longer in full if _is_form(name, longer)]
    best = min(hosts, key=lambda longer: (not _same(name[-1], longer[-1]), order.index(longer)), default=None)
    return full[best] if best is not None else None


def _is_form(short: Name, longer: Name) -> bool:
    if len(short) >= len(longer):
        return False
    if len(short) == 1:
        return _same(short[0], longer[-1]) or short[0] == longer[0]
    ends = all(_same(a, b) for a, b in zip(short, longer[-len(short) :], strict=True))
    begins = all(_same(a, b) for a, b in zip(short, longer, strict=False))
    return ends or begins or (_same(short[0], longer[0]) and _same(short[-1], longer[-1]))


def _same(a: str, b: str) -> bool:
    """One word of a name, with or without the article."""
    return a == b or a.removeprefix("ال") == b.removeprefix("ال")


def _see(reading: Reading, naming: Naming, key: str) -> None:
    person, line = naming.person, reading.lines[naming.found.line]
    draft = reading.draft(key, ActorType.PERSON)
    span = reading.span(naming.found)
    start, end = line.words[person.name_i].begin, line.words[person.name_j - 1].end
    sure = 0.8 if person.titles else 0.6
    draft.see(line.written(person.name_i, person.name_j), Span(start, end), person.rule, sure)
    reading.keys[naming.at] = key
    form = Form.NAME if len(naming.name) > 1 else Form.SHORT
    state = next((state_key(t.state) for t in person.titles if t.state), None)
    reading.mention(span, start, form, (key,), draft.type, state=state)


def _surnames(reading: Reading, full: dict[Name, str]) -> None:
    """Bare surnames elsewhere in the text: الكاظمي after مصطفى الكاظمي."""
    last = _last_words(reading, full)
    if not last:
        return
    covered = {(f.line, k) for f in reading.found if not (f.hit is not None) for k in range(f.i, f.j)}
    glued = {letter + first: named for first, named in last.items() for letter in "وفبلك" if len(first) > 3}
    cores = reading.cores()
    for number, line in enumerate(reading.lines):
        if last.keys().isdisjoint(cores[number]) and glued.keys().isdisjoint(map(_NORM, line.words)):
            continue
        bearers = [(at, w) for at, w in enumerate(line.words) if w.core in last or w.norm in glued]
        for at, word in bearers:
            if (number, at) in covered:
                continue
            for words, key in last.get(word.core) or glued[word.norm]:
                if tuple(w.norm for w in line.words[at + 1 : at + len(words)]) == words[1:] and _may_be(
                    reading, number, at, words
                ):
                    _short(reading, number, at, len(words), key)
                    break


def _last_words(reading: Reading, full: dict[Name, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word of each person's surname → the surname's words and the person, the latest named last."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for found in reading.found:
        person = found.person
        if person is None or not person.named:
            continue
        name = parts_of(reading, found, person)
        if len(name) < 2:
            continue
        words = reading.lines[found.line].words[person.name_i : person.name_j]
        tail = _tail(tuple(w.norm for w in words))
        out.setdefault(tail[0], []).append((tail, full[name]))
        if _goes_alone(words[0]):
            out.setdefault(words[0].core, []).append(((words[0].core,), full[name]))
    return out


def _goes_alone(first: Word) -> bool:
    """سلفاكير after سلفاكير ميارديت: a first name few bear, said alone."""
    known = likely(first) in (Likely.PLAUSIBLE, Likely.POSSIBLE)
    return known and not first.definite and len(first.core) > _SHORT and frequency(first.written) < _ORDINARY


def _tail(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the last part of a name: السيسي; نصر الله; بن سلمان."""
    at = len(words) - 1
    if words[at] in classes("first_names.yaml", "compounds") and at > 0:
        at -= 1
    while at > 1 and words[at - 1] in classes("first_names.yaml", "connectors"):
        at -= 1
    return words[at:]


def _may_be(reading: Reading, number: int, at: int, words: tuple[str, ...]) -> bool:
    """A surname that is also an ordinary word must not stand in the middle of other ordinary words."""
    line = reading.lines[number]
    word = line.words[at]
    if len(words) > 1 or likely(word) > Likely.UNLIKELY or word.gap or frequency(word.written) < _ORDINARY:
        return True
    before = line.words[at - 1] if at else None
    verbs = classes("stop_words.yaml", "verbs")
    return before is None or before.core in verbs or before.norm in verbs


def _short(reading: Reading, number: int, at: int, length: int, key: str) -> None:
    found = Found(number, at, at + length)
    span = reading.span(found)
    draft: Draft = reading.drafts[key]
    draft.see(reading.written(found, at, at + length), span, "surname", 0.4)
    reading.mentions[:] = [
        m for m in reading.mentions if not (span.start <= m.start < span.end and m.form is Form.ADJECTIVE)
    ]
    reading.mention(span, span.start, Form.SHORT, (key,), ActorType.PERSON)
