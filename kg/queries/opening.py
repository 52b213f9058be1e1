"""Opening what questions are asked of: a built folder, a graph file, or a server."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import HiwarError
from kg.queries.source import MemorySource, RemoteSource, Source


def open_source(graph: Path, remote: str | None = None) -> Source:
    """The server at `remote`, else the output folder or graph file `graph`.

    Raises HiwarError if it cannot be opened.
    """
    if remote:
        return RemoteSource(remote)
    return MemorySource(open_graph(graph), graph)


def open_graph(graph: Path) -> Store:
    """A store of the folder (read only) or of the file (in memory) `graph`. Raises HiwarError if it is neither."""
    from kg.store import open_store

    return _load(graph) if graph.is_file() else open_store(graph)


def _load(path: Path) -> Store:
    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        raise HiwarError(
            "not a graph file", where=str(path), remedy="give .trig, .nq, .ttl, .nt, .jsonld or a build folder"
        )
    store = Store()
    try:
        store.bulk_load(path=str(path), format=form)
    except (OSError, SyntaxError) as error:
        raise HiwarError(f"cannot be read ({error})", where=str(path), remedy="mend the file") from error
    return store
