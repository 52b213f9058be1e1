"""What lists sort and count by, said once on each resolved node: how many reports, the days of their articles.

A question would otherwise join every report with its article to know it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.graph.terms import date, integer
from kg.resolve.layer import Layer
from kg.resolve.records import Node


def write_summary(layer: Layer, node: NamedNode, reports: list[Node]) -> None:
    """Of a resolved thing the number of its reports and the publication days of the first and the last."""
    layer.add(node, "hiwar:reportCount", integer(len(reports)))
    write_days(layer, node, (report.source.published for report in reports))


def write_days(layer: Layer, node: NamedNode, days: Iterable[dt.date | None]) -> None:
    """The first and the last of these publication days; nothing where no article is dated."""
    known = [day for day in days if day]
    if known:
        layer.add(node, "hiwar:firstReported", date(min(known)))
        layer.add(node, "hiwar:lastReported", date(max(known)))
