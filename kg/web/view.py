"""What every page is made with: the graph, one language, and links that fit where the page will stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import quote, urlencode

from pyoxigraph import NamedNode

from kg.build_report import Problem
from kg.queries.saved import LANGUAGES
from kg.web.collections import Collections
from kg.web.facts import Cards, Value, script
from kg.web.reader import Reader
from kg.web.words import word

MOST = 10_000  # rows a server gives at once
SECTIONS = ("overview", "articles", "actors", "meetings", "dialogues", "commitments", "forces", "conflicts")


class Links(Protocol):
    """Addresses of pages, resources and files, as written in a page."""

    live: bool  # a server answers: forms, questions and exports work

    def page(self, language: str, name: str, **parameters: str) -> str: ...

    def thing(self, language: str, tail: str) -> str: ...

    def file(self, name: str) -> str: ...

    def data(self, name: str, form: str) -> str: ...

    def about(self, tail: str, form: str) -> str: ...

    def chart(self, language: str, key: str) -> str: ...


class ServerLinks:
    """Addresses below the root of a server."""

    live = True

    def page(self, language: str, name: str, **parameters: str) -> str:
        path = f"/{language}/" if name == "overview" else f"/{language}/{quote(name)}"
        kept = {key: value for key, value in parameters.items() if value}
        return f"{path}?{urlencode(kept)}" if kept else path

    def thing(self, language: str, tail: str) -> str:
        return f"/{language}/id/{quote(tail)}"

    def file(self, name: str) -> str:
        return f"/static/{name}"

    def data(self, name: str, form: str) -> str:
        return f"/api/{name}?format={form}&limit={MOST}"

    def about(self, tail: str, form: str) -> str:
        return f"/id/{quote(tail)}?format={form}"

    def chart(self, language: str, key: str) -> str:
        return f"/{language}/forces/{key}.svg"


@dataclass(frozen=True, slots=True)
class Page:
    """A template with what it shows. `here` and `parameters` find the same page in the other language."""

    template: str
    title: str
    section: str
    context: Mapping[str, Any]
    here: str = ""
    tail: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)


class View:
    """One language's view of the graph."""

    def __init__(
        self, reader: Reader, lists: Collections, language: str, links: Links, refused: tuple[Problem, ...] = ()
    ) -> None:
        self.reader, self.lists, self.language, self.links, self.refused = reader, lists, language, links, refused
        self.cards = Cards(reader, language)

    @property
    def direction(self) -> str:
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def other(self) -> str:
        return next(language for language in LANGUAGES if language != self.language)

    def word(self, key: str) -> str:
        """A word of the interface."""
        return word(key, self.language)

    def concept(self, name: str) -> str:
        """The label of a vocabulary name."""
        return self.cards.label_of(f"hiwar:{name}")

    def name(self, node: NamedNode) -> Value:
        """A resource as it is called, with the language of that name."""
        return self.cards.name(node)

    def lang(self, text: str) -> str | None:
        """The language to mark a name or quotation with."""
        return script(text)

    def link(self, node: NamedNode) -> str:
        """The page of a resource; a report's is that of what it reports."""
        return self.links.thing(self.language, self.tail(self.reader.resolved(node)))

    def tail(self, node: NamedNode) -> str:
        """What stands behind the base of all resource IRIs."""
        return node.value.removeprefix(self.reader.base)

    def node(self, tail: str) -> NamedNode:
        """The resource behind `tail`. Raises ValueError if it can be no IRI."""
        return NamedNode(self.reader.base + tail)

    def page(self, name: str, **parameters: str) -> str:
        return self.links.page(self.language, name, **parameters)

    def elsewhere(self, page: Page) -> str:
        """The same page in the other language."""
        if page.tail:
            return self.links.thing(self.other, page.tail)
        return self.links.page(self.other, page.here or page.section, **page.parameters)
