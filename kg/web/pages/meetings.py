"""Who met whom: a matrix of the actors who meet most, and the meetings themselves."""

from __future__ import annotations

from collections import Counter

from pyoxigraph import NamedNode

from kg.web.pages.articles import PER_PAGE, page_count
from kg.web.view import Page, View

_MOST = 24  # actors in the matrix: more do not fit a screen
_SHADES = 5


def meetings(view: View, number: int = 1, pair: tuple[NamedNode, ...] = ()) -> Page:
    """The matrix and one page of the list, of the given actors only if there are any."""
    events = [event for event in view.lists.meetings if set(pair) <= set(event.actors)]
    events.sort(key=lambda event: event.latest or "", reverse=True)
    shown = events[(number - 1) * PER_PAGE : number * PER_PAGE]
    context = {
        "rows": _most_met(view),
        "count": _counter(view),
        "shade": _shade,
        "cards": [view.cards.card(event.node) for event in shown],
        "pair": pair,
        "number": number,
        "pages": page_count(len(events)),
        "total": len(events),
    }
    parameters = {"page": str(number)} if number > 1 else {}
    return Page("meetings.html", view.word("meetings"), "meetings", context, parameters=parameters)


def _most_met(view: View) -> list[NamedNode]:
    """The actors with most meetings, the busiest first; a crowded meeting counts once for each."""
    totals = Counter(node for event in view.lists.meetings for node in event.actors if len(event.actors) > 1)
    return sorted(totals, key=lambda n: (-totals[n], view.reader.label(n) or "", n.value))[:_MOST]


def _counter(view: View) -> object:
    encounters = view.lists.encounters

    def count(a: NamedNode, b: NamedNode) -> int:
        return encounters[(a, b)] + encounters[(b, a)]

    return count


def _shade(count: int) -> int:
    """A step of the colour scale: 0 for none, then by doubling."""
    return min(_SHADES, count.bit_length())
