"""Blocks on disk, what is remembered of them, and that only blocks a change has touched are worked out again."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from tiny_reports import tiny_report

from kg.errors import HiwarError
from kg.graph.reports import report_quads
from kg.graph.statements import by_subject
from kg.graph.terms import DEFAULT_BASE
from kg.model import Article
from kg.process import apart
from kg.resolve.across import resolve
from kg.resolve.blocks import Blocks, Load, Member, Memo, Step
from kg.resolve.reading import read_account
from kg.resolve.shelf import Shelf


def test_a_block_holds_its_members_in_order_each_once() -> None:
    blocks = Blocks(sqlite3.connect(""))
    for key, number, place in [("b", 7, 2), ("a", 9, 0), ("b", 3, 5), ("b", 7, 2), ("b", 1, 2)]:
        blocks.add(key, number, f"row {number}", place)
    assert list(blocks) == [("a", [(9, "row 9")]), ("b", [(1, "row 1"), (7, "row 7"), (3, "row 3")])]


def test_a_block_is_worked_out_once_and_forgotten_when_it_is_gone() -> None:
    data, asked = sqlite3.connect(""), []

    def work(members: list[Member], load: Load) -> str:
        rows = [row for _, row in members]
        asked.append(rows)
        return "".join(rows)

    for members in ([(1, "a"), (2, "b")], [(5, "a"), (9, "b")]):  # other numbers, the same block
        memo = Memo(data)
        assert memo.result(Step("step", work), members) == "ab"
        memo.forget()
    assert asked == [["a", "b"]]
    assert Memo(data).result(Step("other step", work), [(1, "a"), (2, "b")]) == "ab"
    gone = Memo(data)
    gone.forget()
    assert list(Memo(data).over(Step("step", work), [[(3, "c")], [(1, "a"), (2, "b")]])) == [
        ([(1, "a"), (2, "b")], "ab")
    ]
    assert len(asked) == 3


def _put(shelf: Shelf, name: str, lines: str) -> str:
    quads = report_quads(tiny_report(Article(name, f"خبر من بغداد {name}\n{lines}\n")))
    iri = str(quads[0].graph_name).strip("<>")
    shelf.put(read_account(iri, by_subject(quads)))
    return iri


_STORIES = [
    "meeting | سالم الحارثي:الوزير:SA + أيمن الصفدي:وزير الخارجية:JO | 2021-07-26\nperson | الحارثي:الوزير:SA",
    "meeting | مصطفى الكاظمي:رئيس الوزراء:IQ + جو بايدن:الرئيس:US | 2021-07-27\nperson | بايدن:الرئيس:US",
    "commitment | US | IQ | withdrawForces | 2021-12-31 | agreed\nforce | US | IQ:العراق | 2500 | 2021-07-26",
    "commitment | EG | SY | humanitarianAid | 2022-12-31 | agreed\nforce | SY | SY:سوريا | 300 | 2021-07-26",
]


def test_only_blocks_that_a_change_touches_are_worked_out_anew(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "records.sqlite")
    for i, lines in enumerate(_STORIES * 3):
        _put(shelf, f"a{i}.txt", lines)
    counts = []
    for change in (None, None, _STORIES[0]):
        if change:
            _put(shelf, "new.txt", change)
        reports = shelf.reports()
        memo = Memo(reports.data)
        resolve(reports, DEFAULT_BASE, memo=memo)
        counts.append((memo.worked, memo.recalled))
    (first, _), unchanged, (anew, recalled) = counts
    assert first > 8
    assert unchanged == (0, first)
    assert 0 < anew < recalled


def test_work_done_apart_comes_back(tmp_path: Path) -> None:
    assert apart(os.path.basename, str(tmp_path)) == tmp_path.name
    with pytest.raises(FileNotFoundError):
        apart(os.listdir, str(tmp_path / "none"))
    with pytest.raises(HiwarError, match="ended from outside"):
        apart(os._exit, 9)
