"""What building costs: nothing changed is far cheaper than building, and resolution grows with the articles only."""

from __future__ import annotations

import time
from pathlib import Path

from folders import HEAD, build_tiny
from pyoxigraph import Store
from tiny_reports import tiny_report

from kg.graph.reports import report_quads
from kg.graph.terms import DEFAULT_BASE
from kg.model import Article
from kg.resolve.across import resolved_quads

FACTS = """meeting | مصطفى الكاظمي:رئيس الوزراء:IQ + جو بايدن:الرئيس:US | 2021-07-26 | held | واشنطن:US
round | IQ + US | 4 | 2021-07-26 | held
commitment | US | IQ | militarySupport | | pledged | does | دعم القوات الأمنية
commitment | US | IQ | withdrawForces | 2021-12-31 | agreed
force | US | IQ:العراق | 2500 | 2021-07-26 | present"""


def test_a_run_without_changes_is_twenty_times_faster(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    for i in range(400):
        (inputs / f"a{i}.txt").write_text(f"{HEAD} {i}\n{FACTS}\n", encoding="utf-8")
    start = time.process_time()
    assert len(build_tiny(inputs, tmp_path / "out").articles) == 400
    full = time.process_time() - start
    again = []
    for _ in range(3):
        start = time.process_time()
        assert not build_tiny(inputs, tmp_path / "out").changed
        again.append(time.process_time() - start)
    assert full >= 20 * min(again), (full, again)


def _cost_of_resolving(articles: int) -> float:
    """Seconds to resolve so many accounts of one story: the worst case for comparing each with each."""
    store = Store()
    for i in range(articles):
        store.extend(report_quads(tiny_report(Article(f"a{i}.txt", f"{HEAD} {i}\n{FACTS}\n"))))
    start = time.process_time()
    assert resolved_quads(store, DEFAULT_BASE)
    return time.process_time() - start


def test_resolving_one_story_told_four_times_as_often_costs_about_four_times_as_much() -> None:
    _cost_of_resolving(10)  # loads the lexicons
    small, large = _cost_of_resolving(150), _cost_of_resolving(600)
    assert large <= 8 * small, (small, large)
