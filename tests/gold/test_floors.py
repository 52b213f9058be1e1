"""Quality floors: no change may lower a score below what was once reached (`kg evaluate --floors`, `--set-floors`)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.document import understand
from kg.evaluation.facts import facts_of
from kg.evaluation.floors import fallen, raised, read_floors
from kg.evaluation.gold import gold_files, read_gold, report_from_gold
from kg.evaluation.score import score_article, total
from kg.evaluation.tables import evidence_share, result
from kg.extract import extract

HERE = Path(__file__).parent
FLOORS = read_floors(HERE / "floors.json")


def gold_of(name: str, tmp_path: Path) -> Path:
    """The folder of a gold set; the sample articles' texts are not kept twice, so theirs is put together."""
    if name != "seeds":
        return HERE / name
    for source in (*(HERE / "seeds").iterdir(), *(HERE.parents[1] / "seeds").glob("*.txt")):
        shutil.copy(source, tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_scores_hold_their_floors(name: str, tmp_path: Path) -> None:
    scores = {}
    for path in gold_files(gold_of(name, tmp_path)):
        facts = facts_of(extract(understand(report_from_gold(path).article)))
        scores[path.name] = score_article(facts, read_gold(path))
    figures = result(scores, {})
    assert fallen(FLOORS[name], figures) == []
    assert evidence_share(total(scores.values())) >= 0.85


def test_every_gold_set_has_its_floors() -> None:
    assert {"seeds", "composed", "own-dev", "own-held"} <= set(FLOORS)
    assert all(
        set(f) == {"headline", "actors", "meetings", "rounds", "commitments", "forceLevels"} for f in FLOORS.values()
    )


def test_floors_rise_and_only_fall_when_told() -> None:
    figures = {"headline": 0.5, "classes": {"actors": {"slot": [0, 0, 0.789]}}}
    assert raised({"headline": 0.6, "actors": 0.7}, figures) == {"headline": 0.6, "actors": 0.78}
    assert raised({"headline": 0.6, "actors": 0.7}, figures, lower=True) == {"headline": 0.5, "actors": 0.78}
    assert fallen({"headline": 0.6}, figures) == ["headline 0.5000 is below its floor 0.60"]
