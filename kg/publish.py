"""A built graph put on a SPARQL 1.1 server by the Graph Store Protocol, graph by graph, only what changed."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.errors import HiwarError
from kg.store import open_store

RECORD = "published.json"  # beside the store: what was last put on which server
_SECONDS = 120
_REMEDY = "give the address of its graph store (oxigraph: http://HOST/store), one that may be written"


@dataclass(frozen=True, slots=True)
class Published:
    """How many graphs were put on the server, taken from it, and left as they were."""

    put: int
    removed: int
    same: int


def publish(folder: Path, url: str) -> Published:
    """Bring the graph store at `url` in line with the store of `folder`; graphs of others there are not touched.

    Raises HiwarError if the server refuses or cannot be reached; what was done by then is remembered.
    """
    if not url.startswith(("http://", "https://")):
        raise HiwarError("not the address of a graph store", where=url, remedy="give an http(s) URL")
    store = open_store(folder)
    known, wanted = _recorded(folder, url), _digests(store)
    done = dict(known)
    changed = sorted(iri for iri in wanted if known.get(iri) != wanted[iri])
    gone = sorted(set(known) - set(wanted))
    try:
        for iri in changed:
            _send(url, iri, "PUT", store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(iri)))
            done[iri] = wanted[iri]
        for iri in gone:
            _send(url, iri, "DELETE")
            del done[iri]
    finally:
        _record(folder, url, done)
    return Published(len(changed), len(gone), len(wanted) - len(changed))


def _digests(store: Store) -> Mapping[str, str]:
    """Each named graph with a hash of what it holds."""
    graphs = [graph for graph in store.named_graphs() if isinstance(graph, NamedNode)]
    return {graph.value: _digest(store, graph) for graph in graphs}


def _digest(store: Store, graph: NamedNode) -> str:
    lines = sorted(str(quad) for quad in store.quads_for_pattern(None, None, None, graph))
    return blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()


def _send(url: str, graph: str, method: str, body: bytes | None = None) -> None:
    address = f"{url}{'&' if '?' in url else '?'}graph={quote(graph, safe='')}"
    request = urllib.request.Request(address, body, {"Content-Type": "application/n-triples"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS):
            return
    except urllib.error.HTTPError as error:
        if method == "DELETE" and error.code == 404:
            return
        what = f"the server refused a graph ({error.code} {error.reason})"
        raise HiwarError(what, where=url, remedy=_REMEDY) from error
    except OSError as error:
        raise HiwarError(f"no answer ({error})", where=url, remedy="check the address; run again to go on") from error


def _recorded(folder: Path, url: str) -> Mapping[str, str]:
    """What this folder last put on that server; nothing if it is not known."""
    try:
        data = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # everything is then put anew
    graphs = data.get("graphs") if isinstance(data, dict) and data.get("url") == url else None
    return graphs if isinstance(graphs, dict) else {}


def _record(folder: Path, url: str, graphs: Mapping[str, str]) -> None:
    target = folder / RECORD
    draft = target.with_suffix(".tmp")
    draft.write_text(json.dumps({"url": url, "graphs": graphs}, indent=1, sort_keys=True), encoding="utf-8")
    os.replace(draft, target)
