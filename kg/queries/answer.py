"""An answer: the columns and rows of a query's result, as RDF terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple

from kg.queries.saved import Column, SavedQuery

Value = NamedNode | Literal | BlankNode | Triple | None
Results = QuerySolutions | QueryBoolean | QueryTriples
JOINT = "، "  # between the values of a column that joins several

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS: Mapping[str, type[int] | type[float]] = {
    _XSD + "integer": int,
    _XSD + "decimal": float,
    _XSD + "double": float,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows in the order of the query; `query` is the saved question answered, None for a query of the user's own."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    query: SavedQuery | None = None

    @property
    def full(self) -> bool:
        """Whether the question's own limit may have cut the answer short."""
        most = self.query.limit if self.query else None
        return most is not None and len(self.rows) >= most

    def column(self, name: str) -> int | None:
        """The place of a column, None if the answer lacks it."""
        return next((i for i, column in enumerate(self.columns) if column.name == name), None)

    def records(self) -> Iterator[Mapping[str, str | int | float | bool | None]]:
        """The rows as plain values by column name."""
        for row in self.rows:
            yield {column.name: plain(value) for column, value in zip(self.columns, row, strict=True)}


def answer_of(results: Results, query: SavedQuery | None = None, limit: int | None = None) -> Answer:
    """Read the results (at most `limit` rows) in full."""
    if isinstance(results, QueryBoolean):
        return Answer((_unlabelled("answer"),), ((Literal(bool(results)),),))
    if isinstance(results, QueryTriples):
        triples = [(t.subject, t.predicate, t.object) for t, _ in zip(results, _count(limit), strict=False)]
        return Answer(tuple(_unlabelled(n) for n in ("subject", "predicate", "object")), tuple(triples))
    names = [variable.value for variable in results.variables]
    columns = tuple(query.columns) if query else tuple(_unlabelled(n) for n in names)
    rows = [
        tuple(_value(solution[c.name], c) for c in columns) for solution, _ in zip(results, _count(limit), strict=False)
    ]
    return Answer(columns, tuple(rows), query)


def plain(value: Value) -> str | int | float | bool | None:
    """A value as Python's: numbers and truth values typed, everything else its text."""
    if value is None:
        return None
    if isinstance(value, Literal):
        if value.datatype.value == _XSD + "boolean":
            return value.value in ("true", "1")
        number = _NUMBERS.get(value.datatype.value)
        return number(value.value) if number else value.value
    return str(value) if isinstance(value, Triple) else value.value


def _value(value: Value, column: Column) -> Value:
    """Joined values come in the engine's order and with empty ones among them: sort them, drop those."""
    if not (column.many and isinstance(value, Literal)):
        return value
    parts = sorted(part for part in value.value.split(JOINT) if part)
    return Literal(JOINT.join(parts)) if parts else None


def _unlabelled(name: str) -> Column:
    return Column(name, {"ar": name, "en": name})


def _count(limit: int | None) -> Sequence[int]:
    return range(limit if limit is not None else 1 << 62)
