"""Facts as cards: a title, named values that lead on, and the passages that say it."""

from __future__ import annotations

import unicodedata
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
from kg.web.dates import when
from kg.web.reader import ACTOR_KINDS, FACT_KINDS, Passage, Reader, Span
from kg.web.words import word

HIWAR = PREFIXES["hiwar"]


@dataclass(frozen=True, slots=True)
class Value:
    """One value as shown; `node` leads to its page if it has one, `lang` is the language of its text, `lead` what
    stands before it in the language of the page."""

    text: str
    node: NamedNode | None = None
    lang: str | None = None
    lead: str = ""


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
    comma: str
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
        return self.comma.join(value.text for value in slot.values) if slot else ""

    @property
    def quantity(self) -> str:
        """The number of a force level with its bounds, and a sign where it is approximate."""
        count, low, high = (self.text(name) for name in ("count", "minCount", "maxCount"))
        about = "≈ " if self.text("approximate") == "✓" else ""
        bounds = f"{low}–{high}" if low and high else f"≥ {low}" if low else f"≤ {high}" if high else ""
        if not bounds or count not in ("", low, high):
            return f"{about}{count} ({bounds})" if bounds else f"{about}{count}"
        return f"{about}{bounds}" if low and high else bounds


def layouts() -> Mapping[str, Mapping[str, Any]]:
    """How each kind of fact is shown."""
    return dict(load_file(Path(__file__).parent / "facts.yaml"))


class Cards:
    """Makes cards in one language."""

    def __init__(self, reader: Reader, language: str) -> None:
        self.reader, self.language = reader, language

    def brief(self, node: NamedNode) -> Card:
        """A card without its passages, for lists that do not show them."""
        return self._card(node, 0, ())

    def card(self, node: NamedNode, number: int = 0) -> Card:
        """The card of a resolved fact or of a report."""
        passages = (p for report in self.reader.reports(node) for p in self.reader.evidence(report))
        return self._card(node, number, tuple(dict.fromkeys(passages)))

    def _card(self, node: NamedNode, number: int, passages: tuple[Passage, ...]) -> Card:
        kind = self.reader.kind(node) or "Meeting"
        layout = layouts().get(kind, {"title": "skos:prefLabel", "join": "", "slots": []})
        slots = (self.slot(node, name) for name in layout["slots"])
        return Card(
            node=node,
            kind=kind,
            kind_label=self.label_of(f"hiwar:{kind}"),
            actors=tuple(self.value(v) for v in self.reader.objects(node, layout["title"])),
            join=self.joint(layout["join"]),
            comma=self.joint(""),
            slots=tuple(slot for slot in slots if slot.values),
            passages=passages,
            number=number,
            conflicts=len(self.reader.nodes(node, "hiwar:conflict")),
        )

    def joint(self, sign: str) -> str:
        """What stands between the actors of a title."""
        return sign or word("joint", self.language)

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
            text = _grouped(value, self.language)
            return Value(text, lang=value.language or script(text))
        if value.value.startswith(HIWAR):
            return Value(shown(value, self.language))
        return self._resource(value)

    def _resource(self, node: NamedNode) -> Value:
        kind = self.reader.kind(node)
        if kind == "TimeSpan":
            return self._time(self.reader.span(node))
        if kind == "Place":
            place = self.place(node)
            return Value(place, lang=script(place))
        if kind in FACT_KINDS:
            return self.short_title(node, str(kind))
        return self.name(node, linked=kind in (*ACTOR_KINDS, "Dialogue", "Article"))

    def name(self, node: NamedNode, linked: bool = True) -> Value:
        """A resource by its name: a state's in the language of the page, any other as the articles have it."""
        text = self._state(node) or self.reader.label(node) or shown(node, self.language)
        return Value(text, node if linked else None, script(text))

    def _state(self, node: NamedNode) -> str | None:
        if self.language == "ar" or self.reader.kind(node) != "State":
            return None
        code = self.reader.value(node, "hiwar:country")
        return state_names(self.language).get(code) if code else None

    def _time(self, span: Span) -> Value:
        text = when(span, self.language)
        return Value(text, lang=None if span.edtf else script(text))

    def place(self, node: NamedNode) -> str:
        """A place's name, else its country's."""
        code = self.reader.value(node, "hiwar:country")
        return self.reader.label(node) or (country(code, self.language) if code else "")

    def short_title(self, node: NamedNode, kind: str) -> Value:
        """The kind of a fact with its number or its actors, for links from other facts."""
        ordinal = self.reader.value(node, "hiwar:ordinal")
        label = self.label_of(f"hiwar:{kind}")
        if ordinal:
            return Value(f"{label} {ordinal}", node)
        layout = layouts()[kind]
        names = self.joint(layout["join"]).join(self.value(v).text for v in self.reader.objects(node, layout["title"]))
        return Value(names, node, script(names), f"{label}: ")


def script(text: str) -> str | None:
    """The language a name or quotation is marked as, by its first letter; None without letters."""
    for letter in text:
        if (side := unicodedata.bidirectional(letter)) in ("AL", "R", "L"):
            return "en" if side == "L" else "ar"
    return None


@lru_cache(maxsize=512)
def country(code: str, language: str) -> str:
    """The name of the state with this code; the code itself if it is not known."""
    return state_names(language).get(code, code)


def _grouped(value: Literal, language: str) -> str:
    """Whole numbers from ten thousand up in groups of three."""
    text = shown(value, language)
    return f"{int(text):,}" if value.datatype.value.endswith(("integer", "decimal")) and text.isdigit() else text
