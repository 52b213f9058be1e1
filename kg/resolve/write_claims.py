"""Resolved commitments and force levels, with their contradictions and time lines, as RDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from pyoxigraph import Literal, NamedNode

from kg.graph.terms import TYPE, arabic, boolean, decimal, integer, local_name, term
from kg.resolve.agree import Values, numbers, places, times, usual
from kg.resolve.cluster import Clusters
from kg.resolve.history import write_commitment_history, write_contradiction
from kg.resolve.layer import Layer, by_date
from kg.resolve.match import neighbours
from kg.resolve.naming import resolved_iris
from kg.resolve.records import Node
from kg.resolve.sides import place_key
from kg.resolve.strengths import strength
from kg.resolve.summary import write_summary
from kg.resolve.write_events import write_place, write_time

_ABOUT = 0.1  # relative difference within which an approximate number agrees with another
_CONTRADICTION = 400  # days within which the opposite undertaking answers the first
Group = tuple[NamedNode, list[Node]]


def write_commitments(layer: Layer, clusters: Clusters) -> None:
    """All resolved commitments and which contradict which."""
    groups = _groups(layer, clusters, "Commitment", _commitment_identity)
    for node, group in groups:
        _write_commitment(layer, node, group)
    for (earlier, _), (later, reports) in _contradictions(layer, groups):
        write_contradiction(layer, earlier, later, reports)


def write_levels(layer: Layer, clusters: Clusters) -> None:
    """All resolved force levels and their time lines, one per force and place."""
    lines: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for node, group in _groups(layer, clusters, "ForceLevel", _level_identity):
        _write_level(layer, node, group)
        level = strength(group[0], layer.reports, layer.actors)
        where = usual(p for n in group if (p := place_key(n.places.get("stationedIn")))) or ""
        lines[level.force, where].append((node, group))
    for key in sorted(lines):
        _write_time_line(layer, key, lines[key])


def _groups(layer: Layer, clusters: Clusters, kind: str, identity: Callable[[Layer, list[Node]], str]) -> list[Group]:
    groups = {g[0]: [layer.reports.nodes[i] for i in g] for g in clusters.groups()}
    iris = resolved_iris({root: (kind, identity(layer, g)) for root, g in groups.items()}, layer.base)
    for root, group in groups.items():
        layer.stand_for((n.iri for n in group), iris[root])
        write_summary(layer, iris[root], group)
    return [(iris[root], groups[root]) for root in sorted(groups)]


def _commitment_identity(layer: Layer, group: list[Node]) -> str:
    by = sorted({layer.nodes[i].value for n in group for i in n.all("committedBy") if i in layer.nodes})
    return " ".join(
        (*by, local_name(group[0].one("action")), local_name(group[0].one("polarity")), _until(layer, group))
    )


def _until(layer: Layer, group: list[Node]) -> str:
    found = times(group, "deadline")
    return str(found[0][0].latest) if found else ""


def _level_identity(layer: Layer, group: list[Node]) -> str:
    level = strength(group[0], layer.reports, layer.actors)
    when = times(group, "asOf")
    day = str(when[0][0].earliest) if when else ""
    force = layer.nodes[level.force].value if level.force in layer.nodes else level.force
    return " ".join((force, level.place or "", level.measure, level.component, day, str(level.count)))


# ------------------------------------------------------------------ commitments


def _write_commitment(layer: Layer, node: NamedNode, group: list[Node]) -> None:
    ordered = by_date(group)
    layer.triples.append((node, TYPE, term("hiwar:Commitment")))
    for name in ("committedBy", "statedBy"):
        layer.add_references(node, f"hiwar:{name}", (i for n in group for i in n.all(name)))
    bound = {layer.nodes[i] for n in group for i in n.all("committedBy") if i in layer.nodes}
    toward = (i for n in group for i in n.all("toward") if layer.nodes.get(i) not in bound)
    layer.add_references(node, "hiwar:toward", toward)
    for name in ("action", "polarity"):
        layer.add(node, f"hiwar:{name}", NamedNode(group[0].one(name) or ""))
    if modality := ordered[-1].one("modality"):
        layer.add(node, "hiwar:modality", NamedNode(modality))
    _write_deadline(layer, node, ordered)
    for text in [n.one("object") for n in ordered if n.one("object")][:1]:
        layer.add(node, "hiwar:object", arabic(text or ""))
    _write_amount(layer, node, group)
    if made_at := usual(layer.nodes[i].value for n in group for i in n.all("madeAt") if i in layer.nodes):
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


def _contradictions(layer: Layer, groups: list[Group]) -> Iterator[tuple[Group, Group]]:
    """Pairs (earlier, later) of the same bound and act, one to do and one not to, never of one article alone."""
    by_iri = {node.value: (node, group) for node, group in groups}
    blocks: dict[str, list[str]] = defaultdict(list)
    for node, group in groups:
        bound = sorted({layer.nodes[i].value for n in group for i in n.all("committedBy") if i in layer.nodes})
        blocks[" ".join((*bound, local_name(group[0].one("action"))))].append(node.value)
    for a, b in neighbours(blocks, lambda iri: (str(_first_day(by_iri[iri][1])), iri)):
        pair = sorted((by_iri[a], by_iri[b]), key=lambda g: (str(_first_day(g[1])), g[0].value))
        if _contradict(*pair):
            yield pair[0], pair[1]


def _first_day(group: list[Node]) -> object:
    return by_date(group)[0].source.earliest


def _contradict(earlier: Group, later: Group) -> bool:
    if earlier[1][0].one("polarity") == later[1][0].one("polarity"):
        return False
    if {n.source.iri for n in earlier[1]} & {n.source.iri for n in later[1]}:
        return False
    start, end = by_date(earlier[1])[0].source.earliest, by_date(later[1])[0].source.earliest
    return bool(start and end and 0 < (end - start).days <= _CONTRADICTION)


# ------------------------------------------------------------------ force levels


def _write_level(layer: Layer, node: NamedNode, group: list[Node]) -> None:
    layer.triples.append((node, TYPE, term("hiwar:ForceLevel")))
    if force := usual(layer.nodes[i].value for n in group for i in n.all("force") if i in layer.nodes):
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


def _write_time_line(layer: Layer, key: tuple[str, str], levels: list[Group]) -> None:
    force, where = key
    owner = layer.nodes[force].value if force in layer.nodes else force
    line = layer.mint("time-line", owner, where)
    layer.triples.append((line, TYPE, term("hiwar:ForceTimeLine")))
    reports = [n for _, group in levels for n in group]
    if usual_force := usual(layer.nodes[i].value for n in reports for i in n.all("force") if i in layer.nodes):
        layer.add(line, "hiwar:force", NamedNode(usual_force))
    if found := places(reports, "stationedIn"):
        layer.add(line, "hiwar:stationedIn", layer.place_node(found[0][0]))
    for node, _ in levels:
        layer.add(line, "hiwar:level", node)
