"""The five sample articles tell of one fourth round, one meeting, one time line of soldiers, one end of the mission."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Store

from kg.evaluation.gold import gold_files, report_from_gold
from kg.graph.mint import resolved_graph
from kg.graph.reports import report_quads
from kg.graph.terms import DEFAULT_BASE, TYPE, local_name, term, text_of
from kg.pipeline import build
from kg.resolve.across import resolved_quads
from kg.store import open_store

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold" / "seeds"


@pytest.fixture(scope="module", params=["annotated", "extracted"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample articles, resolved: as people annotated them, and as the program reads them."""
    if request.param == "extracted":
        build([ROOT / "seeds"], out := tmp_path_factory.mktemp("out"))
        return open_store(out)
    folder = tmp_path_factory.mktemp("seeds")
    for path in [*GOLD.glob("*.json"), *(ROOT / "seeds").glob("*")]:
        (folder / path.name).write_bytes(path.read_bytes())
    found = Store()
    for path in gold_files(folder):
        found.extend(report_quads(report_from_gold(path)))
    found.extend(resolved_quads(found, DEFAULT_BASE))
    return found


def things(store: Store, kind: str) -> Iterator[NamedNode]:
    """The resolved nodes of a class."""
    for quad in store.quads_for_pattern(None, TYPE, term(f"hiwar:{kind}"), resolved_graph(DEFAULT_BASE)):
        assert isinstance(quad.subject, NamedNode)
        yield quad.subject


def values(store: Store, node: object, *path: str) -> list[str]:
    """What a property path leads to within the resolved graph, IRIs by local name."""
    nodes = [node]
    for predicate in path:
        nodes = [
            q.object
            for n in nodes
            for q in store.quads_for_pattern(n, term(predicate), None, resolved_graph(DEFAULT_BASE))  # type: ignore[arg-type]
        ]
    return sorted(n.value if isinstance(n, Literal) else local_name(n) for n in nodes)


def sources(store: Store, node: NamedNode) -> list[str]:
    """The first three digits of the files whose reports are resolved as `node`."""
    reports = [q.subject for q in store.quads_for_pattern(None, term("hiwar:resolvedAs"), node, None)]
    graphs = {q.graph_name for r in reports for q in store.quads_for_pattern(r, TYPE, None, None)}
    names = (q.object for g in graphs for q in store.quads_for_pattern(g, term("dcterms:source"), None, None))  # type: ignore[arg-type]
    return sorted(text_of(n)[:3] for n in names)


def test_the_fourth_round_is_one_node_of_three_articles(store: Store) -> None:
    rounds = {values(store, r, "hiwar:ordinal")[0]: r for r in things(store, "DialogueRound")}
    assert sorted(rounds) == ["1", "2", "3", "4"]
    assert sources(store, rounds["4"]) == ["000", "002", "003"]
    assert values(store, rounds["4"], "hiwar:time", "hiwar:edtf") == ["2021-07-26"]
    assert values(store, rounds["4"], "hiwar:status") == ["held"]
    assert values(store, rounds["3"], "hiwar:time", "hiwar:edtf") == ["2021-04-07"]


def test_the_meeting_of_july_26_is_one_node_planned_then_held(store: Store) -> None:
    meetings = [m for m in things(store, "Meeting") if len(sources(store, m)) == 3]
    assert [sources(store, m) for m in meetings] == [["000", "002", "003"]]
    (meeting,) = meetings
    assert values(store, meeting, "hiwar:participant", "skos:prefLabel") == ["جو بايدن", "مصطفى الكاظمي"]
    assert values(store, meeting, "hiwar:time", "hiwar:edtf") == ["2021-07-26"]
    assert values(store, meeting, "hiwar:history", "hiwar:status") == ["held", "planned"]
    assert values(store, meeting, "hiwar:history", "dcterms:date") == ["2021-07-23", "2021-07-26"]
    assert not values(store, meeting, "hiwar:conflict")


def test_the_soldiers_make_one_time_line(store: Store) -> None:
    (line,) = things(store, "ForceTimeLine")
    told = sorted(
        (values(store, n, "hiwar:asOf", "hiwar:latest")[0], values(store, n, "hiwar:measure")[0],
         int(values(store, n, "hiwar:count")[0]), values(store, n, "hiwar:approximate")[0] == "true")
        for q in store.quads_for_pattern(line, term("hiwar:level"), None, None)
        for n in [q.object]
    )  # fmt: skip
    assert told == [
        ("2020-12-31", "present", 3000, False),
        ("2020-12-31", "withdrawn", 500, False),
        ("2021-04-07", "present", 2500, True),
        ("2021-07-23", "present", 2500, False),
        ("2021-07-26", "present", 2500, False),
    ]


def test_the_end_of_the_combat_mission_was_anticipated_then_agreed(store: Store) -> None:
    ended = [
        c
        for c in things(store, "Commitment")
        if values(store, c, "hiwar:action") == ["endCombatMission"]
        and values(store, c, "hiwar:deadline", "hiwar:latest")
    ]
    assert [values(store, c, "hiwar:deadline", "hiwar:latest") for c in ended] == [["2021-12-31"]]
    assert {"002", "003"} <= set(sources(store, ended[0]))
    history = sorted(
        (values(store, e, "dcterms:date")[0], values(store, e, "hiwar:modality")[0])
        for q in store.quads_for_pattern(ended[0], term("hiwar:history"), None, None)
        for e in [q.object]
    )
    assert history[0] == ("2021-07-23", "anticipated")
    assert history[-1][0] == "2021-07-26"
    assert ("2021-07-26", "agreed") in history
    assert values(store, ended[0], "hiwar:modality") == ["agreed"]
