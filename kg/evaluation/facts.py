"""A Report in the gold format: what `kg evaluate` compares, and what a linguist can read beside an annotation."""

from __future__ import annotations

from typing import Any

from kg.model import Actor, Commitment, DialogueRound, Fact, ForceLevel, Meeting, Place, Report, TimeSpan

Item = dict[str, Any]
CLASSES = ("actors", "meetings", "rounds", "commitments", "forceLevels")


def facts_of(report: Report) -> Item:
    """`report` as a gold annotation; times are (earliest, latest) pairs, places lists of names."""
    return {
        "article": report.article.source,
        "actors": [_actor(a) for a in report.actors],
        "meetings": [_meeting(m) for m in report.meetings],
        "rounds": [_round(r) for r in report.rounds],
        "commitments": [_commitment(c) for c in report.commitments],
        "forceLevels": [_force_level(f) for f in report.force_levels],
    }


def _time(span: TimeSpan | None) -> tuple[Any, Any] | None:
    return None if span is None or (span.earliest is None and span.latest is None) else (span.earliest, span.latest)


def _place(place: Place | None) -> list[str] | None:
    return None if place is None else [n for n in (place.name, place.country) if n]


def _evidence(fact: Fact) -> list[list[int]]:
    return [list(span) for span in fact.evidence]


def _actor(a: Actor) -> Item:
    roles = [{"title": r.title, "of": r.of, "former": r.former} for r in a.roles]
    return {"id": a.key, "type": str(a.type), "name": a.name, "aliases": list(a.aliases), "country": a.country,
            "roles": roles}  # fmt: skip


def _meeting(m: Meeting) -> Item:
    return {"id": m.key, "participants": sorted(m.participants), "time": _time(m.time), "place": _place(m.place),
            "format": m.format, "status": m.status, "round": m.round, "evidence": _evidence(m)}  # fmt: skip


def _round(r: DialogueRound) -> Item:
    return {"id": r.key, "parties": sorted(r.parties), "ordinal": r.ordinal, "time": _time(r.time),
            "place": _place(r.place), "format": r.format, "status": r.status, "final": r.final or None,
            "leaders": sorted(r.leaders), "evidence": _evidence(r)}  # fmt: skip


def _commitment(c: Commitment) -> Item:
    return {"id": c.key, "by": sorted(c.by), "toward": sorted(c.toward), "action": c.action, "polarity": c.polarity,
            "modality": c.modality, "deadline": _time(c.deadline), "amount": c.amount,
            "statedBy": sorted(c.stated_by), "evidence": _evidence(c)}  # fmt: skip


def _force_level(f: ForceLevel) -> Item:
    count = f.minimum if f.count is None else f.count
    return {"id": f.key, "force": f.force, "place": _place(f.place), "count": count, "measure": f.measure,
            "component": f.component, "asOf": _time(f.as_of), "approximate": f.approximate or None,
            "evidence": _evidence(f)}  # fmt: skip
