"""The shape files: the project's own, a user's, and which of them apply to one article alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pyoxigraph import Quad

from kg.ontology.load import ontology_quads, read_turtle
from kg.resources import data_dir
from kg.validation.compiled import CompiledEngine
from kg.validation.index import axioms

ACROSS_ARTICLES = ("conflict", "force_time_line", "history_entry", "resolved")  # shapes of the resolved layer, which one article alone does not have


def shape_files() -> list[Path]:
    """The project's shape files, without their examples."""
    return [p for p in sorted(data_dir("shapes").glob("*.ttl")) if p.stem.count(".") == 0]


def read_shapes(paths: Iterable[Path]) -> list[Quad]:
    """The statements of shape files. Raises LexiconError with file and line where one does not parse."""
    return [quad for path in paths for quad in read_turtle(path)]


@lru_cache(maxsize=2)
def project_shapes(resolved: bool = True) -> tuple[Quad, ...]:
    """The project's shapes, with those of the resolved layer or without."""
    return tuple(read_shapes(p for p in shape_files() if resolved or p.stem not in ACROSS_ARTICLES))


@lru_cache(maxsize=1)
def article_engine() -> CompiledEngine:
    """The engine that checks single articles before they are stored."""
    return CompiledEngine(project_shapes(resolved=False), axioms(ontology_quads()))


@lru_cache(maxsize=1)
def full_engine() -> CompiledEngine:
    """The engine that checks whole graphs, reports and resolved layer."""
    return CompiledEngine(project_shapes(), axioms(ontology_quads()))
