"""Who does what a verb says: the subject before it, after it, or the speaker."""

from __future__ import annotations

from kg.extractors.content import clause_end, has
from kg.extractors.sides import Sides, joined_to, list_start
from kg.extractors.undertaking import speech_at
from kg.model import Form
from kg.patterns import Element, Line
from kg.patterns.marks import marks

BEFORE = 9  # elements a subject may stand before its verb
AFTER = 3
TOLD = 4  # elements "that he" may stand after whom it takes up
CARRY = 16  # elements back a pronoun may take up the subject of the "that" before it
OWN = ("own_body", "own_country")
SAYING = ("say", "affirm", "announce")


def subject_before(line: Line, at: int, sides: Sides) -> tuple[str, ...]:
    """Actor keys of the first mention of the clause before element `at` that no preposition governs; the pronoun of
    "that he …" is the speaker, of "that we …" the speaker too."""
    low = clause_start(line, at)
    for i in range(low, at):
        if (keys := keys_of(line, i, sides)) and not _governed(line, i):
            return _with_told(line, low, i, sides) + with_joined(line, i, keys)
    if has(line, low - 1, "that_they"):
        return told_of(line, low - 1, sides) or _meant(line, low - 1, sides)
    return speaker(line, at) if has(line, low - 1, "that_we") else ()


def with_joined(line: Line, i: int, keys: tuple[str, ...]) -> tuple[str, ...]:
    """`keys` of element `i` with those "and" joins to it."""
    return tuple(dict.fromkeys((*keys, *joined_to(line, i + 1))))


def carried_subject(line: Line, at: int, sides: Sides) -> tuple[str, ...]:
    """Of a clause that "and" joins on, or that begins with a pronoun, the subject of the clause before."""
    low = clause_start(line, at)
    joined = line.elements[low].prefix in marks("conjunctions") or has(line, low, "subject_pronoun")
    pronoun = has(line, low, "subject_pronoun") or has(line, low + 1, "subject_pronoun")
    if low < 2 or not line.elements[low - 1].clause or not (joined or pronoun) or at > low + 3:
        return ()
    return subject_before(line, low - 1, sides)


def _meant(line: Line, that: int, sides: Sides) -> tuple[str, ...]:
    """Whom the pronoun of element `that` means: the speaker; if it is of several, or feminine, and he is one man, the
    subject of the "that" before it ("that Kyiv will not … and that it will not …"); a feminine one that takes up
    nobody is his state."""
    who = speaker(line, that + 1)
    if not all(map(sides.is_person, who)) or not has(line, that, "that_plural", "that_feminine"):
        return who
    if has(line, that, "that_feminine") and _is_woman(line, that):
        return who
    before = next((i for i in range(that - 1, max(0, that - CARRY), -1) if has(line, i, "that")), None)
    if before is None:
        return who if has(line, that, "that_feminine") else ()
    return subject_before(line, min(clause_end(line, before), that), sides)


def _is_woman(line: Line, that: int) -> bool:
    """Whether the verb of saying before "that" is feminine."""
    near = range(max(0, that - AFTER), that)
    return any(has(line, i, *SAYING) and line.elements[i].norm.endswith(marks("feminine")) for i in near)


def heads_clause(line: Line, at: int, sides: Sides) -> bool:
    """Whether who does what the verb at `at` says is named at the head of its clause, or not in it at all."""
    low = clause_start(line, at)
    first = next((i for i in range(low, at) if keys_of(line, i, sides) and not _governed(line, i)), low)
    actor = line.elements[first].actor
    return first <= low + (3 if actor is not None and actor.form is Form.ADJECTIVE else 1)


def _with_told(line: Line, low: int, i: int, sides: Sides) -> tuple[str, ...]:
    """Whom "that he" takes up where "and" joins element `i` to it at once ("that he and X will …")."""
    joined = i == low and line.elements[i].prefix in marks("conjunctions")
    return told_of(line, low - 1, sides) or speaker(line, i) if joined and has(line, low - 1, "that_they") else ()


def told_of(line: Line, that: int, sides: Sides) -> tuple[str, ...]:
    """Whom "that he" takes up when the verb of saying has its subject just before it, at element `that`."""
    if not has(line, that, "that_they"):
        return ()
    for i in range(that - 1, max(-1, that - 1 - TOLD), -1):
        actor = line.elements[i].actor
        if keys_of(line, i, sides) and not _governed(line, i) and not (actor and actor.form is Form.ADJECTIVE):
            first = list_start(line, i)
            return with_joined(line, first, keys_of(line, first, sides))
    return ()


