"""Saved questions over the web, as described by OpenAPI."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from answers import cases
from graphs import seed_store
from starlette.testclient import TestClient

from kg.queries.formats import to_csv, to_json
from kg.queries.run import ask
from kg.queries.saved import saved_queries
from kg.queries.source import MemorySource


@pytest.mark.parametrize("name", sorted(cases()))
def test_same_answer_as_on_the_command_line(client: TestClient, name: str) -> None:
    case = cases()[name]
    given = {key: [str(v) for v in values] for key, values in case.get("given", {}).items()}
    found = ask(MemorySource(seed_store()), case["query"], given)
    pairs = [(key, value) for key, values in given.items() for value in values]
    assert client.get(f"/api/{case['query']}", params=[*pairs, ("format", "csv")]).content.decode() == to_csv(found)
    assert client.get(f"/api/{case['query']}", params=pairs).text == to_json(found)


def test_every_question_is_described(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    assert set(document["paths"]) == {f"/api/{name}" for name in saved_queries()}
    required = document["paths"]["/api/commitments-before"]["get"]["parameters"][0]
    assert required["name"] == "before"
    assert required["required"] is True
    assert required["schema"]["format"] == "date"


def test_evidence_and_limit(client: TestClient) -> None:
    reply = client.get("/api/force-levels", params={"format": "csv", "evidence": "1", "limit": "2"})
    rows = list(csv.DictReader(io.StringIO(reply.content.decode(), newline="")))
    assert len(rows) == 2
    assert all(".txt:" in row["evidence_place"] for row in rows)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/none", 404),
        ("/api/commitments-before", 400),
        ("/api/commitments-before?before=soon", 400),
        ("/api/meetings?actor=Nobody", 400),
        ("/api/meetings?other=x", 400),
        ("/api/meetings?limit=0", 400),
        ("/api/meetings?limit=x", 400),
        ("/api/meetings?limit=%D9%A1", 400),
        ("/api/meetings?format=png", 406),
    ],
)
def test_wrong_requests_get_words(client: TestClient, path: str, status: int) -> None:
    reply = client.get(path)
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json()["title"]


def test_nothing_schemathesis_sends_breaks_it(graph: Path) -> None:
    schemathesis = pytest.importorskip("schemathesis")
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.checks import positive_data_acceptance  # a name no actor has is of the right form, and refused

    from kg.web.app import create_app

    app = create_app(graph, workers=1)
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    seen: set[int] = set()
    for operation in (result.ok() for result in schema.get_all_operations()):

        @given(case=operation.as_strategy())
        @settings(
            max_examples=12, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        def send(case: object) -> None:
            reply = case.call()  # type: ignore[attr-defined]
            seen.add(reply.status_code)
            case.validate_response(reply, excluded_checks=[positive_data_acceptance])  # type: ignore[attr-defined]

        send()
    assert seen <= {200, 400, 406, 421}
    assert 200 in seen
