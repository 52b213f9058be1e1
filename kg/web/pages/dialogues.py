"""Dialogues as time lines of their rounds and the meetings held during them."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.web.facts import Card
from kg.web.view import Page, View


@dataclass(frozen=True, slots=True)
class Stop:
    """A round on the time line: its number, its card and the cards of its meetings."""

    ordinal: str | None
    final: bool
    card: Card
    meetings: tuple[Card, ...]
    commitments: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A dialogue with its rounds in order; `node` is None for rounds whose dialogue no article names."""

    node: NamedNode | None
    name: str
    parties: tuple[NamedNode, ...]
    stops: tuple[Stop, ...]


def dialogues(view: View) -> Page:
    """All time lines, the longest first."""
    found = [_line(view, node) for node in view.lists.dialogues]
    named = {stop.card.node for line in found for stop in line.stops}
    loose = [event.node for event in view.lists.rounds if event.node not in named]
    found += [Line(None, view.word("rounds"), (), _stops(view, loose))] if loose else []
    found.sort(key=lambda line: (line.node is None, -len(line.stops), line.name))
    return Page("dialogues.html", view.word("dialogues"), "dialogues", {"lines": [x for x in found if x.stops]})


def dialogue(view: View, node: NamedNode) -> Page:
    """One time line."""
    line = _line(view, node)
    return Page("dialogue.html", line.name, "dialogues", {"line": line, "node": node}, tail=view.tail(node))


def _line(view: View, node: NamedNode) -> Line:
    rounds = [n for n in view.reader.subjects("hiwar:roundOf", node) if not view.reader.is_report(n)]
    name = view.reader.label(node) or view.word("dialogues")
    return Line(node, name, tuple(view.reader.nodes(node, "hiwar:party")), _stops(view, rounds))


def _stops(view: View, rounds: list[NamedNode]) -> tuple[Stop, ...]:
    order = {event.node: place for place, event in enumerate(view.lists.rounds)}
    stops = [_stop(view, node) for node in rounds]
    return tuple(sorted(stops, key=lambda s: (_number(s.ordinal), order.get(s.card.node, 0))))


def _stop(view: View, node: NamedNode) -> Stop:
    related = {
        name: tuple(view.cards.brief(n) for n in view.reader.subjects(name, node) if not view.reader.is_report(n))
        for name in ("hiwar:heldDuring", "hiwar:madeAt")
    }
    final = view.reader.value(node, "hiwar:finalRound") == "true"
    ordinal = view.reader.value(node, "hiwar:ordinal")
    return Stop(ordinal, final, view.cards.brief(node), related["hiwar:heldDuring"], related["hiwar:madeAt"])


def _number(ordinal: str | None) -> int:
    return int(ordinal) if ordinal else 10_000
