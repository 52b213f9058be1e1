"""Resolved actors as RDF: usual name, other names, state, and the roles reports give them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.terms import TYPE, arabic, boolean, integer, plain, term
from kg.resolve.agree import most
from kg.resolve.layer import Layer
from kg.resolve.overrides import Overrides
from kg.resolve.portrait import Portrait, Role, packed, portrait, unpacked
from kg.resolve.summary import write_days

_TABLE = "CREATE TEMP TABLE portrait (root INTEGER PRIMARY KEY, portrait TEXT)"


def write_actors(layer: Layer) -> None:
    """All resolved actors into `layer`."""
    data, numbers = layer.reports.data, layer.actors.numbers
    data.execute("DROP TABLE IF EXISTS temp.portrait")
    data.execute(_TABLE)
    layer.name(numbers, _identities(layer))
    for root, text in data.execute("SELECT root, portrait FROM portrait ORDER BY root"):
        _write(layer, layer.resolved([layer.register.iri(root)])[0], unpacked(text))


def _identities(layer: Layer) -> Iterator[tuple[int, str, str]]:
    """Each group's root and identity, its portrait put aside."""
    for root, articles, tellings in layer.register.tellings(layer.actors.numbers):
        found = portrait(tellings, articles, layer.register)
        layer.reports.data.execute("INSERT INTO portrait VALUES (?,?)", (root, packed(found)))
        yield root, *found.identity()


def write_identifiers(layer: Layer, overrides: Overrides) -> None:
    """What a reviewed file says resolved actors are called elsewhere; an actor of no known name is passed over."""
    for report, iri in overrides.identified(layer.reports):
        for actor in layer.resolved([report]):
            layer.add(NamedNode(actor), "skos:exactMatch", NamedNode(iri))


def _write(layer: Layer, iri: str, found: Portrait) -> None:
    node, label = NamedNode(iri), found.label()
    layer.triples.append((node, TYPE, term(f"hiwar:{found.kind}")))
    layer.add(node, "hiwar:articleCount", integer(found.articles))
    write_days(layer, node, map(dt.date.fromisoformat, found.days))
    layer.add(node, "skos:prefLabel", arabic(label))
    for name in sorted(found.names - {label}):
        layer.add(node, "skos:altLabel", arabic(name))
    if found.kind != "Person" and found.country:
        layer.add(node, "hiwar:country", plain(found.country))
    for key, role in _roles(layer, found):
        _write_role(layer, node, role, *key)


def _roles(layer: Layer, found: Portrait) -> Iterator[tuple[tuple[str, bool], Role]]:
    """Roles with their resolved organisation, "" for none."""
    for (_, of, former), role in found.roles.items():
        yield (layer.register.resolved(of) or "" if of else "", former), role


def _write_role(layer: Layer, person: NamedNode, role: Role, of: str, former: bool) -> None:
    title = most(role.titles) or ""
    node = layer.mint("membership", person.value, title, of, former)
    layer.add(person, "org:hasMembership", node)
    layer.triples.append((node, TYPE, term("org:Membership")))
    layer.add(node, "hiwar:title", arabic(title))
    layer.add(node, "hiwar:former", boolean(former))
    if of:
        layer.add(node, "org:organization", NamedNode(of))
    if office := most(role.offices):
        layer.add(node, "hiwar:office", NamedNode(office))
    write_days(layer, node, map(dt.date.fromisoformat, role.days))
