"""Undertakings said by a word that binds: somebody pledges, agrees, decides, refuses, is committed to … something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.extractors.content import NEAR, REACH, Actions, Item, clause_end, has, items
from kg.extractors.sides import Sides, is_domestic, list_start
from kg.extractors.subject import first_named, keys_of, last_state, subject_after, subject_before, with_joined
from kg.extractors.undertaking import Undertaking, is_ahead, speech_at
from kg.model import ActorType, Form, Modality, Polarity
from kg.patterns import Line, Match
from kg.patterns.marks import marks

OTHER = "otherAction"
# what is done at home as well: counts in an article of several sides, `CIVIL` also where states do it
CIVIL = frozenset({"continueDialogue", "signAgreement"})
MARKET = frozenset({"investigate", "economicCooperation", "trainAndAdvise", "setTimetable", "humanitarianAid"})
EVENTS = ("stative", "moving_and_meeting", "reporting", "effects")
BETWEEN = ("agree", "reach")  # what takes two
# words at which no content begins
NO_HEADS = ("preposition", "negation", "pointing_back", "deed", "who_which", "set_phrase")
VAGUE = ("importance", "vague_head", "discussing", "agreement")  # at which only a known action begins


def bound(line: Line, cues: list[Match], actions: Actions, sides: Sides) -> Iterator[Undertaking]:
    """The undertakings of the nominal contents ("pledged to send …") of a sentence's binding words."""
    last: tuple[str, ...] = ()
    for cue in cues:
        head = head_of(cue)
        by, named = _by(cue, last, sides)
        last = by
        if (
            head is None
            or _to_be_signed(cue, sides)
            or cue.set.get("clause")
            or cue.set.get("finite")
            or has(line, head, "that")
        ):
            continue
        for i, item in enumerate(items(line, head, actions, NEAR if cue.set.get("near") else REACH)):
            if cue.set.get("single") and i:
                break
            if (
                sides.may_bind(by)
                and _counts(cue, item, i)
                and not (cue.set.get("plan") and _is_event(item, line, named))
            ):
                made = _undertaking(cue, item, by, named, sides)
                if of_weight(made, sides) and (made.typed or not _is_deal_of_unknown(cue, sides)):
                    yield made


def told(line: Line, cues: list[Match], made: list[Undertaking], sides: Sides) -> Iterator[Undertaking]:
    """What a binding "that" governs where no known action and no promise was read in it."""
    for cue in cues:
        head = head_of(cue)
        if (
            head is None
            or not has(line, head, "that")
            or not (cue.set["modality"] == Modality.PLEDGED or cue.set.get("that"))
            or cue.set.get("typed")
        ):
            continue
        item = Item(head, clause_end(line, head), None)
        by, named = _by(cue, (), sides)
        taken_up = "participle" in cue.reading.tags and by
        if (cue.actors("by") or taken_up) and not any(u.head < item.end and head < u.end for u in made):
            found = _undertaking(cue, item, by, named, sides)
            if sides.may_bind(by) and abroad(found, sides):
                yield found


def _is_deal_of_unknown(cue: Match, sides: Sides) -> bool:
    """Whether an agreement is said to provide something whose parties nothing names."""
    return bool(cue.set.get("deal")) and not cue.slots.get("by") and not sides.agreed(cue.span.start)


def _to_be_signed(cue: Match, sides: Sides) -> bool:
    """Whether what is agreed is only to be signed: the verb stands in the present, with a time to come."""
    line = cue.line
    if cue.reading.lexeme != "agreement" or not any(_signs_now(line, i) for i in line.spots):
        return False
    return any(is_ahead(e.time.span, sides.published) for e in line.elements if e.time)


def _signs_now(line: Line, i: int) -> bool:
    return any(r.lexeme == "deal_made" and r.tags & {"present", "future"} for r in line.lexemes[i])


def head_of(cue: Match) -> int | None:
    """Index of the element where the content begins."""
    head = cue.one("head")
    at = cue.line.elements.index(head) if head else None
    return None if at is None or _no_head(cue.line, at) else at


def of_weight(u: Undertaking, sides: Sides) -> bool:
    """Whether an undertaking is more than a matter at home: of a kind that only states and forces undertake, in an
    article of several, or by states themselves."""
    if not u.typed:
        return abroad(u, sides)
    at_home = any(is_domestic(sides.actors[k]) for k in u.stated_by if k in sides.actors)
    if u.action not in CIVIL | MARKET or sides.between or sides.abroad:
        return True
    return u.action in CIVIL and all(map(sides.is_state, u.by)) and not at_home


