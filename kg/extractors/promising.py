"""Undertakings said by tense: "we will send", "the army will not withdraw", as somebody's words or the narrator's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kg.extractors.binding import OTHER, head_of, named_in, of_weight, polarity, stated_by
from kg.extractors.binding import modality as cue_modality
from kg.extractors.content import Actions, clause_end, has
from kg.extractors.sides import Sides, is_trader
from kg.extractors.subject import (
    SAYING,
    carried_subject,
    clause_start,
    heads_clause,
    last_state,
    speaker,
    subject_after,
    subject_before,
    told_of,
)
from kg.extractors.undertaking import Undertaking, is_ahead, speech_at
from kg.model import Modality, Polarity
from kg.patterns import Line, Match
from kg.patterns.marks import marks

SIGNS = frozenset({"will_not", "no_longer", "light_future", "future", "partnership"})
OWN_WORD = frozenset({"continueDialogue"})  # a meeting others expect is a plan, not an undertaking
GOING_ON = ("to_continue", "to_negotiate")  # more than one meeting
CARRIED = 4  # elements a verbal noun may stand after the verb whose object it is
UNDONE = frozenset({"condition", "request", "wish", "denial", "possibility", "past_perfect"})
NOT_OTHER = ("moving_and_meeting", "discussing", "goes_on_itself", "effects")
CUE_REACH = 30  # elements a "pledged that" governs


def promised(line: Line, cues: list[Match], actions: Actions, sides: Sides) -> Iterator[Undertaking]:
    """The undertakings of a sentence's verbs in the future, and of those a binding "that" governs."""
    last: tuple[str, ...] = ()
    for at in sorted(actions.matches):
        match = actions.at(at)
        if match is None:
            continue
        cue = _governing(cues, at)
        promise = _is_promise(match, cue) or _is_dated(match, sides)
        if not (promise or (last and _goes_on(match))) or _happens(line, at):
            continue
        by, named = _by(match, cue, last, sides)
        last = by or last
        if not sides.may_bind(by) or _said_already(match, actions) or _of_a_thing(line, at):
            continue
        if (made := _undertaking(match, cue, by, named, sides)) is not None:
            yield made


def _happens(line: Line, at: int) -> bool:
    """Whether the verb at `at`, or after "will not" there, is one of what befalls its subject."""
    if _goes_himself(line, at):
        return False
    return has(line, at, "stative") or (has(line, at, "will_not") and has(line, at + 1, "stative"))


def _goes_himself(line: Line, at: int) -> bool:
    """Whether somebody says of himself that he will go somewhere, which he undertakes; what is told of others' travels
    is news of them."""
    return has(line, at, "going_oneself") and has(line, at - 1, "that_they")


def _of_a_thing(line: Line, at: int) -> bool:
    """Whether "this step", no soldiers or talks, is the subject of the verb at `at`."""
    low = clause_start(line, at)
    return has(line, low, "demonstrative") and low + 1 < at and not has(line, low + 1, "troops", "mission", "talks")


def _said_already(match: Match, actions: Actions) -> bool:
    """Whether a firmer reading of what the same verb undertakes begins at one of its objects ("will give … advice")."""
    if "verb" not in match.reading.tags:
        return False
    objects = (actions.at(i) for i in range(match.at + 1, min(match.at + 4, clause_end(match.line, match.at))))
    return any(o is not None and _is_firmer(o, match) for o in objects)


def _is_firmer(found: Match, verb: Match) -> bool:
    if verb.set.get("weak") and _carrier(found) == verb.at:
        return True
    return bool(found.set.get("promise")) and found.rule.order < verb.rule.order


def may_promise(line: Line, published: dt.date | None) -> bool:
    """Whether a sentence holds a sign of what is to come, or a time after the article."""
    if line.to_come or not line.names.isdisjoint(SIGNS):
        return True
    mentioned = (line.elements[i].time for i in line.mentions)
    return any(is_ahead(time.span, published) for time in mentioned if time)


