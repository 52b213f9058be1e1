"""Actors, dialogues, rounds, meetings, commitments and force levels of a report as RDF."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.graph.helpers import Context
from kg.graph.terms import TYPE, arabic, boolean, decimal, integer, plain, term
from kg.model import Actor, ActorType, Commitment, Dialogue, DialogueRound, ForceLevel, Meeting, Report, Role

Nodes = dict[str, NamedNode]


def add_facts(report: Report, context: Context) -> None:
    """Everything `report` holds, into `context`."""
    actors = {a.key: context.mint("actor", a.key) for a in report.actors}
    events = {d.key: context.mint("dialogue", d.key) for d in report.dialogues}
    events |= {r.key: context.mint("round", r.key) for r in report.rounds}
    events |= {m.key: context.mint("meeting", m.key) for m in report.meetings}
    for actor in report.actors:
        _add_actor(context, actor, actors)
    for dialogue in report.dialogues:
        _add_dialogue(context, events[dialogue.key], dialogue, actors)
    for round_ in report.rounds:
        _add_round(context, events[round_.key], round_, actors, events)
    for meeting in report.meetings:
        _add_meeting(context, events[meeting.key], meeting, actors, events)
    for commitment in report.commitments:
        _add_commitment(context, commitment, actors, events)
    for level in report.force_levels:
        _add_force_level(context, level, actors)


def _add_actor(context: Context, actor: Actor, actors: Nodes) -> None:
    node = actors[actor.key]
    context.add_fact(node, actor.type.value, actor, actors)
    context.add(node, term("skos:prefLabel"), arabic(actor.name))
    for alias in actor.aliases:
        if alias != actor.name:
            context.add(node, term("skos:altLabel"), arabic(alias))
    if actor.country:
        context.add(node, term("hiwar:country"), plain(actor.country))
    if actor.type is ActorType.PERSON:
        for role in actor.roles:
            _add_membership(context, node, role, actors)


def _add_membership(context: Context, person: NamedNode, role: Role, actors: Nodes) -> None:
    node = context.mint("membership", person.value, role.title, role.of, role.former, role.office)
    context.add(person, term("org:hasMembership"), node)
    context.add(node, TYPE, term("org:Membership"))
    context.add(node, term("hiwar:title"), arabic(role.title))
    context.add(node, term("hiwar:former"), boolean(role.former))
    if role.of in actors:
        context.add(node, term("org:organization"), actors[role.of])
    if role.office:
        context.add(node, term("hiwar:office"), term(f"hiwar:{role.office}"))


def _add_dialogue(context: Context, node: NamedNode, dialogue: Dialogue, actors: Nodes) -> None:
    context.add_fact(node, "Dialogue", dialogue, actors)
    context.add(node, term("skos:prefLabel"), arabic(dialogue.name))
    context.add_actors(node, "hiwar:party", dialogue.parties, actors)


def _add_event(context: Context, node: NamedNode, event: DialogueRound | Meeting) -> None:
    """What rounds and meetings share: when, where, how, in which state, on what."""
    context.add_time(node, term("hiwar:time"), event.time)
    context.add_place(node, "hiwar:place", event.place)
    if event.format:
        context.add(node, term("hiwar:format"), term(f"hiwar:{event.format.value}"))
    if event.status:
        context.add(node, term("hiwar:status"), term(f"hiwar:{event.status.value}"))
    if event.topic:
        context.add(node, term("hiwar:topic"), arabic(event.topic))


def _add_round(context: Context, node: NamedNode, event: DialogueRound, actors: Nodes, events: Nodes) -> None:
    context.add_fact(node, "DialogueRound", event, actors)
    _add_event(context, node, event)
    context.add_actors(node, "hiwar:party", event.parties, actors)
    context.add_actors(node, "hiwar:leader", event.leaders, actors)
    if event.dialogue in events:
        context.add(node, term("hiwar:roundOf"), events[event.dialogue])
    if event.ordinal is not None:
        context.add(node, term("hiwar:ordinal"), integer(event.ordinal))
    if event.final:
        context.add(node, term("hiwar:finalRound"), boolean(True))


def _add_meeting(context: Context, node: NamedNode, event: Meeting, actors: Nodes, events: Nodes) -> None:
    context.add_fact(node, "Meeting", event, actors)
    _add_event(context, node, event)
    context.add_actors(node, "hiwar:participant", event.participants, actors)
    if event.host in actors:
        context.add(node, term("hiwar:host"), actors[event.host])
    if event.round in events:
        context.add(node, term("hiwar:heldDuring"), events[event.round])


def _add_commitment(context: Context, fact: Commitment, actors: Nodes, events: Nodes) -> None:
    node = context.mint("commitment", fact.key)
    context.add_fact(node, "Commitment", fact, actors)
    context.add_actors(node, "hiwar:committedBy", fact.by, actors)
    context.add_actors(node, "hiwar:toward", fact.toward, actors)
    context.add_actors(node, "hiwar:statedBy", fact.stated_by, actors)
    for name, value in (("action", fact.action), ("polarity", fact.polarity), ("modality", fact.modality)):
        context.add(node, term(f"hiwar:{name}"), term(f"hiwar:{value}"))
    if fact.object:
        context.add(node, term("hiwar:object"), arabic(fact.object))
    context.add_time(node, term("hiwar:deadline"), fact.deadline)
    if fact.amount is not None:
        context.add(node, term("hiwar:amount"), decimal(fact.amount))
    if fact.unit:
        context.add(node, term("hiwar:unit"), arabic(fact.unit))
    if fact.made_at in events:
        context.add(node, term("hiwar:madeAt"), events[fact.made_at])


def _add_force_level(context: Context, fact: ForceLevel, actors: Nodes) -> None:
    node = context.mint("force-level", fact.key)
    context.add_fact(node, "ForceLevel", fact, actors)
    context.add_actors(node, "hiwar:force", (fact.force,), actors)
    context.add_place(node, "hiwar:stationedIn", fact.place)
    for name, number in (("count", fact.count), ("minCount", fact.minimum), ("maxCount", fact.maximum)):
        if number is not None:
            context.add(node, term(f"hiwar:{name}"), integer(number))
    context.add(node, term("hiwar:measure"), term(f"hiwar:{fact.measure.value}"))
    context.add(node, term("hiwar:component"), term(f"hiwar:{fact.component.value}"))
    context.add_time(node, term("hiwar:asOf"), fact.as_of)
    context.add(node, term("hiwar:approximate"), boolean(fact.approximate))
    context.add_actors(node, "hiwar:statedBy", fact.stated_by, actors)
