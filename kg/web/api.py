"""Each saved question as `GET /api/NAME`, described by OpenAPI."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg import __version__
from kg.errors import HiwarError
from kg.queries.evidence import with_evidence
from kg.queries.run import ask, find_query
from kg.queries.saved import Parameter, SavedQuery, Type, saved_queries
from kg.web.export import MEDIA, exported
from kg.web.negotiate import best
from kg.web.view import MOST

_TEXTS = ("csv", "tsv", "turtle")
_OPTIONS = ("format", "limit", "evidence")
_SCHEMAS: Mapping[Type, dict[str, Any]] = {
    Type.IRI: {"type": "string", "format": "iri"},
    Type.STRING: {"type": "string"},
    Type.INTEGER: {"type": "integer"},
    Type.DATE: {"type": "string", "format": "date"},
    Type.ACTOR: {"type": "string"},
    Type.CONCEPT: {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9]{0,63}$"},
}


def answer(request: Request) -> Response:
    """The answer to a saved question; 404 if there is no such question, 400 for wrong parameters."""
    name = request.path_params["name"]
    if name not in saved_queries():
        return _problem(404, f"no saved question {name[:60]!r}: see /api/openapi.json")
    form = _form(request)
    if form is None:
        return _problem(406, f"offered: {', '.join(MEDIA.values())}")
    try:
        body = _answer(request, name, form)
    except HiwarError as error:
        return _problem(400, str(error))
    return Response(body, media_type=MEDIA[form], headers={"vary": "accept"})


def openapi(request: Request) -> Response:
    """The OpenAPI 3.1 description of every saved question."""
    return JSONResponse(description())


def given_parameters(pairs: Sequence[tuple[str, str]], query: SavedQuery) -> dict[str, list[str]]:
    """The parameters among a query string's pairs, options of the interface left out."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in _OPTIONS or query.parameter(name):
            given.setdefault(name, []).append(value)
    return given


def description() -> dict[str, Any]:
    """The OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Hiwar", "version": __version__, "description": "Saved questions to the graph."},
        "paths": {f"/api/{name}": {"get": _operation(query)} for name, query in saved_queries().items()},
    }


def _answer(request: Request, name: str, form: str) -> bytes:
    source = request.app.state.source
    limit = _limit(request.query_params.get("limit"))
    found = ask(source, name, given_parameters(request.query_params.multi_items(), find_query(name)), limit)
    found = replace(found, rows=found.rows[:MOST])
    if request.query_params.get("evidence") in ("1", "true"):
        found = with_evidence(source, found)
    return exported(source, found, form)


def _form(request: Request) -> str | None:
    asked = request.query_params.get("format")
    if asked is not None:
        return asked if asked in MEDIA else None
    accept = request.headers.get("accept", "")
    media = best(accept, (*MEDIA.values(), "application/json", "text/html"))
    return next((form for form, its in MEDIA.items() if its == media), "json") if media else None


def _limit(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= MOST):
        raise HiwarError(f"limit is {text[:20]!r}", remedy=f"give a number from 1 to {MOST}")
    return int(text)


def _problem(status: int, words: str) -> Response:
    body = {"title": words, "status": status}
    return JSONResponse(body, status, media_type="application/problem+json")


def _operation(query: SavedQuery) -> dict[str, Any]:
    text = {"schema": {"type": "string"}}
    problem = {"application/problem+json": {"schema": {"type": "object"}}}
    return {
        "operationId": query.name,
        "summary": query.summary["en"],
        "description": f"{query.description['en']}\n\n{query.description['ar']}",
        "parameters": [*(_parameter(p) for p in query.parameters), *_options()],
        "responses": {
            "200": {
                "description": ", ".join(column.name for column in query.columns),
                "content": {MEDIA["json"]: {"schema": {"type": "object"}}, **{MEDIA[f]: text for f in _TEXTS}},
            },
            "400": {"description": "wrong, missing or unknown parameters", "content": problem},
            "406": {"description": "no such format", "content": problem},
        },
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = dict(_SCHEMAS[parameter.type])
    if parameter.choices:
        schema = {"type": "string", "enum": list(parameter.choices)}
    if parameter.many:
        schema = {"type": "array", "items": schema}
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": f"{parameter.label['en']} / {parameter.label['ar']}, e.g. {parameter.example}",
        "schema": schema,
    }


def _options() -> list[dict[str, Any]]:
    schemas = {
        "format": {"type": "string", "enum": list(MEDIA)},
        "limit": {"type": "integer", "minimum": 1, "maximum": MOST},
        "evidence": {"type": "string", "enum": ["0", "1"]},
    }
    return [{"name": n, "in": "query", "required": False, "schema": s} for n, s in schemas.items()]
