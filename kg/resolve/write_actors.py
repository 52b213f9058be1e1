"""Resolved actors as RDF: usual name, other names, state, and the roles reports give them."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter

from pyoxigraph import NamedNode

from kg.graph.terms import TYPE, arabic, boolean, plain, term
from kg.resolve.agree import usual
from kg.resolve.bodies import country_of, names_of
from kg.resolve.layer import Layer
from kg.resolve.lexicon import known_body
from kg.resolve.names import words_of
from kg.resolve.naming import resolved_iris
from kg.resolve.overrides import Overrides
from kg.resolve.profile import is_office, title_key
from kg.resolve.records import Node, Post
from kg.resolve.summary import write_days, write_summary

Told = tuple[Post, Node]  # a role and the report of the person who is said to have it


def write_actors(layer: Layer) -> None:
    """All resolved actors into `layer`."""
    groups = {g[0]: g for g in layer.actors.clusters.groups()}  # read when needed: all of them would be too many
    identities = {root: _identity(_reports(layer, group)) for root, group in groups.items()}
    iris = resolved_iris(identities, layer.base)
    for root, group in groups.items():
        layer.stand_for(group, iris[root])
    for root, group in groups.items():
        _write(layer, iris[root], identities[root][0], _reports(layer, group))


def _reports(layer: Layer, group: list[str]) -> list[Node]:
    return [layer.reports.nodes[iri] for iri in group]


def write_identifiers(layer: Layer, overrides: Overrides) -> None:
    """What a reviewed file says resolved actors are called elsewhere; an actor of no known name is passed over."""
    known = {(layer.nodes[node].value, iri) for node, iri in overrides.identified(layer.reports) if node in layer.nodes}
    for actor, iri in sorted(known):
        layer.add(NamedNode(actor), "skos:exactMatch", NamedNode(iri))


def _identity(group: list[Node]) -> tuple[str, str]:
    """The class most reports give; of a state its code, else the usual name and the state."""
    kind = usual(n.kind for n in group) or ""
    country = usual(c for n in group if (c := country_of(n)))
    if kind == "State" and country:
        return kind, country
    return kind, " ".join((*words_of(usual_label(group)), country or ""))


def usual_label(group: list[Node]) -> str:
    """The name most articles prefer: of a person a full one if any; of a body the lexicon's if it is used."""
    counts = Counter(n.one("prefLabel") or "" for n in group)
    full = {n: c for n, c in counts.items() if len(words_of(n)) > 1 and not is_office(words_of(n))}
    if group[0].kind == "Person" and full:
        counts = Counter(full)
    known = {k[0] for n in counts if group[0].kind != "Person" and (k := known_body(n))}
    return min(counts, key=lambda n: (n not in known, -counts[n], -len(n), n))


def _write(layer: Layer, node: NamedNode, kind: str, group: list[Node]) -> None:
    layer.triples.append((node, TYPE, term(f"hiwar:{kind}")))
    write_summary(layer, node, group)
    label = usual_label(group)
    layer.add(node, "skos:prefLabel", arabic(label))
    for name in sorted({n for report in group for n in names_of(report)} - {label}):
        layer.add(node, "skos:altLabel", arabic(name))
    if kind != "Person" and (country := usual(c for n in group if (c := country_of(n)))):
        layer.add(node, "hiwar:country", plain(country))
    for (_, of, former), told in sorted(_roles(layer, group).items(), key=itemgetter(0)):
        _write_role(layer, node, told, of, former)


def _roles(layer: Layer, group: list[Node]) -> dict[tuple[str, str, bool], list[Told]]:
    """Roles by title, resolved organisation and whether former; spellings of one title together."""
    found: dict[tuple[str, str, bool], list[Told]] = {}
    for report in group:
        for post in report.posts:
            of = layer.nodes[post.of].value if post.of in layer.nodes else ""
            found.setdefault((" ".join(title_key(post.title)), of, post.former), []).append((post, report))
    return found


def _write_role(layer: Layer, person: NamedNode, told: list[Told], of: str, former: bool) -> None:
    title = usual(post.title for post, _ in told) or ""
    node = layer.mint("membership", person.value, title, of, former)
    layer.add(person, "org:hasMembership", node)
    layer.triples.append((node, TYPE, term("org:Membership")))
    layer.add(node, "hiwar:title", arabic(title))
    layer.add(node, "hiwar:former", boolean(former))
    if of:
        layer.add(node, "org:organization", NamedNode(of))
    if office := usual(post.office for post, _ in told if post.office):
        layer.add(node, "hiwar:office", NamedNode(office))
    write_days(layer, node, (report.source.published for _, report in told))
