"""Resolved dialogues, rounds and meetings as RDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import NamedNode

from kg.graph.terms import TYPE, arabic, boolean, date, integer, term
from kg.resolve.agree import Values, concepts, places, times, usual
from kg.resolve.history import write_event_history
from kg.resolve.layer import Layer, by_date
from kg.resolve.records import Node, Time, Where
from kg.resolve.summary import write_summary

_FINAL = ("postponed", "planned", "ongoing", "cancelled", "held")  # of one day's statuses the last here stands
_EXCLUSIVE = {"held", "cancelled"}


def write_dialogues(layer: Layer, numbers: range) -> None:
    """All resolved dialogues."""
    for node, group in _named(layer, numbers, "Dialogue", "party"):
        layer.triples.append((node, TYPE, term("hiwar:Dialogue")))
        labels = [label for n in group for label in n.all("prefLabel")]
        preferred = usual(labels) or ""
        layer.add(node, "skos:prefLabel", arabic(preferred))
        for label in sorted({*labels, *(a for n in group for a in n.all("altLabel"))} - {preferred}):
            layer.add(node, "skos:altLabel", arabic(label))
        layer.add_references(node, "hiwar:party", _members(group, "party"))


def write_rounds(layer: Layer, numbers: range) -> None:
    """All resolved rounds."""
    for node, group in _named(layer, numbers, "DialogueRound", "party"):
        layer.triples.append((node, TYPE, term("hiwar:DialogueRound")))
        layer.add_references(node, "hiwar:party", _named_actors(layer, group, "party"))
        layer.add_references(node, "hiwar:leader", _members(group, "leader"))
        _first_reference(layer, node, "hiwar:roundOf", group, "roundOf")
        if ordinal := usual(o for n in group if (o := n.one("ordinal"))):
            layer.add(node, "hiwar:ordinal", integer(int(ordinal)))
        if any(n.one("finalRound") == "true" for n in group):
            layer.add(node, "hiwar:finalRound", boolean(True))
        _write_event(layer, node, group)


def write_meetings(layer: Layer, numbers: range) -> None:
    """All resolved meetings."""
    for node, group in _named(layer, numbers, "Meeting", "participant"):
        layer.triples.append((node, TYPE, term("hiwar:Meeting")))
        layer.add_references(node, "hiwar:participant", _named_actors(layer, group, "participant"))
        _first_reference(layer, node, "hiwar:host", group, "host")
        _first_reference(layer, node, "hiwar:heldDuring", group, "heldDuring")
        _write_event(layer, node, group)


def _named(layer: Layer, numbers: range, kind: str, members: str) -> Iterator[tuple[NamedNode, list[Node]]]:
    return named_groups(layer, numbers, kind, lambda group: _identity(layer, group, members))


def named_groups(
    layer: Layer, numbers: range, kind: str, identity: Callable[[list[Node]], str]
) -> Iterator[tuple[NamedNode, list[Node]]]:
    """Each group with its resolved node, its reports already pointing there."""
    layer.name(numbers, ((root, kind, identity(list(group))) for root, group in layer.register.groups(numbers)))
    for _, reports in layer.register.groups(numbers):
        group = list(reports)
        node = NamedNode(layer.resolved([group[0].iri])[0])
        write_summary(layer, node, group)
        yield node, group


def _identity(layer: Layer, group: list[Node], members: str) -> str:
    """The sides, the number, the day."""
    sides = sorted(set(layer.resolved(_members(group, members))))
    when = times(group, "time")
    day = str(when[0][0].earliest) if when else ""
    return " ".join((*sides, usual(o for n in group if (o := n.one("ordinal"))) or "", day))


def _members(group: list[Node], name: str) -> list[str]:
    return [i for n in group for i in n.all(name)]


def _named_actors(layer: Layer, group: list[Node], name: str) -> Iterable[str]:
    """Who takes part; a state or body only where no report names a person for it."""
    found = layer.actors.named(_members(group, name))
    represented = {layer.actors.side(e) for e in found if e.kind == "Person"}
    named = (e for e in found if e.kind == "Person" or layer.actors.side(e) not in represented)
    return (layer.register.iri(e.number) for e in named)


def _first_reference(layer: Layer, node: NamedNode, predicate: str, group: list[Node], name: str) -> None:
    """The resolved node most reports point to."""
    if value := usual(layer.resolved(_members(group, name))):
        layer.add(node, predicate, NamedNode(value))


def _write_event(layer: Layer, node: NamedNode, group: list[Node]) -> None:
    write_time(layer, node, "hiwar:time", times(group, "time"))
    write_place(layer, node, "hiwar:place", places(group, "place"))
    _write_concept(layer, node, "hiwar:format", concepts(group, "format"))
    _write_status(layer, node, group)
    for topic in sorted({t for n in group for t in n.all("topic")})[:1]:
        layer.add(node, "hiwar:topic", arabic(topic))
    write_event_history(layer, node, group)


def write_time(layer: Layer, node: NamedNode, predicate: str, found: Values[Time]) -> None:
    """The time most reports give with its first and last day, and the conflict if others exclude it."""
    if found:
        time = found[0][0]
        layer.add(node, predicate, layer.time_node(time))
        for name, day in (("hiwar:firstDay", time.earliest), ("hiwar:lastDay", time.latest)):
            if day:
                layer.add(node, name, date(day))
    if len(found) > 1:
        layer.add_conflict(node, predicate, [(layer.time_node(t), iris) for t, iris in found])


def write_place(layer: Layer, node: NamedNode, predicate: str, found: Values[Where]) -> None:
    """The place most reports give, and the conflict if others exclude it."""
    if found:
        layer.add(node, predicate, layer.place_node(found[0][0]))
    if len(found) > 1:
        layer.add_conflict(node, predicate, [(layer.place_node(p), iris) for p, iris in found])


def _write_concept(layer: Layer, node: NamedNode, predicate: str, found: Values[str]) -> None:
    if found:
        layer.add(node, predicate, NamedNode(found[0][0]))
    if len(found) > 1:
        layer.add_conflict(node, predicate, [(NamedNode(c), iris) for c, iris in found])


def _write_status(layer: Layer, node: NamedNode, group: list[Node]) -> None:
    """The latest status; held and cancelled exclude each other, all others follow one another."""
    stated = [n for n in by_date(group) if n.one("status")]
    if not stated:
        return
    last = stated[-1].source.earliest
    final = [n.one("status") or "" for n in stated if n.source.earliest == last]
    layer.add(node, "hiwar:status", NamedNode(max(final, key=_order)))
    found = [(c, iris) for c, iris in concepts(group, "status") if c.rsplit("#", 1)[-1] in _EXCLUSIVE]
    if len(found) > 1:
        layer.add_conflict(node, "hiwar:status", [(NamedNode(c), iris) for c, iris in found])


def _order(status: str) -> int:
    name = status.rsplit("#", 1)[-1]
    return _FINAL.index(name) if name in _FINAL else -1
