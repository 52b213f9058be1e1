"""One fact on its own page, with every article's wording; and conflicting reports side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.graph.terms import PREFIXES, Object
from kg.queries.evidence import sentence_bounds
from kg.web.facts import Card, Slot
from kg.web.pages.articles import page_count
from kg.web.reader import ArticleHead, Passage
from kg.web.view import Page, View

_OF_A_STEP = ("hiwar:stage", "hiwar:status", "hiwar:modality", "hiwar:deadline", "hiwar:statedBy")
_DISPUTES = 20  # disagreements on a page
_WORDINGS = 5  # reports shown for a value; the fact's page has all


@dataclass(frozen=True, slots=True)
class Wording:
    """What one article says of a fact: its passages in context."""

    head: ArticleHead | None
    passages: tuple[tuple[str, str, str, Passage], ...]
    confidence: str | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A stage in the life of a fact: the day it was first reported, what it then was, and who reports it."""

    day: str | None
    slots: tuple[Slot, ...]
    heads: tuple[ArticleHead, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values in conflict, with the reports that give it."""

    value: str
    wordings: tuple[Wording, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """A property on which reports of one fact disagree."""

    fact: Card
    label: str
    sides: tuple[Side, ...]


def fact(view: View, node: NamedNode) -> Page:
    """A resolved fact (a report leads to it) as every article has it."""
    node = view.reader.resolved(node)
    card = view.cards.card(node)
    context = {
        "card": card,
        "steps": steps(view, node),
        "wordings": [wording(view, report) for report in view.reader.reports(node)],
        "disputes": [dispute(view, conflict, node) for conflict in view.reader.nodes(node, "hiwar:conflict")],
    }
    sections = {"Commitment": "commitments", "ForceLevel": "forces", "DialogueRound": "dialogues"}
    return Page("fact.html", card.title, sections.get(card.kind, "meetings"), context, tail=view.tail(node))


def conflicts(view: View, number: int = 1) -> Page:
    """One page of all disagreements."""
    found = view.lists.conflicts
    shown = found[(number - 1) * _DISPUTES : number * _DISPUTES]
    context = {
        "disputes": [dispute(view, conflict, owner) for conflict, owner in shown],
        "number": number,
        "pages": page_count(len(found), _DISPUTES),
        "total": len(found),
    }
    parameters = {"page": str(number)} if number > 1 else {}
    return Page("conflicts.html", view.word("conflicts"), "conflicts", context, parameters=parameters)


def dispute(view: View, conflict: NamedNode, owner: NamedNode) -> Dispute:
    """The values in conflict, the one most reports give first."""
    on = view.reader.nodes(conflict, "hiwar:onProperty")
    sides = [_side(view, value) for value in view.reader.nodes(conflict, "hiwar:value")]
    sides.sort(key=lambda side: (-side.total, side.value))
    return Dispute(view.cards.brief(owner), _property(view, on[0]) if on else "", tuple(sides))


def steps(view: View, node: NamedNode) -> list[Step]:
    """The stages of a fact in order of publication, undated ones last; none if it only ever had one."""
    entries = view.reader.nodes(node, "hiwar:history")
    found = [_step(view, entry) for entry in entries] if len(entries) > 1 else []
    return sorted(found, key=lambda step: (step.day or "~", *(slot.values[0].text for slot in step.slots)))


def _step(view: View, entry: NamedNode) -> Step:
    slots = (view.cards.slot(entry, name) for name in _OF_A_STEP)
    evidence = (view.reader.evidence(report)[:1] for report in view.reader.nodes(entry, "prov:wasDerivedFrom"))
    articles = dict.fromkeys(passage.article for found in evidence for passage in found)
    heads = tuple(view.reader.head(article) for article in articles)
    day = view.reader.value(entry, "dcterms:date")
    return Step(day, tuple(slot for slot in slots if slot.values), heads)


def wording(view: View, report: NamedNode) -> Wording:
    """One article's report of a fact."""
    passages = view.reader.evidence(report)
    rules = tuple(
        value.value
        for activity in view.reader.nodes(report, "prov:wasGeneratedBy")
        for value in view.reader.objects(activity, "hiwar:rule")
    )
    head = view.reader.head(passages[0].article) if passages else None
    quoted = tuple((*in_context(view, passage), passage) for passage in passages)
    return Wording(head, quoted, view.reader.value(report, "hiwar:confidence"), rules)


def in_context(view: View, passage: Passage) -> tuple[str, str, str]:
    """The sentence around a passage: before, the evidence itself, after."""
    text = view.reader.text(passage.article)
    if text[passage.start : passage.end] != passage.exact:
        return "", passage.exact, ""
    first, last = sentence_bounds(text, passage.start, passage.end)
    return text[first : passage.start], passage.exact, text[passage.end : last]


def _side(view: View, value: NamedNode) -> Side:
    values = view.reader.objects(value, "rdf:value")
    reports = view.reader.nodes(value, "prov:wasDerivedFrom")
    shown = tuple(wording(view, report) for report in reports[:_WORDINGS])
    return Side(view.word("joint").join(_shown(view, values)), shown, len(reports))


def _shown(view: View, values: list[Object]) -> Iterator[str]:
    for value in values:
        yield view.cards.value(value).text if isinstance(value, NamedNode | Literal) else ""


def _property(view: View, node: NamedNode) -> str:
    for prefix, iri in PREFIXES.items():
        if node.value.startswith(iri):
            return view.cards.label_of(f"{prefix}:{node.value.removeprefix(iri)}")
    return node.value
