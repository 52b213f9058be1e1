"""Roles from titles: the title as written, whose it is, and whether it is past."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.article import Reading, state_key
from kg.mentions.gazetteer import Kind, classes, table
from kg.mentions.naming import borne_in, fits, has_office, known_of
from kg.mentions.nearest import country, holds_for, near, nearest_states, spoken_of
from kg.mentions.persons import Person
from kg.mentions.roster import key_of
from kg.mentions.scan import Found
from kg.mentions.states import state_name
from kg.mentions.title_words import Title, bare_of_text
from kg.model import ActorType, Role

_SINGLE = ("president", "minister", "crownPrince", "monarch", "king", "secretaryGeneral")  # one holder at a time
Named = tuple[Found, Person, str]


def add_roles(reading: Reading, named: list[Named]) -> None:
    """Give each person the roles that the titles around their names state."""
    for wanted in (_is_said, _is_implied, _is_counterpart):
        for found, person, key in named:
            state = next((t.state for t in person.titles if t.state), None)
            for title in person.titles:
                if wanted(title, state):
                    _add(reading, found, key, title, state)
    _name_states(reading)


def _name_states(reading: Reading) -> None:
    """A role is of an actor of the article: a state known only by a city or a title is named by it, or left out."""
    for draft in [d for d in reading.drafts.values() if d.roles]:
        for mark, role in draft.roles.items():
            if role.of and role.of.startswith("state-") and role.of not in reading.drafts:
                draft.roles[mark] = role if _by_place(reading, role.of) else replace(role, of=None)


def _by_place(reading: Reading, key: str) -> bool:
    code = key.removeprefix("state-")
    found = next((f for f in reading.found if f.hit is not None and f.hit.entry.country == code), None)
    by = found or next((f for f in reading.found if holds_for(f, code)), None)
    if by is None:
        return False
    draft = reading.draft(key, ActorType.STATE, code)
    draft.canonical = state_name(code)
    name = reading.written(by, by.i, by.j) if by is found else draft.canonical
    draft.see(name, reading.span(by), "state of an office", 0.4)
    return True


def _is_said(title: Title, state: str | None) -> bool:
    return not title.counterpart and not _is_implied(title, state)


def _is_implied(title: Title, state: str | None) -> bool:
    """Does nothing in the titles say whose they are?"""
    said = state or title.state or title.bodies or title.body_adjective or title.owned or title.place_state
    return not title.counterpart and not said


def _is_counterpart(title: Title, state: str | None) -> bool:
    return title.counterpart


def _add(reading: Reading, found: Found, key: str, title: Title, state: str | None) -> None:
    model = _model(reading, found, key) if title.counterpart else None
    written = model.title if model else title.text(reading.lines[found.line]) if title.kept else ""
    if not written or _is_calling(written, title):
        return
    of = _other_state(reading, found, title, model) if model else _of(reading, found, key, title, state)
    role = Role(written, of, title.former, model.office if model else title.office)
    roles = reading.drafts[key].roles
    same = next((mark for mark in roles if one_office(mark, written)), None)
    if same is None:
        roles[written] = role
    elif len(written) > len(same) and title.state:
        roles[same] = role


def _is_calling(written: str, title: Title) -> bool:
    """السياسي, الناشط الحقوقي: what somebody does, without a body, is no office."""
    head = bare_of_text(written.split()[0])
    return head in classes("offices.yaml", "callings") and not (title.bodies or title.body_adjective)


def may_hold(role: str, said: str) -> bool:
    """Can «الوزير» or «رئيس الوزراء», said alone, mean the holder of `role`?"""
    words, (head, *rest) = fold_word(said).split(), fold_word(role).split()
    if words[0].removeprefix("ال") != head.removeprefix("ال"):
        return False
    return len(words) == 1 or one_office(role, said) or all(_describes(w, rest) for w in words[1:])


def _describes(adjective: str, rest: list[str]) -> bool:
    """المبعوث الأممي for the envoy of the United Nations."""
    return adjective in rest or bool(_body_words().get(adjective, frozenset()) & set(rest))


@lru_cache(maxsize=1)
def _body_words() -> dict[str, frozenset[str]]:
    """An adjective of a body → words of the body's name."""
    rows = load_yaml("offices.yaml")["body_words"]
    return {fold_word(word): frozenset(map(fold_word, names)) for word, names in rows.items()}


def one_office(a: str, b: str) -> bool:
    """رئيس الوزراء and رئيس مجلس الوزراء; السفير and السفير لدى بغداد; وزير الخارجية and وزير خارجية مصر: one title in
    two lengths."""
    short, longer = sorted((_indefinite(a), _indefinite(b)), key=len)
    if short[0] != longer[0]:
        return False
    if len(short) == 1:
        return len(longer) == 1 or longer[1] in classes("offices.yaml", "linking") or _is_state(longer[1])
    return longer[: len(short)] == short or short[-1] == longer[-1]


def _is_state(word: str) -> bool:
    """سلطان عُمان, السلطان: the longer title names the state."""
    return any(not rest and entry.kind is Kind.STATE for rest, entry in table().get(word, ()))


def _indefinite(title: str) -> list[str]:
    return [word.removeprefix("ال") for word in fold_word(title).split()]


def _model(reading: Reading, found: Found, key: str) -> Role | None:
    """The office of the person spoken of last before نظيره, whose title the counterpart shares."""
    at = reading.span(found).start
    before = [m for m in reading.mentions if m.start < at and m.type is ActorType.PERSON and m.actors != (key,)]
    for mention in sorted(before, key=lambda m: -m.start)[:4]:
        roles = reading.drafts[mention.actors[0]].roles.values()
        office = next((role for role in roles if role.office != "rank"), None)
        if office is not None:
            return office
    return None


