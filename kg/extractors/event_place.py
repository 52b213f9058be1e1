"""Where an event is: the place in its window that a preposition, a visit or a host names."""

from __future__ import annotations

from kg.extractors.circumstance import Window, is_definite_prefix, listed, of_another, starts_with
from kg.lexicon.cities import LONGEST, cities
from kg.model import Form, Place
from kg.patterns import Element, Line

_TOPIC = 4  # elements before a place in which a word says that it is spoken about


def place_of(w: Window, text: str, *, destination: bool = False) -> Place | None:
    """The place nearest to the trigger that a preposition of place introduces; with `destination` else where somebody
    goes."""
    for introduced in (_introduced, _approached) if destination else (_introduced, _hosting):
        for i in w.outwards():
            if not introduced(w.line, i) or of_another(w, i) or _of_topic(w, i):
                continue
            if (place := place_at(w.line, i, text)) is not None:
                return place
    return None


def _of_topic(w: Window, i: int) -> bool:
    """ "the situation in X", "to discuss … in X": X is what is spoken about; a region of the world is no place to meet
    either."""
    place, lexemes = w.line.elements[i].place, w.line.lexemes
    if place is not None and place.country is None:
        return True
    if any(r.lexeme == "topic_noun" for k in range(max(0, i - _TOPIC), i) for r in lexemes[k]):
        return True
    return any(r.lexeme == "discuss" and "masdar" in r.tags for k in range(w.at + 1, i) for r in lexemes[k])


def place_at(line: Line, i: int, text: str) -> Place | None:
    """The place that element `i` begins."""
    element = line.elements[i]
    if element.place is not None:
        return Place(element.place.name, element.place.country)
    if element.actor is not None and element.actor.form in (Form.NAME, Form.CAPITAL) and element.actor.type == "State":
        return Place(text[element.actor.name_start : element.end], _country(element))
    if _venue(line, i):
        return Place(text[element.start : element.end])
    if any(r.lexeme == "place_noun" and "bound" not in r.tags for r in line.lexemes[i]):
        return _after_noun(line, i, text)
    return _city(line, i, text)


def _venue(line: Line, i: int) -> bool:
    """A body that has the name of its house: the White House, the Elysée palace; in "the adviser at the royal court"
    it belongs to the title."""
    element = line.elements[i]
    named = element.actor is not None and element.actor.form is Form.NAME and element.actor.type == "Organization"
    bare = element.norm.removeprefix(element.prefix)
    if not named or bare in listed("venues"):
        return named
    before = i - (1 if element.prefix else 2)
    apart = before < 0 or line.elements[before].is_mention or line.elements[before].clause or _acts(line, before)
    return apart and bare.removeprefix(listed("article")[0]) in listed("venues")


def _after_noun(line: Line, i: int, text: str) -> Place | None:
    """ "the city of X", "the French capital X" is X; "the palace of X" is named as it stands; a bare "his palace" says
    nothing."""
    capital = any(r.lexeme == "capital_noun" for r in line.lexemes[i])
    for following in line.elements[i + 1 : i + (3 if capital else 2)]:
        if following.place is not None and not following.prefix and not (capital and following.actor):
            return Place(following.place.name, following.place.country)
    name = _noun_phrase(line, i, text)
    return Place(name) if " " in name or capital else None


def _city(line: Line, i: int, text: str) -> Place | None:
    """The longest name of a city that begins at element `i`, a mention of nothing else."""
    for last in range(min(i + LONGEST, len(line.elements)), i, -1):
        words = line.elements[i:last]
        if any(e.is_mention or e.clause for e in words):
            continue
        first = words[0].norm.removeprefix(words[0].prefix)
        if country := cities().get(" ".join([first, *(e.norm for e in words[1:])])):
            skip = len(words[0].norm) - len(first)
            return Place(text[words[0].start + skip : words[-1].end], country)
    return None


def _country(element: Element) -> str | None:
    """The code in a state's key, when the mention is a state."""
    keys = element.actor.actors if element.actor else ()
    return next((k.removeprefix("state-") for k in keys if k.startswith("state-")), None)


def _introduced(line: Line, i: int) -> bool:
    element = line.elements[i]
    if _marked(element):
        return True
    before = line.lexemes[i - 1] if i else ()
    return any(r.lexeme == "in_place" for r in before)


def _marked(element: Element) -> bool:
    return element.prefix in listed("place_prefixes")


def _approached(line: Line, i: int) -> bool:
    """After "to", or straight after a word of arriving or visiting."""
    before = line.lexemes[i - 1] if i else ()
    if starts_with(line.elements[i].prefix, "prepositions") and any(r.lexeme == "arrive" for r in before):
        return True
    if any(r.lexeme == "toward_place" or (r.lexeme == "arrive" and "verb" in r.tags) for r in before):
        return True
    return _visited(line, i)


def _visited(line: Line, i: int) -> bool:
    """ "X visits Y": who visits stands between."""
    if line.elements[i].prefix or i < 2 or line.elements[i - 1].actor is None:
        return False
    return any(r.lexeme == "visit" and "verb" in r.tags for r in line.lexemes[i - 2])


def _hosting(line: Line, i: int) -> bool:
    """Straight after a verb of hosting, or after the word for talks that a place names."""
    before = line.lexemes[i - 1] if i else ()
    return not line.elements[i].prefix and any(
        r.lexeme == "series_noun" or (r.lexeme == "host_event" and "verb" in r.tags) for r in before
    )


def places_in(w: Window, text: str) -> list[Place]:
    """Every place after the trigger, introduced or joined to one before it."""
    found: list[Place] = []
    for i in range(w.at, w.high):
        joined = found and starts_with(w.line.elements[i].prefix, "conjunctions")
        if (joined or _introduced(w.line, i)) and (place := place_at(w.line, i, text)) is not None:
            found.append(place)
    return found


def _noun_phrase(line: Line, i: int, text: str) -> str:
    """A place noun with the one or two words that belong to it."""
    end = i + 1
    while end < min(i + 3, len(line.elements)) and not line.elements[end].clause:
        if _acts(line, end) or (line.lexemes[end] and end > i + 1) or _led(line, end):
            break
        words = line.elements[end]
        if words.time is not None or words.prefix in listed("prepositions") or words.norm in listed("times_of_day"):
            break
        end += 1
    prefix = line.elements[i].prefix
    skip = len(prefix) - 2 if is_definite_prefix(prefix) else len(prefix)  # the article stays with its noun
    return text[line.elements[i].start + skip : line.elements[end - 1].end]


def _led(line: Line, i: int) -> bool:
    """A noun after a preposition written together with it."""
    return any(r.prefix in listed("place_prefixes") for r in line.lexemes[i])


def _acts(line: Line, i: int) -> bool:
    """A verb or particle: no part of a name."""
    return any("verb" in r.tags or "word" in r.tags for r in line.lexemes[i])
