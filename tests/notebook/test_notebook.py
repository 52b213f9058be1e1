"""The graph in a notebook."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

sys.path.insert(0, str(Path(__file__).parents[1] / "queries"))

from graphs import ROOT, seed_store

import kg
from kg.errors import HiwarError

pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("notebook") / "graph.trig"
    seed_store().dump(str(path), RdfFormat.TRIG)
    return path


def test_answers_are_frames(graph: Path) -> None:
    g = kg.open(graph)
    assert len(g.meetings()) == 4
    assert list(g.meetings(actor="Biden")["participants"]) == ["جو بايدن، مصطفى الكاظمي"]
    assert len(g.meetings(actor=["Blinken", "Trump"])) == 2
    assert set(g.commitments(before="2022-01-01")["latest"]) <= {"2021-12-09", "2021-12-31"}
    assert len(g.commitments(by="US", modality=["pledged", "planned"])) >= 5
    assert list(g.force_levels()["count"]) == [3000, 500, 2500, 2500, 2500]
    assert list(g.rounds(party="Iraq")["ordinal"]) == [1, 2, 3, 4]
    assert len(g.actors()) > 20
    assert len(kg.query("changes-between", graph, from_="2021-07-24", to="2021-07-31")) > 5
    assert int(g.sparql("SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/hiwar/ns#Article> }")["n"][0]) == 5


def test_frames_of_other_kinds(graph: Path) -> None:
    polars = pytest.importorskip("polars")
    assert isinstance(kg.query("actors", graph, frame="polars"), polars.DataFrame)
    assert kg.open(graph, frame="arrow").actors().num_rows > 20
    with pytest.raises(HiwarError, match="frames"):
        kg.open(graph, frame="excel")


def test_a_fact_shows_its_sentence(graph: Path) -> None:
    g = kg.open(graph)
    row = g.commitments(before="2022-01-01").iloc[0]
    shown = g.show(row)
    page = shown._repr_html_()
    assert 'dir="rtl"' in page
    assert "<mark" in page
    exact = shown.passages[0].exact
    assert exact in page
    assert f"⟦{exact}⟧" in str(shown)
    assert g.show(row["fact"]).passages == shown.passages
    assert g.show("https://w3id.org/hiwar/id/none").passages == ()


def test_rdflib_has_every_statement(graph: Path) -> None:
    from rdflib import Dataset

    dataset = kg.open(graph).rdflib()
    assert isinstance(dataset, Dataset)
    assert len(list(dataset.quads())) == len(seed_store())


def test_updates_are_refused(graph: Path) -> None:
    with pytest.raises(HiwarError):
        kg.open(graph).sparql("CLEAR ALL")
    with pytest.raises(HiwarError):
        kg.open(graph.parent / "nothing")


def test_example_runs(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    monkeypatch.setenv("HIWAR_GRAPH", str(graph))
    notebook = nbformat.read(ROOT / "examples" / "explore.ipynb", as_version=4)
    stored = [len(cell.outputs) for cell in notebook.cells if cell.cell_type == "code"]
    nbclient.NotebookClient(notebook, timeout=120).execute()
    ran = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [len(cell.outputs) for cell in ran] == stored
    assert not any(output.output_type == "error" for cell in ran for output in cell.outputs)
    assert any("<mark" in str(output) for cell in ran for output in cell.outputs)
