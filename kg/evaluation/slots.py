"""The slots of each class, which pairs may be compared, and how many fillers of a pair match."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import eq
from typing import Any, NamedTuple

from kg.evaluation.same import ActorIndex, common, same_deadline, same_place, same_role, same_time

Item = dict[str, Any]
Same = Callable[[Any, Any], bool]


class Count(NamedTuple):
    """Fillers of one slot: matching, predicted, gold."""

    slot: str
    matched: int
    predicted: int
    gold: int


@dataclass(frozen=True, slots=True)
class Side:
    """The two annotations a pair comes from."""

    pred: ActorIndex
    gold: ActorIndex
    pred_rounds: dict[str, Item]
    gold_rounds: dict[str, Item]

    def actor(self, p: Any, g: Any) -> bool:
        return self.pred.same(p, self.gold, g)

    def force(self, p: Any, g: Any) -> bool:
        return self.pred.same(p, self.gold, g, force=True)

    def role(self, p: Any, g: Any) -> bool:
        return same_role(p, g, self.pred, self.gold)

    def round(self, p: Any, g: Any) -> bool:
        mine, theirs = self.pred_rounds.get(p, {}), self.gold_rounds.get(g, {})
        return bool(mine.get("ordinal") == theirs.get("ordinal"))


# slot -> how its fillers compare: a method of Side by name, or a function of two values
SLOTS: dict[str, dict[str, str | Same]] = {
    "actors": {"type": eq, "roles": "role"},
    "meetings": {"participants": "actor", "format": eq, "status": eq, "time": same_time, "place": same_place,
                 "round": "round"},
    "rounds": {"parties": "actor", "leaders": "actor", "ordinal": eq, "format": eq, "status": eq, "final": eq,
               "time": same_time, "place": same_place},
    "commitments": {"by": "actor", "toward": "actor", "statedBy": "actor", "action": eq, "polarity": eq,
                    "modality": eq, "amount": eq, "deadline": same_deadline},
    "forceLevels": {"count": eq, "measure": eq, "component": eq, "approximate": eq, "asOf": same_time,
                    "place": same_place, "force": "force"},
}  # fmt: skip
_ONE_VALUE = {"time", "place", "asOf", "deadline"}  # a list or pair here is one filler, not several


def counts(kind: str, pred: Item | None, gold: Item | None, side: Side) -> Iterator[Count]:
    """Filler counts per slot of a pair; either side may be absent, then nothing matches."""
    for slot, how in SLOTS[kind].items():
        yield _count(slot, pred, gold, getattr(side, how) if isinstance(how, str) else how)


def _count(slot: str, pred: Item | None, gold: Item | None, same: Same) -> Count:
    mine = _fillers((pred or {}).get(slot), slot)
    options = [_fillers(v, slot) for v in accepted(gold or {}, slot, with_alternatives=pred is not None)]
    both = pred is not None and gold is not None
    scored = [(common(mine, theirs, same) if both else 0, len(theirs)) for theirs in options]
    matched, size = max(scored, key=lambda s: 2 * s[0] / (len(mine) + s[1]) if len(mine) + s[1] else 1)
    return Count(slot, matched, len(mine), size)


def accepted(gold: Item, slot: str, *, with_alternatives: bool = True) -> list[Any]:
    """The gold value of a slot and the other values the annotation accepts."""
    return [gold.get(slot), *((gold.get("alt") or {}).get(slot, []) if with_alternatives else [])]


def _fillers(value: Any, slot: str) -> list[Any]:
    if value is None or value is False or (slot in _ONE_VALUE and not value):
        return []
    return list(value) if isinstance(value, list) and slot not in _ONE_VALUE else [value]


def admissible(kind: str, p: Item, g: Item, side: Side) -> bool:
    """Whether the annotation guide lets `p` be paired with `g` at all."""
    return _ADMISSIBLE[kind](p, g, side)


def _actors(p: Item, g: Item, side: Side) -> bool:
    return side.actor(p["id"], g["id"])


def _meetings(p: Item, g: Item, side: Side) -> bool:
    mine = p["participants"]
    for theirs in accepted(g, "participants"):
        shared = common(mine, theirs or [], side.actor)
        if mine and theirs and shared / (len(mine) + len(theirs) - shared) >= 0.5:
            return True
    return False


def _rounds(p: Item, g: Item, side: Side) -> bool:
    shared = max(common(p["parties"], v or [], side.actor) for v in accepted(g, "parties"))
    if not shared:
        return False
    ordinals = [o for o in accepted(g, "ordinal") if o is not None]
    if p.get("ordinal") is not None and ordinals:
        return p["ordinal"] in ordinals
    times = [t for t in accepted(g, "time") if t]
    if not times:
        return p.get("ordinal") is None and shared >= min(2, len(g.get("parties") or []))
    return bool(p.get("time")) and any(same_time(p["time"], t) for t in times)


def _commitments(p: Item, g: Item, side: Side) -> bool:
    return p["action"] in accepted(g, "action") and any(common(p["by"], v or [], side.actor) for v in accepted(g, "by"))


def _force_levels(p: Item, g: Item, side: Side) -> bool:
    return p["count"] in accepted(g, "count") and any(side.force(p["force"], f) for f in accepted(g, "force"))


_ADMISSIBLE = {
    "actors": _actors,
    "meetings": _meetings,
    "rounds": _rounds,
    "commitments": _commitments,
    "forceLevels": _force_levels,
}
