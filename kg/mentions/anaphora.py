"""What refers to actors named elsewhere: titles alone, الأخير, نظيره, بلاده, الجانبان; and humans without a name."""

from __future__ import annotations

from functools import lru_cache

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.article import Reading, state_key
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.history import History
from kg.mentions.roles import may_hold
from kg.mentions.scan import Found
from kg.mentions.states import state_name
from kg.mentions.title_words import Title
from kg.mentions.words import Gap
from kg.model import ActorType, Form, Span


def resolve_references(reading: Reading) -> None:
    """Add mentions that refer without naming, in the order of the text."""
    history = History(reading)
    for found in reading.found:
        if found.person is not None and not found.person.named and found.person.titles:
            _office(reading, history, found)
    covered = {(f.line, k) for f in reading.found if f.person or f.body for k in range(f.i, f.j)}
    for number, at in reading.places_of(_kinds().keys()):
        if (number, at) not in covered:
            _word(reading, history, number, at)


def _office(reading: Reading, history: History, found: Found) -> None:
    """A title alone: its holder if the article names one, else the state it is of."""
    assert found.person is not None
    line, title = reading.lines[found.line], found.person.titles[0]
    span = reading.span(found)
    state = state_key(title.state) if title.state else None
    if _unnamed(title, line.words[found.i].core):
        reading.mention(span, span.start, Form.OFFICE, (), None, state=state, anonymous=True)
        return
    holder = history.counterpart(span.start, state) if title.counterpart else _holder(reading, history, found, title)
    actors = (holder,) if holder else (state,) if state else ()
    if not actors:
        return
    type_ = ActorType.PERSON if holder else ActorType.STATE if state else None
    form = Form.PRONOUN if title.counterpart else Form.OFFICE
    reading.mention(span, span.start, form, actors, type_, state=state)


def _unnamed(title: Title, core: str) -> bool:
    """مسؤول أميركي, متحدث باسم الجيش: somebody the article does not name."""
    return core in classes("anaphora.yaml", "anonymous_heads") and not title.definite


def _holder(reading: Reading, history: History, found: Found, title: Title) -> str | None:
    written = title.text(reading.lines[found.line])
    at = reading.span(found).start
    state = state_key(title.state) if title.state else None
    offices: dict[str, list[str | None]] = {}  # holder of such a title → of which states
    for draft in reading.drafts.values():
        for role in draft.roles.values():
            same_state = state is None or role.of in (None, state)
            if draft.type is ActorType.PERSON and same_state and not role.former and may_hold(role.title, written):
                offices.setdefault(draft.key, []).append(role.of)
    fitting = [key for key, of in offices.items() if state in of] if state else []
    fitting = fitting or list(offices)
    return history.nearest(at, fitting) if fitting and (title.definite or title.length > 1) else None


_OWNER = 3  # words after "delegation" in which its owner is named


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """Folded word → how it refers."""
    parts = ("anonymous_heads", "collectives", "country_of", "latter", "states_together", "the_delegation")
    return {word: part for part in parts for word in classes("anaphora.yaml", part)} | dict.fromkeys(
        _honours(), "honoured"
    )


@lru_cache(maxsize=1)
def _honours() -> dict[str, frozenset[str]]:
    """سموه → the words that show whom it can mean."""
    rows = load_yaml("anaphora.yaml")["honoured"]
    return {fold_word(word): frozenset(map(fold_word, signs)) for word, signs in rows.items()}


def _word(reading: Reading, history: History, number: int, at: int) -> None:
    kind = _kinds().get(reading.lines[number].words[at].core)
    if kind == "honoured":
        _honoured(reading, history, number, at)
    elif kind == "the_delegation":
        _delegation(reading, number, at)
    elif kind == "latter":
        _latter(reading, history, number, at)
    elif kind == "country_of":
        _country_of(reading, history, number, at)
    elif kind == "collectives":
        _collective(reading, history, number, at)
    elif kind == "states_together":
        _together(reading, number, at)
    elif kind == "anonymous_heads":
        _anonymous(reading, number, at)


def _span(reading: Reading, number: int, i: int, j: int) -> Span:
    words = reading.lines[number].words
    return Span(words[i].begin, words[j - 1].end)


def _latter(reading: Reading, history: History, number: int, at: int) -> None:
    """الأخير as a person: not after a noun it describes (العام الأخير)."""
    line = reading.lines[number]
    before = line.words[at - 1] if at else None
    if before is not None and line.words[at].gap is Gap.PLAIN and before.definite and not line.words[at].clitics:
        return
    span = _span(reading, number, at, at + 1)
    person = history.last_person(span.start)
    if person:
        reading.mention(span, span.start, Form.PRONOUN, (person,), ActorType.PERSON)


def _honoured(reading: Reading, history: History, number: int, at: int) -> None:
    """سموه, معاليه: the prince, the minister spoken of; not of whom a place is (مكتب سموه)."""
    if at and reading.lines[number].words[at - 1].core in classes("places.yaml", "seats"):
        return
    span = _span(reading, number, at, at + 1)
    person = history.honoured(span.start, number, _honours()[reading.lines[number].words[at].core])
    if person:
        reading.mention(span, span.start, Form.PRONOUN, (person,), ActorType.PERSON)


