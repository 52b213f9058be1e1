"""The web application: pages in two languages, the SPARQL endpoint, the saved questions, the resources."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.queries.opening import open_graph
from kg.queries.saved import LANGUAGES
from kg.queries.source import MemorySource
from kg.queries.worker import Workers
from kg.web import api, protocol, routes
from kg.web.collections import Collections
from kg.web.negotiate import best
from kg.web.pages.meaning import Passages
from kg.web.reader import Reader
from kg.web.refusals import refusals
from kg.web.render import render
from kg.web.security import LOOPBACK, BodyTooLarge, Guard
from kg.web.view import Page, ServerLinks, View

STATIC = Path(__file__).parent / "static"
_TEXT = "text/plain"


def create_app(graph: Path, *, hosts: Collection[str] = LOOPBACK, workers: int = 2, seconds: float = 30.0) -> Starlette:
    """An application over the output folder (or graph file) `graph`, opened to read only.

    `workers` processes answer SPARQL, each query within `seconds`. Raises HiwarError if the graph cannot be opened.
    """
    store = open_graph(graph)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> Any:
        with Workers(graph, workers, seconds) as pool:
            app.state.workers = pool
            Thread(target=app.state.lists.prepare, daemon=True).start()
            yield

    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={HTTPException: _problem, 404: _problem, BodyTooLarge: _too_large},
        lifespan=lifespan,
    )
    app.state.source = MemorySource(store, graph)
    app.state.reader = Reader(store)
    app.state.lists = Collections(app.state.reader)
    app.state.passages = Passages(app.state.reader, graph)
    app.state.refused = refusals(graph)
    return app


def _routes() -> list[Route | Mount]:
    pages = [Route(path, _page(build)) for path, build in routes.PAGES]
    return [
        Route("/", _home),
        Route("/sparql", protocol.endpoint, methods=["GET", "POST"]),
        Route("/api/openapi.json", api.openapi),
        Route("/api/{name}", api.answer),
        Route("/id/{tail:path}", routes.resource),
        Route("/{language}/forces/{key}.svg", routes.force_chart),
        Mount("/static", StaticFiles(directory=STATIC)),
        Route("/{language}/{name}.{form}", routes.view_data),
        *pages,
    ]


def _page(build: Callable[[Request, View], Page]) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        if request.path_params["language"] not in LANGUAGES:
            raise HTTPException(404)
        view = view_of(request, request.path_params["language"])
        return HTMLResponse(render(view, build(request, view)), headers={"vary": "accept-language"})

    return endpoint


def view_of(request: Request, language: str) -> View:
    """The view of the application's graph in `language`."""
    state = request.app.state
    return View(state.reader, state.lists, language, ServerLinks(), state.refused)


def _home(request: Request) -> Response:
    accepted = request.headers.get("accept-language", "")
    wanted = best(accepted.replace("-", ";x=") if accepted else "ar", ("ar", "en"))
    return RedirectResponse(f"/{wanted or 'ar'}/", 302, headers={"vary": "accept-language"})


def _problem(request: Request, error: Exception) -> Response:
    """Errors as a page for people, as a line of text for programs."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = error.detail if isinstance(error, HTTPException) else ""
    if best(request.headers.get("accept", ""), (_TEXT, "text/html")) != "text/html":
        return PlainTextResponse(f"{words}\n", status)
    first = request.url.path.split("/")[1]
    view = view_of(request, first if first in LANGUAGES else "ar")
    title = view.word("not_found" if status == 404 else "error")
    page = Page("error.html", title, "overview", {"words": "" if status == 404 else words})
    return HTMLResponse(render(view, page), status)


def _too_large(request: Request, error: Exception) -> Response:
    return PlainTextResponse("the body is too large\n", 413)
