"""Answers as tables, files and frames, and the evidence behind them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from graphs import ROOT, seed_store
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, parse_query_results
from rich.console import Console

from kg.queries.answer import Answer, answer_of
from kg.queries.evidence import facts_of, passages, with_evidence
from kg.queries.formats import to_arrow, to_csv, to_html, to_json, to_markdown, to_tsv, write_binary
from kg.queries.labels import answer_names, concept_label, shown
from kg.queries.run import ask
from kg.queries.saved import Column
from kg.queries.source import MemorySource
from kg.queries.table import print_passages, print_table, safe

_ODD = Answer(
    (Column("a", {"ar": "أ", "en": "A"}), Column("b", {"ar": "ب", "en": "B"})),
    (
        (Literal('x|y "q",\n<b>&'), NamedNode("http://e/x")),
        (Literal("نص", language="ar"), None),
        (Literal("2500", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")), Literal("\t\\")),
    ),
)


def _source() -> MemorySource:
    return MemorySource(seed_store())


def test_sparql_json_reads_back() -> None:
    results = parse_query_results(to_json(_ODD).encode(), format=QueryResultsFormat.JSON)
    assert answer_of(results).rows == _ODD.rows


def test_tsv_reads_back() -> None:
    results = parse_query_results(to_tsv(_ODD).encode(), format=QueryResultsFormat.TSV)
    assert answer_of(results).rows == _ODD.rows


def test_csv_has_plain_values() -> None:
    rows = list(csv.reader(io.StringIO(to_csv(_ODD), newline="")))
    assert rows == [["a", "b"], ['x|y "q",\n<b>&', "http://e/x"], ["نص", ""], ["2500", "\t\\"]]


def test_markdown_and_html_escape_markup() -> None:
    markdown = to_markdown(_ODD, "en", {})
    assert "x\\|y" in markdown
    assert "<b>" not in markdown
    assert len(markdown.splitlines()) == 5
    page = to_html(_ODD, "ar", {})
    assert '<html lang="ar" dir="rtl">' in page
    assert "<b>" not in page.split("<table>")[1].replace("<tbody>", "")


def test_arrow_and_parquet_keep_types(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    ipc = pytest.importorskip("pyarrow.ipc")
    found = ask(_source(), "force-levels", {})
    write_binary(found, "parquet", tmp_path / "x.parquet")
    write_binary(found, "arrow", tmp_path / "x.arrow")
    table = parquet.read_table(tmp_path / "x.parquet")
    assert table.column("count").to_pylist() == [3000, 500, 2500, 2500, 2500]
    assert table.equals(ipc.open_file(str(tmp_path / "x.arrow")).read_all())
    assert to_arrow(ask(_source(), "conflicts", {})).num_rows == 0


def test_table_shows_labels_and_isolates_arabic() -> None:
    out = io.StringIO()
    found = ask(_source(), "force-levels", {})
    print_table(Console(file=out, width=160), found, "ar", answer_names(_source(), found))
    assert "\u2068الولايات المتحدة\u2069" in out.getvalue()
    assert "https://" not in out.getvalue()


def test_terminals_are_safe_from_text() -> None:
    assert safe("a\x1b[31mb\u202ec\nd") == "a[31mbc d"
    assert safe("نص\u202e") == "\u2068نص\u2069"


def test_every_row_leads_to_its_sentence() -> None:
    source = _source()
    found = ask(source, "commitments-before", {"before": ["2022-01-01"]})
    facts = facts_of(found)
    its = passages(source, filter(None, facts))
    assert all(fact and its[fact] for fact in facts)
    for passage in (p for ps in its.values() for p in ps):
        text = (ROOT / "seeds" / passage.source).read_text(encoding="utf-8")
        assert text[passage.start : passage.end] == passage.exact
        assert passage.line == text.count("\n", 0, passage.start) + 1
        assert passage.sentence in text
        assert "\n" not in passage.sentence.replace(passage.exact, "")
    out = io.StringIO()
    print_passages(Console(file=out, width=400), facts, its)
    assert out.getvalue().count("[1] ") >= 1


def test_evidence_as_columns() -> None:
    whole = with_evidence(_source(), ask(_source(), "force-levels", {}))
    sentence, place = (whole.column(name) for name in ("evidence_sentence", "evidence_place"))
    assert sentence is not None
    assert place is not None
    assert all(
        "250" in str(row[sentence]) or "500" in str(row[sentence]) or "3000" in str(row[sentence]) for row in whole.rows
    )
    assert all(".txt:" in str(row[place]) for row in whole.rows)


def test_concepts_have_labels_in_both_languages() -> None:
    iri = "https://w3id.org/hiwar/ns#withdrawForces"
    assert concept_label(iri, "ar") == "سحب القوات"
    assert concept_label(iri, "en") == "withdraw forces"
    assert shown(NamedNode(iri), "en") == "withdraw forces"
    assert json.loads(to_json(_ODD))["head"]["vars"] == ["a", "b"]
