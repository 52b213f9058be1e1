"""Resolution in order, on one screen: actors, rounds, dialogues, meetings, commitments, force levels."""

from __future__ import annotations

from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.graph.mint import resolved_graph
from kg.graph.serialise import Shortener
from kg.resolve.actors import resolve_actors
from kg.resolve.blocks import Memo
from kg.resolve.copies import write_copies
from kg.resolve.layer import Layer
from kg.resolve.occasions import resolve_dialogues, resolve_meetings, resolve_rounds
from kg.resolve.overrides import Overrides
from kg.resolve.register import Register
from kg.resolve.shelf import Reports, shelve
from kg.resolve.strengths import resolve_levels
from kg.resolve.undertakings import resolve_commitments
from kg.resolve.write_actors import write_actors, write_identifiers
from kg.resolve.write_claims import write_commitments, write_levels
from kg.resolve.write_events import write_dialogues, write_meetings, write_rounds
from kg.resolve.written import Written


def resolve(reports: Reports, base: str, overrides: Overrides | None = None, memo: Memo | None = None) -> Written:
    """The resolved graph of `reports`: a function of what they say, not of when they came."""
    overrides, memo = overrides or Overrides(), memo or Memo(reports.data)
    register = Register(reports)
    actors = resolve_actors(reports, register, overrides, memo)
    layer = Layer(reports, register, actors, base)
    write_actors(layer)
    write_identifiers(layer, overrides)
    rounds = resolve_rounds(reports, register, actors, memo)
    write_dialogues(layer, resolve_dialogues(reports, register, actors))
    write_rounds(layer, rounds)
    write_meetings(layer, resolve_meetings(reports, register, actors, memo))
    write_commitments(layer, resolve_commitments(reports, register, actors, memo))
    write_copies(layer)
    write_levels(layer, resolve_levels(reports, register, actors, memo))
    memo.forget()
    return layer.triples


def resolved_quads(store: Store, base: str, overrides: Overrides | None = None) -> list[Quad]:
    """The resolved graph of all reports in `store`, which is left as it is."""
    graph, short = resolved_graph(base), Shortener(base)
    statements = resolve(shelve(store, graph).reports(), base, overrides)
    text = "".join((short.header(), *statements.block(graph, short)))
    return list(parse(text.encode(), RdfFormat.TRIG))
