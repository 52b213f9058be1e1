"""Who met whom: a matrix of the actors who meet most, and the meetings themselves."""

from __future__ import annotations

from collections import Counter

from pyoxigraph import NamedNode

from kg.web.collections import Event
from kg.web.pages.articles import PER_PAGE, page_count
from kg.web.view import Page, View

_MOST = 24  # actors in the matrix: more do not fit a screen
_SHADES = 5


def meetings(view: View, number: int = 1, pair: tuple[NamedNode, ...] = ()) -> Page:
    """The matrix and one page of the list, of the given actors only if there are any."""
    events = between(view, pair)
    shown = events[(number - 1) * PER_PAGE : number * PER_PAGE]
    context = {
        "rows": _most_met(view),
        "count": _counter(view),
        "shade": _shade,
        "cards": [view.cards.brief(event.node) for event in shown],
        "pair": pair,
        "number": number,
        "pages": page_count(len(events)),
        "total": len(events),
    }
    chosen = {name: view.tail(node) for name, node in zip("ab", pair, strict=False)}
    context["chosen"] = chosen
    parameters = chosen | ({"page": str(number)} if number > 1 else {})
    return Page("meetings.html", view.word("meetings"), "meetings", context, parameters=parameters)


def between(view: View, pair: tuple[NamedNode, ...]) -> list[Event]:
    """The meetings of these actors (of all, if none are given), newest first."""
    events = [event for event in view.lists.meetings if set(pair) <= set(event.actors)]
    return sorted(events, key=lambda event: event.latest or "", reverse=True)


def _most_met(view: View) -> list[NamedNode]:
    """The actors of the pairs that met most often, so that none stands alone; the busiest first."""
    met = view.lists.encounters
    chosen: dict[NamedNode, None] = {}
    for pair in sorted(met, key=lambda pair: (-met[pair], pair[0].value, pair[1].value)):
        if len(chosen.keys() | set(pair)) <= _MOST:
            chosen |= dict.fromkeys(pair)
    totals: Counter[NamedNode] = Counter()
    for pair, count in met.items():
        totals.update(dict.fromkeys(pair, count))
    return sorted(chosen, key=lambda n: (-totals[n], view.reader.label(n) or "", n.value))


def _counter(view: View) -> object:
    encounters = view.lists.encounters

    def count(a: NamedNode, b: NamedNode) -> int:
        return encounters[(a, b)] + encounters[(b, a)]

    return count


def _shade(count: int) -> int:
    """A step of the colour scale: 0 for none, then by doubling."""
    return min(_SHADES, count.bit_length())
