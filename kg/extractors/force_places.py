"""Where the soldiers counted are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.extractors.force_bodies import Scene, body_of_states, is_belligerent
from kg.extractors.force_sides import behind, has_subject, is_place, leads_to_place, sender, state_inside
from kg.extractors.force_words import Count, has, is_definite
from kg.extractors.round_parties import states_named
from kg.language.normalise import fold_word
from kg.model import ActorType, Form, Place
from kg.patterns import Element, Line
from kg.patterns.marks import marks

_AROUND = 12  # elements behind the noun in which its place stands
_COMMON = ("place_noun", "crossing", "bases", "front", "territory")
_NEAR = 6  # elements behind a force in which it is said where it is
_MANY = 20  # soldiers of a named force that need no place or verb to be a force level


def place_of(count: Count, force: str, s: Scene) -> Place | None:
    """The place behind the number, else before it in the sentence, else the country the article speaks of most; the
    force's own country only where it is said."""
    sent = sender(count, s) is not None  # where the mission is that they were sent to
    if not sent and (state := state_inside(count, s)) and leads_to_place(count, s):
        return Place(s.actors[state].name, s.actors[state].country)
    line = count.line
    leaving = any(has(line, i, "to_pull_out") for i in range(max(0, count.at - _AROUND), near_end(line, count)))
    if (place := _host(count, s)) is not None and not leaving:
        return place
    for i in (*_inside(count), *_right(line, count.noun), *_left(line, count.at)):
        if not is_seat(line, i) or (has(line, i - 1, "one_of") and not leaving):
            continue
        if (place := _place(line, i, s)) or (i > count.at and (place := _described(line, i, s))):
            return place
    seat = _seat_of((body_of_states(s) if sent else None) or force, count, s)
    return _common_place(count, s) or _there(count, s) or seat or _spoken_of(force, s)


def _inside(count: Count) -> Iterator[int]:
    """Of a change or a strength, what stands between its word and the number (خفض قواتها في البلاد إلى ألف)."""
    return iter(range(count.match.at + 1, count.at) if count.change or count.stock else ())


def is_seat(line: Line, i: int) -> bool:
    """Whether who or what is named at `i` is a place there: no neighbour, adversary or topic (الحدود مع إيران)."""
    element = line.elements[i]
    beside = element.is_mention and not element.prefix and has(line, i - 1, "against")
    return is_place(line, i) and not beside


def _host(count: Count, s: Scene) -> Place | None:
    """Who hosts them, named behind the verb before the number (تستضيف الإمارات …)."""
    line = count.line
    verbs = (i for i in range(count.at - 1, max(-1, count.at - _AROUND), -1) if has(line, i, "to_host"))
    verb = next(verbs, None)
    behind = range(verb + 1, count.at) if verb is not None else range(0)
    return next((p for i in behind if (p := _named_place(line, i, s)) is not None), None)


def _named_place(line: Line, i: int, s: Scene) -> Place | None:
    return None if line.elements[i].clause else _place(line, i, s)


def _there(count: Count, s: Scene) -> Place | None:
    """The last place named before "where" at the head of the number's clause."""
    line = count.line
    opener = next((i for i in range(count.at - 1, -1, -1) if has(line, i, "clause_opener", "subject_mark")), None)
    if opener is None or not has(line, opener, "where"):
        return None
    before = range(opener - 1, max(-1, opener - _AROUND), -1)
    return next((p for i in before if is_seat(line, i) and (p := _place(line, i, s)) is not None), None)


def near_end(line: Line, count: Count) -> int:
    return min(count.noun + 1 + _AROUND, len(line.elements))


def _described(line: Line, i: int, s: Scene) -> Place | None:
    """قاعدة كذا, منطقة كذا behind the number: as written, if it says which."""
    place = _with_nationality(line, i, s) if has(line, i, *_COMMON) else None
    return place if place and " " in place.name else None


def _common_place(count: Count, s: Scene) -> Place | None:
    """A base, a front, an airport: a common noun that makes a place, with the nationality behind it."""
    line = count.line
    for i in (*_right(line, count.noun), *_left(line, count.at)):
        if is_place(line, i) and has(line, i, *_COMMON):
            place = _with_nationality(line, i, s)
            return place if " " in place.name else _named_before(line, i, s) or place
    return None


def _named_before(line: Line, i: int, s: Scene) -> Place | None:
    """القاعدة, المدينة: the last of its kind that was named before (قاعدة كذا)."""
    kinds = {r.base for r in line.lexemes[i] if r.lexeme in _COMMON}
    spots = ((other, k) for other in reversed(s.stream[: line.index + 1]) for k in reversed(other.spots))
    earlier = (t for t in spots if (t[0].index, t[1]) < (line.index, i))
    for other, k in earlier:
        if any(r.base in kinds and r.lexeme in _COMMON and not is_definite(r.prefix) for r in other.lexemes[k]):
            named = other.elements[k + 1] if k + 1 < len(other.elements) else None
            if named is not None and named.place is not None and not named.prefix:
                return Place(named.place.name, named.place.country)
    return None


def _with_nationality(line: Line, i: int, s: Scene) -> Place:
    """The noun with the words that belong to it; a state among them gives the country."""
    last, country = i, None
    definite = any(is_definite(r.prefix) for r in line.lexemes[i])
    while last < min(i + 2, len(line.elements) - 1) and _belongs(line, last + 1, definite):
        last += 1
        actor = line.elements[last].actor
        state = s.actors.get(actor.state or "") if actor else None
        country = state.country if state else country
    return Place(s.document.article.text[line.elements[i].start : line.elements[last].end], country)


