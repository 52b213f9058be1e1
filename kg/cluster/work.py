"""What an executor does: the articles of a slice through the same functions as on one machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

import pyarrow as pa

from kg.cluster.slices import Exchange
from kg.errors import HiwarError
from kg.fingerprint import fingerprint
from kg.process import process

SCHEMA = "slice string, articles long, refused long, seconds double"
Work = Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]


def slice_worker(exchange: Exchange, names: Sequence[str], software: str) -> Work:
    """The function for `mapInArrow` over numbers of slices; one row comes out for each: what it cost."""

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        if fingerprint() != software:
            raise HiwarError("an executor runs another version of the software", remedy="install the driver's there")
        for batch in batches:
            rows = [_one(exchange, names[number]) for number in batch.column(0).to_pylist()]
            yield pa.RecordBatch.from_pylist(rows)

    return work


def _one(exchange: Exchange, name: str) -> dict[str, object]:
    start = time.process_time()
    outcomes = [process(article, exchange.base) for article in exchange.read_articles(name)]
    exchange.write_result(name, outcomes)
    refused = sum(bool(o.refused) for o in outcomes)
    return {"slice": name, "articles": len(outcomes), "refused": refused, "seconds": time.process_time() - start}
