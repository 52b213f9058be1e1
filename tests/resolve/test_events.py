"""Meetings, rounds, commitments and force levels across articles: one thing, its states, and disagreements."""

from __future__ import annotations

from world import World

KADHIMI, BIDEN = "مصطفى الكاظمي:رئيس الوزراء:IQ", "جو بايدن:الرئيس:US"


def statuses(world: World, node: object) -> list[tuple[str, str]]:
    """The states in a node's history, by date."""
    entries = world.follow(node, "hiwar:history")
    return sorted((world.values(e, "dcterms:date")[0], world.values(e, "hiwar:status")[0]) for e in entries)


def test_a_planned_meeting_that_was_held_is_one_meeting_with_two_states() -> None:
    world = World({
        "a.txt": ("2021-07-23", f"meeting | {KADHIMI} + {BIDEN} | 2021-07-26 | planned"),
        "b.txt": ("2021-07-26", "meeting | الكاظمي:رئيس الوزراء:IQ + بايدن:الرئيس:US | 2021-07-26 | held"),
        "c.txt": ("2021-07-27", f"meeting | {KADHIMI} + {BIDEN} | | held | واشنطن:US"),
    })  # fmt: skip
    (meeting,) = world.nodes("Meeting")
    assert world.sources(meeting) == ["a.txt", "b.txt", "c.txt"]
    assert world.values(meeting, "hiwar:status") == ["held"]
    assert statuses(world, meeting) == [("2021-07-23", "planned"), ("2021-07-26", "held")]
    assert not world.nodes("Conflict")


def test_meetings_of_other_days_people_or_kinds_stay_apart() -> None:
    world = World({
        "a.txt": ("2021-07-26", f"meeting | {KADHIMI} + {BIDEN} | 2021-07-26"),
        "b.txt": ("2021-09-01", f"meeting | {KADHIMI} + {BIDEN} | 2021-08-30"),
        "c.txt": ("2021-07-26", f"meeting | {KADHIMI} + أنتوني بلينكن:وزير الخارجية:US | 2021-07-26"),
        "d.txt": ("2021-07-26", f"meeting | {KADHIMI} + {BIDEN} | 2021-07-26 | held | | remote"),
        "e.txt": ("2021-07-26", f"meeting | {KADHIMI} + {BIDEN} | 2021-07-26 | held | | inPerson"),
    })  # fmt: skip
    assert sorted(len(world.sources(m)) for m in world.nodes("Meeting")) == [1, 1, 1, 2]
    days = [world.values(t, "hiwar:earliest")[0] for m in world.nodes("Meeting") for t in world.follow(m, "hiwar:time")]
    assert sorted(set(days)) == ["2021-07-26", "2021-08-30"]


def test_no_report_of_many_links_the_meetings_of_others() -> None:
    world = World({
        "a.txt": ("2015-08-08", "meeting | EG + DZ | | held"),
        "b.txt": ("2015-08-08", "meeting | EG + DZ + JO + BH | | held"),
        "c.txt": ("2015-08-08", "meeting | JO + BH | | held"),
        "d.txt": ("2015-08-09", "meeting | EG + DZ | | held"),
    })  # fmt: skip
    together = sorted(world.sources(m) for m in world.nodes("Meeting"))
    assert not any({"a.txt", "c.txt"} <= set(sources) for sources in together)
    assert ["c.txt"] in together or ["b.txt", "c.txt"] in together


def test_no_joint_undertaking_links_those_of_its_parties() -> None:
    world = World({
        "a.txt": ("2015-08-08", "commitment | US | IQ | withdrawForces | 2015-12-31"),
        "b.txt": ("2015-08-08", "commitment | US + GB | IQ | withdrawForces | 2015-12-31"),
        "c.txt": ("2015-08-08", "commitment | GB | IQ | withdrawForces | 2015-12-31"),
    })  # fmt: skip
    together = sorted(world.sources(c) for c in world.nodes("Commitment"))
    assert len(together) == 2
    assert not any({"a.txt", "c.txt"} <= set(sources) for sources in together)


