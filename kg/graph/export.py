"""A store written out in the forms other programs read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from kg.errors import HiwarError
from kg.graph.graphml import graphml_parts
from kg.graph.jsonld import jsonld_parts
from kg.graph.serialise import nquads_lines, trig_parts, turtle_parts
from kg.graph.tables import TABLES, columns_of, csv_text, table_rows

Writer = Callable[[Store, str], Iterable[str]]
RDF: dict[str, Callable[[Iterable[Quad], str], Iterable[str]]] = {
    "turtle": turtle_parts,
    "trig": trig_parts,
    "nquads": lambda quads, base: nquads_lines(quads),
    "jsonld": jsonld_parts,
}
TABULAR = ("csv", "parquet")
FORMATS = (*RDF, *TABULAR, "graphml")


def text_parts(store: Store, form: str, base: str) -> Iterable[str]:
    """The store in one of the forms that are a single text."""
    return graphml_parts(store, base) if form == "graphml" else RDF[form](store, base)


def export_tables(store: Store, form: str, base: str, folder: Path) -> list[Path]:
    """Write every table into `folder`, as CSV or Parquet; the paths written.

    Raises HiwarError if Parquet is wanted and pyarrow is not installed."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write_table(store, name, form, base, folder) for name in TABLES]


def _write_table(store: Store, name: str, form: str, base: str, folder: Path) -> Path:
    path, rows, columns = folder / f"{name}.{form}", table_rows(store, name, base), columns_of(name)
    if form == "csv":
        write_atomically(path, [csv_text(rows, columns)])
        return path
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise HiwarError("Parquet needs pyarrow", remedy="pip install 'hiwar[frames]', or use csv") from error
    data = {c: [] for c in columns}  # type: dict[str, list[str]]
    for row in rows:
        for column in columns:
            data[column].append(row[column])
    schema = pyarrow.schema([(c, pyarrow.string()) for c in columns])
    pyarrow.parquet.write_table(pyarrow.table(data, schema=schema), path)
    return path


def write_atomically(path: Path, parts: Iterable[str]) -> None:
    """Write `parts` beside `path`, then put the whole in its place."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8", newline="") as out:
            out.writelines(parts)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def base_of(store: Store) -> str:
    """The base below which a store's resources are named: what stands before `article/` in its graph names."""
    for graph in store.named_graphs():
        if isinstance(graph, NamedNode) and "article/" in graph.value:
            return graph.value[: graph.value.rindex("article/")]
    raise HiwarError("holds no article", remedy="run kg build on a folder with articles first")
