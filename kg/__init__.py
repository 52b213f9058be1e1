"""Hiwar: Arabic diplomatic and security news as a knowledge graph that can be checked, queried and cited.

`kg.open("build/demo")` gives the graph to ask questions of; `kg.query(NAME, …)` asks one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pathlib import Path

    from kg.notebook import Graph

__version__ = "0.1.0"


def open(graph: str | Path = "build/demo", **options: Any) -> Graph:
    """The graph in a folder made by `kg build`; see kg.notebook.Graph. Raises HiwarError if there is none."""
    import importlib

    # by name: the package itself stands below all its layers and must not import the topmost
    return cast("Graph", importlib.import_module("kg.notebook").Graph(graph, **options))


def query(name: str, graph: str | Path = "build/demo", *, frame: str = "pandas", **parameters: Any) -> Any:
    """The answer to a saved question as a data frame (`frame`: pandas, polars or arrow)."""
    return open(graph, frame=frame).query(name, **parameters)
