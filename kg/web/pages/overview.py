"""The first page: how much there is, and what needs attention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.graph.terms import term
from kg.web.collections import Due
from kg.web.facts import Card
from kg.web.reader import ACTOR_KINDS
from kg.web.view import Page, View

_FEW = 5
_TO_COME = ("planned", "postponed")


def overview(view: View) -> Page:
    """Counts, deadlines past and near as of the latest publication day, conflicts, refusals, newest articles."""
    day = view.reader.last_day
    dues = [(due, due.state(day)) for due in view.lists.commitments]
    states = Counter(state for _, state in dues)
    context = {
        "counts": list(_counts(view)),
        "day": day,
        "states": states,
        "near": [view.cards.brief(due.node) for due in _first(dues, "near")],
        "past": [view.cards.brief(due.node) for due in _first(dues[::-1], "past")],
        "conflicts": len(view.lists.conflicts),
        "upcoming": _upcoming(view),
        "refused": view.refused[:20],
        "refused_count": len(view.refused),
        "articles": [view.reader.head(node) for node in view.reader.newest],
    }
    return Page("overview.html", view.word("overview"), "overview", context)


def _counts(view: View) -> Iterator[tuple[str, int]]:
    lists, reader = view.lists, view.reader
    yield "articles", reader.count("rdf:type", term("hiwar:Article"), None)
    yield "actors", sum(reader.count("rdf:type", term(f"hiwar:{kind}"), reader.layer) for kind in ACTOR_KINDS)
    yield "meetings", len(lists.meetings)
    yield "dialogues", len(lists.rounds)
    yield "commitments", len(lists.commitments)
    yield "forces", len(lists.levels)
    yield "conflicts", len(lists.conflicts)


def _first(dues: list[tuple[Due, str]], state: str) -> list[Due]:
    return [due for due, its in dues if its == state][:_FEW]


def _upcoming(view: View) -> list[Card]:
    events = (*view.lists.rounds, *view.lists.meetings)
    found = [event for event in events if view.lists.statuses.get(event.node) in _TO_COME]
    found.sort(key=lambda event: event.latest or "", reverse=True)
    return [view.cards.brief(event.node) for event in found[:_FEW]]
