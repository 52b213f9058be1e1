"""graph.trig: what did not change is copied from the last one, unless somebody has written to that."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import build_tiny, write_articles
from pyoxigraph import RdfFormat, parse

from kg import pipeline
from kg.trig import LastGraphs, file_digest, graph_parts, write_trig

HEADER = "@prefix a: <https://a.example/> .\n"
BLOCKS = ['\na:1 {\n  a:x a:y "}\\n" .\n}\n', "\na:2 {\n  a:x a a:z ;\n    a:y a:z .\n  a:z a:y a:x .\n}\n"]
RESOLVED = "\na:resolved {\n  a:x a:y a:z .\n}\n"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    (tmp_path / "layer").write_text(HEADER + RESOLVED, encoding="utf-8")
    write_trig(tmp_path / "graph.trig", HEADER, BLOCKS, tmp_path / "layer")
    return tmp_path / "graph.trig"


def test_blocks_come_back_as_they_were_written(written: Path) -> None:
    assert written.read_text(encoding="utf-8") == "".join([HEADER, *BLOCKS, RESOLVED])
    last = LastGraphs(written, file_digest(written), "a:resolved")
    assert [last.block(name) for name in ("a:1", "a:2", "a:resolved")] == [*BLOCKS, None]
    assert LastGraphs(written, file_digest(written), "a:resolved").block("a:2") == BLOCKS[1]


def test_a_graph_in_parts_says_what_it_says_as_a_whole(tmp_path: Path) -> None:
    graph = '\na:g {\n  a:1 a a:z ;\n    a:y "} . {", "x .\\n" .\n  a:2 a:y a:z .\n  a:3 a:y a:z .\n}\n'
    layer = tmp_path / "layer"
    layer.write_text(HEADER + graph, encoding="utf-8")
    parts = list(graph_parts(layer, 1))
    assert [part.count("a:y") for part in parts] == [1, 1, 1, 0]
    quads = [set(parse((HEADER + part).encode(), RdfFormat.TRIG)) for part in (graph, "".join(parts))]
    assert quads[0] == quads[1]
    assert list(graph_parts(layer, 1000)) == [graph.removeprefix("\n")]
    layer.write_text(HEADER, encoding="utf-8")
    assert list(graph_parts(layer, 1)) == []


def test_another_file_than_was_written_is_not_read(written: Path) -> None:
    digest = file_digest(written)
    written.write_text(written.read_text(encoding="utf-8").replace("a:y", "a:n"), encoding="utf-8")
    assert LastGraphs(written, digest, "a:resolved").block("a:1") is None


@pytest.mark.parametrize(("damage", "anew"), [(None, 0), ("# a remark\n", 5), ("", 5)])
def test_a_build_gives_the_same_file_whatever_became_of_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str | None, anew: int
) -> None:
    written: list[str] = []
    block = pipeline.graph_block
    monkeypatch.setattr(
        pipeline, "graph_block", lambda quads, short: written.append(block(quads, short)) or written[-1]
    )
    line = "round | IQ + US | 4 | 2021-07-26 | held"
    articles = {f"a{i}.txt": ("2021-07-28", "", f"{line}\nخبر {i}") for i in range(6)}
    folder, out, fresh = tmp_path / "in", tmp_path / "out", tmp_path / "fresh"
    write_articles(folder, articles)
    build_tiny(folder, out)
    if damage is not None:
        text = (out / "graph.trig").read_text(encoding="utf-8")
        (out / "graph.trig").write_text((text + damage) if damage else text[:500], encoding="utf-8")
    write_articles(folder, articles | {"a3.txt": ("2021-07-29", "", "person | متيو تولر:السفير:US")})
    build_tiny(folder, out)
    assert len(written) == anew
    build_tiny(folder, fresh)
    assert (out / "graph.trig").read_bytes() == (fresh / "graph.trig").read_bytes()
    assert (out / "report.json").read_bytes() == (fresh / "report.json").read_bytes()