def _other_state(reading: Reading, found: Found, title: Title, model: Role) -> str | None:
    """A counterpart is of the state said, or of the nearest state that is not the other person's."""
    if title.state:
        return state_key(title.state)
    countries = [country(f) for f in reading.found if f.line <= found.line and (f.line, f.i) < (found.line, found.i)]
    return next((state_key(code) for code in reversed(countries) if code and state_key(code) != model.of), None)


def _of(reading: Reading, found: Found, key: str, title: Title, state: str | None) -> str | None:
    """Whose the title is: a body without a state, the state said, or the state the sentence is about."""
    for body in title.bodies:
        body_key = _body_key(reading, found, body.i)
        if body_key is not None and reading.drafts[body_key].country is None:
            return body_key
    if title.body_adjective:
        return _by_adjective(reading, found, title.body_adjective)
    if title.office == "envoy" and (sender := _sender(reading, found, title)):
        return sender if sender in reading.drafts else None
    if title.owned and (owner := _owner(reading, found)):
        return owner
    code = title.state or next((b.country for b in title.bodies if b.country), None) or state
    code = code or title.place_state
    return state_key(code) if code else _implied(reading, found, key, title)


def _sender(reading: Reading, found: Found, title: Title) -> str | None:
    """المبعوث الدولي إلى اليمن: of the United Nations, not of the state he is sent to."""
    names, words = _international(), reading.lines[found.line].words
    name = next((names[words[at].norm] for at in title.kept if words[at].norm in names), None)
    return key_of(ActorType.ORGANIZATION, name) if name else None


@lru_cache(maxsize=1)
def _international() -> dict[str, str]:
    return {fold_word(word): name for word, name in load_yaml("offices.yaml")["international"].items()}


def _by_adjective(reading: Reading, found: Found, name: str) -> str:
    """المبعوث الأممي names the United Nations."""
    key = key_of(ActorType.ORGANIZATION, name)
    draft = reading.draft(key, ActorType.ORGANIZATION)
    draft.canonical = name
    draft.see(name, reading.span(found), "body adjective", 0.5)
    return key


def _implied(reading: Reading, found: Found, key: str, title: Title) -> str | None:
    """The likeliest state in which nobody else holds the same office; the person's own if another title told it."""
    own = next((r.of for r in reading.drafts[key].roles.values() if r.of and r.of.startswith("state-")), None)
    written = title.text(reading.lines[found.line])
    states = [state_key(code) for code in nearest_states(reading, found)]
    close = list(dict.fromkeys(near(reading, found)))
    if title.singular and len(close) > 1:  # الرئيسان X وY after روسيا والولايات المتحدة: in the same order
        return state_key(close[1 if found.i == title.i else 0])
    titles = _titles(reading, found)
    states = [state for state in states if all(has_office(state.removeprefix("state-"), t) for t in titles)]
    free = [state for state in states if not _held(reading, key, written, state)]
    name = tuple(fold_word(max(reading.drafts[key].names, key=len)).split())
    if own is None and name and (code := borne_in(name[-1])) is not None:  # no state but theirs, if any
        return state_key(code) if spoken_of(reading, code) else None
    called = [state for state in free if fits(name, state.removeprefix("state-"))]
    own = own or _colleague(reading, found, title, free)
    return own or _known(reading, written) or next(iter(called or free or states), None)


def _titles(reading: Reading, found: Found) -> list[str]:
    """All titles said of the person, as written."""
    titles = found.person.titles if found.person is not None else []
    return [t.text(reading.lines[found.line]) for t in titles if t.kept]


def _colleague(reading: Reading, found: Found, title: Title, free: list[str]) -> str | None:
    """The state of the minister named right before with «and»: وزير الخارجية X، ووزير الطاقة Y."""
    before = next((f for f in reversed(reading.found) if f.line == found.line and f.j == found.i), None)
    if before is None or before.person is None or title.office not in ("minister", "rank", "commander"):
        return None
    key = next((key for at, key in reading.keys.items() if reading.found[at] is before), None)
    roles = reading.drafts[key].roles.values() if key is not None else ()
    return next((r.of for r in roles if r.office == "minister" and r.of in free), None)


def _known(reading: Reading, written: str) -> str | None:
    """The state of the article that a title is known to be of: وزير الخزانة."""
    code = known_of(written)
    return state_key(code) if code is not None and spoken_of(reading, code) else None


def _held(reading: Reading, key: str, written: str, state: str) -> bool:
    """Does another person of the article hold this office of this state?"""
    others = (draft for draft in reading.drafts.values() if draft.key != key and draft.type is ActorType.PERSON)
    roles = (role for draft in others for role in draft.roles.values())
    return any(r.of == state and r.office in _SINGLE and not r.former and one_office(r.title, written) for r in roles)


def _owner(reading: Reading, found: Found) -> str | None:
    """The body or state named last before, in the same sentence: whose the pronoun is."""
    for at in range(len(reading.found) - 1, -1, -1):
        other = reading.found[at]
        if other.line == found.line and other.i < found.i:
            code = country(other) if other.hit is not None else None
            if code or at in reading.keys:
                return state_key(code) if code else reading.keys[at]
    return None


def _body_key(reading: Reading, found: Found, i: int) -> str | None:
    for at, other in enumerate(reading.found):
        if other.line == found.line and other.i == i and other.body is not None:
            return reading.keys.get(at)
    return None
