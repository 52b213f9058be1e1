"""The shape files: the project's own, a user's, and which of them apply to what."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pyoxigraph import Quad

from kg.ontology.load import ontology_quads, read_turtle
from kg.resources import data_dir
from kg.validation.compiled import CompiledEngine
from kg.validation.gate import Gate
from kg.validation.index import axioms

RESOLVED_NODES = frozenset({"conflict", "force_time_line", "history_entry"})  # what only the resolved layer has
BOND = frozenset({"resolved"})  # between reports and the resolved layer
ACROSS_ARTICLES = RESOLVED_NODES | BOND


def shape_files() -> list[Path]:
    """The project's shape files, without their examples."""
    return [p for p in sorted(data_dir("shapes").glob("*.ttl")) if "." not in p.stem]


def read_shapes(paths: Iterable[Path]) -> list[Quad]:
    """The statements of shape files. Raises LexiconError with file and line where one does not parse."""
    return [quad for path in paths for quad in read_turtle(path)]


@lru_cache(maxsize=4)
def project_shapes(resolved: bool = True, bond: bool = True) -> tuple[Quad, ...]:
    """The project's shapes; those of the resolved layer and of the bond to it where asked for."""
    left_out = (frozenset() if resolved else ACROSS_ARTICLES) | (frozenset() if bond else BOND)
    return tuple(read_shapes(p for p in shape_files() if p.stem not in left_out))


@lru_cache(maxsize=1)
def bond_shapes() -> tuple[Quad, ...]:
    """The shapes that tie reports to the resolved layer."""
    return tuple(read_shapes(p for p in shape_files() if p.stem in BOND))


@lru_cache(maxsize=1)
def article_engine() -> CompiledEngine:
    """The engine that checks single articles before they are stored."""
    return CompiledEngine(project_shapes(resolved=False), axioms(ontology_quads()))


@lru_cache(maxsize=1)
def article_gate() -> Gate:
    """The same shapes, asked for yes or no."""
    return Gate(article_engine())


@lru_cache(maxsize=1)
def full_engine() -> CompiledEngine:
    """The engine that checks whole graphs, reports and resolved layer."""
    return CompiledEngine(project_shapes(), axioms(ontology_quads()))
