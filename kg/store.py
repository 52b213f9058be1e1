"""The output folder: a store and its files, changed only all at once.

A build works in `.next/` and, when everything is written there, marks it complete and moves it into place. Killed
before the mark, the old output stands; killed after it, whoever opens the folder next finishes the move.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Store

from kg.errors import HiwarError

STORE, TRIG, RECORDS, SEARCH = "store", "graph.trig", "records.sqlite", "search.sqlite"
REPORT_MD, REPORT_JSON = "report.md", "report.json"
_FILES = (TRIG, RECORDS, SEARCH, REPORT_MD, REPORT_JSON)
_NEXT, _MARK, _OLD, _LOCK = ".next", "COMPLETE", "old-store", ".lock"


class Workspace:
    """The folder `root` and what lies in it. Methods that write expect `locked()` to be held."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.store, self.trig, self.report_json = root / STORE, root / TRIG, root / REPORT_JSON
        self.records = root / RECORDS
        self.next = root / _NEXT

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder for one process, finishing a move that was cut short.

        Raises HiwarError if another build holds it or it cannot be written."""
        with _clear_errors(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            with (self.root / _LOCK).open("a+") as handle:
                _acquire(handle.fileno(), self.root)
                self._finish_move()
                yield

    def begin(self, *, keep: bool) -> None:
        """An empty `.next/`; with `keep`, what an interrupted build left there stays."""
        if self.next.exists() and not keep:
            shutil.rmtree(self.next)
        self.next.mkdir(exist_ok=True)

    def stage_store(self, *, fresh: bool) -> Store:
        """The store of `.next/`: a copy of the present one (quick: files are shared), or with `fresh` an empty one."""
        target = self.next / STORE
        if target.exists():
            shutil.rmtree(target)
        if not fresh and self.store.exists():
            Store.read_only(str(self.store)).backup(str(target))
        return Store(str(target))

    def stage_records(self, *, fresh: bool) -> Path:
        """The records of `.next/`: a copy of the present ones, or with `fresh` none yet."""
        target = self.next / RECORDS
        target.unlink(missing_ok=True)
        if not fresh:
            shutil.copyfile(self.records, target)
        return target

    def commit(self) -> None:
        """Put what `.next/` holds in place of the old output."""
        for path in (self.next / name for name in _FILES):
            if path.exists():
                _sync(path)
        (self.next / _MARK).touch()
        _sync(self.next)
        self._finish_move()

    def abandon(self) -> None:
        """Forget an unfinished `.next/`."""
        shutil.rmtree(self.next, ignore_errors=True)

    def _finish_move(self) -> None:
        if not (self.next / _MARK).exists():
            return
        if (self.next / STORE).exists():
            if self.store.exists():
                os.replace(self.store, self.next / _OLD)
            os.replace(self.next / STORE, self.store)
            if not (self.next / SEARCH).exists():
                (self.root / SEARCH).unlink(missing_ok=True)  # it would speak of the old store
        for name in _FILES:
            if (self.next / name).exists():
                os.replace(self.next / name, self.root / name)
        _sync(self.root)
        shutil.rmtree(self.next)


def open_store(root: Path) -> Store:
    """The store of an output folder, to read only. Raises HiwarError if there is none or it is damaged."""
    workspace = Workspace(root)
    if (workspace.next / _MARK).exists():
        with contextlib.suppress(HiwarError), workspace.locked():
            pass  # a build was cut short while moving its result; taking the lock finishes that
    if not workspace.store.is_dir():
        raise HiwarError("holds no store", where=str(root), remedy="run `kg build INPUT --out` with this folder first")
    try:
        return Store.read_only(str(workspace.store))
    except OSError as error:
        raise HiwarError(
            f"the store cannot be read ({error})", where=str(workspace.store), remedy="build it anew"
        ) from error


def _acquire(descriptor: int, root: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
        raise HiwarError(
            f"another build (process {holder}) is writing here",
            where=str(root),
            remedy="wait for it or choose another --out",
        ) from error
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, str(os.getpid()).encode(), 0)


@contextlib.contextmanager
def _clear_errors(root: Path) -> Iterator[None]:
    """Failures of the file system as one clear line."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        remedy = "check permissions and free space; the output of the last finished build is untouched"
        raise HiwarError(f"cannot be written ({reason})", where=error.filename or str(root), remedy=remedy) from error


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
