"""Rule files: one family of events each, rules in order of preference, each with what it must and must not match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Any

from kg.errors import LexiconError
from kg.patterns.automaton import Automaton, compile_pattern
from kg.patterns.bits import bits_of
from kg.patterns.data import load
from kg.patterns.lexemes import Reading, lexicon
from kg.patterns.steps import agrees
from kg.patterns.syntax import Alt, Lex, Node, Seq, Slot, Star, mirror, parse, split_at_trigger
from kg.patterns.types import TYPES

FOLDER = Path(__file__).parent
WHEN = frozenset({"negated", "tense", "context", "not_context", "speech"})
_KEYS = frozenset({"name", "use", "with", "pattern", "when", "set", "match", "near_miss", "note"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of a rule, compiled: what stands before the trigger (mirrored) and what stands after."""

    text: str
    trigger: Lex
    before: Automaton
    after: Automaton
    when: dict[str, Any]
    set: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the surface text of each expected slot; a near miss expects nothing of its rule."""

    text: str
    slots: dict[str, Any] = field(default_factory=dict)
    set: dict[str, Any] = field(default_factory=dict)
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    family: str
    order: int
    patterns: tuple[Pattern, ...]
    match: tuple[Example, ...]
    near_miss: tuple[Example, ...]


Triggered = tuple[Rule, Pattern, int, int]  # with what its two sides need first, which is looked at most often


@dataclass(frozen=True, slots=True)
class Family:
    """The rules of one file. `index` leads from a lexeme to the patterns it triggers, in order; `known` keeps which of
    them a reading's tags allow."""

    name: str
    rules: tuple[Rule, ...]
    index: dict[str, tuple[tuple[Rule, Pattern], ...]]
    barrier: frozenset[str]  # lexemes whose verbs no gap ~n crosses
    stops: frozenset[str]  # lexemes no gap ~n crosses in any form
    triggers: frozenset[str] = field(init=False)
    bits: int = field(init=False)  # the same as bits
    known: dict[str, dict[frozenset[str], tuple[Triggered, ...]]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "triggers", frozenset(self.index))
        object.__setattr__(self, "bits", bits_of(self.triggers))
        object.__setattr__(self, "known", {lexeme: {} for lexeme in self.index})

    def triggered(self, reading: Reading) -> tuple[Triggered, ...]:
        """The patterns whose trigger `reading` is, in order."""
        by_tags = self.known.get(reading.lexeme)
        if by_tags is None:
            return ()
        found = by_tags.get(reading.tags)
        if found is None:
            every = ((r, p) for r, p in self.index[reading.lexeme] if agrees(p.trigger, reading))
            found = by_tags[reading.tags] = tuple((r, p, p.after.needs[0], p.before.needs[0]) for r, p in every)
        return found


@lru_cache(maxsize=64)
def family(name: str) -> Family:
    """The family of `rules/<name>.yaml` and its parts in the folder of that name. Raises LexiconError if they break the
    rule language."""
    path = FOLDER / "rules" / f"{name}.yaml"
    content = load(path)
    macros = {**_shared_macros(), **content.get("macros", {})}
    parts = (load(FOLDER / "rules" / name / f"{part}.yaml") for part in content.get("parts", []))
    raws = [raw for part in (content, *parts) for raw in part.get("rules", [])]
    rules = tuple(_rule(raw, name, i, macros) for i, raw in enumerate(raws))
    _refuse_twins(rules, path)
    index = _index(rules)
    barrier = frozenset(index) - frozenset(content.get("gaps_may_cross", []))
    return Family(name, rules, index, barrier, frozenset(content.get("gaps_stop_at", [])))


def families() -> tuple[str, ...]:
    """Names of all rule files."""
    return tuple(sorted(p.stem for p in (FOLDER / "rules").glob("*.yaml")))


def rule(name: str) -> Rule:
    """The rule called `name` in any family. Raises LexiconError if there is none."""
    for found in (r for f in families() for r in family(f).rules):
        if found.name == name:
            return found
    raise LexiconError(f"no rule called {name!r}", remedy=f"one of the rules in {', '.join(families())}")


def _shared_macros() -> dict[str, str]:
    return dict(load(FOLDER / "templates.yaml").get("macros", {}))


def _refuse_twins(rules: tuple[Rule, ...], path: Path) -> None:
    names = [r.name for r in rules]
    twins = sorted({n for n in names if names.count(n) > 1})
    if twins:
        raise LexiconError(f"two rules are called {twins[0]!r}", where=path.name, remedy="rename one")


