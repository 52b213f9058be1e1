"""Answers of another engine: built and scored like the rules', and refused by item when they cannot be cited."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

from kg.cli import main
from kg.engines import Recorded
from kg.errors import InputError
from kg.evaluation.facts import facts_of
from kg.evaluation.gold import gold_files, read_gold, report_from_gold
from kg.evaluation.score import score_article
from kg.model import Article

GOLD = Path(__file__).parents[1] / "gold" / "own-dev"
TEXT = "بغداد تتعهد بحماية السفارات\nتعهد العراق بحماية السفارات في بغداد."
ANSWER: dict[str, Any] = {
    "article": "a.txt",
    "engine": "some-model",
    "actors": [{"id": "iq", "type": "State", "name": "العراق", "country": "IQ"}],
    "commitments": [
        {"id": "c", "by": ["iq"], "action": "protectPersonnel", "polarity": "does", "modality": "pledged",
         "evidence": ["تعهد العراق بحماية السفارات"]},
    ],
}  # fmt: skip


def _answers(folder: Path, *answers: dict[str, Any]) -> Path:
    path = folder / "answers.jsonl"
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in answers), encoding="utf-8")
    return path


def _changed(**commitment: Any) -> dict[str, Any]:
    return {**ANSWER, "commitments": [{**ANSWER["commitments"][0], **commitment}]}


def test_gold_as_answers_scores_perfectly(tmp_path: Path) -> None:
    paths = list(gold_files(GOLD))
    head = {p: report_from_gold(p).article.text.split("\n", 1)[0] for p in paths}
    cited = [
        {
            k: [{"evidence": [[0, len(head[p])]], **i} for i in v] if k in ("actors", "rounds", "meetings") else v
            for k, v in data.items()
        }
        for p in paths
        for data in [read_gold(p)]
    ]
    engine = Recorded(_answers(tmp_path, *cited))
    for path, data in zip(paths, cited, strict=True):
        score = score_article(facts_of(engine(report_from_gold(path).article)), data)
        assert not score.misses, path.name


def test_quotations_become_offsets_and_the_engine_is_named(tmp_path: Path) -> None:
    report = Recorded(_answers(tmp_path, ANSWER))(Article("a.txt", TEXT))
    (fact,) = report.commitments
    assert [TEXT[e.start : e.end] for e in fact.evidence] == ["تعهد العراق بحماية السفارات"]
    assert (fact.rules, fact.confidence) == (("some-model",), 0.5)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (_changed(evidence=["لن يرد هذا"]), "commitments[0]: the text does not hold"),
        (_changed(evidence=[]), "commitments[0]: no evidence"),
        (_changed(evidence=[[0, 999]]), "is no stretch of the text"),
        (_changed(by=["us"]), "commitments[0] names 'us'"),
        (_changed(polarity="maybe"), "commitments[0]: 'maybe' is not a valid Polarity"),
        (_changed(confidence=7), "confidence 7.0 is not between 0 and 1"),
        (_changed(deadline="soon"), "commitments[0]: not an EDTF date"),
        ({**ANSWER, "commitments": [{"id": "c", "by": ["iq"], "evidence": [TEXT]}]}, "commitments[0] has no 'action'"),
        ({**ANSWER, "commitments": ["x"]}, "commitments[0] is not an object"),
        ({**ANSWER, "article": "b.txt"}, "no answer for this article"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_cited_is_refused_by_item(tmp_path: Path, answer: Any, message: str) -> None:
    with pytest.raises(InputError) as caught:
        Recorded(_answers(tmp_path, answer))(Article("a.txt", TEXT))
    assert message in str(caught.value)


def test_build_takes_answers_and_refuses_articles_without(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles, out = tmp_path / "articles", tmp_path / "out"
    articles.mkdir()
    (articles / "a.txt").write_text(TEXT, encoding="utf-8")
    (articles / "b.txt").write_text(TEXT + " نص آخر.", encoding="utf-8")
    arguments = ["build", str(articles), "--out", str(out), "--facts", str(_answers(tmp_path, ANSWER))]
    with pytest.raises(SystemExit) as done:
        main(arguments)
    assert done.value.code == 1
    assert "answers.jsonl on b.txt: no answer for this article" in capsys.readouterr().err
    rules = 'PREFIX hiwar: <https://w3id.org/hiwar/ns#> ASK { GRAPH ?g { ?x hiwar:rule "some-model" } }'
    assert bool(Store.read_only(str(out / "store")).query(rules))


def test_a_changed_answer_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    arguments = ["build", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--facts"]
    for answer in (ANSWER, _changed(modality="planned")):
        with pytest.raises(SystemExit) as done:
            main([*arguments, str(_answers(tmp_path, answer))])
        assert done.value.code == 0
    assert "planned" in (tmp_path / "out" / "graph.trig").read_text(encoding="utf-8")


def test_lines_that_are_no_answers_are_named(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text('{"article": "a.txt"}\nnonsense\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"answers\.jsonl:2: not a JSON object"):
        Recorded(path)(Article("a.txt", TEXT))
    with pytest.raises(InputError, match="not readable"):
        Recorded(tmp_path / "none.jsonl").stamp()
