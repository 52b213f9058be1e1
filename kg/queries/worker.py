"""Queries of unknown cost: run in processes of their own, which are ended when time, memory or output run out.

The engine cannot be stopped in mid-query from the same process; a process can.
"""

from __future__ import annotations

import io
import multiprocessing
import queue
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
)

from kg.errors import HiwarError
from kg.queries.tokens import names_dataset

_MEMORY = 6 << 30  # bytes of address space
_START = 60.0  # seconds a process may take to open the graph
_OUTPUT = 64 << 20  # bytes of result


class LimitError(HiwarError):
    """A query met the limit of time, memory or output, or no worker came free."""


@dataclass(frozen=True, slots=True)
class Request:
    """A query, the media type of its result, and the graphs it may see (none given: the union of all)."""

    text: str
    results: str = "application/sparql-results+json"
    triples: str = "text/turtle"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """The result as bytes of `media`; or `error`, with `limit` set if a limit was met."""

    media: str = ""
    body: bytes = b""
    error: str = ""
    limit: bool = False


class Workers:
    """A fixed number of processes that open one graph. Use as a context manager or call `close`."""

    def __init__(self, graph: Path, count: int = 1, seconds: float = 60.0) -> None:
        """`seconds` is what one query may take, and what one may wait for a free process."""
        self._graph, self.seconds = graph, seconds
        self._idle: queue.Queue[_Worker] = queue.Queue()
        for _ in range(count):
            self._idle.put(_Worker(graph))

    def ask(self, request: Request) -> Reply:
        """Raises LimitError if a limit is met, HiwarError if the query is not understood. Safe to call from threads."""
        with self._worker() as worker:
            reply = worker.ask(request, self.seconds)
        if reply.limit:
            raise LimitError(reply.error, remedy="ask for less, for instance with LIMIT", kind="too_long")
        if reply.error:
            raise HiwarError(reply.error, remedy="mend the query", kind="not_a_query")
        return reply

    def close(self) -> None:
        """End all idle processes."""
        with suppress(queue.Empty):
            while True:
                self._idle.get_nowait().end()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _worker(self) -> Iterator[_Worker]:
        try:
            worker = self._idle.get(timeout=self.seconds)
        except queue.Empty as error:
            raise LimitError("the server is busy", remedy="ask again later") from error
        try:
            yield worker
        finally:
            self._idle.put(worker if worker.alive else _Worker(self._graph))


class _Worker:
    """One process, started at once."""

    def __init__(self, graph: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, str(graph)), daemon=True)
        self._process.start()
        self._ready = False
        theirs.close()

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, request: Request, seconds: float) -> Reply:
        try:
            self._wait_until_ready()
            self._pipe.send(request)
            if self._pipe.poll(seconds):
                reply = self._pipe.recv()
                return reply if isinstance(reply, Reply) else Reply(error="no reply")
            self.end()
            return Reply(error=f"the query took longer than {seconds:g} s", limit=True)
        except (EOFError, BrokenPipeError, ConnectionResetError):
            self.end()
            return Reply(error="the query needed too much memory", limit=True)

    def _wait_until_ready(self) -> None:
        """Opening the graph is no part of a query's time. Raises HiwarError if the graph cannot be opened."""
        if not self._ready and self._pipe.poll(_START):
            opened = self._pipe.recv()
            if opened.error:
                raise HiwarError(opened.error)
            self._ready = True

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


class _Limited(io.BytesIO):
    """A file in memory that refuses to grow beyond what may be sent."""

    def write(self, part: bytes | bytearray | memoryview, /) -> int:  # type: ignore[override]
        if self.tell() + len(part) > _OUTPUT:
            raise LimitError(f"the result is larger than {_OUTPUT >> 20} MiB")
        return super().write(part)


def _serve(pipe: Connection, graph: str) -> None:
    """Answer requests until the other end is closed."""
    from kg.queries.opening import open_graph

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    try:
        store = open_graph(Path(graph))
    except HiwarError as error:
        pipe.send(Reply(error=str(error)))
        return
    pipe.send(Reply())
    with suppress(EOFError):
        while True:
            pipe.send(_reply(store, pipe.recv()))


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):  # not every system has such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _reply(store: Store, request: Request) -> Reply:
    try:
        return _answer(store, request)
    except (LimitError, MemoryError) as error:
        return Reply(error=str(error) or "the query needed too much memory", limit=True)
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        return Reply(error=str(error))


def _answer(store: Store, request: Request) -> Reply:
    default: list[NamedNode | BlankNode | DefaultGraph] | None = [NamedNode(i) for i in request.default_graphs] or None
    named: list[NamedNode | BlankNode] | None = [NamedNode(i) for i in request.named_graphs] or None
    union = not (default or named or names_dataset(request.text))
    results = store.query(request.text, use_default_graph_as_union=union, default_graph=default, named_graphs=named)
    out = _Limited()
    if isinstance(results, QuerySolutions | QueryBoolean):
        results.serialize(out, format=QueryResultsFormat.from_media_type(request.results))
        return Reply(request.results, out.getvalue())
    results.serialize(out, format=RdfFormat.from_media_type(request.triples))
    return Reply(request.triples, out.getvalue())
