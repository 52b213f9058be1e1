"""Graphs the questions are asked of: made from the annotations, so that answers do not move with the extractors."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Store

from kg.evaluation.gold import gold_files, report_from_gold
from kg.graph.reports import report_quads
from kg.graph.terms import DEFAULT_BASE
from kg.model import Report
from kg.resolve.across import resolved_quads

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"


@lru_cache(maxsize=1)
def seed_reports() -> tuple[Report, ...]:
    """What a perfect extraction would say of the five sample articles."""
    with TemporaryDirectory() as folder:
        for path in (*(ROOT / "seeds").iterdir(), *(GOLD / "seeds").glob("*.json")):
            shutil.copy(path, folder)
        return tuple(report_from_gold(path) for path in gold_files(Path(folder)))


def store_of(reports: tuple[Report, ...]) -> Store:
    """The reports with the resolved layer over them."""
    store = Store()
    for report in reports:
        store.extend(report_quads(report))
    store.extend(resolved_quads(store, DEFAULT_BASE))
    return store


@lru_cache(maxsize=1)
def seed_store() -> Store:
    return store_of(seed_reports())


@lru_cache(maxsize=1)
def larger_store() -> Store:
    """The seeds and every article of the project's own annotations."""
    folders = sorted(path for path in GOLD.iterdir() if path.is_dir() and path.name != "seeds")
    own = (report_from_gold(path) for folder in folders for path in gold_files(folder))
    return store_of((*seed_reports(), *own))
