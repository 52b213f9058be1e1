"""What the resolved layer says of articles that are copies of others."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.resolve.layer import Layer


def write_copies(layer: Layer) -> None:
    """Say of each copy which article it was derived from."""
    for copy, original in layer.reports.copies():
        layer.add(NamedNode(copy), "prov:wasDerivedFrom", NamedNode(original))