def _governing(cues: list[Match], at: int) -> Match | None:
    """The nearest binding word before `at` whose content, or a further part of it, is a clause that reaches it."""
    return max((c for c in cues if _that_before(c, at) is not None), key=lambda c: c.at, default=None)


def _that_before(cue: Match, at: int) -> int | None:
    """The "that" of a binding word under which element `at` stands: that of its content, or one joined to it; "under
    the agreement" needs none before the verb that follows."""
    head, line = head_of(cue), cue.line
    if head is not None and cue.set.get("finite") and head <= at <= head + 1:
        return head - 1
    if head is None or not _reaches(line, head, at):
        return None
    if has(line, head, "that"):
        return head
    return next((i for i in range(at - 1, max(head, at - 4), -1) if has(line, i, "that")), None)


def _reaches(line: Line, head: int, at: int) -> bool:
    """Whether what begins at `head` still governs element `at`: near enough, nobody else begins to speak between."""
    return head < at <= head + CUE_REACH and not any(_speaks(line, i) for i in range(head + 1, at))


def _speaks(line: Line, i: int) -> bool:
    return has(line, i, *SAYING) and not has(line, i, "preposition")


def _is_promise(match: Match, cue: Match | None) -> bool:
    """A finite verb in the future, or in the present under a binding word; or an absence that is to come."""
    if match.context & UNDONE:
        return False
    if has(match.line, match.at - 1, "relative"):
        return False
    if match.tense == "future" or match.set.get("promise") or has(match.line, match.at - 1, "light_future"):
        return True
    if _carrier(match) is not None:
        return True
    that = _that_before(cue, match.at) if cue else None
    governed = cue is not None and not cue.set.get("clause") and that is not None and match.at - that <= 3
    if cue is not None and cue.set.get("own") and "first" not in match.reading.tags:
        return False  # "we want them to …"
    present = "verb" in match.reading.tags and match.tense == "present"
    return (present or has(match.line, match.at - 1, "light_present")) and governed


def _is_dated(match: Match, sides: Sides) -> bool:
    """A known action in the present tense whose clause dates it after the article ("leave before the end of …")."""
    line, end = match.line, clause_end(match.line, match.at)
    if match.set["action"] == OTHER or match.context & UNDONE or sides.published is None:
        return False
    if match.tense != "present" or has(line, match.at - 1, "relative", "carrying"):
        return False
    spans = (e.time.span for e in line.elements[match.at + 1 : end] if e.time)
    return any(is_ahead(s, sides.published) for s in spans)


def _carrier(match: Match) -> int | None:
    """Index of the future verb whose object the verbal noun of `match` is ("will begin withdrawing …")."""
    line = match.line
    if "masdar" not in match.reading.tags or match.set.get("weak"):
        return None
    for i in range(match.at - 1, max(-1, match.at - 1 - CARRIED), -1):
        if line.elements[i].clause or has(line, i, "that"):
            return None
        if has(line, i, "carrying"):
            return i if _is_to_come(line, i) and not any(e.actor for e in line.elements[i + 2 : match.at]) else None
    return None


def _is_to_come(line: Line, i: int) -> bool:
    return any("future" in r.tags for r in line.lexemes[i]) or has(line, i - 1, "will_not", "future")


def _goes_on(match: Match) -> bool:
    """A present verb that "and" joins to a promise before it."""
    joined = match.reading.prefix in marks("conjunctions") and match.tense == "present"
    known = match.set["action"] != OTHER
    return joined and known and not match.context & {"request", "wish", "denial"}