def subject_after(line: Line, at: int, sides: Sides) -> tuple[str, ...]:
    """Actor keys of the mention that follows a verb at once, as its subject does where no noun stands before it."""
    low = clause_start(line, at)
    if low < at and (line.elements[low].is_mention or line.elements[low].prefix.endswith(marks("definite"))):
        return ()
    for i in range(at + 1, min(at + 1 + AFTER, len(line.elements))):
        if line.elements[i].clause or (has(line, i, "preposition") and not has(line, i, "of")):
            return ()
        if keys := keys_of(line, i, sides):
            return with_joined(line, i, keys)
    return ()


def last_state(line: Line, at: int, sides: Sides) -> tuple[str, ...]:
    """The state named last before element `at`, by its name or a place in it, whatever governs it."""
    for i in range(at - 1, -1, -1):
        place = line.elements[i].place
        keys = (*keys_of(line, i, sides), *((sides.states.get(place.country or ""),) if place else ()))
        if state := next((k for k in keys if k and sides.is_state(k)), None):
            return (state,)
    return ()


def first_named(line: Line, at: int, sides: Sides) -> tuple[str, ...]:
    """The first actors of the sentence before element `at`, with those "and" joins to them: the subject of the main
    verb, which a participle ("renewing its commitment") takes up."""
    for i in range(at):
        if (keys := keys_of(line, i, sides)) and not _governed(line, i):
            return with_joined(line, i, keys)
    return ()


def clause_start(line: Line, at: int) -> int:
    """Where the clause of element `at` begins: after a clause mark, after "that" or where a quotation opens, within
    reach."""
    speech = speech_at(line, at)
    opens = speech.start if speech else 0
    for i in range(at - 1, max(-1, at - 1 - BEFORE), -1):
        if line.elements[i].clause or has(line, i, "that") or line.elements[i].start < opens:
            return i + 1
    return max(0, at - BEFORE)


def keys_of(line: Line, i: int, sides: Sides) -> tuple[str, ...]:
    """Whom element `i` means as a subject: in somebody's words "our forces", "his country" are the speaker's."""
    if line.said[i].isdisjoint(OWN):
        return _subject(line, i)
    own = any(r.lexeme == "own_body" and "bound" in r.tags for r in line.lexemes[i])
    who = speaker(line, i) if own else ()
    if has(line, i, "own_country") and (states := tuple(s for s in sorted(sides.behind(who)) if sides.is_state(s))):
        return states[:1]
    return who if sides.every(who) else _subject(line, i)


def _governed(line: Line, i: int) -> bool:
    """Whether a preposition stands before element `i`, not the "of" of "a thousand soldiers of the army"; or a noun
    whose doings are not those of whom it belongs to ("the talks of X")."""
    if _is_owner(line, i):
        return True
    if not has(line, i - 1, "preposition") or (has(line, i - 1, "show") and (i < 2 or line.elements[i - 2].clause)):
        return False
    return not (has(line, i - 1, "of") and has(line, i - 2, "troops", "number_of"))


def _is_owner(line: Line, i: int) -> bool:
    """Whether element `i` is whose the noun before it is: of a deed, or of what "to", "with" governs."""
    before = line.elements[i - 1] if i else None
    if before is None or before.is_mention or before.prefix.endswith(marks("definite")):
        return False
    return _is_deed(line, i - 1) or (before.prefix.endswith(marks("prepositions")) and not line.elements[i].prefix)


def _is_deed(line: Line, i: int) -> bool:
    """Whether element `i` can only be a noun for something that happens or is done."""
    if has(line, i, "event_of"):
        return True
    tags = [r.tags for r in line.lexemes[i]] if i >= 0 else []
    return any("masdar" in t for t in tags) and not any("verb" in t for t in tags)


def speaker(line: Line, at: int) -> tuple[str, ...]:
    speech = speech_at(line, at)
    return (speech.speaker,) if speech and speech.speaker else ()


def _subject(line: Line, i: int) -> tuple[str, ...]:
    element: Element = line.elements[i]
    if element.actor is None or element.prefix.strip("".join(marks("conjunctions"))):
        return ()
    stands = (Form.ADJECTIVE, Form.OFFICE, Form.PRONOUN)
    if not element.actor.actors and element.actor.state and element.actor.form in stands:
        return (element.actor.state,)
    return element.actor.actors
