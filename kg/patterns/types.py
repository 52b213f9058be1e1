"""The types a slot may ask of an element."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import ActorType, Form
from kg.patterns.bits import bits_of
from kg.patterns.element import Element


def _typed(kind: ActorType) -> Callable[[Element], bool]:
    return lambda e: _named(e) and e.actor is not None and e.actor.type is kind


def _named(e: Element) -> bool:
    return e.actor is not None and e.actor.form is not Form.ADJECTIVE and bool(e.actor.actors)


def _form(form: Form) -> Callable[[Element], bool]:
    return lambda e: e.actor is not None and e.actor.form is form


TYPES: dict[str, Callable[[Element], bool]] = {
    "actor": _named,  # refers to somebody known, by whatever form but an adjective
    "side": lambda e: _named(e) and not e.located,  # an actor, not a place something happens in
    # people in office of a state, who are not named
    "official": lambda e: e.actor is not None and e.actor.anonymous and e.actor.state is not None and not e.located,
    "anyone": lambda e: e.actor is not None and e.actor.form is not Form.ADJECTIVE,  # also the unnamed
    "person": _typed(ActorType.PERSON),
    "state": _typed(ActorType.STATE),
    "org": _typed(ActorType.ORGANIZATION),
    "force": _typed(ActorType.ARMED_FORCE),
    "adjective": _form(Form.ADJECTIVE),
    "collective": _form(Form.COLLECTIVE),
    "pronoun": _form(Form.PRONOUN),
    "place": lambda e: e.place is not None,
    "time": lambda e: e.time is not None,
    "number": lambda e: e.number is not None,
    "unread": lambda e: not e.is_mention and not e.clause and not e.readings,
    "word": lambda e: not e.is_mention and not e.clause,
    "any": lambda e: not e.clause,
}


_KINDS: dict[tuple[object, ...], frozenset[str]] = {}  # by all of an element that the types look at


def kinds_of(element: Element) -> frozenset[str]:
    """All types (keys of TYPES) that `element` is of; kept in it."""
    actor = element.actor
    key = (
        actor and (actor.form, actor.type, bool(actor.actors), actor.anonymous and actor.state is not None),
        element.place is None, element.time is None, element.number is None, element.clause, element.located,
        bool(element.readings),
    )  # fmt: skip
    kinds = _KINDS.get(key)
    if kinds is None:
        kinds = _KINDS[key] = frozenset(name for name, holds in TYPES.items() if holds(element))
    element.kinds = kinds
    return kinds


_KIND_BITS: dict[frozenset[str], int] = {}


def mention_bits(element: Element) -> int:
    """The types that a mention is of as bits, under their names with @ before them."""
    kinds = element.kinds or kinds_of(element)
    bits = _KIND_BITS.get(kinds)
    if bits is None:
        bits = _KIND_BITS[kinds] = bits_of(f"@{kind}" for kind in sorted(kinds))
    return bits
