"""The score of the annotation guide: perfect on gold itself, exact on planted differences."""

from __future__ import annotations

import copy
import datetime as dt
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation.assign import assign
from kg.evaluation.facts import CLASSES, facts_of
from kg.evaluation.gold import gold_files, read_gold, report_from_gold
from kg.evaluation.same import normal
from kg.evaluation.score import headline, score_article, total
from kg.evaluation.tables import result

SHARED = Path(os.environ.get("HIWAR_SHARED", Path(__file__).parents[3] / "shared"))
GOLD = Path(__file__).parents[1] / "gold"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="shared annotations are not here")
A: dict[str, Any] = {
    "article": "a.txt",
    "actors": [
        {"id": "x", "type": "Person", "name": "س", "roles": [{"title": "وزير الخارجية", "of": "iq"}]},
        {"id": "iq", "type": "State", "name": "العراق", "country": "IQ"},
        {"id": "us", "type": "State", "name": "أميركا", "country": "US"},
    ],
    "meetings": [{"id": "m", "participants": ["x", "us"], "time": "2021-07-26", "status": "held"}],
    "commitments": [
        {
            "id": "c",
            "by": ["us"],
            "action": "sanctions",
            "polarity": "does",
            "modality": "pledged",
            "evidence": [[0, 5]],
        }
    ],
}


def test_gold_against_itself_is_one() -> None:
    score = score_article(copy.deepcopy(A), A)
    assert score.misses == []
    assert {k: t.prf("slot").f1 for k, t in score.tallies.items()} == dict.fromkeys(CLASSES, 1.0)


def test_a_wrong_filler_costs_its_slot_only() -> None:
    pred = copy.deepcopy(A)
    pred["meetings"][0]["status"] = "planned"
    tally = score_article(pred, A).tallies["meetings"]
    assert tally.prf("item").f1 == 1.0
    assert tally.prf("slot") == (0.75, 0.75, 0.75)
    (wrong,) = score_article(pred, A).wrong
    assert (wrong.kind, wrong.slot, wrong.found["status"]) == ("meetings", "status", "planned")


def test_spurious_and_missed_items_are_listed() -> None:
    pred = copy.deepcopy(A)
    pred["commitments"][0]["action"] = "ceasefire"
    score = score_article(pred, A)
    assert [(m.what, m.kind) for m in score.misses] == [("spurious", "commitments"), ("missed", "commitments")]
    assert score.tallies["commitments"].prf("slot").f1 == 0.0


def test_optional_gold_neither_earns_nor_costs() -> None:
    gold = copy.deepcopy(A)
    gold["commitments"][0]["optional"] = True
    for pred in (A, {**A, "commitments": []}):
        assert score_article(copy.deepcopy(pred), gold).tallies["commitments"].prf("slot").f1 == 1.0


def test_evidence_must_overlap() -> None:
    pred = copy.deepcopy(A)
    pred["commitments"][0]["evidence"] = [[5, 9]]
    assert score_article(pred, A).tallies["commitments"].prf("evidence").f1 == 0.0


def test_names_compare_after_normalisation() -> None:
    assert normal("تنظيم الدولة الإسلامية") == normal("الدوله الاسلاميه")
    assert normal("مُصطفى ـ الكاظمي") == normal("مصطفي كاظمي")


def test_assignment_is_the_best_over_all_pairings() -> None:
    rng = random.Random(7)
    from itertools import permutations

    for _ in range(60):
        rows, columns = rng.randint(1, 4), rng.randint(1, 4)
        weights = [[float(rng.choice([0, 1, 2, 3, 5])) for _ in range(columns)] for _ in range(rows)]
        best = max(
            sum(weights[i][j] for i, j in zip(chosen, order, strict=True))
            for size in [min(rows, columns)]
            for chosen in permutations(range(rows), size)
            for order in permutations(range(columns), size)
        )
        assert sum(weights[i][j] for i, j in assign(weights)) == best


def _damage(facts: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """Facts with items dropped, values swapped and actors retyped, as an extractor might have it."""
    for kind in CLASSES[1:]:
        facts[kind] = [f for f in facts[kind] if rng.random() > 0.2]
        for fact in facts[kind]:
            for slot in list(fact):
                if slot not in ("id", "evidence", "count", "by", "parties", "participants", "action", "force",
                                "polarity", "modality", "measure", "component") and rng.random() < 0.2:  # fmt: skip
                    fact[slot] = None if not isinstance(fact[slot], list) or slot == "place" else []
    for actor in facts["actors"]:
        if actor["type"] == "Organization" and rng.random() < 0.2:
            actor["type"] = "ArmedForce"
    return facts


@needs_shared
@pytest.mark.parametrize("part", ["seeds", "dev", "composed"])
def test_agrees_with_the_shared_scorer(part: str, tmp_path: Path) -> None:
    rng = random.Random(part)
    scores = []
    for path in gold_files(SHARED / "gold" / part):
        facts = _damage(facts_of(report_from_gold(path)), rng)
        scores.append(score_article(copy.deepcopy(facts), read_gold(path)))
        text = json.dumps(facts, ensure_ascii=False, default=dt.date.isoformat)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    command = [sys.executable, str(SHARED / "score" / "score.py"), "--gold", str(SHARED / "gold" / part)]
    out = subprocess.run([*command, "--facts", str(tmp_path), "--json"], capture_output=True, text=True, check=True)
    theirs = json.loads(out.stdout)
    assert 0.5 < theirs["headline"] < 1
    assert round(headline(total(scores)), 4) == theirs["headline"]
    for kind, figures in theirs["classes"].items():
        tally = total(scores)[kind]
        assert [round(v, 4) for v in tally.prf("slot")] == figures["slot"]
        assert [round(v, 4) for v in tally.prf("item")] == figures["item"]


def test_intervals_hold_the_headline_and_repeat() -> None:
    scores = {f"{i}.txt": score_article(copy.deepcopy(A) if i % 3 else {**A, "meetings": []}, A) for i in range(9)}
    figures = result(scores, {"0.txt": "واع"})
    assert figures == result(scores, {"0.txt": "واع"})
    low, high = figures["interval95"]
    assert low <= figures["headline"] <= high
    assert low < high
    assert set(figures["outlets"]) == {"?", "واع"}
