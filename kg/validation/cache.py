"""Which article graphs were clean when last checked with the same shapes, so that only changed ones are checked again.

An article's graph is closed in itself: what it refers to, it describes. So its result depends on its own statements
alone. The resolved layer, and that every report has its place in it, is checked each time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg import __version__
from kg.graph.vocabulary import HIWAR
from kg.validation.engines import Engine
from kg.validation.findings import Finding
from kg.validation.terms import TYPE


def digest(quads: Sequence[Quad]) -> str:
    """A hash of statements in whatever order they come."""
    lines = sorted(str(q) for q in quads)
    return blake2b("\n".join(lines).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Engines:
    """The shapes in three parts: of one article; of the resolved layer's nodes; of the bond between the two."""

    article: Engine
    resolved: Engine
    bond: Engine


class Cache:
    """The clean graphs in `path`; another version or other shapes begin anew. `checked` counts what was checked."""

    def __init__(self, path: Path, shapes: Sequence[Quad]) -> None:
        self._path = path
        self._stamp = f"{__version__} {digest(shapes)}"
        self._clean = self._read()
        self.checked = 0

    def validate(self, engines: Engines, quads: Sequence[Quad]) -> list[Finding]:
        """What is wrong in the articles not known to be clean, and in the resolved layer."""
        graphs, shared = _by_article(quads)
        now = {name: digest(own) for name, own in graphs.items()}
        changed = [name for name in graphs if self._clean.get(name) != now[name]]
        self.checked = len(changed)
        found = {name: engines.article.validate(graphs[name]) for name in changed}
        self._write({name: mark for name, mark in now.items() if not found.get(name)})
        bond = [*shared, *(q for q in quads if q.predicate == HIWAR.evidence)]
        across = engines.resolved.validate(shared) + (engines.bond.validate(bond) if shared else [])
        return [f for part in found.values() for f in part] + across

    def _read(self) -> dict[str, str]:
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}  # no memory: check everything
        return dict(data["clean"]) if isinstance(data, dict) and data.get("stamp") == self._stamp else {}

    def _write(self, clean: dict[str, str]) -> None:
        data = {"stamp": self._stamp, "clean": dict(sorted(clean.items()))}
        self._path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _by_article(quads: Sequence[Quad]) -> tuple[dict[str, list[Quad]], list[Quad]]:
    """The graphs named after an article they describe, and everything else."""
    articles = {q.subject for q in quads if q.predicate == TYPE and q.object == HIWAR.Article}
    graphs: dict[str, list[Quad]] = {}
    shared = []
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name in articles:
            graphs.setdefault(quad.graph_name.value, []).append(quad)
        else:
            shared.append(quad)
    return graphs, shared
