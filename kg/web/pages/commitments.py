"""Commitments as a table to filter by actor, action, modality and state of the deadline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from pyoxigraph import NamedNode

from kg.web.collections import Due
from kg.web.facts import Value
from kg.web.pages.articles import PER_PAGE, page_count
from kg.web.view import Page, View

_ACTORS = ("by", "toward", "said")
FILTERS = (*_ACTORS, "action", "modality", "state", "day")
STATES = ("past", "near", "open", "undated")
_MANY = 60  # actors offered in the filter


def commitments(view: View, number: int = 1, chosen: Mapping[str, str] | None = None) -> Page:
    """One page of those that fit `chosen` (by, action, modality, state, day)."""
    chosen = {key: value for key, value in (chosen or {}).items() if value}
    day = chosen.get("day") or view.reader.last_day
    found = fitting(view, chosen)
    shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    context = {
        "rows": [(view.cards.card(due.node), due, due.state(day)) for due in shown],
        "chosen": dict.fromkeys(FILTERS, "") | chosen,
        "filters": chosen,
        "day": day,
        "states": STATES,
        **_choices(view),
        "others": [(name, value) for name in _ACTORS[1:] if (value := _named(view, chosen.get(name, "")))],
        "number": number,
        "pages": page_count(len(found)),
        "total": len(found),
    }
    parameters = dict(chosen) | ({"page": str(number)} if number > 1 else {})
    return Page("commitments.html", view.word("commitments"), "commitments", context, parameters=parameters)


def fitting(view: View, chosen: Mapping[str, str]) -> list[Due]:
    """The commitments that fit what is chosen."""
    day = chosen.get("day") or view.reader.last_day
    return [due for due in view.lists.commitments if _fits(view, due, chosen, day)]


def _fits(view: View, due: Due, chosen: Mapping[str, str], day: str | None) -> bool:
    return (
        all(chosen[name] in map(view.tail, getattr(due, name)) for name in _ACTORS if name in chosen)
        and ("action" not in chosen or chosen["action"] in due.actions)
        and ("modality" not in chosen or chosen["modality"] in due.modalities)
        and ("state" not in chosen or chosen["state"] == due.state(day))
    )


def _choices(view: View) -> dict[str, list[tuple[str, str]]]:
    """What the filter offers: only what occurs."""
    dues = view.lists.commitments
    actors: Counter[NamedNode] = Counter(node for due in dues for node in due.by)
    most = sorted(actors, key=lambda n: (-actors[n], view.reader.label(n) or ""))[:_MANY]
    return {
        "actors": [(view.tail(node), view.name(node).text) for node in most],
        "actions": _labelled(view, {name for due in dues for name in due.actions}),
        "modalities": _labelled(view, {name for due in dues for name in due.modalities}),
    }


def _named(view: View, tail: str) -> Value | None:
    """The actor a filter names, None if it can be none."""
    try:
        return view.name(view.node(tail)) if tail else None
    except ValueError:
        return None


def _labelled(view: View, names: set[str]) -> list[tuple[str, str]]:
    return sorted(((name, view.concept(name)) for name in sorted(names)), key=lambda pair: pair[1])
