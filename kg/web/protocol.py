"""The SPARQL 1.1 Protocol's query operation, read-only."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as HttpRequest
from starlette.responses import PlainTextResponse, Response

from kg.errors import HiwarError
from kg.queries.tokens import check_read_only, form
from kg.queries.worker import LimitError, Request, Workers
from kg.web.negotiate import best

RESULTS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
TRIPLES = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")
_ALIASES = {"application/json": RESULTS[0], "application/xml": RESULTS[1], "text/xml": RESULTS[1]}
_FORM, _DIRECT, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"

Parameters = Mapping[str, list[str]]


async def endpoint(request: HttpRequest) -> Response:
    """GET or POST a query; 400 if it is not one, 406 or 415 for media types unknown here, 503 past a limit."""
    media = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if request.method == "POST" and media not in (_FORM, _DIRECT):
        return _refused(415 if media != _UPDATE else 403, f"send {_DIRECT} or {_FORM}; updates are refused")
    try:
        return await _reply(request, *await _parameters(request, media))
    except UnicodeDecodeError:
        return _refused(400, "the request is not UTF-8")
    except LimitError as error:
        return _refused(503, str(error))
    except HiwarError as error:
        return _refused(400, str(error))


async def _parameters(request: HttpRequest, media: str) -> tuple[str, Parameters]:
    """The query and the other parameters. Raises HiwarError unless there is exactly one query."""
    given = _parsed(request.url.query)
    if request.method == "POST":
        body = (await request.body()).decode()
        if media == _DIRECT:
            return body, given
        given = _parsed(body)
    if "update" in given:
        raise HiwarError("updates are refused", remedy="this endpoint is read-only")
    queries = given.get("query", [])
    if len(queries) != 1:
        raise HiwarError(f"{len(queries)} queries", remedy="send exactly one parameter `query`")
    return queries[0], given


def _parsed(text: str) -> Parameters:
    try:
        return parse_qs(text, keep_blank_values=True, max_num_fields=100, errors="strict")
    except ValueError as error:
        raise HiwarError(f"parameters not understood ({error})", remedy="encode them as a form") from error


async def _reply(request: HttpRequest, query: str, given: Parameters) -> Response:
    check_read_only(query)
    offered = TRIPLES if form(query) in ("construct", "describe") else (*RESULTS, *_ALIASES)
    media = best(request.headers.get("accept", ""), offered)
    if media is None:
        return _refused(406, f"offered: {', '.join(offered)}")
    wanted = Request(
        text=query,
        results=_ALIASES.get(media, media) if offered is not TRIPLES else RESULTS[0],
        triples=media if offered is TRIPLES else TRIPLES[0],
        default_graphs=tuple(given.get("default-graph-uri", ())),
        named_graphs=tuple(given.get("named-graph-uri", ())),
    )
    workers: Workers = request.app.state.workers
    reply = await run_in_threadpool(workers.ask, wanted)
    return Response(reply.body, media_type=media, headers={"vary": "accept"})


def _refused(status: int, words: str) -> PlainTextResponse:
    return PlainTextResponse(words + "\n", status)
