"""Graphs and questions on a server of another make: the `oxigraph` program."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import cases
from graphs import seed_store
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.errors import HiwarError
from kg.publish import RECORD, Published, publish
from kg.queries.formats import to_json
from kg.queries.run import ask
from kg.queries.source import MemorySource, RemoteSource


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("the oxigraph server is not installed: pip install oxigraph")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    folder = tmp_path_factory.mktemp("oxigraph")
    command = [program, "serve", "--location", str(folder), "--bind", address]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://{address}/")
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait()


def _wait(url: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(url)


def _folder(path: Path, store: Store) -> Path:
    built = Store(str(path / "store"))
    built.bulk_extend(store)
    built.flush()
    return path


def test_questions_have_the_same_answers_there(server: str, tmp_path: Path) -> None:
    folder = _folder(tmp_path, seed_store())
    assert publish(folder, f"{server}/store") == Published(put=6, removed=0, same=0)
    assert publish(folder, f"{server}/store") == Published(put=0, removed=0, same=6)
    remote, local = RemoteSource(f"{server}/query"), MemorySource(seed_store())
    for name, case in cases().items():
        given = {key: [str(v) for v in values] for key, values in case.get("given", {}).items()}
        there, here = (ask(source, case["query"], given) for source in (remote, local))
        assert sorted(to_json(there).splitlines()) == sorted(to_json(here).splitlines()), name
    triples = list(remote.query("CONSTRUCT WHERE { ?s a <https://w3id.org/hiwar/ns#Article> }"))  # type: ignore[arg-type]
    assert len(triples) == 5


def test_only_changes_are_sent_and_foreign_graphs_stay(server: str, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    graphs = sorted(seed_store().named_graphs(), key=str)
    whole = _folder(first, seed_store())
    publish(whole, f"{server}/store")
    less = Store()
    less.bulk_extend(q for q in seed_store() if q.graph_name != graphs[0])
    shutil.copy(whole / RECORD, second / RECORD)
    assert publish(_folder(second, less), f"{server}/store") == Published(put=0, removed=1, same=5)
    body = seed_store().dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(graphs[1].value))
    foreign = urllib.request.Request(f"{server}/store?graph=urn:foreign", body, method="PUT")
    foreign.add_header("Content-Type", "application/n-triples")
    urllib.request.urlopen(foreign).close()
    publish(second, f"{server}/store")
    assert bool(RemoteSource(f"{server}/query").query("ASK { GRAPH <urn:foreign> { ?s ?p ?o } }"))


def test_failures_are_said_in_words(server: str, tmp_path: Path) -> None:
    folder = _folder(tmp_path, seed_store())
    for url in (f"{server}/nothing", "http://127.0.0.1:9/store", "ftp://x/"):
        with pytest.raises(HiwarError) as caught:
            publish(folder, url)
        assert caught.value.remedy
    with pytest.raises(HiwarError, match="refused the query"):
        RemoteSource(f"{server}/query").query("SELECT")
    with pytest.raises(HiwarError):
        RemoteSource("http://127.0.0.1:9/query").query("ASK {}")
    with pytest.raises(HiwarError) as caught:
        RemoteSource(server).query("ASK {}")
    assert "/query" in caught.value.remedy
