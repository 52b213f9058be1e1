"""The pattern language: text to tree. See docs/patterns.md for its meaning.

^[receive:verb,!passive]   a lexeme by name and tags; ^ marks the trigger; [a|b] any of several
@host:actor  ب@place:place  *@x:actor   a typed element in a slot: bare, after a proclitic (و joins), any or none
@x:person+  @x:person++    one or more, two or more, joined by a coordinator, "each of" perhaps before them
~4  ~~4                    a gap of up to 4 elements inside the clause / across clauses
( a b | c )  ( a )?        alternatives, optional part
<  >  ,                    begin of a clause, end of a clause, a clause mark
word                       this folded word, a conjunction before it allowed
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from kg.errors import LexiconError
from kg.language.normalise import fold_word
from kg.patterns.marks import marks


@dataclass(frozen=True, slots=True)
class Word:
    norm: str


@dataclass(frozen=True, slots=True)
class Lex:
    names: frozenset[str]
    need: frozenset[str] = frozenset()
    refuse: frozenset[str] = frozenset()
    trigger: bool = False
    slot: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    name: str | None
    types: tuple[str, ...]
    prefix: str | None = ""  # "" none, None any, else these proclitics
    joined: bool = False  # carries a conjunction


@dataclass(frozen=True, slots=True)
class Gap:
    most: int
    across: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between elements: `begin` or `end` of a clause."""

    begin: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A clause mark."""


@dataclass(frozen=True, slots=True)
class Coordinator:
    """A coordinating word standing alone."""


@dataclass(frozen=True, slots=True)
class Seq:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alt:
    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Star:
    part: Node


Node = Word | Lex | Slot | Gap | Edge | Mark | Coordinator | Seq | Alt | Star

_ATOM = re.compile(
    r"\s*(?:(?P<lex>\^?\[[^\]]*\](?:=\w+)?)|(?P<slot>[^\s@()|~\[\],<>?]*@\w*:[\w|]+\+{0,2})|(?P<gap>~{1,2}\d+)"
    r"|(?P<open>\()|(?P<close>\)\??)|(?P<or>\|)|(?P<begin><)|(?P<end>>)|(?P<mark>,)|(?P<word>[^\s@()|~\[\],<>?^]+))"
)


@dataclass(slots=True)
class _Parser:
    text: str
    tokens: list[tuple[str, str]] = field(default_factory=list)
    at: int = 0

    def peek(self) -> str | None:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else None

    def next(self) -> tuple[str, str]:
        self.at += 1
        return self.tokens[self.at - 1]


def parse(text: str) -> Seq:
    """The tree of a pattern. Raises LexiconError naming the place that cannot be read."""
    parser = _Parser(text, _scan(text))
    tree = _alternatives(parser)
    if parser.peek() is not None:
        raise LexiconError(f"unmatched ) in pattern {text!r}", remedy="balance the brackets")
    return tree if isinstance(tree, Seq) else Seq((tree,))


def _scan(text: str) -> list[tuple[str, str]]:
    tokens, at = [], 0
    while at < len(text.rstrip()):
        found = _ATOM.match(text, at)
        if found is None or found.lastgroup is None:
            raise LexiconError(f"cannot read {text[at:]!r} in pattern {text!r}", remedy="see docs/patterns.md")
        tokens.append((found.lastgroup, found.group(found.lastgroup)))
        at = found.end()
    return tokens


def _alternatives(parser: _Parser) -> Node:
    options = [_sequence(parser)]
    while parser.peek() == "or":
        parser.next()
        options.append(_sequence(parser))
    return options[0] if len(options) == 1 else Alt(tuple(options))


def _sequence(parser: _Parser) -> Seq:
    parts: list[Node] = []
    while parser.peek() not in (None, "or", "close"):
        kind, text = parser.next()
        parts.append(_group(parser) if kind == "open" else _ATOMS[kind](text))
    return Seq(tuple(parts))


def _group(parser: _Parser) -> Node:
    inner = _alternatives(parser)
    if parser.peek() != "close":
        raise LexiconError(f"missing ) in pattern {parser.text!r}", remedy="balance the brackets")
    return Alt((inner, Seq(()))) if parser.next()[1].endswith("?") else inner


def _lex(text: str) -> Lex:
    body, _, slot = text.lstrip("^").partition("]")
    names, _, tags = body[1:].partition(":")
    wanted = [t.strip() for t in tags.split(",") if t.strip()]
    return Lex(
        frozenset(n.strip() for n in names.split("|")),
        frozenset(t for t in wanted if not t.startswith("!")),
        frozenset(t[1:] for t in wanted if t.startswith("!")),
        text.startswith("^"),
        slot[1:] or None,
    )


def _slot(text: str) -> Node:
    prefix, _, rest = text.partition("@")
    name, _, types = rest.partition(":")
    kinds = tuple(types.rstrip("+").split("|"))
    further, joined = Slot(name or None, kinds, None), Slot(name or None, kinds, None, joined=True)
    first = _first(name or None, kinds, prefix, joined)
    if not types.endswith("+"):
        return first
    link = Alt((Seq((Alt((Mark(), Seq(()))), joined)), Seq((Coordinator(), further)), Seq((_EACH, further))))
    each = (Alt((_EACH, Seq(()))),) if first.prefix in ("", None) else ()
    return Seq((*each, first, *((link,) if types.endswith("++") else ()), Star(link)))


def _first(name: str | None, kinds: tuple[str, ...], prefix: str, joined: Slot) -> Slot:
    if prefix and fold_word(prefix) in marks("conjunctions"):
        return joined
    return Slot(name, kinds, None if prefix == "*" else fold_word(prefix))


_EACH = Lex(frozenset({"each_of"}))  # before a list or what it ends with


def _gap(text: str) -> Gap:
    return Gap(int(text.lstrip("~")), text.startswith("~~"))


_ATOMS: dict[str, Callable[[str], Node]] = {
    "lex": _lex,
    "slot": _slot,
    "gap": _gap,
    "begin": lambda _: Edge(True),
    "end": lambda _: Edge(False),
    "mark": lambda _: Mark(),
    "word": lambda text: Word(fold_word(text)),
}


def split_at_trigger(tree: Seq) -> tuple[Seq, Lex, Seq]:
    """What stands before the trigger, the trigger, what stands after. Raises LexiconError unless there is just one."""
    where = [i for i, part in enumerate(tree.parts) if isinstance(part, Lex) and part.trigger]
    if len(where) != 1:
        raise LexiconError("a pattern needs one ^[trigger], outside brackets")
    trigger = tree.parts[where[0]]
    assert isinstance(trigger, Lex)
    return Seq(tree.parts[: where[0]]), trigger, Seq(tree.parts[where[0] + 1 :])


def mirror(node: Node) -> Node:
    """The same pattern read from right to left."""
    match node:
        case Seq(parts):
            return Seq(tuple(mirror(p) for p in reversed(parts)))
        case Alt(options):
            return Alt(tuple(mirror(o) for o in options))
        case Star(part):
            return Star(mirror(part))
        case _:
            return node


_OF_WORDS = frozenset({"word", "any", "unread"})  # types that no mention is needed for


def required(node: Node) -> list[frozenset[str]]:
    """What a match of `node` must hold: of each group one lexeme or, with @ before it, one type of mention."""
    match node:
        case Lex(names):
            return [names]
        case Slot(_, types):
            return [] if _OF_WORDS & set(types) else [frozenset(f"@{t}" for t in types)]
        case Seq(parts):
            return [group for part in parts for group in required(part)]
        case Alt(options):
            groups = [required(option) for option in options]
            return [frozenset().union(*(g[0] for g in groups))] if all(groups) else []
        case _:
            return []
