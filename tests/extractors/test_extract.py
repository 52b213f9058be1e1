"""The whole extraction on one article: every kind of fact, bound to the same text."""

import datetime as dt
from dataclasses import fields

import pytest

from kg.document import understand
from kg.extract import extract
from kg.model import Article, Fact, Report

TEXT = (
    "كينيا والصومال تختتمان الجولة الثانية من الحوار الأمني\n"
    "نيروبي (وكالات) - اختتمت كينيا والصومال، أمس الأربعاء، الجولة الثانية من الحوار الأمني في نيروبي. "
    "والتقى الرئيس الكيني وليام روتو نظيره الصومالي حسن شيخ محمود في القصر الرئاسي. "
    "وقررت كينيا سحب قواتها من الصومال قبل نهاية العام الجاري، ولا يزال لها في الصومال 3600 جندي."
)


@pytest.fixture(scope="module")
def report() -> Report:
    return extract(understand(Article("x", TEXT, dt.date(2022, 11, 3))))


def _facts(report: Report) -> list[Fact]:
    values = (getattr(report, f.name) for f in fields(report))
    return [v for value in values if isinstance(value, tuple) for v in value if isinstance(v, Fact)]


def test_every_kind_is_found(report: Report) -> None:
    assert [r.ordinal for r in report.rounds] == [2]
    assert len(report.meetings) == 1
    assert [c.action for c in report.commitments] == ["withdrawForces"]
    assert [f.count for f in report.force_levels] == [3600]


def test_keys_are_unique_and_evidence_lies_in_the_text(report: Report) -> None:
    facts = _facts(report)
    assert len({f.key for f in facts}) == len(facts)
    for fact in facts:
        assert fact.evidence
        assert fact.rules
        assert 0 < fact.confidence <= 1
        assert all(0 <= s.start < s.end <= len(TEXT) for s in fact.evidence)


def test_actors_named_in_facts_are_in_the_report(report: Report) -> None:
    known = {a.key for a in report.actors}
    named = {k for c in report.commitments for k in (*c.by, *c.toward, *c.stated_by)}
    named |= {k for m in report.meetings for k in m.participants} | {f.force for f in report.force_levels}
    assert named <= known


def test_the_same_text_gives_the_same_report(report: Report) -> None:
    assert extract(understand(Article("x", TEXT, dt.date(2022, 11, 3)))) == report


@pytest.mark.parametrize("text", ["", " ", ".", "،،،", "\n\n", "سـ", "لن", "وقررت", "«»", "أن أن أن", "١٢٣"])
def test_scraps_give_nothing_and_no_error(text: str) -> None:
    assert extract(understand(Article("x", text))).commitments == ()
