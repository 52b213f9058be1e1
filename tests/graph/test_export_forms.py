"""Every RDF form reads back to the same statements; tables and networks hold what they should and run nothing."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse
from samples import sample_quads

from kg.errors import HiwarError
from kg.graph.export import RDF, base_of, export_tables, text_parts
from kg.graph.terms import DEFAULT_BASE
from kg.resolve.across import resolved_quads

BASES = (DEFAULT_BASE, "https://example.org/kg#", "http://localhost:8080/x/")
FORMATS = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD, "turtle": RdfFormat.TURTLE}


def sample_store(base: str) -> Store:
    store = Store()
    store.extend(sample_quads(base))
    store.extend(resolved_quads(store, base))
    return store


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_each_form_reads_back_to_the_same_quads(form: str, base: str) -> None:
    store = sample_store(base)
    text = "".join(text_parts(store, form, base))
    assert set(parse(text.encode(), format=FORMATS[form])) == set(store)


def test_turtle_reads_back_to_the_same_triples() -> None:
    store = sample_store(DEFAULT_BASE)
    text = "".join(text_parts(store, "turtle", DEFAULT_BASE))
    assert set(parse(text.encode(), format=RdfFormat.TURTLE)) == {Quad(q.subject, q.predicate, q.object) for q in store}


@pytest.mark.parametrize("form", sorted(RDF))
def test_the_order_of_quads_does_not_matter(form: str) -> None:
    quads = list(sample_store(DEFAULT_BASE))
    once = "".join(RDF[form](quads, DEFAULT_BASE))
    assert once == "".join(RDF[form](reversed(quads), DEFAULT_BASE))


def test_rdflib_reads_the_same(tmp_path: Path) -> None:
    import rdflib

    store = sample_store(DEFAULT_BASE)
    for form, name in (("trig", "trig"), ("jsonld", "json-ld"), ("nquads", "nquads")):
        dataset = rdflib.Dataset()
        dataset.parse(data="".join(text_parts(store, form, DEFAULT_BASE)), format=name)
        assert sum(1 for _ in dataset.quads()) == len(store)


def test_jsonld_is_pleasant_to_read() -> None:
    import json

    data = json.loads("".join(text_parts(sample_store(DEFAULT_BASE), "jsonld", DEFAULT_BASE)))
    nodes = [node for graph in data["@graph"] for node in graph["@graph"]]
    meeting = next(n for n in nodes if n.get("type") == "Meeting" and "evidence" in n)
    assert meeting["status"] == "held"
    assert meeting["id"].startswith("meeting/")
    assert len(meeting["participant"]) == 2
    assert meeting["confidence"] == "0.9"
    level = next(n for n in nodes if n.get("type") == "ForceLevel")
    assert (level["count"], level["approximate"], level["measure"]) == (2500, True, "present")
    assert not [key for node in nodes for key in node if ":" in key]


def test_csv_holds_names_and_runs_nothing(tmp_path: Path) -> None:
    paths = export_tables(sample_store(DEFAULT_BASE), "csv", DEFAULT_BASE, tmp_path)
    tables = {p.stem: list(csv.DictReader(io.StringIO(p.read_text(encoding="utf-8-sig"), newline=""))) for p in paths}
    assert len(tables["articles"]) == 3
    meeting = tables["meetings"][0]
    assert meeting["participant"] == "جو بايدن ؛ مصطفى الكاظمي"
    assert meeting["time"] == "2021-07-26"
    assert "meeting |" in meeting["evidence"]
    cells = [cell for rows in tables.values() for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert any(cell == "'=HYPERLINK(1)" for cell in cells)


def test_parquet_holds_the_same_rows(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    store = sample_store(DEFAULT_BASE)
    export_tables(store, "parquet", DEFAULT_BASE, tmp_path)
    export_tables(store, "csv", DEFAULT_BASE, tmp_path)
    for name in ("actors", "commitments"):
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert [r["id"] for r in parquet.read_table(tmp_path / f"{name}.parquet").to_pylist()] == [
            r["id"] for r in rows
        ]


def test_graphml_is_xml_whose_edges_join_its_nodes() -> None:
    text = "".join(text_parts(sample_store(DEFAULT_BASE), "graphml", DEFAULT_BASE))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ET.fromstring(text)
    nodes = {n.attrib["id"] for n in root.iter(f"{space}node")}
    edges = list(root.iter(f"{space}edge"))
    assert edges
    assert all(e.attrib["source"] in nodes and e.attrib["target"] in nodes for e in edges)
    assert "جو بايدن" in text


def test_a_store_without_articles_is_named() -> None:
    with pytest.raises(HiwarError, match="holds no article"):
        base_of(Store())


def test_the_command_names_what_is_wrong(tmp_path: Path) -> None:
    def export(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", "export", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert "no format 'xml'" in export("--format", "xml").stderr
    missing = export("--graph", str(tmp_path))
    assert missing.returncode == 2
    assert "holds no store" in missing.stderr
