"""What a build has done so far, on disk: one line per article, so that an interrupted build can be resumed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import BinaryIO

from kg.process import Outcome

_Place = tuple[int, int]
_FIELDS = tuple(field.name for field in fields(Outcome))


class Spool:
    """Outcomes appended to a file; only where each accepted one lies is kept in memory."""

    def __init__(self, path: Path, stamp: str) -> None:
        """Open `path`, keeping what a build with the same `stamp` (software, base) left there."""
        self.places: dict[str, _Place] = {}
        self.summaries: list[Outcome] = []
        good = self._recover(path, stamp)
        self._file: BinaryIO = path.open("r+b" if good else "w+b")
        self._file.seek(good)
        self._file.truncate()
        if not good:
            self._file.write(json.dumps({"stamp": stamp}).encode() + b"\n")

    def add(self, outcome: Outcome) -> None:
        """Append `outcome`."""
        start = self._file.tell()
        record = {name: getattr(outcome, name) for name in _FIELDS}
        line = json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
        self._file.write(line)
        self._note(outcome, (start, len(line)))

    def flush(self) -> None:
        """Hand what is buffered to the system."""
        self._file.flush()

    def close(self) -> None:
        self._file.close()

    def outcome(self, iri: str) -> Outcome:
        """What was spooled of an accepted article."""
        start, length = self.places[iri]
        self._file.flush()
        self._file.seek(start)
        return _outcome(json.loads(self._file.read(length)))

    def _note(self, outcome: Outcome, place: _Place) -> None:
        if not outcome.refused:
            self.places[outcome.iri] = place
        self.summaries.append(Outcome(outcome.iri, outcome.source, "", outcome.refused, outcome.notes, outcome.counts))

    def _recover(self, path: Path, stamp: str) -> int:
        """Read a left-over file; the length of its good part, 0 if there is none."""
        if not path.exists():
            return 0
        end = 0
        for start, line, record in _records(path):
            if start == 0 and record.get("stamp") != stamp:
                return 0
            if start:
                self._note(_outcome(record), (start, len(line)))
            end = start + len(line)
        return end


def _records(path: Path) -> Iterator[tuple[int, bytes, dict[str, object]]]:
    """The whole lines of the file; a line cut off by a crash ends them."""
    start = 0
    with path.open("rb") as lines:
        for line in lines:
            if not line.endswith(b"\n"):
                return
            try:
                yield start, line, json.loads(line)
            except ValueError:
                return
            start += len(line)


def _outcome(record: dict[str, object]) -> Outcome:
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in record.items()}
    return Outcome(**values)  # type: ignore[arg-type]
