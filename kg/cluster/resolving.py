"""Resolution with its blocks decided on the cluster: rows grouped by block, the functions of one machine on each group.

The driver brings together what could be one and follows the decisions, in the same order as on one machine; what each
block comes to is a function of the block alone, so it does not matter where it is worked out.
"""

from __future__ import annotations

import pickle
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from kg.cluster.runner import job
from kg.errors import HiwarError
from kg.fingerprint import fingerprint
from kg.resolve.blocks import Load, Member, Memo, Step
from kg.resolve.job import resolve_records
from kg.resolve.overrides import Overrides

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_ROWS = 50_000  # in a file, about what a task reads
_SCHEMA = pa.schema({"block": pa.int64(), "at": pa.int64(), "number": pa.int64(), "row": pa.binary(),
                     "held": pa.binary(), "sent": pa.bool_()})  # fmt: skip
_RESULT = "block long, result binary"
_NONE = pickle.dumps(None)
Rows = Iterator[tuple[int, int, int, bytes, bytes, bool]]
Decide = Callable[[pa.Table], pa.Table]


@dataclass(frozen=True, slots=True)
class SparkResolving:
    """Stands in for `kg.resolve.job.resolve_records`. `folder` must be seen by driver and executors alike."""

    master: str
    folder: Path

    def __call__(self, records: Path, layer: Path, base: str, overrides: Overrides) -> dict[str, int]:
        with job(self.master) as spark:
            folder = self.folder.absolute() / "blocks"
            return resolve_records(records, layer, base, overrides, lambda data: SparkMemo(data, spark, folder))


class SparkMemo(Memo):
    """A memory whose blocks are worked out by executors, a step at a time; those it remembers are not sent."""

    def __init__(self, data: sqlite3.Connection, spark: SparkSession, folder: Path) -> None:
        super().__init__(data)
        self._data, self._spark, self._folder = data, spark, folder
        data.execute("CREATE TEMP TABLE IF NOT EXISTS found (block INTEGER PRIMARY KEY, result TEXT)")

    def over(self, step: Step, blocks: Iterable[list[Member]]) -> Iterator[tuple[list[Member], str]]:
        several = (members for members in blocks if len(members) > 1)
        if _write(self._folder, self._rows(step, several)):
            self._work(step)
        for block, members in _read(self._folder):
            yield members, self.result(replace(step, work=partial(self._found, block)), members)

    def _rows(self, step: Step, blocks: Iterable[list[Member]]) -> Rows:
        """The members of the blocks, one a row, with what stands behind their numbers where that is needed."""
        for block, members in enumerate(blocks):
            sent = not self.remembers(step, members)
            for at, (number, row) in enumerate(members):
                held = pickle.dumps(step.load(number)) if sent else _NONE
                yield block, at, number, _bytes(row), held, sent

    def _work(self, step: Step) -> None:
        rows = self._spark.read.parquet(str(self._folder)).where("sent")
        decided = rows.groupBy("block").applyInArrow(_decider(step.work, fingerprint()), _RESULT)
        self._data.execute("DELETE FROM temp.found")
        results = ((row["block"], _text(bytes(row["result"]))) for row in decided.toLocalIterator())
        self._data.executemany("INSERT INTO temp.found VALUES (?,?)", results)

    def _found(self, block: int, *_: object) -> str:
        """What the executors made of a block."""
        return str(self._data.execute("SELECT result FROM temp.found WHERE block = ?", (block,)).fetchone()[0])


def _decider(work: Callable[[list[Member], Load], str], software: str) -> Decide:
    """The function for `applyInArrow` over the rows of a block."""

    def decide(table: pa.Table) -> pa.Table:
        if fingerprint() != software:
            raise HiwarError("an executor runs another version of the software", remedy="install the driver's there")
        rows = table.sort_by("at").to_pylist()
        held = {row["number"]: pickle.loads(row["held"]) for row in rows}
        members = [(row["number"], _text(row["row"])) for row in rows]
        return pa.table({"block": [rows[0]["block"]], "result": [_bytes(work(members, held.__getitem__))]})

    return decide


def _write(folder: Path, rows: Rows) -> bool:
    """Put the rows into files of `folder`, in order; whether there are any to be sent."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    any_sent = False
    for number in count():
        part = list(islice(rows, _ROWS))
        if not part:
            return any_sent
        any_sent |= any(row[-1] for row in part)
        columns = [pa.array(column, kind) for column, kind in zip(zip(*part, strict=True), _SCHEMA.types, strict=True)]
        pq.write_table(pa.table(columns, schema=_SCHEMA), folder / f"{number:08}.parquet", compression="zstd")
    return any_sent


def _read(folder: Path) -> Iterator[tuple[int, list[Member]]]:
    """The blocks as they were written."""
    rows = (
        row
        for path in sorted(folder.glob("*.parquet"))
        for row in pq.read_table(path, columns=["block", "number", "row"]).to_pylist()
    )
    for block, members in groupby(rows, key=lambda row: row["block"]):
        yield block, [(row["number"], _text(row["row"])) for row in members]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogatepass")