def _delegation(reading: Reading, number: int, at: int) -> None:
    """الوفد: the body or state whose delegation was spoken of last, unless an adjective says which (الوفد الصيني)."""
    line = reading.lines[number]
    if line.hit(at + 1, Kind.ADJECTIVE) is not None if at + 1 < len(line.words) else False:
        return
    nouns = classes("anaphora.yaml", "delegation")
    spoken = (
        (n, k)
        for n in range(number, -1, -1)
        for k in range(at - 1 if n == number else len(reading.lines[n].words) - 1, -1, -1)
        if reading.lines[n].words[k].core in nouns
    )
    owner = next((key for n, k in spoken if (key := _named_after(reading, n, k))), None)
    if owner:
        span = _span(reading, number, at, at + 1)
        reading.mention(span, span.start, Form.SHORT, (owner,), reading.drafts[owner].type)


def _named_after(reading: Reading, number: int, at: int) -> str | None:
    """The body or state named within a few words after word `at`."""
    words = reading.lines[number].words
    low, high = words[at].end, words[min(at + _OWNER, len(words) - 1)].start
    kinds = (ActorType.ORGANIZATION, ActorType.ARMED_FORCE, ActorType.STATE)
    near = (m for m in reading.mentions if low <= m.start <= high and m.actors and m.type in kinds)
    first = min(near, key=lambda m: m.start, default=None)
    return first.actors[0] if first else None


def _country_of(reading: Reading, history: History, number: int, at: int) -> None:
    """بلاده: the state of whoever was spoken of last."""
    span = _span(reading, number, at, at + 1)
    state = history.state_of_last(span.start, reading.lines[number].sentence.start)
    if state:
        reading.mention(span, span.start, Form.PRONOUN, (state,), ActorType.STATE, state=state)


def _collective(reading: Reading, history: History, number: int, at: int) -> None:
    """الجانبان: the two whose adjectives follow, else the two that the text so far is about."""
    end, pair = _adjectives(reading, number, at + 1)
    span = _span(reading, number, at, end)
    persons = reading.lines[number].words[at].core in classes("anaphora.yaml", "collectives_of_persons")
    if len(pair) < 2:
        pair = history.last_persons(span.start) if persons else _sides(reading, history, number, span.start)
    actors = tuple(pair[:2]) if len(pair) >= 2 else ()
    kind = ActorType.PERSON if persons and actors else None
    reading.mention(span, span.start, Form.COLLECTIVE, actors, kind)


def _together(reading: Reading, number: int, at: int) -> None:
    """الكوريتان: two states in one word."""
    word = reading.lines[number].words[at].core
    together = {fold_word(one): codes for one, codes in load_yaml("anaphora.yaml")["states_together"].items()}
    span = _span(reading, number, at, at + 1)
    for code in together[word]:
        draft = reading.draft(state_key(code), ActorType.STATE, code)
        draft.canonical = state_name(code)
        draft.see(state_name(code), span, "states together", 0.6)
    reading.mention(span, span.start, Form.COLLECTIVE, tuple(map(state_key, together[word])), ActorType.STATE)


def _sides(reading: Reading, history: History, number: int, at: int) -> list[str]:
    """The two sides named before in the sentence, or in the sentence before; else the two spoken of most so far."""
    here = reading.lines[number].sentence
    before = reading.lines[number - 1].sentence if number else here
    main = history.parties(at)
    among_groups = any(not key.startswith("state-") for key in main)
    earlier = history.two_sides(before.start, before.end)
    if among_groups and all(key.startswith("state-") for key in earlier):  # a state and a group talk, through others
        earlier = []
    return history.two_sides(here.start, at) or earlier or main


def _adjectives(reading: Reading, number: int, at: int) -> tuple[int, list[str]]:
    """The states of the adjectives from word `at` on: العراقي والأميركي."""
    line, found = reading.lines[number], list[str]()
    while at < len(line.words) and line.words[at].gap <= Gap.QUOTED:
        hit = line.hit(at, Kind.ADJECTIVE)
        if hit is None or hit.entry.country is None:
            break
        found.append(state_key(hit.entry.country))
        at = hit.j
    return at, found


def _anonymous(reading: Reading, number: int, at: int) -> None:
    """مصادر, مسؤولون أميركيون: humans without a name, and whose they are."""
    line = reading.lines[number]
    hit = next((h for k in (at + 1, at + 2) if (h := line.hit(k, Kind.ADJECTIVE)) is not None), None)
    near = hit is not None and all(w.gap is Gap.PLAIN for w in line.words[at + 1 : hit.j])
    state = state_key(hit.entry.country) if hit and near and hit.entry.country else None
    span = _span(reading, number, at, hit.j if hit and near else at + 1)
    reading.mention(span, span.start, Form.OFFICE, (), None, state=state, anonymous=True)
