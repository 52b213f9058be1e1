"""What became of a thing, in the order of the articles: states of an event, the life of a commitment."""

from __future__ import annotations

import datetime as dt

from pyoxigraph import NamedNode

from kg.graph.terms import TYPE, date, term
from kg.resolve.layer import Layer, by_date
from kg.resolve.records import Node
from kg.resolve.times import known


def write_event_history(layer: Layer, subject: NamedNode, group: list[Node]) -> None:
    """An entry for each status, from the day it was first reported."""
    by_status: dict[str, list[Node]] = {}
    for node in by_date(group):
        if status := node.one("status"):
            by_status.setdefault(status, []).append(node)
    for status, nodes in by_status.items():
        entry = _entry(layer, subject, "status", status, nodes)
        layer.add(entry, "hiwar:status", NamedNode(status))


def write_commitment_history(layer: Layer, subject: NamedNode, group: list[Node]) -> None:
    """An entry for each day and modality: first stated, restated, or restated with another deadline."""
    steps: dict[tuple[str, str], list[Node]] = {}
    for node in by_date(group):
        day = str(node.source.earliest or "")
        steps.setdefault((day, node.one("modality") or ""), []).append(node)
    last: dt.date | None = None
    for i, ((day, modality), nodes) in enumerate(steps.items()):
        deadline = _deadline(layer, nodes)
        changed = bool(last and deadline and deadline != last)
        stage = "firstStated" if i == 0 else "deadlineChanged" if changed else "restated"
        entry = _entry(layer, subject, stage, f"{day} {modality}", nodes)
        layer.add(entry, "hiwar:stage", term(f"hiwar:{stage}"))
        if modality:
            layer.add(entry, "hiwar:modality", NamedNode(modality))
        _add_details(layer, entry, nodes)
        last = deadline or last


def write_contradiction(layer: Layer, earlier: NamedNode, later: NamedNode, nodes: list[Node]) -> None:
    """The earlier commitment was contradicted by the later one, which `nodes` reported first."""
    layer.add(earlier, "hiwar:contradictedBy", later)
    entry = _entry(layer, earlier, "contradicted", later.value, nodes)
    layer.add(earlier, "hiwar:history", entry)
    layer.add(entry, "hiwar:stage", term("hiwar:contradicted"))


def _add_details(layer: Layer, entry: NamedNode, nodes: list[Node]) -> None:
    spans = [t for n in nodes if (t := n.times.get("deadline")) and known(t)]
    if spans:
        layer.add(entry, "hiwar:deadline", layer.time_node(min(spans, key=lambda t: (str(t.latest), str(t.edtf)))))
    layer.add_references(entry, "hiwar:statedBy", (s for n in nodes for s in n.all("statedBy")))


def _deadline(layer: Layer, nodes: list[Node]) -> dt.date | None:
    found = (n.times.get("deadline") for n in nodes)
    return min((t.latest for t in found if t and t.latest), default=None)


def _entry(layer: Layer, subject: NamedNode, stage: str, identity: str, nodes: list[Node]) -> NamedNode:
    entry = layer.mint("history", subject.value, stage, identity)
    layer.add(subject, "hiwar:history", entry)
    layer.triples.append((entry, TYPE, term("hiwar:HistoryEntry")))
    days = [n.source.earliest for n in nodes if n.source.earliest]
    if days:
        layer.add(entry, "dcterms:date", date(min(days)))
    for node in nodes:
        layer.add(entry, "prov:wasDerivedFrom", NamedNode(node.iri))
    return entry