def _rule(raw: dict[str, Any], family_name: str, order: int, macros: dict[str, str]) -> Rule:
    name = str(raw.get("name", f"rule {order}"))
    try:
        if set(raw) - _KEYS:
            raise LexiconError(
                f"unknown key {sorted(set(raw) - _KEYS)[0]!r}", remedy=f"one of {', '.join(sorted(_KEYS))}"
            )
        patterns = tuple(_pattern(p, raw, macros) for p in _patterns(raw))
        return Rule(name, family_name, order, patterns, _examples(raw, "match"), _examples(raw, "near_miss"))
    except LexiconError as error:
        raise LexiconError(error.what, where=f"{family_name}.yaml, {name}", remedy=error.remedy) from error


def _patterns(raw: dict[str, Any]) -> Iterator[Any]:
    """A rule's own patterns, then those of its templates with the rule's names put in."""
    own = raw.get("pattern", [])
    yield from [own] if isinstance(own, str | dict) else own
    templates = load(FOLDER / "templates.yaml").get("templates", {})
    for use in _listed(raw.get("use", [])):
        if use not in templates:
            raise LexiconError(f"no template {use!r}", remedy=f"one of {', '.join(templates)}")
        yield from (_filled(t, raw.get("with", {})) for t in templates[use])


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _filled(template: Any, names: dict[str, str]) -> Any:
    if isinstance(template, dict):
        return {**template, "pattern": _filled(template["pattern"], names)}
    try:
        return Template(template).substitute(names)
    except KeyError as error:
        raise LexiconError(f"template needs {error.args[0]!r}", remedy="name it under `with`") from error


def _pattern(item: Any, raw: dict[str, Any], macros: dict[str, str]) -> Pattern:
    parts = item if isinstance(item, dict) else {"pattern": item}
    text = _expand(parts["pattern"], macros)
    before, trigger, after = split_at_trigger(parse(text))
    for node in _walk(Seq((before, trigger, after))):
        _check(node)
    when = {**raw.get("when", {}), **parts.get("when", {})}
    if set(when) - WHEN:
        raise LexiconError(
            f"unknown condition {sorted(set(when) - WHEN)[0]!r}", remedy=f"one of {', '.join(sorted(WHEN))}"
        )
    given = {**raw.get("set", {}), **parts.get("set", {})}
    return Pattern(text, trigger, compile_pattern(mirror(before), -1), compile_pattern(after), when, given)


def _expand(text: str, macros: dict[str, str]) -> str:
    for _ in range(5):
        if "%" not in text:
            break
        for name in sorted(macros, key=len, reverse=True):
            text = text.replace(f"%{name}", f"( {macros[name]} )")
    if "%" in text:
        raise LexiconError(f"unknown macro in {text!r}", remedy="define it under `macros`")
    return text


def _walk(node: Node) -> Iterator[Node]:
    yield node
    children = {Seq: "parts", Alt: "options"}.get(type(node))
    if children:
        for child in getattr(node, children):
            yield from _walk(child)
    elif isinstance(node, Star):
        yield from _walk(node.part)


def _check(node: Node) -> None:
    if isinstance(node, Slot) and set(node.types) - set(TYPES):
        raise LexiconError(
            f"unknown type {sorted(set(node.types) - set(TYPES))[0]!r}", remedy=f"one of {', '.join(TYPES)}"
        )
    if isinstance(node, Lex) and node.names - lexicon().names:
        raise LexiconError(
            f"unknown lexeme {sorted(node.names - lexicon().names)[0]!r}", remedy="declare it in lexemes*.yaml"
        )


def _examples(raw: dict[str, Any], key: str) -> tuple[Example, ...]:
    items: list[dict[str, Any]] = [{"text": i} if isinstance(i, str) else i for i in raw.get(key, [])]
    return tuple(Example(i["text"], i.get("slots", {}), i.get("set", {}), i.get("published")) for i in items)


def _index(rules: tuple[Rule, ...]) -> dict[str, tuple[tuple[Rule, Pattern], ...]]:
    index: dict[str, list[tuple[Rule, Pattern]]] = {}
    for found in rules:
        for pattern in found.patterns:
            for name in sorted(pattern.trigger.names):
                index.setdefault(name, []).append((found, pattern))
    return {name: tuple(entries) for name, entries in index.items()}
