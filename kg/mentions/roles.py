"""Roles from titles: the title as written, whose it is, and whether it is past."""

from __future__ import annotations

from kg.language.normalise import fold_word
from kg.mentions.article import Reading, state_key
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.persons import Person
from kg.mentions.roster import key_of
from kg.mentions.scan import Found
from kg.mentions.title_words import Title
from kg.model import ActorType, Role

Named = tuple[Found, Person, str]


def add_roles(reading: Reading, named: list[Named]) -> None:
    """Give each person the roles that the titles around their names state."""
    for counterparts in (False, True):
        for found, person, key in named:
            state = next((t.state for t in person.titles if t.state), None)
            for title in person.titles:
                if title.counterpart is counterparts:
                    _add(reading, found, key, title, state)


def _add(reading: Reading, found: Found, key: str, title: Title, state: str | None) -> None:
    model = _model(reading, found, key) if title.counterpart else None
    written = model.title if model else title.text(reading.lines[found.line]) if title.kept else ""
    if not written:
        return
    of = _other_state(reading, found, title, model) if model else _of(reading, found, title, state)
    role = Role(written, of, title.former, model.office if model else title.office)
    roles = reading.drafts[key].roles
    same = next((mark for mark in roles if one_office(mark, written)), None)
    if same is None:
        roles[written] = role
    elif len(written) > len(same) and title.state:
        roles[same] = role


def may_hold(role: str, said: str) -> bool:
    """Can «الوزير» or «رئيس الوزراء», said alone, mean the holder of `role`?"""
    words, head = fold_word(said).split(), fold_word(role).split()[0]
    return one_office(role, said) or (len(words) == 1 and words[0].removeprefix("ال") == head.removeprefix("ال"))


def one_office(a: str, b: str) -> bool:
    """رئيس الوزراء and رئيس مجلس الوزراء; السفير and السفير لدى بغداد: one title in two lengths."""
    short, longer = sorted((fold_word(a).split(), fold_word(b).split()), key=len)
    if short[0].removeprefix("ال") != longer[0].removeprefix("ال"):
        return False
    if len(short) == 1:
        return len(longer) == 1 or longer[1] in classes("offices.yaml", "linking")
    return longer[: len(short)] == short or short[-1] == longer[-1]


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
    countries = [_country(f) for f in reading.found if f.line <= found.line and (f.line, f.i) < (found.line, found.i)]
    return next((state_key(code) for code in reversed(countries) if code and state_key(code) != model.of), None)


def _of(reading: Reading, found: Found, title: Title, state: str | None) -> str | None:
    """Whose the title is: a body without a state, the state said, or the state the sentence is about."""
    for body in title.bodies:
        key = _body_key(reading, found, body.i)
        if key is not None and reading.drafts[key].country is None:
            return key
    if title.body_adjective:
        key = key_of(ActorType.ORGANIZATION, title.body_adjective)
        draft = reading.draft(key, ActorType.ORGANIZATION)
        draft.canonical = title.body_adjective
        draft.see(title.body_adjective, reading.span(found), "body adjective", 0.5)
        return key
    if title.owned and (owner := _owner(reading, found)):
        return owner
    code = title.state or next((b.country for b in title.bodies if b.country), None) or state
    code = code or title.place_state or nearest_state(reading, found)
    return state_key(code) if code else None


def _owner(reading: Reading, found: Found) -> str | None:
    """The body or state named last before, in the same sentence: whose the pronoun is."""
    for at in range(len(reading.found) - 1, -1, -1):
        other = reading.found[at]
        if other.line == found.line and other.i < found.i:
            code = _country(other) if other.hit is not None else None
            if code or at in reading.keys:
                return state_key(code) if code else reading.keys[at]
    return None


def _body_key(reading: Reading, found: Found, i: int) -> str | None:
    for at, other in enumerate(reading.found):
        if other.line == found.line and other.i == i and other.body is not None:
            return reading.keys.get(at)
    return None


def nearest_state(reading: Reading, found: Found) -> str | None:
    """The state a title without one belongs to: the one its holder says something of as their own (قال إن واشنطن …),
    the one last spoken of in the sentence, or the article's main one."""
    here = [f for f in reading.found if f.line == found.line]
    own = next((code for f in here if f.i >= found.j and (code := _said_of(reading, f))), None)
    if own:
        return own
    for other in reversed([f for f in here if f.i < found.i]):
        code = _country(other)
        if code and not _of_another(here, other):
            return code
    return _last_office(reading, found) or reading.main_state


def _last_office(reading: Reading, found: Found) -> str | None:
    """The state of the title with a state that was said last, up to two sentences before."""
    for other in reversed(reading.found):
        if other.person is None or not found.line - 2 < other.line < found.line:
            continue
        code = next((t.state for t in other.person.titles if t.state), None)
        if code:
            return code
    return None


def _country(found: Found) -> str | None:
    if found.hit is not None:
        return found.hit.entry.country if found.hit.entry.type is not None else None
    return found.body.country if found.body is not None else None


def _of_another(here: list[Found], found: Found) -> bool:
    """Is this the nationality in somebody else's title?"""
    return any(f.person is not None and f.i <= found.i and found.j <= f.j for f in here)


def _said_of(reading: Reading, found: Found) -> str | None:
    """The state after إن or أن of a saying: the speaker's own capital."""
    if found.hit is None or found.hit.entry.kind not in (Kind.CAPITAL, Kind.STATE) or found.i == 0:
        return None
    before = reading.lines[found.line].words[found.i - 1].core
    return found.hit.entry.country if before in classes("anaphora.yaml", "that") else None
