"""A running application over the seeds, over nothing, and over articles that mean harm."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parents[1] / "queries"))
sys.path.insert(0, str(Path(__file__).parent))

from graphs import seed_store
from odd_articles import odd_store
from servers import served

from kg.web.app import create_app


def dumped(store: Store, folder: Path) -> Path:
    path = folder / "graph.trig"
    store.dump(str(path), RdfFormat.TRIG)
    return path


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dumped(seed_store(), tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="session")
def client(graph: Path) -> Iterator[TestClient]:
    with TestClient(create_app(graph, workers=1, seconds=5)) as client:
        yield client


@pytest.fixture(scope="session")
def empty_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with TestClient(create_app(dumped(Store(), tmp_path_factory.mktemp("empty")), workers=1)) as client:
        yield client


@pytest.fixture(scope="session")
def odd_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dumped(odd_store(), tmp_path_factory.mktemp("odd"))


@pytest.fixture(scope="session")
def odd_client(odd_graph: Path) -> Iterator[TestClient]:
    with TestClient(create_app(odd_graph, workers=1)) as client:
        yield client


@pytest.fixture(scope="session")
def address(graph: Path) -> Iterator[str]:
    with served(create_app(graph, workers=2, seconds=10)) as url:
        yield url
