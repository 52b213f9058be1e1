"""Small worlds: a few articles, resolved together, to ask what became one thing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad, Store
from tiny_reports import tiny_report

from kg.graph.mint import resolved_graph
from kg.graph.reports import report_quads
from kg.graph.terms import DEFAULT_BASE, TYPE, local_name, term, text_of
from kg.model import Article
from kg.resolve.across import resolved_quads
from kg.resolve.overrides import Overrides


class World:
    """The resolved layer of articles given as NAME → (published, lines)."""

    def __init__(self, articles: dict[str, tuple[str, str]], overrides: Overrides | None = None) -> None:
        self.store = Store()
        for name, (day, lines) in articles.items():
            published = dt.date.fromisoformat(day) if day else None
            article = Article(name, f"خبر من بغداد\n{lines}", published, outlet="الموجز")
            self.store.extend(report_quads(tiny_report(article)))
        self.graph = resolved_graph(DEFAULT_BASE)
        self.quads = resolved_quads(self.store, DEFAULT_BASE, overrides)
        self.resolved = Store()
        self.resolved.extend(self.quads)

    def nodes(self, kind: str) -> list[NamedNode]:
        """The resolved nodes of a class, sorted."""
        found = self.resolved.quads_for_pattern(None, TYPE, term(f"hiwar:{kind}"), self.graph)
        return sorted((q.subject for q in found), key=text_of)  # type: ignore[misc]

    def named(self, kind: str) -> list[list[str]]:
        """For each resolved node of a class all its names, sorted."""
        return sorted(
            sorted({*self.values(n, "skos:prefLabel"), *self.values(n, "skos:altLabel")}) for n in self.nodes(kind)
        )

    def values(self, node: object, predicate: str) -> list[str]:
        """The values of a property, IRIs shortened to their local names."""
        quads: Iterable[Quad] = self.resolved.quads_for_pattern(node, term(predicate), None, self.graph)  # type: ignore[arg-type]
        return sorted(q.object.value if isinstance(q.object, Literal) else local_name(q.object) for q in quads)

    def follow(self, node: object, predicate: str) -> list[NamedNode]:
        """The nodes a property points to, sorted."""
        quads = self.resolved.quads_for_pattern(node, term(predicate), None, self.graph)  # type: ignore[arg-type]
        return sorted((q.object for q in quads), key=text_of)  # type: ignore[misc]

    def sources(self, node: object) -> list[str]:
        """The files whose reports are resolved as `node`."""
        reports = self.resolved.quads_for_pattern(None, term("hiwar:resolvedAs"), node, self.graph)  # type: ignore[arg-type]
        graphs = {q.graph_name for r in reports for q in self.store.quads_for_pattern(r.subject, TYPE, None, None)}
        return sorted(
            text_of(q.object) for g in graphs for q in self.store.quads_for_pattern(g, term("dcterms:source"), None, g)
        )  # type: ignore[arg-type]
