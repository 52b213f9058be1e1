"""Actors: the list, and one actor with names, roles, meetings, commitments and forces."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.web.facts import Card
from kg.web.pages.articles import PER_PAGE, page_count
from kg.web.reader import ACTOR_KINDS, FACT_KINDS
from kg.web.view import Page, View

_SECTIONS = (
    ("meetings", "hiwar:participant"),
    ("rounds", "hiwar:party"),
    ("committed", "hiwar:committedBy"),
    ("promised", "hiwar:toward"),
    ("said", "hiwar:statedBy"),
    ("held_forces", "hiwar:force"),
)
_OF_A_ROLE = ("title", "former", "firstReported", "lastReported")
_MOST_PARTNERS = 30  # whom an actor met, most often first


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role with the days it was first and last reported."""

    title: str
    former: bool
    of: str | None
    of_node: NamedNode | None
    since: str | None
    until: str | None


def actors(view: View, number: int = 1, kind: str = "") -> Page:
    """One page of the list, most reported first, of one kind if given."""
    found = [(n, count) for n, count in view.lists.actors if not kind or view.reader.kind(n) == kind]
    shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    context = {
        "actors": shown,
        "kinds": ACTOR_KINDS,
        "kind": kind,
        "number": number,
        "pages": page_count(len(found)),
        "total": len(found),
    }
    parameters = {"kind": kind} | ({"page": str(number)} if number > 1 else {})
    return Page("actors.html", view.word("actors"), "actors", context, parameters=parameters)


def actor(view: View, node: NamedNode) -> Page:
    """Everything about one actor."""
    label = view.reader.label(node) or view.tail(node)
    sections = ((word, view.reader.subjects(name, node)) for word, name in _SECTIONS)
    resolved = ((word, [n for n in nodes if _is_fact(view, n)]) for word, nodes in sections)
    articles = _articles(view, node)
    context = {
        "node": node,
        "label": label,
        "kind": view.reader.kind(node),
        "country": view.reader.value(node, "hiwar:country"),
        "names": [value.value for value in view.reader.objects(node, "skos:altLabel") if value.value != label],
        "roles": _roles(view, node),
        "partners": _partners(view, node)[:_MOST_PARTNERS],
        "sections": [(word, _first_cards(view, nodes), len(nodes)) for word, nodes in resolved if nodes],
        "articles": [view.reader.head(article) for article in articles[:PER_PAGE]],
        "article_count": len(articles),
    }
    return Page("actor.html", label, "actors", context, tail=view.tail(node))


def _is_fact(view: View, node: NamedNode) -> bool:
    return view.reader.kind(node) in FACT_KINDS and not view.reader.is_report(node)


def _first_cards(view: View, nodes: list[NamedNode]) -> list[Card]:
    """Cards of the first in time, those without a time last."""
    days = view.lists.first_days
    return [view.cards.card(node) for node in sorted(nodes, key=lambda n: (days.get(n, "~"), n.value))[:PER_PAGE]]


def _articles(view: View, node: NamedNode) -> list[NamedNode]:
    """The articles that name the actor, newest first."""
    nodes = {article for report in view.reader.reports(node) if (article := view.reader.article_of(report))}
    return sorted(nodes, key=lambda article: view.reader.order[article])


def _roles(view: View, node: NamedNode) -> list[RoleLine]:
    """Roles by title and body, with the span of days in which articles give them."""
    lines = (_line(view, role) for role in view.reader.nodes(node, "org:hasMembership"))
    return sorted(lines, key=lambda r: (r.since or "~", r.title))


def _line(view: View, role: NamedNode) -> RoleLine:
    bodies = view.reader.nodes(role, "org:organization")
    body = view.reader.resolved(bodies[0]) if bodies else None
    title, former, since, until = (view.reader.value(role, f"hiwar:{name}") for name in _OF_A_ROLE)
    return RoleLine(title or "", former == "true", view.reader.label(body) if body else None, body, since, until)


def _partners(view: View, node: NamedNode) -> list[tuple[NamedNode, int]]:
    """Whom the actor met, most often first."""
    met = {(b if a == node else a): count for (a, b), count in view.lists.encounters.items() if node in (a, b)}
    return sorted(met.items(), key=lambda pair: (-pair[1], view.reader.label(pair[0]) or ""))
