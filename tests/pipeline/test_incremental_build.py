"""After any sequence of adding, changing and removing articles the output equals that of a fresh build."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from pathlib import Path

import pytest
from folders import build_tiny, write_articles
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store, parse

from kg.graph.serialise import nquads_lines

LINES = (
    "meeting | مصطفى الكاظمي:رئيس الوزراء:IQ + جو بايدن:الرئيس:US | 2021-07-26 | held | واشنطن:US",
    "meeting | مصطفى الكاظمي:رئيس الوزراء:IQ + جو بايدن:الرئيس:US | 2021-07 | planned",
    "meeting | الكاظمي:رئيس الوزراء:IQ + بايدن:الرئيس:US | 2021-07-26 | held | بغداد:IQ",
    "meeting | IQ + US | 2021-07-27 | held",
    "round | IQ + US | 4 | 2021-07-26 | planned",
    "round | IQ + US | 4 | 2021-07-25 | held",
    "round | IQ + US | 3 |  | held",
    "commitment | US | IQ | withdrawForces | 2021-12-31 | agreed | does | سحب القوات القتالية",
    "commitment | US + IQ | | withdrawForces | 2022-06-30 | planned | does | سحب القوات القتالية",
    "commitment | US | IQ | withdrawForces | | pledged | doesNot",
    "force | US | IQ:العراق | 2500 | 2021-07-26 | present",
    "force | US | IQ | 3000 | 2021-07-26 | present | about",
    "person | متيو تولر:السفير:US",
    "person | ماثيو تولر:السفير:US",
    "person | محمد العلي:وزير الخارجية:JO",
    "person | محمد العلي:وزير النفط:SY",
    "person | رئيس الوزراء:رئيس الوزراء:IQ",
)
DAYS = ("2021-07-28", "2021-07-29", "2021-08-02", "2022-03-01", "")
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # hundreds of builds wait long for a real disk
NAMES = tuple(f"n{i}.txt" for i in range(7))

OUTLETS = ("الحل نت", "الموجز")
Step = tuple[str, tuple[str, str, str] | None]  # the article's name and what it now is, or that it is gone

article = st.tuples(
    st.sampled_from(DAYS),
    st.sampled_from(OUTLETS),
    st.lists(st.sampled_from(LINES), min_size=1, max_size=4, unique=True).map("\n".join),
)
steps = st.lists(st.tuples(st.sampled_from(NAMES), st.none() | article), min_size=9, max_size=9)


@settings(max_examples=24, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(steps)
def test_every_sequence_of_changes_gives_what_a_fresh_build_gives(
    sequence: list[Step],
) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        _follow(Path(folder), sequence)


def test_a_long_life_gives_what_a_fresh_build_gives() -> None:
    chance = random.Random(20210726)
    sequence: list[Step] = []
    for _ in range(200):
        lines = "\n".join(chance.sample(LINES, chance.randint(1, 4)))
        content = (chance.choice(DAYS), chance.choice(OUTLETS), lines)
        sequence.append((chance.choice(NAMES), content if chance.random() < 0.7 else None))
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        _follow(Path(folder), sequence, compare_every=20)


def _follow(root: Path, sequence: list[Step], compare_every: int = 1) -> None:
    present: dict[str, tuple[str, str, str]] = {"first.txt": ("2021-07-28", "الحل نت", LINES[0])}
    for count, (name, content) in enumerate(sequence, 1):
        if content is None:
            present.pop(name, None)
        else:
            present[name] = content
        write_articles(root / "in", present)
        build_tiny(root / "in", root / "out")
        if count % compare_every:
            continue
        shutil.rmtree(root / "fresh", ignore_errors=True)
        build_tiny(root / "in", root / "fresh")
        for file in ("graph.trig", "report.json", "report.md"):
            assert (root / "out" / file).read_bytes() == (root / "fresh" / file).read_bytes()
    assert _store_lines(root / "out") == _file_lines(root / "out")


def _store_lines(out: Path) -> list[str]:
    return nquads_lines(Store.read_only(str(out / "store")))


def _file_lines(out: Path) -> list[str]:
    return nquads_lines(parse((out / "graph.trig").read_bytes(), format=RdfFormat.TRIG))


@pytest.fixture
def some(tmp_path: Path) -> Path:
    articles = {f"a{i}.txt": (DAYS[i % 3], "الحل نت", "\n".join(LINES[i : i + 3])) for i in range(12)}
    write_articles(tmp_path / "in", articles)
    return tmp_path


def test_a_build_tells_what_it_changed(some: Path) -> None:
    assert len(build_tiny(some / "in", some / "out").added) == 12
    again = build_tiny(some / "in", some / "out")
    assert not again.changed
    (some / "in" / "a3.txt").write_text("خبر آخر تماما عن العراق\n" + LINES[0], encoding="utf-8")
    (some / "in" / "a5.txt").unlink()
    third = build_tiny(some / "in", some / "out")
    assert (third.added, third.updated, third.removed) == ((), ("a3.txt",), ("a5.txt",))


def test_an_unchanged_build_writes_nothing(some: Path) -> None:
    build_tiny(some / "in", some / "out")
    before = {p: p.stat().st_mtime_ns for p in (some / "out").rglob("*") if p.name != ".lock" and p.is_file()}
    build_tiny(some / "in", some / "out")
    assert before == {p: p.stat().st_mtime_ns for p in (some / "out").rglob("*") if p.name != ".lock" and p.is_file()}


@pytest.mark.parametrize("lost", ["store", "graph.trig", "records.sqlite", "report.json"])
def test_a_lost_part_of_the_output_is_made_anew(some: Path, lost: str) -> None:
    build_tiny(some / "in", some / "out")
    before = (some / "out" / "graph.trig").read_bytes()
    path = some / "out" / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    build_tiny(some / "in", some / "out")
    assert (some / "out" / "graph.trig").read_bytes() == before
    assert _store_lines(some / "out") == _file_lines(some / "out")


def test_other_overrides_resolve_anew_without_reading_anew(some: Path) -> None:
    from kg.resolve.overrides import Override, Overrides

    build_tiny(some / "in", some / "out")
    before = (some / "out" / "graph.trig").read_bytes()
    apart = Overrides((Override(False, ("متيو تولر", ""), ("ماثيو تولر", ""), 2),))
    report = build_tiny(some / "in", some / "out", overrides=apart)
    assert not report.changed
    assert (some / "out" / "graph.trig").read_bytes() != before