def _by(match: Match, cue: Match | None, last: tuple[str, ...], sides: Sides) -> tuple[tuple[str, ...], bool]:
    carrier = _carrier(match)
    line, at = match.line, match.at if carrier is None else carrier
    if any("first" in r.tags for r in line.lexemes[at]) if carrier is not None else "first" in match.reading.tags:
        return sides.every(speaker(line, at)), True
    if subject := subject_before(line, at, sides) or subject_after(line, at, sides):
        return sides.every(subject), True
    if cue is not None and (keys := named_in(cue, sides)):
        return sides.every(keys), False
    if cue is not None and cue.set.get("last_named"):
        return last_state(line, cue.at, sides), True
    if cue is not None and cue.set["modality"] == Modality.AGREED:
        return sides.partners(line.sentence) or sides.parties(cue.span.start), False
    if carried := carried_subject(line, at, sides):
        return sides.every(carried), True
    return last or _unnamed(line, at, sides), False


def _unnamed(line: Line, at: int, sides: Sides) -> tuple[str, ...]:
    """Whom a verb without a subject of its own binds: the speaker's side; of "foreign forces", the other main one."""
    own = sides.every(speaker(line, at))
    if not any(has(line, i, "foreign_soldier") for i in range(clause_start(line, at), at)):
        return own
    others = tuple(k for k in sides.main if k not in own)
    return others if own and len(others) == 1 else ()


def _undertaking(match: Match, cue: Match | None, by: tuple[str, ...], named: bool, sides: Sides) -> Undertaking | None:
    line, action = match.line, match.set["action"]
    said = _said_by(match, cue, sides)
    behind = sides.behind(said)
    unplaced = bool(said) and not behind  # nothing tells whom the speaker speaks for: for the one he speaks of
    own = bool(set(by) & behind) or (unplaced and named)
    doing = _goes_himself(line, match.at) or not has(line, match.at, *NOT_OTHER)
    told = _is_told(match, said, sides)
    other = named and (own or told) and doing
    other = other and not (has(line, match.at, "will_not") and has(line, match.at + 1, *NOT_OTHER))
    other = other and heads_clause(line, match.at, sides)
    if action in OWN_WORD and any(has(line, i, "sport_word") for i in range(len(line.elements))):
        return None
    goes_on = told and has(line, match.at, *GOING_ON)
    if (action == OTHER and not other) or (action in OWN_WORD and not (own or cue or goes_on)):
        return None
    rules = (*((cue.rule.name,) if cue else ()), match.rule.name)
    binding = cue is not None and (own or cue.set["modality"] == Modality.AGREED)
    how = cue_modality(cue) if cue and binding else _modality(match, own)
    head = max(clause_start(line, match.at), 0)
    made = Undertaking(
        line, head, clause_end(line, match.at), action, _polarity(match), how, by, said, rules,
        explicit=cue is not None, named=named, typed=action != OTHER,
    )  # fmt: skip
    return made if of_weight(made, sides) else None


def _is_told(match: Match, said: tuple[str, ...], sides: Sides) -> bool:
    """Whether an unnamed source, an outlet or the narrator says it of the actor named just before, who opens the
    clause."""
    speech, before = speech_at(match.line, match.at), match.at - 1 - has(match.line, match.at - 1, "future")
    if clause_start(match.line, match.at) != before or match.line.elements[before].actor is None:
        return False
    if said:
        return all(is_trader(sides.actors[k]) for k in said if k in sides.actors)
    return speech is None or speech.anonymous


def _said_by(match: Match, cue: Match | None, sides: Sides) -> tuple[str, ...]:
    if cue is not None and (said := stated_by(cue, sides)):
        return said
    return speaker(match.line, match.at) or told_of(match.line, clause_start(match.line, match.at) - 1, sides)


def _modality(match: Match, own: bool) -> Modality:
    """The speaker's own side pledges; what others, the unnamed or the narrator say of it is expected."""
    speech = speech_at(match.line, match.at)
    unnamed = speech is not None and speech.anonymous and speech.speaker is None
    return Modality.PLEDGED if own and (speech is None or not unnamed) else Modality.ANTICIPATED


def _polarity(match: Match) -> Polarity:
    carrier = _carrier(match)
    negated = match.negated if carrier is None else has(match.line, carrier - 1, "will_not")
    return polarity(match.set, negated)