def test_two_meetings_of_one_article_are_never_one() -> None:
    line = f"meeting | {KADHIMI} + {BIDEN} | 2021-07-26"
    world = World({"a.txt": ("2021-07-26", f"{line}\n{line} | held | بغداد:IQ")})
    assert len(world.nodes("Meeting")) == 2


def test_a_state_stands_for_the_person_another_article_names() -> None:
    world = World({
        "a.txt": ("2021-07-26", f"meeting | {KADHIMI} + US | 2021-07-26"),
        "b.txt": ("2021-07-26", f"meeting | {KADHIMI} + {BIDEN} | 2021-07-26"),
    })  # fmt: skip
    (meeting,) = world.nodes("Meeting")
    assert len(world.follow(meeting, "hiwar:participant")) == 2
    assert all(p.value.rsplit("/", 1)[-1].startswith("person-") for p in world.follow(meeting, "hiwar:participant"))


def test_a_coarser_time_is_a_refinement_and_another_day_a_conflict() -> None:
    world = World({
        "a.txt": ("2021-04-08", "round | IQ + US | 3 | 2021-04-07"),
        "b.txt": ("2021-07-26", "round | IQ + US | 3 | 2021-04"),
    })  # fmt: skip
    (third,) = world.nodes("DialogueRound")
    assert [world.values(t, "hiwar:edtf") for t in world.follow(third, "hiwar:time")] == [["2021-04-07"]]
    assert not world.nodes("Conflict")

    world = World({
        "a.txt": ("2021-04-08", "round | IQ + US | 3 | 2021-04-07"),
        "b.txt": ("2021-07-26", "round | IQ + US | 3 | 2021-04-09"),
        "c.txt": ("2021-07-27", "round | IQ + US | 3 | 2021-04-07"),
    })  # fmt: skip
    (third,) = world.nodes("DialogueRound")
    (conflict,) = world.follow(third, "hiwar:conflict")
    assert world.values(conflict, "hiwar:onProperty") == ["time"]
    accounts = {
        world.values(world.follow(v, "rdf:value")[0], "hiwar:edtf")[0]: len(world.follow(v, "prov:wasDerivedFrom"))
        for v in world.follow(conflict, "hiwar:value")
    }
    assert accounts == {"2021-04-07": 2, "2021-04-09": 1}
    assert [world.values(t, "hiwar:edtf") for t in world.follow(third, "hiwar:time")] == [["2021-04-07"]]


def test_rounds_of_other_numbers_or_parties_stay_apart() -> None:
    world = World({
        "a.txt": ("2021-07-26", "round | IQ + US | 3 | 2021-07-26\nround | IQ + US | 4"),
        "b.txt": ("2021-07-26", "round | IR + US | 4 | 2021-07-26"),
        "c.txt": ("2024-07-26", "round | IQ + US | 4 | 2024-07-20"),
    })  # fmt: skip
    assert len(world.nodes("DialogueRound")) == 4


def test_rounds_make_one_dialogue() -> None:
    world = World({
        "a.txt": ("2021-04-08", "round | IQ + US | 3 | 2021-04-07"),
        "b.txt": ("2021-07-26", "round | US + IQ | 4 | 2021-07-26"),
    })  # fmt: skip
    assert len(world.nodes("Dialogue")) == 1


def stages(world: World, node: object) -> list[tuple[str, str, str]]:
    """Date, stage and modality of a commitment's history."""
    return sorted(
        (world.values(e, "dcterms:date")[0], world.values(e, "hiwar:stage")[0], *world.values(e, "hiwar:modality"))
        for e in world.follow(node, "hiwar:history")
    )  # type: ignore[return-value]


