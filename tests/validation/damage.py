"""Every kind of damage to one statement of a valid graph: what is done to it, by class and property of the statement.

A kind is `Class property deed`, for example `Meeting participant dangling`. Each yields one damaged graph, made from
the first statement (in order) to which the deed can be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.terms import DEFAULT_BASE
from kg.validation.terms import TYPE, XSD

Term = NamedNode | Literal
INTEGER, STRING, DATE = (NamedNode(XSD + n) for n in ("integer", "string", "date"))


@dataclass(frozen=True)
class World:
    """The valid graph, and what the deeds need to know of it."""

    quads: Sequence[Quad]
    classes: dict[NamedNode, NamedNode]  # of each node
    graphs: dict[NamedNode, NamedNode]  # where each node is described

    def another(self, node: NamedNode, same_class: bool, same_graph: bool) -> NamedNode | None:
        """Some other node of the same or another class, in the same or another graph."""
        kind, graph = self.classes.get(node), self.graphs.get(node)
        for other, its in sorted(self.classes.items(), key=lambda item: item[0].value):
            if other != node and (its == kind) == same_class and (self.graphs[other] == graph) == same_graph:
                return other
        return None


def world_of(quads: Sequence[Quad]) -> World:
    types = [q for q in quads if q.predicate == TYPE]
    return World(quads, {q.subject: q.object for q in types}, {q.subject: q.graph_name for q in types})


def dropped(world: World, quad: Quad) -> list[Quad]:
    return []


def _with(quad: Quad, object_: Term | None) -> list[Quad] | None:
    return None if object_ is None else [Quad(quad.subject, quad.predicate, object_, quad.graph_name)]


def dangling(world: World, quad: Quad) -> list[Quad] | None:
    """The object becomes a node that nothing describes."""
    return _with(quad, NamedNode(f"{quad.object.value}0")) if isinstance(quad.object, NamedNode) else None


def worded(world: World, quad: Quad) -> list[Quad] | None:
    """A node becomes a word."""
    return _with(quad, Literal("كلمة", language="ar")) if isinstance(quad.object, NamedNode) else None


def elsewhere(world: World, quad: Quad) -> list[Quad] | None:
    """The object becomes a node of the same class in another graph."""
    if not isinstance(quad.object, NamedNode) or quad.predicate == TYPE:
        return None
    return _with(quad, world.another(quad.object, same_class=True, same_graph=False))


def misplaced(world: World, quad: Quad) -> list[Quad] | None:
    """The object becomes a node of another class in the same graph."""
    if not isinstance(quad.object, NamedNode) or quad.object not in world.classes:
        return None
    return _with(quad, world.another(quad.object, same_class=False, same_graph=True))


def retyped(world: World, quad: Quad) -> list[Quad] | None:
    """The words stay, the datatype changes."""
    if not isinstance(quad.object, Literal):
        return None
    kind = INTEGER if quad.object.datatype == STRING or quad.object.language else STRING
    return _with(quad, Literal(quad.object.value, datatype=kind))


def retagged(world: World, quad: Quad) -> list[Quad] | None:
    """Arabic text becomes French."""
    tagged = isinstance(quad.object, Literal) and quad.object.language
    return _with(quad, Literal(quad.object.value, language="fr")) if tagged else None


def noded(world: World, quad: Quad) -> list[Quad] | None:
    """A word becomes a node."""
    return _with(quad, NamedNode(f"{DEFAULT_BASE}word/1")) if isinstance(quad.object, Literal) else None


def emptied(world: World, quad: Quad) -> list[Quad] | None:
    """The words are gone, the literal stays."""
    if not isinstance(quad.object, Literal) or not quad.object.value:
        return None
    language, datatype = quad.object.language, quad.object.datatype
    return _with(quad, Literal("", language=language) if language else Literal("", datatype=datatype))


def impossible(world: World, quad: Quad) -> list[Quad] | None:
    """A number far out of range, a day no calendar has."""
    if not isinstance(quad.object, Literal) or quad.object.language or quad.object.datatype == STRING:
        return None
    value = "2021-02-30" if quad.object.datatype == DATE else "-7"
    return _with(quad, Literal(value, datatype=quad.object.datatype))


def shifted(world: World, quad: Quad) -> list[Quad] | None:
    """A position or day moves by one, a quote loses its last letter: still well formed."""
    name, old = quad.predicate.value.rsplit("#", 1)[-1], quad.object
    if name in ("start", "end"):
        return _with(quad, Literal(str(int(old.value) + 1), datatype=INTEGER))
    if name in ("earliest", "latest"):
        day = dt.date.fromisoformat(old.value) + dt.timedelta(1)
        return _with(quad, Literal(day.isoformat(), datatype=DATE))
    if name in ("exact", "prefix", "suffix") and len(old.value) > 1:
        return _with(quad, Literal(old.value[:-1] + "ق", language="ar"))
    return None


def renamed(world: World, quad: Quad) -> list[Quad]:
    """A property that the ontology does not have."""
    unknown = NamedNode(f"{quad.predicate.value}Typo")
    return [Quad(quad.subject, unknown, quad.object, quad.graph_name)]


def moved(world: World, quad: Quad) -> list[Quad]:
    """The statement is made of a node outside the base."""
    stranger = NamedNode(quad.subject.value.replace(DEFAULT_BASE, "https://example.org/"))
    return [Quad(stranger, quad.predicate, quad.object, quad.graph_name)]


def doubled(world: World, quad: Quad) -> list[Quad] | None:
    """A second value beside the first, where one property has one value in this graph."""
    same = [q for q in world.quads if q.predicate == quad.predicate and q.object != quad.object]
    here = [q for q in world.quads if q.subject == quad.subject and q.predicate == quad.predicate]
    if len(here) > 1 or not same:
        return None
    return [quad, Quad(quad.subject, quad.predicate, same[0].object, quad.graph_name)]


Deed = Callable[[World, Quad], "list[Quad] | None"]
DEEDS: tuple[Deed, ...] = (
    dropped, dangling, worded, elsewhere, misplaced, retyped, retagged, noded, emptied, impossible, shifted, renamed,
    moved, doubled,
)  # fmt: skip


def _tail(node: NamedNode | None) -> str:
    return node.value.replace("#", "/").rsplit("/", 1)[-1] if node else "?"


def kinds(world: World) -> Iterator[tuple[str, list[Quad]]]:
    """(kind, damaged graph) for every kind that this graph allows."""
    resolved = NamedNode(f"{DEFAULT_BASE}resolved")
    done: set[str] = set()
    for quad in world.quads:
        layer = "resolved " if quad.graph_name == resolved else ""
        about = f"{layer}{_tail(world.classes.get(quad.subject))} {_tail(quad.predicate)}"
        for deed in DEEDS:
            kind = f"{about} {deed.__name__}"
            if kind not in done and (instead := deed(world, quad)) is not None and instead != [quad]:
                done.add(kind)
                yield kind, [*(q for q in world.quads if q != quad), *instead]
