"""Every kind of damage to one statement of a valid graph: nearly all of it is found, and what is not is listed here."""

from __future__ import annotations

from damage import kinds, world_of
from made import whole_graph

from kg.validation.dataset import check_dataset
from kg.validation.shapes import full_engine

# What a graph can lack or have twice and still be valid: an article need not say it, or may say it in two places.
OPTIONAL = {
    "Article headline", "Article publisher", "Article url", "Membership organization", "Membership office",
    "Organization country", "ArmedForce reportedBy", "ArmedForce country", "DialogueRound time", "TimeSpan expression",
    "DialogueRound place", "Place prefLabel", "Place country", "DialogueRound format", "DialogueRound status",
    "DialogueRound topic", "DialogueRound ordinal", "DialogueRound finalRound", "Meeting time", "Meeting place",
    "Meeting format", "Meeting status", "Meeting topic", "Commitment object", "ForceLevel count", "ForceLevel minCount",
    "ForceLevel maxCount", "resolved Membership organization", "resolved Membership office", "resolved Place prefLabel",
    "resolved Place country", "resolved HistoryEntry deadline", "resolved Membership firstReported",
    "resolved Membership lastReported",
}  # fmt: skip
REPEATABLE = {
    "Person evidence", "State evidence", "Organization evidence", "ArmedForce evidence", "Dialogue evidence",
    "DialogueRound evidence", "Meeting evidence", "Commitment evidence", "ForceLevel evidence",
    "resolved ForceTimeLine level",
}  # fmt: skip
# A resolved reference exchanged for another one that exists, where no report says which is right.
EXCHANGED = {
    "resolved Membership organization misplaced",
    "resolved ForceTimeLine force misplaced",
    "resolved ConflictValue value misplaced",
    "resolved ConflictValue wasDerivedFrom elsewhere",
    "resolved Membership firstReported moved",  # the day of another role
    "resolved Membership lastReported moved",
    "resolved Commitment toward dropped",  # one of two: nobody undertakes a thing toward himself, so one may go
}
KNOWN_MISSES = {f"{k} dropped" for k in OPTIONAL} | {f"{k} doubled" for k in REPEATABLE} | EXCHANGED


def test_damage_is_found() -> None:
    engine, count, missed = full_engine(), 0, set()
    for kind, quads in kinds(world_of(whole_graph())):
        count += 1
        if not engine.validate(quads) and not check_dataset(quads, {}):
            missed.add(kind)
    assert count >= 1000
    assert missed <= KNOWN_MISSES
    assert len(missed) / count <= 0.03


def test_the_undamaged_graph_is_sound() -> None:
    quads = whole_graph()
    assert full_engine().validate(quads) == []
    assert check_dataset(quads, {}) == []