def abroad(u: Undertaking, sides: Sides) -> bool:
    """Whether an undertaking of no known kind is one between states and forces, not a matter at home."""
    said = [sides.actors[k] for k in u.stated_by if k in sides.actors]
    if len(u.by) > 1 and u.modality is Modality.AGREED:
        return not any(map(is_domestic, (*said, *(sides.actors[k] for k in u.by if k in sides.actors))))
    return sides.abroad and sides.deals_abroad(u.by) and not any(map(is_domestic, said))


def _no_head(line: Line, i: int) -> bool:
    if has(line, i, "not_doing"):
        return False
    return has(line, i, *NO_HEADS) or line.elements[i].norm in marks("coordinators")


def _counts(cue: Match, item: Item, i: int) -> bool:
    known = item.action is not None and item.action.set["action"] != OTHER
    if known or i > 0 or has(cue.line, item.head, *VAGUE) or _turned_down(cue, item):
        return known and item.action is not None and item.action.set["action"] not in cue.set.get("never", ())
    wanted, masdar = cue.set.get("typed"), any("masdar" in r.tags for r in cue.line.lexemes[item.head])
    if cue.line.elements[item.head].prefix.endswith(marks("definite")) and not (masdar or cue.set.get("doing")):
        return False  # a thing, not a doing
    return not wanted or (wanted == "masdar" and masdar)


def _turned_down(cue: Match, item: Item) -> bool:
    """Whether what is refused is a thing others did or ask ("refused the measure"), not a doing of one's own."""
    return bool(cue.set.get("refusal")) and cue.line.elements[item.head].prefix.endswith(marks("definite"))


def _is_event(item: Item, line: Line, named: bool) -> bool:
    """Whether what is scheduled is no known action, and nobody's named or only that one goes or meets."""
    known = item.action is not None and item.action.set["action"] != OTHER
    return not known and (not named or has(line, item.head, *EVENTS))


def _by(cue: Match, last: tuple[str, ...], sides: Sides) -> tuple[tuple[str, ...], bool]:
    """Who is bound, and whether the sentence names them; `last` were bound just before."""
    if "first" in cue.reading.tags:
        return sides.every(_speaker(cue)), True
    if _together(cue) and (partners := sides.partners(cue.line.sentence)):
        return partners, True
    if keys := named_in(cue, sides):
        return (_both(cue, keys, sides) or sides.every(keys) or keys), True
    if cue.set.get("deal") and (parties := sides.agreed(cue.span.start)):
        return parties, False
    if cue.slots.get("by"):
        return sides.parties(cue.span.start), False
    if cue.set.get("last_named"):
        return last_state(cue.line, cue.at, sides), True
    head = head_of(cue)
    if head is not None and _may_have_subject(cue.line, head) and (after := subject_after(cue.line, head, sides)):
        return sides.every(after), True
    if not cue.set.get("deal") and (before := subject_before(cue.line, cue.at, sides)):
        return (_shared(cue, before, sides) or sides.every(before)), True
    if last and "verb" in cue.reading.tags and cue.reading.prefix:
        return last, False
    if cue.set["modality"] == Modality.AGREED:
        at = cue.span.start
        return sides.partners(cue.line.sentence) or sides.agreed(at) or sides.parties(at), False
    if any(has(cue.line, i, "sides_noun") for i in range(max(0, cue.at - 3), cue.at)):
        return sides.partners(cue.line.sentence) or sides.parties(cue.span.start), False
    if who := _speaker(cue):
        return sides.every(who), False
    told = first_named(cue.line, cue.at, sides)
    told = told or (sides.last_speaker(cue.span.start) if cue.set.get("takes_up") else ())
    return sides.every(told or _carried(cue, sides)), False


def _speaker(cue: Match) -> tuple[str, ...]:
    speech = speech_at(cue.line, cue.at)
    return (speech.speaker,) if speech and speech.speaker else ()


def _carried(cue: Match, sides: Sides) -> tuple[str, ...]:
    """Of a verb that names nobody, the subject of the sentence before: "… . Then he pledged …"."""
    bare = "verb" in cue.reading.tags and not cue.reading.tags & {"passive", "first"}
    return sides.subject_before(cue.line.index) if bare else ()


