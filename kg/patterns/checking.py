"""Rules against their own examples, and why a rule did not fire."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from kg.document import understand
from kg.model import Article, Document
from kg.patterns.elements import Line, lines
from kg.patterns.matching import Match, attempt, find
from kg.patterns.rules import Example, Rule, families, family, rule
from kg.patterns.steps import Scan, agrees
from kg.patterns.syntax import Gap, Lex, Node, Slot, Word

PUBLISHED = dt.date(2020, 1, 15)  # for examples that do not say


def check_rules(only: str | None = None) -> list[str]:
    """Findings, one line each: examples not matched as written, near misses that match, rules without either."""
    names = [only] if only else families()
    return [finding for name in names for r in family(name).rules for finding in _check(r)]


def document(text: str, published: str | None = None) -> Document:
    """`text` as an article of its own, read by the whole chain of analysis."""
    date = dt.date.fromisoformat(published) if published else PUBLISHED
    return understand(Article("example", text, date))


def _check(r: Rule) -> Iterator[str]:
    head = f"{r.family}.yaml, {r.name}"
    if not r.match or not r.near_miss:
        yield f"{head}: needs at least one `match` and one `near_miss`"
    for example in r.match:
        yield from (f"{head}: {finding}: {example.text}" for finding in _unmet(r, example))
    for example in r.near_miss:
        if _matches(r, example):
            yield f"{head}: near miss matches: {example.text}"


def _matches(r: Rule, example: Example) -> list[Match]:
    understood = lines(document(example.text, example.published))
    return [m for m in find(understood, family(r.family)) if m.rule.name == r.name]


def _unmet(r: Rule, example: Example) -> list[str]:
    matches = _matches(r, example)
    if not matches:
        return ["does not match"]
    wants = [(s, w) for s, w in (*example.slots.items(), *example.set.items())]
    found = [_held(m, example.text) for m in matches]
    if any(all(_same(h.get(s), w) for s, w in wants) for h in found):
        return []
    return [f"{s} is {found[0].get(s)!r}, expected {w!r}" for s, w in wants if not _same(found[0].get(s), w)]


def _held(match: Match, text: str) -> dict[str, Any]:
    slots = {name: [text[e.start : e.end] for e in elements] for name, elements in match.slots.items()}
    return {**match.set, "negated": match.negated, "tense": match.tense, **slots}


def _same(held: Any, wanted: Any) -> bool:
    if isinstance(held, list) and not isinstance(wanted, list):
        return held == [wanted]
    return bool(held == wanted)


def explain(name: str, text: str, published: str | None = None) -> list[str]:
    """For each place where the rule's trigger stands: that it fires with which slots, or the step that refused."""
    r = rule(name)
    answers = [a for line in lines(document(text, published)) for a in _explain_line(r, line, text)]
    return answers or [f"{name}: no word of its triggers stands in the text"]


def _explain_line(r: Rule, line: Line, text: str) -> Iterator[str]:
    rules = family(r.family)
    scan = Scan(line, rules.barrier, rules.stops)
    for at, readings in enumerate(line.lexemes):
        for reading in readings:
            for pattern in (p for p in r.patterns if agrees(p.trigger, reading)):
                steps: list[tuple[int, Node]] = []
                match = attempt(scan, at, reading, r, pattern, lambda i, n, s=steps: s.append((i, n)))  # type: ignore[misc]
                head = f"{r.name} at {text[line.elements[at].start : line.elements[at].end]!r} ({pattern.text})"
                yield f"{head}: fires {_held(match, text)}" if match else f"{head}: {_refusal(steps, at, line, text)}"


def _refusal(steps: list[tuple[int, Node]], at: int, line: Line, text: str) -> str:
    if not steps:
        return "its conditions do not hold"
    place, node = max(steps, key=lambda s: (abs(s[0] - at), not isinstance(s[1], Gap)))
    found = line.elements[place] if place < len(line.elements) else None
    return (
        f"wanted {_describe(node)}, found {text[found.start : found.end]!r}"
        if found
        else f"wanted {_describe(node)}, found the end"
    )


def _describe(node: Node) -> str:
    match node:
        case Word(norm):
            return f"the word {norm}"
        case Lex(names):
            return f"a form of {'|'.join(sorted(names))}"
        case Slot(name, types):
            return f"{'|'.join(types)} as {name}"
        case _:
            return type(node).__name__.lower()
