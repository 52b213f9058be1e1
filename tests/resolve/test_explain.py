"""A resolved actor can be explained: who calls it what, why they were joined, what was kept apart."""

from __future__ import annotations

import pytest
from world import World

from kg.errors import HiwarError
from kg.graph.terms import DEFAULT_BASE
from kg.resolve.explain import explain_actor
from kg.resolve.overrides import Override, Overrides


def test_the_decisions_behind_an_actor_are_told() -> None:
    world = World({
        "a.txt": ("2021-07-26", "person | ماثيو تولر:السفير:US"),
        "b.txt": ("2021-07-27", "person | متيو تولر:السفير:US"),
        "c.txt": ("2021-07-28", "person | تولر:السفير:US"),
    })  # fmt: skip
    world.store.extend(world.quads)
    (told,) = explain_actor(world.store, "تولر", DEFAULT_BASE)
    assert told.label == "ماثيو تولر"
    assert [a.article for a in told.accounts] == ["a.txt", "b.txt", "c.txt"]
    assert any(r.startswith("spelling variant, same office: ") and "(b.txt)" in r for r in told.joined)
    assert any(r.startswith("surname and context: ") and "(c.txt)" in r for r in told.joined)
    assert told.iri == world.nodes("Person")[0].value
    assert "joined: spelling variant" in str(told)


def test_what_was_kept_apart_is_told() -> None:
    world = World({
        "a.txt": ("2021-07-26", "person | محمد العلي:وزير الخارجية:JO"),
        "b.txt": ("2021-07-27", "person | محمد العلي:وزير النفط:SY"),
    })  # fmt: skip
    told = explain_actor(world.store, "محمد العلي", DEFAULT_BASE)
    assert len(told) == 2
    assert all(t.apart[0].startswith("namesakes of different states") for t in told)


def test_an_unknown_name_is_said_to_be_unknown() -> None:
    with pytest.raises(HiwarError, match="no article names it"):
        explain_actor(World({"a.txt": ("", "person | تولر:السفير:US")}).store, "غيره", DEFAULT_BASE)


def test_a_reviewed_pair_is_told_as_the_reason() -> None:
    world = World({"a.txt": ("", "person | تولر:السفير:US"), "b.txt": ("", "person | هاريس:السفير:US")})
    reviewed = Overrides((Override(True, ("تولر", ""), ("هاريس", ""), 2),))
    (told,) = explain_actor(world.store, "تولر", DEFAULT_BASE, reviewed)
    assert any(reason.startswith("override: same: ") and "reviewed, line 2" in reason for reason in told.joined)