def _shared(cue: Match, before: tuple[str, ...], sides: Sides) -> tuple[str, ...]:
    """The two sides of "they agreed" where what stands before names one of them."""
    both = sides.parties(cue.span.start) if cue.reading.lexeme in BETWEEN else ()
    return both if "first" not in cue.reading.tags and set(sides.every(before)) < set(both) else ()


def _both(cue: Match, keys: tuple[str, ...], sides: Sides) -> tuple[str, ...]:
    """The two sides "the two ministers" are where only one of them is known by it, or of "they both agreed"."""
    known, both = sides.every(keys), sides.parties(cue.span.start)
    return both if _together(cue) and len(known) < 2 and set(known) <= set(both) else ()


def named_in(cue: Match, sides: Sides) -> tuple[str, ...]:
    """Actor keys of those the sentence says are bound."""
    where = [cue.line.elements.index(e) for e in cue.slots.get("by", ())]
    if not where:
        return ()
    first = list_start(cue.line, where[0])
    keys = [k for i in (first, *where) for k in with_joined(cue.line, i, keys_of(cue.line, i, sides))]
    return tuple(dict.fromkeys(keys))


def _may_have_subject(line: Line, i: int) -> bool:
    """A verb; or a verbal noun that whoever does it follows at once ("the giving by X of …")."""
    if any("verb" in r.tags for r in line.lexemes[i]):
        return True
    doer = line.elements[i + 1].actor if i + 1 < len(line.elements) else None
    return has(line, i, "to_provide") and doer is not None and doer.form is not Form.ADJECTIVE


def _together(cue: Match) -> bool:
    """Whether several are bound as one: "the two sides" and the like, not a list of names."""
    who = cue.slots.get("by", ())
    if any(has(cue.line, cue.line.elements.index(e), "sides_noun") for e in who):
        return True
    return any(e.actor is not None and e.actor.form is Form.COLLECTIVE for e in who)


def stated_by(cue: Match, sides: Sides) -> tuple[str, ...]:
    """The persons whose word it is; else the speaker of the words it stands in; else the body that says it."""
    persons = cue.actors("said") or tuple(k for k in cue.actors("by") if sides.is_person(k))
    if persons and cue.set["modality"] != Modality.AGREED:
        return persons
    speech = speech_at(cue.line, cue.at)
    if speech and speech.speaker:
        joint = cue.set["modality"] == Modality.AGREED and not sides.is_person(speech.speaker)
        return () if joint else (speech.speaker,)
    return cue.actors("by") if cue.set.get("says") else ()


def modality(cue: Match) -> Modality:
    """That of the binding word; a body that approves plans. What unnamed sources say somebody plans is only expected,
    what they say was agreed or pledged was."""
    speech = speech_at(cue.line, cue.at)
    types = {e.actor.type for e in cue.slots.get("by", ()) if e.actor}
    body = types == {ActorType.ORGANIZATION}
    said = Modality(cue.set.get("body", cue.set["modality"]) if body else cue.set["modality"])
    return Modality.ANTICIPATED if speech and speech.anonymous and said is Modality.PLANNED else said


def _polarity(cue: Match, item: Item) -> Polarity:
    negative = bool(cue.set.get("refusal")) != has(cue.line, item.head, "not_doing")
    return polarity(item.action.set if item.action else {}, negative)


def polarity(said: Mapping[str, Any], negative: bool) -> Polarity:
    """That of the action's own wording where it has one ("lift sanctions"), else that of the negation before it."""
    if fixed := said.get("polarity"):
        turned = negative and said.get("flips", False)
        return Polarity(fixed) if not turned else (set(Polarity) - {Polarity(fixed)}).pop()
    return Polarity.DOES_NOT if negative else Polarity.DOES


def _undertaking(cue: Match, item: Item, by: tuple[str, ...], named: bool, sides: Sides) -> Undertaking:
    action = item.action.set["action"] if item.action else OTHER
    rules = (cue.rule.name, *((item.action.rule.name,) if item.action else ()))
    how = modality(cue)
    if how is Modality.PLEDGED and len(by) > 1 and (_together(cue) or not cue.slots.get("by")):
        how = Modality.AGREED
    return Undertaking(
        cue.line, item.head, item.end, action, _polarity(cue, item), how, by, stated_by(cue, sides),
        rules, explicit=True, named=named, typed=action != OTHER, order=cue.rule.order,
    )  # fmt: skip
