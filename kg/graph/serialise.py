"""TriG and N-Quads, sorted: the same quads give the same bytes, whatever order they come in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.statements import About, Statements, by_subject
from kg.graph.terms import DEFAULT_BASE, PREFIXES, TYPE

_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_XSD = PREFIXES["xsd"]
_BARE = {f"{_XSD}integer": re.compile(r"-?[0-9]+"), f"{_XSD}decimal": re.compile(r"-?[0-9]+\.[0-9]+"),
         f"{_XSD}boolean": re.compile(r"true|false")}  # fmt: skip
_TYPE = TYPE.value
Row = tuple[str, str, str]  # a triple as it sorts: N-Triples terms, the predicate's IRI bare and empty for rdf:type


class Shortener:
    """Terms in Turtle's short spelling. Keeps what it shortened, for one file's time."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        kinds = ("activity", "actor", "article", "commitment", "conflict", "dialogue", "evidence", "force-level",
                 "meeting", "membership", "place", "position", "quote", "round", "span")  # fmt: skip
        self.prefixes = PREFIXES | {k: f"{base}{k}/" for k in kinds} | {"id": base, "resolved": f"{base}resolved/"}
        self._by_namespace = {iri: prefix for prefix, iri in self.prefixes.items()}
        self.iri = lru_cache(maxsize=1 << 16)(self._iri)
        self._typed = lru_cache(maxsize=1 << 14)(self._typed_literal)
        self.verbs = lru_cache(maxsize=1 << 12)(self._verbs)

    def header(self) -> str:
        """The prefix declarations, sorted."""
        return "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in sorted(self.prefixes.items()))

    def _iri(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._by_namespace.get(iri[:cut])
        if prefix is None or not _LOCAL.fullmatch(iri, cut):
            return str(NamedNode(iri))
        return f"{prefix}:{iri[cut:]}"

    def term(self, node: object) -> str:
        """`node` as Turtle writes it shortest."""
        if type(node) is NamedNode:
            return self.iri(node.value)
        if type(node) is not Literal:
            raise TypeError(f"no place for {node} in a graph without blank nodes")
        return str(node) if node.language is not None else self._typed(node)

    def _typed_literal(self, node: Literal) -> str:
        kind = node.datatype.value
        if kind == f"{_XSD}string":
            return str(node)
        if (bare := _BARE.get(kind)) and bare.fullmatch(node.value):
            return node.value
        return f"{Literal(node.value)}^^{self.iri(kind)}"

    def _verbs(self, predicates: tuple[NamedNode, ...]) -> list[tuple[NamedNode, str]]:
        """The predicates in their order (rdf:type first), each as Turtle writes it."""
        ordered = sorted(predicates, key=lambda p: "" if p.value == _TYPE else p.value)
        return [(p, "a" if p.value == _TYPE else self.iri(p.value)) for p in ordered]

    def text(self, node: str) -> str:
        """What `term` gives, for a term in N-Triples."""
        if node.startswith("<"):
            return self.iri(node[1:-1])
        if not node.endswith(">"):
            return node
        end = node.rindex('"^^<')
        kind = node[end + 4 : -1]
        if (bare := _BARE.get(kind)) and bare.fullmatch(node, 1, end):
            return node[1:end]
        return f"{node[: end + 1]}^^{self.iri(kind)}"


def graph_block(quads: Iterable[Quad], short: Shortener) -> str:
    """One named graph as a TriG block, subjects and their statements sorted (`a` first)."""
    known = list(quads)
    return statements_block(by_subject(known), known[0].graph_name, short) if known else ""


def statements_block(statements: Statements, graph: object, short: Shortener) -> str:
    """The block of a graph that holds `statements`."""
    subjects = sorted(statements, key=_in_order)
    body = "\n".join([_subject_block(short.term(s), statements[s], short, "  ") for s in subjects])
    return f"\n{short.term(graph)} {{\n{body}\n}}\n"


def _in_order(subject: NamedNode) -> str:
    return f"{subject.value}>"  # an IRI that another begins with comes where N-Quads has it


def sorted_block(rows: Iterable[Row], graph: NamedNode, short: Shortener) -> Iterator[str]:
    """What `graph_block` gives, in parts, for rows that come sorted, each once."""
    before = f"\n{short.term(graph)} {{\n"
    for subject, own in groupby(rows, key=lambda row: row[0]):
        lines = []
        for predicate, same in groupby(own, key=lambda row: row[1]):
            verb = short.iri(predicate) if predicate else "a"
            lines.append(f"{verb} {', '.join(short.text(o) for _, _, o in same)}")
        yield f"{before}  {short.text(subject)} " + " ;\n    ".join(lines) + " ."
        before = "\n"
    if before == "\n":
        yield "\n}\n"


def sort_key(subject: object, predicate: NamedNode, value: object) -> Row:
    """The order inside a graph; rdf:type comes first in its subject."""
    name = predicate.value
    return str(subject), "" if name == _TYPE else name, str(value)


def _key(quad: Quad) -> Row:
    return sort_key(quad.subject, quad.predicate, quad.object)


def _subject_block(subject: str, about: About, short: Shortener, indent: str) -> str:
    lines, term = [], short.term
    for predicate, verb in short.verbs(tuple(about)):
        objects = about[predicate]
        if len(objects) == 1:
            (only,) = objects
            lines.append(f"{verb} {term(only)}")
        elif objects:
            lines.append(f"{verb} {', '.join([term(o) for o in sorted(objects, key=str)])}")
    return f"{indent}{subject} " + f" ;\n{indent}  ".join(lines) + " ."


def ordered_quads(quads: Iterable[Quad]) -> list[Quad]:
    """The quads by graph, subject, predicate (rdf:type first), object, each once."""
    found = {(str(q.graph_name), *_key(q)): q for q in quads}
    return [found[key] for key in sorted(found)]


def trig_parts(quads: Iterable[Quad], base: str = DEFAULT_BASE) -> Iterator[str]:
    """A dataset as TriG, graphs sorted."""
    short = Shortener(base)
    yield short.header()
    for _, members in groupby(ordered_quads(quads), key=lambda q: q.graph_name):
        yield graph_block(members, short)


def turtle_parts(quads: Iterable[Quad], base: str = DEFAULT_BASE) -> Iterator[str]:
    """All triples of a dataset as Turtle; which graph says what is lost."""
    short = Shortener(base)
    yield short.header()
    statements = by_subject(quads)
    for subject in sorted(statements, key=_in_order):
        yield "\n" + _subject_block(short.term(subject), statements[subject], short, "") + "\n"


def nquads_lines(quads: Iterable[Quad]) -> list[str]:
    """The canonical N-Quads lines, sorted, each once."""
    return sorted({f"{quad} .\n" for quad in quads})
