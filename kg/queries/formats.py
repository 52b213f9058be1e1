"""An answer written out: SPARQL JSON, CSV, TSV, Markdown, HTML, Arrow and Parquet, data frames."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import HiwarError
from kg.queries.answer import Answer, Value, plain
from kg.queries.labels import shown

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
Names = Mapping[str, str]


def to_json(answer: Answer) -> str:
    """SPARQL 1.1 Query Results JSON."""
    names = [column.name for column in answer.columns]
    bindings = [{n: _json(v) for n, v in zip(names, row, strict=True) if v is not None} for row in answer.rows]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=1) + "\n"


def to_csv(answer: Answer) -> str:
    """SPARQL 1.1 CSV: plain values, header of variable names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in answer.columns])
    writer.writerows([_text(value) for value in row] for row in answer.rows)
    return out.getvalue()


def to_tsv(answer: Answer) -> str:
    """SPARQL 1.1 TSV: terms as Turtle writes them."""
    lines = ["\t".join("?" + column.name for column in answer.columns)]
    lines += ["\t".join("" if v is None else str(v).replace("\t", "\\t") for v in row) for row in answer.rows]
    return "\n".join(lines) + "\n"


def to_markdown(answer: Answer, language: str, names: Names) -> str:
    """A Markdown table with readable values."""
    head = [column.label[language] for column in answer.columns]
    rows = [[_markdown(shown(v, language, names)) for v in row] for row in answer.rows]
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def to_html(answer: Answer, language: str, names: Names) -> str:
    """A page with one table, right to left in Arabic."""
    title = escape(answer.query.summary[language]) if answer.query else "SPARQL"
    head = "".join(f'<th scope="col">{escape(column.label[language])}</th>' for column in answer.columns)
    body = "".join(f"<tr>{''.join(_cell(v, language, names) for v in row)}</tr>\n" for row in answer.rows)
    direction = "rtl" if language == "ar" else "ltr"
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<table>\n<caption>{title}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n</html>\n"
    )


def to_arrow(answer: Answer) -> Any:
    """A pyarrow table with a typed column for each variable. Raises HiwarError if pyarrow is not installed."""
    try:
        import pyarrow
    except ModuleNotFoundError as error:
        raise HiwarError("pyarrow is not installed", remedy="pip install 'hiwar[frames]'") from error
    columns = zip(*([plain(v) for v in row] for row in answer.rows), strict=True) if answer.rows else ()
    data = {c.name: _uniform(list(values)) for c, values in zip(answer.columns, columns, strict=False)}
    return pyarrow.table(data or {c.name: pyarrow.array([], pyarrow.string()) for c in answer.columns})


def write_binary(answer: Answer, form: str, path: Path) -> None:
    """Write Arrow (IPC file) or Parquet to `path`."""
    table = to_arrow(answer)
    if form == "parquet":
        from pyarrow import parquet

        parquet.write_table(table, path)
        return
    from pyarrow import ipc

    with ipc.new_file(str(path), table.schema) as writer:
        writer.write_table(table)


TEXT: Mapping[str, Callable[[Answer], str]] = {"csv": to_csv, "tsv": to_tsv, "json": to_json}
READABLE: Mapping[str, Callable[[Answer, str, Names], str]] = {"md": to_markdown, "html": to_html}
BINARY = ("arrow", "parquet")


def _json(value: Value) -> dict[str, str]:
    if isinstance(value, NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, Literal):
        extra = {"xml:lang": value.language} if value.language else {}
        if not extra and value.datatype.value != _XSD_STRING:
            extra = {"datatype": value.datatype.value}
        return {"type": "literal", "value": value.value, **extra}
    return {"type": "bnode" if isinstance(value, BlankNode) else "triple", "value": _text(value)}


def _text(value: Value) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, BlankNode | Triple) else value.value


def _markdown(text: str) -> str:
    """One line, with what Markdown or HTML would read as markup escaped."""
    one_line = " ".join(escape(text, quote=False).split())
    return "".join(f"\\{c}" if c in "|\\`*_[]" else c for c in one_line)


def _cell(value: Value, language: str, names: Names) -> str:
    return f'<td dir="auto">{escape(shown(value, language, names))}</td>'


def _uniform(values: list[Any]) -> list[Any]:
    """One type for each column: numbers stay numbers only if all are."""
    kinds = {type(v) for v in values if v is not None}
    if kinds == {int, float}:
        return [None if v is None else float(v) for v in values]
    return values if len(kinds) < 2 else [None if v is None else str(v) for v in values]
