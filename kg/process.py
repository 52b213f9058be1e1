"""One article through reading, extraction, graph and gate; and many of them on several processes."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from pyoxigraph import NamedNode

from kg.errors import HiwarError, LexiconError
from kg.graph.mint import article_iri
from kg.graph.reports import report_statements
from kg.graph.serialise import Shortener, statements_block
from kg.model import Article, Report

T = TypeVar("T")
Reader = Callable[[Article], Report]
Processing = Callable[[Iterable[Article], str, int, Reader], Iterator["Outcome"]]
_CHUNK = 16  # articles a process takes at once
_FEW = 48  # fewer articles than this are not worth starting processes for
_SHOWN = 4  # read before processes are started, which then find the lexicons and the commonest words already read
_YOUNG = (
    50_000  # objects made before they are searched for cycles; an article makes about as many, hardly one in a cycle
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article: its graph as a TriG block and its account for resolution, or the reasons why it was
    refused."""

    iri: str
    source: str
    block: str
    refused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    account: str = ""


def read_report(article: Article) -> Report:
    """The report of one article: understood, then extracted."""
    from kg.document import understand
    from kg.extract import extract

    return extract(understand(article))


def process(article: Article, base: str, reader: Reader = read_report) -> Outcome:
    """Extract, write as a graph, and check `article`. A defect met on the way refuses this article alone."""
    graph = article_iri(article, base)
    try:
        report = reader(article)
        return _checked(report, graph, base)
    except LexiconError:  # the project's own data are broken: no article is to blame
        raise
    except HiwarError as error:
        return Outcome(graph.value, article.source, "", refused=(str(error),))
    except Exception as error:  # one article must not end the run; the reason is reported and the run exits 1
        reason = f"could not be processed: {type(error).__name__}: {error}"
        return Outcome(graph.value, article.source, "", refused=(reason,))


def _checked(report: Report, graph: NamedNode, base: str) -> Outcome:
    from kg.resolve.reading import read_account
    from kg.validation import validate_statements

    statements, source = report_statements(report, graph, base), report.article.source
    findings = tuple(str(finding) for finding in validate_statements(statements, graph))
    if findings:
        return Outcome(graph.value, source, "", refused=findings, notes=report.notes)
    block = statements_block(statements, graph, _shortener(base))
    account = read_account(graph.value, statements).to_json()
    return Outcome(graph.value, source, block, notes=report.notes, counts=_counts(report), account=account)


@lru_cache(maxsize=1)
def _shortener(base: str) -> Shortener:
    return Shortener(base)


def _counts(report: Report) -> dict[str, int]:
    return {
        "actors": len(report.actors),
        "dialogues": len(report.dialogues),
        "rounds": len(report.rounds),
        "meetings": len(report.meetings),
        "commitments": len(report.commitments),
        "forceLevels": len(report.force_levels),
    }


def process_all(articles: Iterable[Article], base: str, jobs: int, reader: Reader = read_report) -> Iterator[Outcome]:
    """The outcomes of `articles`, in their order, on `jobs` processes; only a few chunks are in memory at a time."""
    stream = iter(articles)
    first = list(islice(stream, _FEW))
    if first:
        _load(reader)
    if jobs < 2 or len(first) < _FEW:
        with _rare_collection():
            yield from (process(a, base, reader) for part in (first, stream) for a in part)
        return
    for article in first[:_SHOWN]:
        yield process(article, base, reader)
    with ProcessPoolExecutor(jobs, initializer=_begin_worker) as pool:
        yield from _in_order(pool, _chunks(first[_SHOWN:], stream), base, jobs, reader)


def _load(reader: Reader) -> None:
    """Load what every article needs: a broken installation fails here, once, not at every article."""
    import kg.validation

    if reader is read_report:
        import kg.document
        import kg.extract  # noqa: F401


def _chunks(first: list[Article], stream: Iterator[Article]) -> Iterator[list[Article]]:
    for start in range(0, len(first), _CHUNK):
        yield first[start : start + _CHUNK]
    while chunk := list(islice(stream, _CHUNK)):
        yield chunk


def _in_order(
    pool: ProcessPoolExecutor, chunks: Iterator[list[Article]], base: str, jobs: int, reader: Reader
) -> Iterator[Outcome]:
    waiting: deque[Future[list[Outcome]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_process_chunk, chunk, base, reader))
            if len(waiting) > 3 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        remedy = "give it more memory or fewer --jobs, then run again with --resume"
        raise HiwarError("a worker process was ended from outside", remedy=remedy) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _process_chunk(articles: list[Article], base: str, reader: Reader) -> list[Outcome]:
    return [process(a, base, reader) for a in articles]


def apart(work: Callable[..., T], *given: object) -> T:
    """`work(*given)` in a process of its own, whose memory is not added to this one's; it ends with this one.

    Raises what `work` raises, and HiwarError if the process is ended from outside."""
    with _begun(multiprocessing.get_context("spawn"), work, *given) as answer:
        return answer()


def beside(work: Callable[..., T], *given: object) -> contextlib.AbstractContextManager[Callable[[], T]]:
    """`work(*given)` begun in a process of its own, which knows what this one has read; to be called for the result."""
    return _begun(multiprocessing.get_context(), work, *given)


@contextlib.contextmanager
def _begun(own: BaseContext, work: Callable[..., T], *given: object) -> Iterator[Callable[[], T]]:
    receiver, sender = own.Pipe(duplex=False)
    worker = own.Process(target=_answer, args=(sender, work, *given), daemon=True)  # type: ignore[attr-defined]
    worker.start()
    sender.close()
    try:
        yield lambda: _received(receiver)
    finally:
        worker.terminate()  # after its answer it has nothing left to do
        worker.join()


def _received(receiver: Connection) -> Any:
    try:
        failure, result = receiver.recv()
    except EOFError as error:
        raise HiwarError("a process was ended from outside", remedy="give it more memory, then run again") from error
    if failure is not None:
        raise failure
    return result


def _answer(sender: Connection, work: Callable[..., object], *given: object) -> None:
    _begin_worker()
    try:
        sender.send((None, work(*given)))
    except Exception as error:  # it is raised where the result is waited for
        sender.send((error, None))


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent, which ends the workers in order; end when the parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # lexicons and word tables are the parent's: never searched, and so never copied
    gc.set_threshold(_YOUNG)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker left behind would wait for work for ever, and hold the lock of the output folder it was born with."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextlib.contextmanager
def _rare_collection() -> Iterator[None]:
    """Search for cycles seldom: done as often as by default, it takes up to a sixth of the time."""
    usual = gc.get_threshold()
    gc.set_threshold(_YOUNG)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