def test_a_commitment_has_a_life() -> None:
    world = World({
        "a.txt": ("2021-07-23", "commitment | US + IQ | | endCombatMission | 2021-12-31 | anticipated"),
        "b.txt": ("2021-07-26", "commitment | US + IQ | | endCombatMission | 2021-12-31 | agreed"),
        "c.txt": ("2021-11-02", "commitment | US + IQ | | endCombatMission | 2022-03-31 | planned"),
    })  # fmt: skip
    (commitment,) = world.nodes("Commitment")
    assert stages(world, commitment) == [
        ("2021-07-23", "firstStated", "anticipated"),
        ("2021-07-26", "restated", "agreed"),
        ("2021-11-02", "deadlineChanged", "planned"),
    ]
    assert [world.values(t, "hiwar:latest") for t in world.follow(commitment, "hiwar:deadline")] == [["2022-03-31"]]
    assert not world.nodes("Conflict")


def test_the_opposite_undertaking_contradicts_the_earlier_one() -> None:
    world = World({
        "a.txt": ("2021-07-23", "commitment | US | IQ | withdrawForces | | pledged | does"),
        "b.txt": ("2021-08-23", "commitment | US | IQ | withdrawForces | | planned | doesNot"),
    })  # fmt: skip
    earlier = next(c for c in world.nodes("Commitment") if world.values(c, "hiwar:polarity") == ["does"])
    later = next(c for c in world.nodes("Commitment") if world.values(c, "hiwar:polarity") == ["doesNot"])
    assert world.follow(earlier, "hiwar:contradictedBy") == [later]
    assert ("2021-08-23", "contradicted") in stages(world, earlier)
    assert not world.follow(later, "hiwar:contradictedBy")


def test_undertakings_of_others_or_other_acts_stay_apart() -> None:
    world = World({
        "a.txt": ("2021-07-26", "commitment | US | IQ | withdrawForces | 2021-12-31"),
        "b.txt": ("2021-07-26", "commitment | IR | IQ | withdrawForces | 2021-12-31"),
        "c.txt": ("2021-07-26", "commitment | US | IQ | trainAndAdvise | 2021-12-31"),
        "d.txt": ("2021-07-26", "commitment | US | SY | withdrawForces | 2021-12-31"),
    })  # fmt: skip
    assert len(world.nodes("Commitment")) == 4


def test_force_levels_make_one_time_line_and_keep_what_disagrees() -> None:
    world = World({
        "a.txt": ("2021-04-07", "force | US | IQ | 2500 | 2021-04-07 | present | about"),
        "b.txt": ("2021-07-23", "force | US | IQ:العراق | 2500 | 2021-07-23"),
        "c.txt": ("2021-07-26", "force | US | IQ | 2500 | 2021-07-26\nforce | US | IQ | 500 | 2020-12-31 | withdrawn"),
        "d.txt": ("2021-07-26", "force | US | IQ | 3500 | 2021-07-26"),
        "e.txt": ("2021-07-26", "force | US | SY | 900 | 2021-07-26"),
    })  # fmt: skip
    iraq = next(t for t in world.nodes("ForceTimeLine") if len(world.follow(t, "hiwar:level")) > 1)
    levels = world.follow(iraq, "hiwar:level")
    told = sorted(
        (world.values(t, "hiwar:latest")[0], world.values(n, "hiwar:measure")[0], world.values(n, "hiwar:count")[0])
        for n in levels
        for t in world.follow(n, "hiwar:asOf")
    )
    assert told == [
        ("2020-12-31", "withdrawn", "500"),
        ("2021-04-07", "present", "2500"),
        ("2021-07-23", "present", "2500"),
        ("2021-07-26", "present", "2500"),
    ]
    (conflict,) = world.nodes("Conflict")
    assert world.values(conflict, "hiwar:onProperty") == ["count"]
    assert sorted(world.values(v, "rdf:value")[0] for v in world.follow(conflict, "hiwar:value")) == ["2500", "3500"]
    assert len(world.nodes("ForceTimeLine")) == 2
