"""Graphs to check: what `kg build` wrote, or any RDF file, packed or not."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from kg.errors import InputError

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".n3": RdfFormat.N3,
}
_BASE = "https://w3id.org/hiwar/id/"  # what relative IRIs of a file are resolved against


def graph_files(paths: Iterable[Path]) -> list[Path]:
    """The RDF files that `paths` mean: a file itself, of a folder that `kg build` wrote its graph.trig."""
    return [_file(path) for path in paths]


def _file(path: Path) -> Path:
    inner = path / "graph.trig" if path.is_dir() else path
    if not inner.is_file():
        remedy = "give an RDF file, or the folder that kg build wrote"
        raise InputError("no graph here", where=str(path), remedy=remedy)
    return inner


def read_graph(path: Path) -> list[Quad]:
    """The statements of an RDF file. Raises InputError naming file, line and column where it is none."""
    packed = path.suffix == ".gz"
    suffix = Path(path.stem).suffix if packed else path.suffix
    if suffix.lower() not in FORMATS:
        raise InputError(f"unknown kind of file {suffix!r}", where=str(path), remedy=f"use {', '.join(FORMATS)} (.gz)")
    try:
        data = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
        return list(parse(data, FORMATS[suffix.lower()], base_iri=_BASE))
    except SyntaxError as error:
        where = f"{path}:{error.lineno or 1}:{error.offset or 1}"
        raise InputError(f"does not parse: {error.msg}", where=where, remedy="mend the file") from error
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"not readable ({error})", where=str(path), remedy="check the file") from error
