"""Identifiers from a service the user names: proposed, reviewed, and only then in the graph."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from pyoxigraph import Store
from world import World

from kg.errors import HiwarError
from kg.pipeline import Options, build
from kg.reconcile import Proposal, propose
from kg.resolve.overrides import read_overrides
from kg.store import open_store

SPACE = "https://authority.example/id/"
KNOWN = {"مصطفى الكاظمي": [("Q1", True)], "جو بايدن": [("Q2", True), ("Q3", True)], "دونالد ترامب": [("Q4", False)]}
ARTICLES = {
    "a.txt": ("2021-07-26", "meeting | مصطفى الكاظمي:رئيس الوزراء:IQ + جو بايدن:الرئيس:US | 2021-07-26 | held"),
    "b.txt": ("2021-07-27", "person | دونالد ترامب:الرئيس:US\nperson | مصطفى الكاظمي:رئيس الوزراء:IQ"),
}


class Service:
    """A small reconciliation service; `asked` holds every query it was sent."""

    def __init__(self, manifest: dict[str, Any]) -> None:
        self.asked: list[dict[str, Any]] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._answer(manifest)

            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                queries = json.loads(form["queries"][0])
                service.asked += queries.values()
                self._answer({key: {"result": candidates(query["query"])} for key, query in queries.items()})

            def _answer(self, value: object) -> None:
                body = json.dumps(value).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Nothing to the terminal."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/reconcile"


def candidates(name: str) -> list[dict[str, Any]]:
    return [{"id": i, "name": f"={name}", "score": 90, "match": sure} for i, sure in KNOWN.get(name, [])]


@pytest.fixture
def service(request: pytest.FixtureRequest) -> Iterator[Service]:
    made = Service(getattr(request, "param", {"versions": ["0.2"], "name": "x", "identifierSpace": SPACE}))
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def store() -> Store:
    world = World(ARTICLES)
    world.store.extend(world.quads)
    return world.store


def test_only_the_one_sure_match_is_proposed(service: Service, store: Store) -> None:
    assert list(propose(store, service.url, {"Person": "Q5"})) == [
        Proposal("مصطفى الكاظمي", SPACE + "Q1", "=مصطفى الكاظمي", 90.0)
    ]
    assert sorted(q["query"] for q in service.asked) == sorted(KNOWN)
    assert all(q == {"query": q["query"], "limit": 3, "type": "Q5"} for q in service.asked)


@pytest.mark.parametrize(
    ("service", "iri"),
    [
        ({"identifierSpace": "urn:x", "view": {"url": "https://x.example/?id={{id}}"}}, "https://x.example/?id=Q1"),
        ({"identifierSpace": "https://x.example/ns#"}, "https://x.example/ns#Q1"),
    ],
    indirect=["service"],
)
def test_an_identifier_is_made_as_the_manifest_says(service: Service, store: Store, iri: str) -> None:
    assert [p.iri for p in propose(store, service.url, {"Person": ""})] == [iri]


@pytest.mark.parametrize(
    ("service", "what"),
    [({"identifierSpace": "urn:x"}, "no IRI"), ({"versions": ["1.0"]}, "no version 0.1"), ([], "no object")],
    indirect=["service"],
)
def test_no_identifier_is_invented(service: Service, store: Store, what: str) -> None:
    with pytest.raises(HiwarError, match=what):
        list(propose(store, service.url, {"Person": ""}))


def test_a_service_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(HiwarError, match=r"http://127\.0\.0\.1:9/: no answer"):
        list(propose(store, "http://127.0.0.1:9/", {"Person": ""}))
    with pytest.raises(HiwarError, match="file:///etc/hosts: not the address"):
        list(propose(store, "file:///etc/hosts", {"Person": ""}))


def test_reviewed_identifiers_enter_the_graph_and_leave_it_again(service: Service, tmp_path: Path) -> None:
    seeds, out, pairs = Path(__file__).parents[2] / "seeds", tmp_path / "out", tmp_path / "pairs.csv"
    build([seeds], out)
    before = (out / "graph.trig").read_bytes()
    assert b"exactMatch" not in before
    command = ["reconcile", "--graph", str(out), "--endpoint", service.url, "--out", str(pairs)]
    done = subprocess.run([sys.executable, "-m", "kg", *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert pairs.read_text(encoding="utf-8").splitlines() == [
        "relation,name_a,article_a,name_b,article_b",
        f"is,مصطفى الكاظمي,,{SPACE}Q1,90 =مصطفى الكاظمي",
    ]
    build([seeds], out, Options(overrides=read_overrides(pairs)))
    asked = "SELECT ?name { ?x <http://www.w3.org/2004/02/skos/core#exactMatch> ?y ; "
    asked += "<http://www.w3.org/2004/02/skos/core#prefLabel> ?name }"
    found = open_store(out).query(asked, use_default_graph_as_union=True)
    assert [row["name"].value for row in found] == ["مصطفى الكاظمي"]  # type: ignore[union-attr, index]
    checked = subprocess.run([sys.executable, "-m", "kg", "validate", str(out)], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout
    build([seeds], out)
    assert (out / "graph.trig").read_bytes() == before


def test_an_identifier_that_is_no_iri_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("relation,name_a,article_a,name_b,article_b\nis,جو بايدن,,Q6279,\n", encoding="utf-8")
    with pytest.raises(HiwarError, match=r"pairs\.csv:2: not an IRI: give a full http"):
        read_overrides(path)
