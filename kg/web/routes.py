"""Addresses and what answers them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlencode

from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, parse_query_results
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.queries.answer import Answer, Results
from kg.queries.run import ask
from kg.queries.saved import ALL, LANGUAGES, saved_queries
from kg.queries.source import MemorySource, store_of
from kg.queries.worker import Request as Asked
from kg.queries.worker import Workers
from kg.web.api import given_parameters
from kg.web.export import MEDIA, about, described, exported, properties
from kg.web.negotiate import best
from kg.web.pages.actors import actor, actors
from kg.web.pages.articles import article, articles
from kg.web.pages.commitments import FILTERS, commitments, fitting
from kg.web.pages.dialogues import dialogue, dialogues
from kg.web.pages.facts import conflicts, fact
from kg.web.pages.forces import chart_file, forces, series
from kg.web.pages.meaning import BY, search_by_meaning
from kg.web.pages.meetings import between, meetings
from kg.web.pages.overview import overview
from kg.web.pages.questions import editor, question, questions
from kg.web.pages.resource import resource as plain_resource
from kg.web.pages.search import found_facts, search
from kg.web.reader import ACTOR_KINDS, FACT_KINDS
from kg.web.view import Page, ServerLinks, View

FORMATS = {
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "ntriples": "application/n-triples",
    "csv": "text/csv",
}
_VENDORED = Path(__file__).parent / "static" / "vendor" / "yasgui.min.js"
_EXAMPLE = "dialogue-rounds"  # the question the editor opens with


def resource(request: Request) -> Response:
    """A resource by its IRI: data in the format asked for, or a redirect to its page for people."""
    node = _node(request)
    asked = request.query_params.get("format")
    if asked is not None and asked not in FORMATS:
        raise HTTPException(406, f"offered: {', '.join(FORMATS)}")
    accept = request.headers.get("accept", "") if asked is None else FORMATS[asked]
    media = best(accept, ("text/html", *FORMATS.values()))
    if media is None:
        raise HTTPException(406, f"offered: text/html, {', '.join(FORMATS.values())}")
    if media == "text/html":
        language = best(request.headers.get("accept-language", "").replace("-", ";x=") or "ar", LANGUAGES) or "ar"
        address = ServerLinks().thing(language, request.path_params["tail"])
        return RedirectResponse(address, 303, headers={"vary": "accept, accept-language"})
    store = request.app.state.reader.store
    form = RdfFormat.from_media_type(media)
    body = described(store, [node], form) if form else properties(store, node)
    return Response(body, media_type=media, headers={"vary": "accept"})


def thing(request: Request, view: View) -> Page:
    """The page of a resource, by its kind."""
    node = _node(request)
    return page_of(view, node)


def page_of(view: View, node: NamedNode) -> Page:
    """The page that fits a resource."""
    kind = view.reader.kind(node)
    if kind in ACTOR_KINDS:
        return actor(view, view.reader.resolved(node))
    if kind in FACT_KINDS:
        return fact(view, node)
    if kind == "Dialogue":
        return dialogue(view, view.reader.resolved(node))
    return article(view, node) if kind == "Article" else plain_resource(view, node)


def force_chart(request: Request) -> Response:
    """The chart of one series as an SVG file."""
    from kg.web.app import view_of

    if request.path_params["language"] not in LANGUAGES:
        raise HTTPException(404)
    view = view_of(request, request.path_params["language"])
    found = series(view, request.path_params["key"])
    if found is None or found.chart is None:
        raise HTTPException(404)
    return Response(chart_file(view, found), media_type="image/svg+xml")


def view_data(request: Request) -> Response:
    """What a filtered list or a search shows, as data."""
    from kg.web.app import view_of

    name, form = request.path_params["name"], request.path_params["form"]
    if request.path_params["language"] not in LANGUAGES or name not in _LISTED or form not in MEDIA:
        raise HTTPException(404)
    view, source = view_of(request, request.path_params["language"]), request.app.state.source
    answer = _LISTED[name](request, view, source)
    return Response(exported(source, answer, form), media_type=MEDIA[form])


def _node(request: Request) -> NamedNode:
    """The resource an address names. Raises HTTPException 404 if the graph knows none of that name."""
    reader = request.app.state.reader
    try:
        node = NamedNode(reader.base + request.path_params["tail"])
    except ValueError:
        raise HTTPException(404) from None
    if not reader.base or not reader.exists(node):
        raise HTTPException(404)
    return node


def _number(request: Request) -> int:
    """The page asked for, the first if it is not a number."""
    text = request.query_params.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _articles(request: Request, view: View) -> Page:
    return articles(view, _number(request))


def _actors(request: Request, view: View) -> Page:
    kind = request.query_params.get("kind", "")
    return actors(view, _number(request), kind if kind in ACTOR_KINDS else "")


def _meetings(request: Request, view: View) -> Page:
    return meetings(view, _number(request), _pair(request, view))


def _pair(request: Request, view: View) -> tuple[NamedNode, ...]:
    tails = (request.query_params.get(name, "") for name in ("a", "b"))
    return tuple(_named(view, tail) for tail in tails if tail)


def _named(view: View, tail: str) -> NamedNode:
    try:
        return view.node(tail)
    except ValueError:
        raise HTTPException(404) from None


def _commitments(request: Request, view: View) -> Page:
    return commitments(view, _number(request), _chosen(request))


def _chosen(request: Request) -> dict[str, str]:
    """The filters of the commitments that are set."""
    chosen = {name: value for name in FILTERS if (value := request.query_params.get(name, ""))}
    if not _is_day(chosen.get("day", "")):
        chosen.pop("day", None)
    return chosen


def _is_day(text: str) -> bool:
    import datetime as dt

    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def _conflicts(request: Request, view: View) -> Page:
    return conflicts(view, _number(request))


def _search(request: Request, view: View) -> Page:
    query, state = request.query_params.get("q", ""), request.app.state
    if request.query_params.get("by") == BY:
        return search_by_meaning(view, state.passages, query)
    return search(view, state.source, query)


def _question(request: Request, view: View) -> Page:
    query = saved_queries().get(request.path_params["name"])
    if query is None:
        raise HTTPException(404)
    pairs = [(name, value) for name, value in request.query_params.multi_items() if value and name != "limit"]
    limit = ALL if request.query_params.get("limit") == "all" else None
    page = question(view, request.app.state.source, query, given_parameters(pairs, query), limit)
    page.context["api_query"] = urlencode(pairs)  # type: ignore[index]
    return page


def _editor(request: Request, view: View) -> Page:
    state = request.app.state
    asked = request.query_params.get("query")
    if asked is not None:
        return editor(view, state.source, asked, _VENDORED.exists(), run=lambda text: _limited(state.workers, text))
    saved = saved_queries().get(request.query_params.get("saved", _EXAMPLE)) or saved_queries()[_EXAMPLE]
    return editor(view, state.source, saved.body, _VENDORED.exists())


def _limited(workers: Workers, text: str) -> Results:
    """The results of a query run in a process with limits; triples come as rows of three."""
    reply = workers.ask(Asked(text, triples="application/n-triples"))
    if reply.media == "application/n-triples":
        return store_of(reply.body).query("CONSTRUCT WHERE { ?s ?p ?o }")
    return parse_query_results(reply.body, format=QueryResultsFormat.JSON)


def _commitments_listed(request: Request, view: View, source: MemorySource) -> Answer:
    return about(source, "commitments", (due.node for due in fitting(view, _chosen(request))))


def _meetings_listed(request: Request, view: View, source: MemorySource) -> Answer:
    return about(source, "meetings", (event.node for event in between(view, _pair(request, view))))


def _search_listed(request: Request, view: View, source: MemorySource) -> Answer:
    nodes = found_facts(view.reader, source, request.query_params.get("q", ""))
    return ask(source, "evidence", {"fact": [node.value for node in nodes] or [view.reader.base or "urn:none"]}, ALL)


_LISTED: Mapping[str, Callable[[Request, View, MemorySource], Answer]] = {
    "commitments": _commitments_listed,
    "meetings": _meetings_listed,
    "search": _search_listed,
}

PAGES: tuple[tuple[str, Callable[[Request, View], Page]], ...] = (
    ("/{language}/", lambda _, view: overview(view)),
    ("/{language}/articles", _articles),
    ("/{language}/actors", _actors),
    ("/{language}/meetings", _meetings),
    ("/{language}/dialogues", lambda _, view: dialogues(view)),
    ("/{language}/commitments", _commitments),
    ("/{language}/forces", lambda request, view: forces(view, _number(request))),
    ("/{language}/conflicts", _conflicts),
    ("/{language}/search", _search),
    ("/{language}/questions", lambda _, view: questions(view)),
    ("/{language}/ask/{name}", _question),
    ("/{language}/sparql", _editor),
    ("/{language}/id/{tail:path}", thing),
)