def _belongs(line: Line, i: int, definite: bool) -> bool:
    """Whether a word goes on with the noun before it: no mark, number, time, preposition or verb; behind a noun with
    the article only an adjective with it."""
    element = line.elements[i]
    if definite and not element.norm.startswith(marks("definite")):
        return False
    if element.clause or element.number or element.time or element.prefix.startswith(marks("prepositions")):
        return False
    ends = has(line, i, "preposition", "clause_opener", "relative", "one_of", "near", "nearly", "beyond")
    return not ends and not any("verb" in r.tags for r in line.lexemes[i])


def stands_somewhere(count: Count, s: Scene) -> bool:
    """Whether the clause says where they are or who has them; of many soldiers, whose they are is enough."""
    value = count.number.quantity.value or count.number.quantity.minimum or 0
    if value >= _MANY and behind(count, s) is not None:
        return True
    if has_subject(count, s):
        return True
    around = [*_right(count.line, count.noun), *_left(count.line, count.at)]
    if any(has(count.line, i, "the_country") for i in around):
        return True
    return any(is_place(count.line, i) and _place(count.line, i, s) for i in around)


def _right(line: Line, noun: int) -> Iterator[int]:
    for i in range(noun + 1, min(noun + 1 + _AROUND, len(line.elements))):
        if has(line, i, "clause_opener") or (line.elements[i].clause and not has(line, i + 1, "toward_place")):
            return
        yield i


def _left(line: Line, at: int) -> Iterator[int]:
    for i in range(at - 1, max(-1, at - 1 - 5 * _AROUND), -1):
        if has(line, i, "clause_opener", "subject_mark"):
            return
        yield i


def _place(line: Line, i: int, s: Scene) -> Place | None:
    element = line.elements[i]
    if element.actor is not None and element.actor.form == Form.ADJECTIVE:
        return None
    if element.actor is None and has(line, i, "mission_noun") and i + 1 < len(line.elements):
        element = line.elements[i + 1]  # بعثة مالي
    if any(r.lexeme == "region" for r in line.lexemes[i]):
        return _region(line, i, s)
    if element.place is not None:
        return Place(element.place.name, element.place.country)
    key = element.actor.actors[0] if element.actor and element.actor.actors else None
    known = s.actors.get(key) if key else None
    if known is None or known.type != ActorType.STATE or element.actor is None:
        return None
    return Place(s.document.article.text[element.actor.name_start : element.end], known.country)


def _region(line: Line, i: int, s: Scene) -> Place | None:
    """الجنوب; شرق أوروبا, جنوب لبنان: the part of what is named behind."""
    element, text = line.elements[i], s.document.article.text
    if any(r.lexeme == "region" and is_definite(r.prefix) for r in line.lexemes[i]):
        return Place(text[element.start : element.end])
    whole = line.elements[i + 1] if i + 1 < len(line.elements) else None
    if whole is None or whole.prefix or whole.place is None:
        return None
    return Place(text[element.start : whole.end], whole.place.country)


def _spoken_of(force: str, s: Scene) -> Place | None:
    """The country abroad in which most of the article happens, for soldiers who serve abroad; none where most happens
    at home or the article is of no one country."""
    own = s.actors[force]
    if own.country is None and not is_belligerent(own):
        return None
    places = list(_countries(s))
    ranked = Counter(p.country for p in places).most_common(2)
    if not ranked or ranked[0][0] == own.country or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return next(p for p in places if p.country == ranked[0][0])


def _seat_of(force: str, count: Count, s: Scene) -> Place | None:
    """Where a mission or group was last said to be, behind its name in a clause before the number or in the name."""
    if s.actors[force].type == ActorType.STATE:
        return None
    found = _in_name(force, s)
    for line in s.stream[: count.line.index + 1]:
        for i, element in enumerate(line.elements):
            if (line.index, i) < (count.line.index, count.at) and _is_force(element, force):
                found = _behind_force(line, i, s) or found
    return found


def _is_force(element: Element, force: str) -> bool:
    """The force by name; a state's adjective may qualify anything."""
    return element.actor is not None and element.actor.form is not Form.ADJECTIVE and force in element.actor.actors


def _behind_force(line: Line, i: int, s: Scene) -> Place | None:
    for k in range(i + 1, min(i + _NEAR, len(line.elements))):
        if line.elements[k].clause or has(line, k, "clause_opener"):
            return None
        if has(line, k - 1, "in_place") and (place := _place(line, k, s)) is not None:
            return place
    return None


def _in_name(force: str, s: Scene) -> Place | None:
    """The state in the name of a mission that is no state's army (بعثة … في مالي)."""
    own = s.actors[force]
    keys = states_named(map(fold_word, own.name.split()), adjectives=False) if own.country is None else ()
    known = (s.actors[key] for key in keys if key in s.actors)
    return next((Place(a.name, a.country) for a in known), None)


def _comes_from(line: Line, i: int) -> bool:
    """من كذا where nobody pulls out: whose, not where."""
    before = range(max(0, i - _NEAR), i)
    return has(line, i - 1, "one_of") and not any(has(line, k, "to_pull_out", "to_quit", "to_cut") for k in before)


def _countries(s: Scene) -> Iterator[Place]:
    """Every state that something is said to be in, go to or leave, in text order."""
    for line in s.stream:
        for i, element in enumerate(line.elements):
            named = element.actor is not None and element.actor.form == Form.NAME and not _comes_from(line, i)
            if named and is_place(line, i) and (place := _place(line, i, s)) is not None and place.country:
                yield place
