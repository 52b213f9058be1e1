"""Actors: the list, and one actor with names, roles, meetings, commitments and forces."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.web.dates import between
from kg.web.facts import Card, country
from kg.web.pages.articles import PER_PAGE, page_count
from kg.web.reader import ACTOR_KINDS, FACT_KINDS
from kg.web.view import Page, View

_SECTIONS = (  # what is told of an actor, the property that says it, and the list that has all of it
    ("meetings", "hiwar:participant", ("meetings", "a")),
    ("rounds", "hiwar:party", ()),
    ("committed", "hiwar:committedBy", ("commitments", "by")),
    ("promised", "hiwar:toward", ("commitments", "toward")),
    ("said", "hiwar:statedBy", ("commitments", "said")),
    ("held_forces", "hiwar:force", ()),
)
_FIRST = 20  # facts of a section that has a list of its own
_OF_A_ROLE = ("title", "former", "firstReported", "lastReported")
_MOST_PARTNERS = 30  # whom an actor met, most often first


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role with the days it was first and last reported."""

    title: str
    former: bool
    of_node: NamedNode | None
    since: str
    days: str


@dataclass(frozen=True, slots=True)
class Section:
    """Facts of one kind; `all` is the address of the list with all `total` of them, empty where there is none."""

    word: str
    cards: tuple[Card, ...]
    total: int
    all: str


def actors(view: View, number: int = 1, kind: str = "") -> Page:
    """One page of the list, most reported first, of one kind if given."""
    wanted = set(view.reader.of_kind(kind)) if kind else None
    found = [(n, count) for n, count in view.lists.actors if wanted is None or n in wanted]
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
    label = view.name(node).text
    articles = _articles(view, node)
    context = {
        "node": node,
        "label": label,
        "kind": view.reader.kind(node),
        "country": _country(view, node),
        "names": [value.value for value in view.reader.objects(node, "skos:altLabel") if value.value != label],
        "roles": _roles(view, node),
        "partners": _partners(view, node)[:_MOST_PARTNERS],
        "sections": [section for section in (_section(view, node, *row) for row in _SECTIONS) if section.total],
        "articles": [view.reader.head(article) for article in articles[:PER_PAGE]],
        "article_count": len(articles),
    }
    return Page("actor.html", label, "actors", context, tail=view.tail(node))


def _country(view: View, node: NamedNode) -> str:
    """The country an organisation or a force belongs to; a state's own name says it."""
    code = view.reader.value(node, "hiwar:country")
    return country(code, view.language) if code and view.reader.kind(node) != "State" else ""


def _is_fact(view: View, node: NamedNode) -> bool:
    return view.reader.kind(node) in FACT_KINDS and not view.reader.is_report(node)


def _section(view: View, actor: NamedNode, word: str, name: str, listed: tuple[str, ...]) -> Section:
    """The latest facts, those without a time last."""
    days = view.lists.first_days
    nodes = sorted(n for n in view.reader.subjects(name, actor) if _is_fact(view, n))
    nodes.sort(key=lambda n: days.get(n, ""), reverse=True)
    shown = nodes[: _FIRST if listed else PER_PAGE]
    address = view.page(listed[0], **{listed[1]: view.tail(actor)}) if listed and view.links.live else ""
    return Section(word, tuple(view.cards.brief(n) for n in shown), len(nodes), address)


def _articles(view: View, node: NamedNode) -> list[NamedNode]:
    """The articles that name the actor, newest first."""
    return sorted(view.reader.articles_of(node), key=lambda article: view.reader.order[article])


def _roles(view: View, node: NamedNode) -> list[RoleLine]:
    """Roles by title and body, with the span of days in which articles give them."""
    lines = (_line(view, role) for role in view.reader.nodes(node, "org:hasMembership"))
    return sorted(lines, key=lambda r: (r.since or "~", r.title))


def _line(view: View, role: NamedNode) -> RoleLine:
    bodies = view.reader.nodes(role, "org:organization")
    body = view.reader.resolved(bodies[0]) if bodies else None
    title, former, since, until = (view.reader.value(role, f"hiwar:{name}") for name in _OF_A_ROLE)
    days = between(since, until, view.language) if since and until and since != until else since or ""
    return RoleLine(title or "", former == "true", body, since or "", days)


def _partners(view: View, node: NamedNode) -> list[tuple[NamedNode, int]]:
    """Whom the actor met, most often first."""
    met = {(b if a == node else a): count for (a, b), count in view.lists.encounters.items() if node in (a, b)}
    return sorted(met.items(), key=lambda pair: (-pair[1], view.reader.label(pair[0]) or ""))
