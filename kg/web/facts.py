"""Facts as cards: a title, named values that lead on, and the passages that say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.graph.terms import PREFIXES, Object
from kg.lexicon.load import load_file
from kg.queries.labels import concept_label, shown
from kg.search.latin import state_names
from kg.web.reader import ACTOR_KINDS, FACT_KINDS, Passage, Reader, Span

HIWAR = PREFIXES["hiwar"]


@dataclass(frozen=True, slots=True)
class Value:
    """One value as shown; `node` leads to its page if it has one, `lang` is the language of its text."""

    text: str
    node: NamedNode | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A property with its label and its values; several values of a single-valued one stand for a disagreement."""

    name: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A fact ready to be shown; `number` is its place among the facts of a page."""

    node: NamedNode
    kind: str
    kind_label: str
    actors: tuple[Value, ...]
    join: str
    slots: tuple[Slot, ...]
    passages: tuple[Passage, ...]
    number: int = 0
    conflicts: int = 0

    @property
    def title(self) -> str:
        return self.join.join(value.text for value in self.actors)

    def slot(self, name: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.name == name), None)

    def text(self, name: str) -> str:
        """The values of a slot as one text."""
        slot = self.slot(name)
        return "، ".join(value.text for value in slot.values) if slot else ""


def layouts() -> Mapping[str, Mapping[str, Any]]:
    """How each kind of fact is shown."""
    return dict(load_file(Path(__file__).parent / "facts.yaml"))


class Cards:
    """Makes cards in one language."""

    def __init__(self, reader: Reader, language: str) -> None:
        self.reader, self.language = reader, language

    def card(self, node: NamedNode, number: int = 0) -> Card:
        """The card of a resolved fact or of a report."""
        kind = self.reader.kind(node) or "Meeting"
        layout = layouts().get(kind, {"title": "skos:prefLabel", "join": "", "slots": []})
        slots = (self.slot(node, name) for name in layout["slots"])
        passages = [p for report in self.reader.reports(node) for p in self.reader.evidence(report)]
        return Card(
            node=node,
            kind=kind,
            kind_label=self.label_of(f"hiwar:{kind}"),
            actors=tuple(self.value(v) for v in self.reader.objects(node, layout["title"])),
            join=self.joint(layout["join"]),
            slots=tuple(slot for slot in slots if slot.values),
            passages=tuple(dict.fromkeys(passages)),
            number=number,
            conflicts=len(self.reader.nodes(node, "hiwar:conflict")),
        )

    def joint(self, sign: str) -> str:
        """What stands between the actors of a title."""
        return sign or _word("joint", self.language)

    def slot(self, node: NamedNode, name: str) -> Slot:
        values = tuple(self.value(value) for value in self.reader.objects(node, name))
        return Slot(name.split(":")[1], self.label_of(name), tuple(v for v in values if v.text))

    def label_of(self, curie: str) -> str:
        """The label of a vocabulary term."""
        prefix, local = curie.split(":", 1)
        return concept_label(PREFIXES[prefix] + local, self.language) or local

    def value(self, value: Object) -> Value:
        """A literal as text, a concept by label, a resource by name."""
        if isinstance(value, Literal):
            return Value(_grouped(value, self.language), lang=value.language)
        if value.value.startswith(HIWAR):
            return Value(shown(value, self.language))
        return self._resource(value)

    def _resource(self, node: NamedNode) -> Value:
        kind = self.reader.kind(node)
        if kind == "TimeSpan":
            return Value(when(self.reader.span(node), self.language))
        if kind == "Place":
            return Value(self.place(node), lang="ar")
        if kind in FACT_KINDS:
            return Value(self.short_title(node, str(kind)), node)
        label = self.reader.label(node)
        linked = kind in (*ACTOR_KINDS, "Dialogue", "Article")
        return Value(label or shown(node, self.language), node if linked else None, "ar" if label else None)

    def place(self, node: NamedNode) -> str:
        """A place's name, else its country's."""
        code = self.reader.value(node, "hiwar:country")
        return self.reader.label(node) or (country(code, self.language) if code else "")

    def short_title(self, node: NamedNode, kind: str) -> str:
        """The kind of a fact with its number or its actors, for links from other facts."""
        ordinal = self.reader.value(node, "hiwar:ordinal")
        label = self.label_of(f"hiwar:{kind}")
        if ordinal:
            return f"{label} {ordinal}"
        layout = layouts()[kind]
        names = (self.value(value).text for value in self.reader.objects(node, layout["title"]))
        return f"{label}: {self.joint(layout['join']).join(names)}"


def when(span: Span, language: str) -> str:
    """A span as people read it: dates as they are, open sides in words, sets and ranges with their bounds."""
    if span.edtf is None:
        return span.expression or ""
    if span.edtf.startswith("../"):
        return f"{_word('until', language)} {_date(span.edtf[3:])}"
    if span.edtf.endswith("/.."):
        return f"{_word('since', language)} {_date(span.edtf[:-3])}"
    if span.edtf.startswith(("[", "{")):
        return " / ".join(span.edtf.strip("[]{}").split(","))
    return span.edtf.replace("/", " – ")


def _date(text: str) -> str:
    """A date that keeps its order beside an Arabic word (2021-12-31 would be shown as 31-12-2021)."""
    return f"\u2066{text}\u2069"


def _word(key: str, language: str) -> str:
    return str(load_file(Path(__file__).parent / "words.yaml")[key][language])


@lru_cache(maxsize=512)
def country(code: str, language: str) -> str:
    """The name of the state with this code; the code itself if it is not known."""
    return state_names(language).get(code, code)


def _grouped(value: Literal, language: str) -> str:
    """Whole numbers from ten thousand up in groups of three."""
    text = shown(value, language)
    return f"{int(text):,}" if value.datatype.value.endswith(("integer", "decimal")) and text.isdigit() else text
