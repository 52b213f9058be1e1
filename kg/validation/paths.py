"""SHACL property paths: predicates, inverse, sequences, alternatives, and the repeating ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.validation.index import Index
from kg.validation.terms import FIRST, Term, sh


class Unsupported(Exception):
    """A construct that the compiled engine does not know; the reference engine does."""


Reader = Callable[[Index, Term], Collection[Term]]


@dataclass(frozen=True, slots=True)
class Path:
    """`kind` is predicate, inverse, sequence, alternative, zeroOrMore, oneOrMore or zeroOrOne."""

    kind: str
    predicate: NamedNode | None = None
    parts: tuple[Path, ...] = ()

    def __str__(self) -> str:
        inner = [str(p) for p in self.parts]
        match self.kind:
            case "predicate":
                return f"<{self.predicate.value}>" if self.predicate else ""
            case "inverse":
                return f"^{inner[0]}"
            case "sequence":
                return "/".join(inner)
            case "alternative":
                return f"({'|'.join(inner)})"
        return f"({inner[0]}){ {'zeroOrMore': '*', 'oneOrMore': '+', 'zeroOrOne': '?'}[self.kind] }"

    def reader(self) -> Reader:
        """A function from (index, focus node) to what the path leads to, each value once."""
        if predicate := self.predicate:
            return lambda index, focus: index.objects(focus, predicate)
        if self.kind == "inverse" and (backwards := self.parts[0].predicate):
            return lambda index, focus: index.subjects(backwards, focus)
        return lambda index, focus: dict.fromkeys(self._follow(index, focus))

    def _follow(self, index: Index, focus: Term) -> Iterator[Term]:
        match self.kind:
            case "predicate" if self.predicate:
                yield from index.objects(focus, self.predicate)
            case "inverse":
                yield from _backwards(self.parts[0], index, focus)
            case "alternative":
                for part in self.parts:
                    yield from part._follow(index, focus)
            case "sequence":
                reached = {focus: None}
                for part in self.parts:
                    reached = dict.fromkeys(v for node in reached for v in part._follow(index, node))
                yield from reached
            case "zeroOrOne":
                yield focus
                yield from self.parts[0]._follow(index, focus)
            case _:
                yield from self._closure(index, focus)

    def _closure(self, index: Index, focus: Term) -> Iterator[Term]:
        start = [focus] if self.kind == "zeroOrMore" else list(self.parts[0]._follow(index, focus))
        seen = dict.fromkeys(start)
        while start:
            start = [v for node in start for v in self.parts[0]._follow(index, node) if v not in seen]
            seen |= dict.fromkeys(start)
        yield from seen

    def inverted(self) -> Iterator[NamedNode]:
        """The predicates that the path follows backwards."""
        if self.kind == "inverse" and self.parts[0].predicate:
            yield self.parts[0].predicate
        for part in self.parts:
            yield from part.inverted()


def _backwards(path: Path, index: Index, focus: Term) -> Iterator[Term]:
    if path.predicate is None:
        raise Unsupported("the inverse of a path that is not a predicate")
    yield from index.subjects(path.predicate, focus)


def read_path(shapes: Index, node: Term) -> Path:
    """The path that `node` of a shapes graph describes."""
    if isinstance(node, NamedNode):
        return Path("predicate", node)
    if shapes.one(node, FIRST) is not None:
        return Path("sequence", parts=tuple(read_path(shapes, m) for m in shapes.members(node)))
    if (several := shapes.one(node, sh("alternativePath"))) is not None:
        return Path("alternative", parts=tuple(read_path(shapes, m) for m in shapes.members(several)))
    for kind in ("inverse", "zeroOrMore", "oneOrMore", "zeroOrOne"):
        if (inner := shapes.one(node, sh(f"{kind}Path"))) is not None:
            return Path(kind, parts=(read_path(shapes, inner),))
    raise Unsupported(f"the path {node}")
