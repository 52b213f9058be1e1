"""The reports and the resolved layer as flat tables: one row per article, actor, meeting, round, commitment, level."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Store

from kg.graph.mint import resolved_graph
from kg.graph.terms import TYPE, local_name, term, text_of

Row = dict[str, str]
_COMMON = ("id", "graph", "resolvedAs", "evidence", "confidence")
TABLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "articles": (("Article",), ("source", "datePublished", "publisher", "url", "headline", "contentHash")),
    "actors": (
        ("Person", "State", "Organization", "ArmedForce"),
        ("type", "prefLabel", "altLabel", "country", "titles"),
    ),
    "meetings": (("Meeting",), ("participant", "host", "time", "place", "format", "status", "topic", "heldDuring")),
    "rounds": (
        ("DialogueRound",),
        ("party", "leader", "ordinal", "finalRound", "time", "place", "format", "status", "roundOf"),
    ),
    "commitments": (
        ("Commitment",),
        ("committedBy", "toward", "action", "polarity", "modality", "deadline", "object", "amount", "unit", "statedBy"),
    ),
    "force_levels": (
        ("ForceLevel",),
        (
            "force",
            "stationedIn",
            "count",
            "minCount",
            "maxCount",
            "approximate",
            "measure",
            "component",
            "asOf",
            "statedBy",
        ),
    ),
}
_LABELS = ("skos:prefLabel", "hiwar:edtf", "hiwar:country", "hiwar:expression")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SEPARATOR = " ؛ "  # the Arabic semicolon: names hold commas


def table_rows(store: Store, name: str, base: str) -> Iterator[Row]:
    """The rows of table `name`: reports of every article and, in the graph …/resolved, what they stand for."""
    classes, columns = TABLES[name]
    names = _Labels(store, resolved_graph(base))
    for kind in classes:
        found = (
            (str(q.graph_name), str(q.subject), q)
            for q in store.quads_for_pattern(None, TYPE, term(f"hiwar:{kind}"), None)
        )
        for _, _, quad in sorted(found, key=lambda f: f[:2]):
            yield names.row(quad.subject, quad.graph_name, kind, columns)


def columns_of(name: str) -> list[str]:
    """The column names of a table."""
    return [*_COMMON, *TABLES[name][1]]


class _Labels:
    """Reads one node's properties in its graph, with names for what it points to."""

    def __init__(self, store: Store, resolved: NamedNode) -> None:
        self._store, self._resolved = store, resolved

    def row(self, node: object, graph: object, kind: str, columns: tuple[str, ...]) -> Row:
        values: dict[str, list[str]] = {"type": [kind], "id": [text_of(node)], "graph": [text_of(graph)]}
        for quad in self._store.quads_for_pattern(node, None, None, graph):  # type: ignore[arg-type]
            name = local_name(quad.predicate)
            if name == "evidence":
                values.setdefault(name, []).extend(self._quotes(quad.object, graph))
            elif name == "hasMembership":
                values.setdefault("titles", []).extend(self._of(quad.object, "hiwar:title", graph))
            elif quad.predicate != TYPE:
                values.setdefault(name, []).append(self._label(quad.object, graph))
        for quad in self._store.quads_for_pattern(node, term("hiwar:resolvedAs"), None, self._resolved):  # type: ignore[arg-type]
            values["resolvedAs"] = [text_of(quad.object)]
        return {c: _SEPARATOR.join(sorted(values.get(c, []))) for c in (*_COMMON, *columns)}

    def _quotes(self, evidence: object, graph: object) -> list[str]:
        selectors = self._store.quads_for_pattern(evidence, term("oa:hasSelector"), None, graph)  # type: ignore[arg-type]
        return [text for q in selectors for text in self._of(q.object, "oa:exact", graph)]

    def _label(self, value: object, graph: object) -> str:
        if isinstance(value, Literal):
            return value.value
        named = (text for p in _LABELS for text in self._of(value, p, graph))
        return next(named, None) or local_name(value)

    def _of(self, node: object, predicate: str, graph: object) -> list[str]:
        found = self._store.quads_for_pattern(node, term(predicate), None, graph)  # type: ignore[arg-type]
        return sorted(text_of(q.object) for q in found)


def csv_text(rows: Iterable[Row], columns: list[str]) -> str:
    """The rows as CSV (RFC 4180, UTF-8 with BOM so that spreadsheets read Arabic). A cell that a spreadsheet would run
    as a formula is made text with a leading apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_harmless(row[c]) for c in columns] for row in rows)
    return "\ufeff" + out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
