"""The driver: cuts articles into slices, lets Spark work them off, hands the outcomes to the ordinary build."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cluster.slices import Exchange
from kg.errors import HiwarError
from kg.fingerprint import fingerprint
from kg.model import Article
from kg.process import Outcome, Reader

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_LOST = 16  # times a slice is tried again before the job is given up: executors are lost, articles never fail a slice


@dataclass(slots=True)
class Cost:
    """What a job took: slices worked off and found ready, articles, seconds of the executors' processors."""

    worked: int = 0
    ready: int = 0
    articles: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class SparkProcessing:
    """Stands in for `kg.process.process_all`. `folder` must be seen by driver and executors under the same path."""

    master: str
    folder: Path
    size: int = 500  # articles in a slice: a quarter of a minute of work
    cost: Cost = field(default_factory=Cost)

    def __call__(self, articles: Iterable[Article], base: str, jobs: int, reader: Reader) -> Iterator[Outcome]:
        """The outcomes of `articles`, in their order; `jobs` and `reader` are the cluster's matter."""
        exchange = Exchange(self.folder.absolute(), fingerprint(), base)
        names = list(exchange.cut(articles, self.size))
        missing = [name for name in dict.fromkeys(names) if not exchange.result(name).exists()]
        self.cost.ready = len(names) - len(missing)
        if missing:
            self._work(exchange, missing)
        for name in names:
            yield from exchange.read_result(name)

    def _work(self, exchange: Exchange, missing: list[str]) -> None:
        from kg.cluster.work import SCHEMA, slice_worker

        with job(self.master) as spark:
            numbers = spark.range(0, len(missing), 1, len(missing))  # one task for each slice
            done = numbers.mapInArrow(slice_worker(exchange, missing, exchange.stamp), SCHEMA).collect()
        self.cost.worked = len(done)
        self.cost.articles = sum(row["articles"] for row in done)
        self.cost.seconds = sum(row["seconds"] for row in done)


@contextlib.contextmanager
def job(master: str) -> Iterator[SparkSession]:
    """A session for as long as it is needed. Raises HiwarError if none can be had or the job fails."""
    spark = session(master)
    try:
        yield spark
    except HiwarError:
        raise
    except Exception as error:
        remedy = "run it again: finished slices are kept"
        raise HiwarError(f"the job failed ({_first_line(error)})", where=master, remedy=remedy) from error
    finally:
        spark.stop()


def session(master: str) -> SparkSession:
    """A session at `master`. Raises HiwarError if pyspark or Java is not installed or nothing answers there."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise HiwarError("pyspark is not installed", remedy="pip install 'hiwar[spark]', and Java 17") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("hiwar").config("spark.ui.enabled", "false")
    builder = builder.config("spark.task.maxFailures", str(_LOST)).config("spark.log.level", "ERROR")
    try:
        return builder.getOrCreate()
    except Exception as error:
        raise HiwarError(
            f"no Spark session ({_first_line(error)})", where=master, remedy="check address and Java"
        ) from error


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
