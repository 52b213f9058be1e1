"""The SPARQL 1.1 Protocol: the W3C tests that apply to a read-only query service, and real clients."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results
from starlette.testclient import TestClient

from kg.web.negotiate import best
from kg.web.security import BODY_LIMIT

_ASK = "ASK {}"
_FORM, _DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
_JSON = "application/sparql-results+json"
_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def _graphs(client: TestClient) -> list[str]:
    return sorted(node.value for node in client.app.state.reader.store.named_graphs())  # type: ignore[attr-defined]


def _count(reply: object) -> int:
    rows = parse_query_results(reply.content, format=QueryResultsFormat.JSON)  # type: ignore[attr-defined]
    return int(next(iter(rows))["n"].value)  # type: ignore[call-overload, index]


# ------------------------------------------------------------------ query operations


def test_query_by_get(client: TestClient) -> None:
    reply = client.get("/sparql", params={"query": _ASK})
    assert reply.status_code == 200
    assert reply.headers["content-type"] == _JSON
    assert reply.json()["boolean"] is True


def test_query_by_form(client: TestClient) -> None:
    reply = client.post("/sparql", content=urlencode({"query": _ASK}), headers={"content-type": _FORM})
    assert reply.json()["boolean"] is True


def test_query_by_body(client: TestClient) -> None:
    reply = client.post("/sparql", content=_ASK, headers={"content-type": f"{_DIRECT}; charset=utf-8"})
    assert reply.json()["boolean"] is True


def test_default_graph_is_the_union(client: TestClient) -> None:
    whole = _count(client.get("/sparql", params={"query": _COUNT}))
    assert whole == len({(q.subject, q.predicate, q.object) for q in client.app.state.reader.store})  # type: ignore[attr-defined]


@pytest.mark.parametrize("method", ["get", "form", "direct"])
def test_default_graph_parameters(client: TestClient, method: str) -> None:
    chosen = _graphs(client)[:2]
    pairs = [("default-graph-uri", graph) for graph in chosen]
    if method == "get":
        reply = client.get("/sparql", params=[("query", _COUNT), *pairs])
    elif method == "form":
        content = urlencode([("query", _COUNT), *pairs])
        reply = client.post("/sparql", content=content, headers={"content-type": _FORM})
    else:
        reply = client.post(f"/sparql?{urlencode(pairs)}", content=_COUNT, headers={"content-type": _DIRECT})
    store = client.app.state.reader.store  # type: ignore[attr-defined]
    expected = {(q.subject, q.predicate, q.object) for q in store if q.graph_name.value in chosen}
    assert _count(reply) == len(expected)


def test_named_graph_parameters(client: TestClient) -> None:
    chosen = _graphs(client)[:2]
    query = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    params = [("query", query), *(("named-graph-uri", graph) for graph in chosen)]
    assert _count(client.get("/sparql", params=params)) == 2
    assert _count(client.get("/sparql", params=[("query", _COUNT), params[1]])) == 0  # no default graph was named


def test_full_dataset(client: TestClient) -> None:
    first, second = _graphs(client)[:2]
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?a a ?k . GRAPH ?g { ?b a ?k } }"
    params = {"query": query, "default-graph-uri": first, "named-graph-uri": second}
    assert _count(client.get("/sparql", params=params)) > 0


def test_dataset_in_the_query(client: TestClient) -> None:
    first = _graphs(client)[0]
    query = f"SELECT (COUNT(*) AS ?n) FROM <{first}> WHERE {{ ?s ?p ?o }}"
    assert (
        0
        < _count(client.get("/sparql", params={"query": query}))
        < _count(client.get("/sparql", params={"query": _COUNT}))
    )


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml;q=0.9, text/plain;q=0.5", "application/xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values, text/csv;q=0.1", "text/tab-separated-values"),
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("text/*", "text/csv"),
    ],
)
def test_content_of_select(client: TestClient, accept: str, media: str) -> None:
    reply = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 2"}, headers={"accept": accept})
    assert reply.headers["content-type"].split(";")[0] == media
    form = QueryResultsFormat.from_media_type(media.replace("application/json", _JSON))
    if form != QueryResultsFormat.CSV:
        assert len(list(parse_query_results(reply.content, format=form))) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize("verb", ["CONSTRUCT { ?s ?p ?o }", "DESCRIBE ?s"])
@pytest.mark.parametrize(
    "media", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"]
)
def test_content_of_graphs(client: TestClient, verb: str, media: str) -> None:
    query = f"{verb} WHERE {{ ?s ?p ?o }} LIMIT 3"
    reply = client.get("/sparql", params={"query": query}, headers={"accept": media})
    assert reply.headers["content-type"].split(";")[0] == media
    assert len(list(parse(reply.content, format=RdfFormat.from_media_type(media)))) >= 3


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_bad_method(client: TestClient, method: str) -> None:
    assert client.request(method, "/sparql").status_code == 405


@pytest.mark.parametrize(
    ("status", "query", "content", "media"),
    [
        (400, "", None, ""),  # no query
        (400, "query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", None, ""),  # several
        (400, "query=ASK%20%7B", None, ""),  # not SPARQL
        (400, "query=%FF", None, ""),  # not UTF-8
        (400, "query=ASK%7B%7D&default-graph-uri=no%20iri", None, ""),
        (400, "update=CLEAR%20ALL", None, ""),  # update by GET
        (400, "", urlencode({"update": "CLEAR ALL"}), _FORM),
        (400, "", "query=ASK%20%7B%7D&query=ASK%20%7B%7D", _FORM),
        (400, "", b"ASK { <\xff> ?p ?o }", _DIRECT),
        (400, "", "CLEAR ALL", _DIRECT),
        (400, "", urlencode({"query": "INSERT DATA { <a:a> <a:a> <a:a> }"}), _FORM),
        (400, "", "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", _DIRECT),
        (403, "", "CLEAR ALL", "application/sparql-update"),
        (415, "", "ASK {}", "text/plain"),
        (415, "", urlencode({"query": "ASK {}"}), ""),
        (415, "", "ASK {}", ""),
    ],
)
def test_bad_requests(client: TestClient, status: int, query: str, content: str | bytes | None, media: str) -> None:
    headers = {"content-type": media} if media else {}
    address = f"/sparql?{query}"
    reply = client.get(address) if content is None else client.post(address, content=content, headers=headers)
    assert reply.status_code == status
    assert reply.text.strip()


def test_not_acceptable(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": _ASK}, headers={"accept": "image/png"}).status_code == 406
    query = "CONSTRUCT WHERE { ?s ?p ?o }"
    assert client.get("/sparql", params={"query": query}, headers={"accept": "text/csv"}).status_code == 406


def test_time_limit_is_unavailable(client: TestClient) -> None:
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    assert client.get("/sparql", params={"query": query}).status_code == 503
    assert client.get("/sparql", params={"query": _ASK}).status_code == 200


def test_sizes(client: TestClient) -> None:
    assert client.get(f"/sparql?query={'x' * 20_000}").status_code == 414
    big = client.post("/sparql", content="#" * (BODY_LIMIT + 1), headers={"content-type": _DIRECT})
    assert big.status_code == 413

    def pieces() -> object:
        for _ in range(20):
            yield b"#" * (1 << 16)

    reply = client.post("/sparql", content=pieces(), headers={"content-type": _DIRECT})  # type: ignore[arg-type]
    assert reply.status_code == 413


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", ""])
def test_foreign_hosts(client: TestClient, host: str) -> None:
    assert client.get("/ar/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "[::1]", "LOCALHOST:1"])
def test_own_hosts(client: TestClient, host: str) -> None:
    assert client.get("/ar/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/ar/", "/sparql?query=ASK{}", "/api/actors", "/static/style.css", "/nothing", "/ar/sparql"]
)
def test_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy
    assert ("unsafe-inline" in policy) is path.startswith(("/ar/sparql", "/sparql"))
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "server" not in headers


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("a/b", "a/b"), ("a/*;q=0.2, c/d;q=0.1", "a/b"), ("*/*;q=0", None), ("c/d, a/b;q=0.9", "c/d"), ("", "a/b"),
        ("x/y", None), ("a/b;q=x", None), ("a/b;q=nan", None), ("c/d;level=1", "c/d"),
        (",,;", None), ("a/b;q=0, */*", "c/d"),
    ],
)  # fmt: skip
def test_negotiation(accept: str, expected: str | None) -> None:
    assert best(accept, ("a/b", "c/d")) == expected


# ------------------------------------------------------------------ resources


def test_resources_by_their_iri(client: TestClient) -> None:
    store = client.app.state.reader.store  # type: ignore[attr-defined]
    for node in sorted({q.subject.value for q in store})[::97]:
        tail = node.removeprefix("https://w3id.org/hiwar/id/")
        page = client.get(f"/id/{tail}", headers={"accept": "text/html"}, follow_redirects=False)
        assert page.status_code == 303
        assert page.headers["location"] == f"/ar/id/{quote(tail)}"
        assert client.get(page.headers["location"]).status_code == 200
        for media in ("text/turtle", "application/ld+json", "application/n-triples"):
            reply = client.get(f"/id/{tail}", headers={"accept": media})
            quads = list(parse(reply.content, format=RdfFormat.from_media_type(media)))
            assert {q.subject.value for q in quads} == {node}
        assert client.get(f"/id/{tail}?format=png").status_code == 406


# ------------------------------------------------------------------ real clients


def test_sparqlwrapper(address: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    service = wrapper.SPARQLWrapper(f"{address}/sparql")
    for method in (wrapper.GET, wrapper.POST):
        service.setMethod(method)
        for form in (wrapper.JSON, wrapper.XML, wrapper.CSV, wrapper.TSV):
            service.setQuery("SELECT ?a WHERE { ?a a <https://w3id.org/hiwar/ns#Article> } ORDER BY ?a")
            service.setReturnFormat(form)
            assert service.query().convert()
    service.setReturnFormat(wrapper.JSON)
    assert len(service.queryAndConvert()["results"]["bindings"]) == 5
    service.setQuery("CONSTRUCT WHERE { ?s a <https://w3id.org/hiwar/ns#Article> }")
    service.setReturnFormat(wrapper.TURTLE)
    assert b"Article" in service.query().convert()


def test_rdflib_store(address: str) -> None:
    from rdflib import Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(SPARQLStore(f"{address}/sparql", returnFormat="json"))
    articles = list(graph.query("SELECT ?a WHERE { ?a a <https://w3id.org/hiwar/ns#Article> }"))
    assert len(articles) == 5
    kind = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert len(list(graph.subjects(kind, URIRef("https://w3id.org/hiwar/ns#Article")))) == 5


def test_saved_questions_through_a_server(address: str) -> None:
    from kg.queries.run import ask
    from kg.queries.source import RemoteSource

    source = RemoteSource(f"{address}/sparql")
    assert len(ask(source, "meetings", {"actor": ["Biden"]}).rows) == 1
