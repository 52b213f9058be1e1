"""Resolved commitments and force levels, with their contradictions and time lines, as RDF."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.graph.terms import TYPE, arabic, boolean, decimal, integer, local_name, term
from kg.resolve.agree import Values, numbers, places, times, usual
from kg.resolve.blocks import Blocks
from kg.resolve.history import write_commitment_history, write_contradiction
from kg.resolve.layer import Layer, by_date
from kg.resolve.match import neighbours
from kg.resolve.records import Node
from kg.resolve.sides import place_key
from kg.resolve.strengths import strength
from kg.resolve.write_events import named_groups, write_place, write_time

_ABOUT = 0.1  # relative difference within which an approximate number agrees with another
_CONTRADICTION = 400  # days within which the opposite undertaking answers the first
Group = tuple[NamedNode, list[Node]]


def write_commitments(layer: Layer, numbers: range) -> None:
    """All resolved commitments and which contradict which."""
    stances = Blocks(layer.reports.data)
    for node, group in named_groups(layer, numbers, "Commitment", lambda group: _commitment_identity(layer, group)):
        _write_commitment(layer, node, group)
        stances.add(*_stance(layer, node, group))
    for _, members in stances:
        for earlier, later in neighbours(Stance(*json.loads(row)) for _, row in members):
            if earlier.contradicted_by(later):
                told = layer.reports.get(later.reported)
                write_contradiction(layer, NamedNode(earlier.node), NamedNode(later.node), [told] if told else [])


def write_levels(layer: Layer, numbers: range) -> None:
    """All resolved force levels and their time lines, one per force and place."""
    lines = Blocks(layer.reports.data)
    for node, group in named_groups(layer, numbers, "ForceLevel", lambda group: _level_identity(layer, group)):
        _write_level(layer, node, group)
        where = usual(p for n in group if (p := place_key(n.places.get("stationedIn")))) or ""
        force = strength(group[0], layer.actors).force
        for report in group:
            lines.add(f"{force}\t{where}", 0, report.iri)
    for key, members in lines:
        force, where = key.split("\t")
        _write_time_line(layer, force, where, [n for _, iri in members if (n := layer.reports.get(iri))])


def _commitment_identity(layer: Layer, group: list[Node]) -> str:
    by = sorted(set(layer.resolved(i for n in group for i in n.all("committedBy"))))
    return " ".join((*by, local_name(group[0].one("action")), local_name(group[0].one("polarity")), _until(group)))


def _until(group: list[Node]) -> str:
    found = times(group, "deadline")
    return str(found[0][0].latest) if found else ""


def _level_identity(layer: Layer, group: list[Node]) -> str:
    level = strength(group[0], layer.actors)
    when = times(group, "asOf")
    day = str(when[0][0].earliest) if when else ""
    force = layer.register.resolved(level.force) or level.force
    return " ".join((force, level.place or "", level.measure, level.component, day, str(level.count)))


# ------------------------------------------------------------------ commitments


def _write_commitment(layer: Layer, node: NamedNode, group: list[Node]) -> None:
    ordered = by_date(group)
    layer.triples.append((node, TYPE, term("hiwar:Commitment")))
    for name in ("committedBy", "statedBy"):
        layer.add_references(node, f"hiwar:{name}", (i for n in group for i in n.all(name)))
    bound = set(layer.resolved(i for n in group for i in n.all("committedBy")))
    toward = (i for n in group for i in n.all("toward") if layer.register.resolved(i) not in bound)
    layer.add_references(node, "hiwar:toward", toward)
    for name in ("action", "polarity"):
        layer.add(node, f"hiwar:{name}", NamedNode(group[0].one(name) or ""))
    if modality := ordered[-1].one("modality"):
        layer.add(node, "hiwar:modality", NamedNode(modality))
    _write_deadline(layer, node, ordered)
    for text in [n.one("object") for n in ordered if n.one("object")][:1]:
        layer.add(node, "hiwar:object", arabic(text or ""))
    _write_amount(layer, node, group)
    if made_at := usual(layer.resolved(i for n in group for i in n.all("madeAt"))):
        layer.add(node, "hiwar:madeAt", NamedNode(made_at))
    write_commitment_history(layer, node, group)


def _write_deadline(layer: Layer, node: NamedNode, ordered: list[Node]) -> None:
    """The deadline of the latest day that gives one; a conflict if reports of that day disagree."""
    stated = [n for n in ordered if times([n], "deadline")]
    if stated:
        day = stated[-1].source.earliest
        latest = [n for n in stated if n.source.earliest == day]
        write_time(layer, node, "hiwar:deadline", times(latest, "deadline"))


def _write_amount(layer: Layer, node: NamedNode, group: list[Node]) -> None:
    amounts = numbers(group, "amount", 0.0)
    if amounts:
        layer.add(node, "hiwar:amount", decimal(float(amounts[0][0])))
        if unit := usual(u for n in group if n.one("amount") == amounts[0][0] and (u := n.one("unit"))):
            layer.add(node, "hiwar:unit", arabic(unit))
    if len(amounts) > 1:
        layer.add_conflict(node, "hiwar:amount", [(decimal(float(v)), iris) for v, iris in amounts])


@dataclass(frozen=True, slots=True)
class Stance:
    """A resolved commitment as far as another may contradict it. `day` is that of its first report, `reported` that
    report."""

    node: str
    polarity: str | None
    day: str
    articles: list[str]
    reported: str

    def contradicted_by(self, later: Stance) -> bool:
        """True if one is to do and one not to, told in this order, and never by one article."""
        if self.polarity == later.polarity or not (self.day and later.day) or {*self.articles} & {*later.articles}:
            return False
        return 0 < (dt.date.fromisoformat(later.day) - dt.date.fromisoformat(self.day)).days <= _CONTRADICTION


def _stance(layer: Layer, node: NamedNode, group: list[Node]) -> tuple[str, int, str, str]:
    """The block of one bound and act, and what it holds, by first day."""
    bound = sorted(set(layer.resolved(i for n in group for i in n.all("committedBy"))))
    first, articles = by_date(group)[0], sorted({n.source.iri for n in group})
    day = str(first.source.earliest or "")
    row = json.dumps((node.value, group[0].one("polarity"), day, articles, first.iri), ensure_ascii=False)
    return " ".join((*bound, local_name(group[0].one("action")))), 0, row, day


# ------------------------------------------------------------------ force levels


def _write_level(layer: Layer, node: NamedNode, group: list[Node]) -> None:
    layer.triples.append((node, TYPE, term("hiwar:ForceLevel")))
    if force := usual(layer.resolved(i for n in group for i in n.all("force"))):
        layer.add(node, "hiwar:force", NamedNode(force))
    write_place(layer, node, "hiwar:stationedIn", places(group, "stationedIn"))
    for name in ("measure", "component"):
        layer.add(node, f"hiwar:{name}", NamedNode(group[0].one(name) or ""))
    write_time(layer, node, "hiwar:asOf", times(group, "asOf"))
    for name in ("count", "minCount", "maxCount"):
        _write_number(layer, node, f"hiwar:{name}", numbers(group, name, _ABOUT))
    layer.add(node, "hiwar:approximate", boolean(all(n.one("approximate") == "true" for n in group)))
    layer.add_references(node, "hiwar:statedBy", (i for n in group for i in n.all("statedBy")))


def _write_number(layer: Layer, node: NamedNode, predicate: str, found: Values[str]) -> None:
    if found:
        layer.add(node, predicate, integer(int(found[0][0])))
    if len(found) > 1:
        values: list[tuple[NamedNode | Literal, list[str]]] = [(integer(int(v)), iris) for v, iris in found]
        layer.add_conflict(node, predicate, values)


def _write_time_line(layer: Layer, force: str, where: str, reports: list[Node]) -> None:
    """The line of a force in a place, from the reports of its levels."""
    line = layer.mint("time-line", layer.register.resolved(force) or force, where)
    layer.triples.append((line, TYPE, term("hiwar:ForceTimeLine")))
    if usual_force := usual(layer.resolved(i for n in reports for i in n.all("force"))):
        layer.add(line, "hiwar:force", NamedNode(usual_force))
    if found := places(reports, "stationedIn"):
        layer.add(line, "hiwar:stationedIn", layer.place_node(found[0][0]))
    layer.add_references(line, "hiwar:level", (n.iri for n in reports))
