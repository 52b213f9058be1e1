"""Reading pages in tests: links, marks, and what a content policy forbids."""

from __future__ import annotations

from html.parser import HTMLParser

_CODE = {"script", "style", "code", "pre", "textarea"}
_VOID = {"meta", "link", "input", "br", "img", "hr", "path", "line", "circle", "rect"}


class Seen(HTMLParser):
    """What a page holds. `marks` joins, for each fact, the text of its segments in order; `spoken` has each piece of
    text that is read as it stands (no code) with the language it is marked as."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.marks: dict[str, str] = {}
        self.html: dict[str, str | None] = {}
        self.spoken: list[tuple[str, str]] = []
        self._facts: list[str] = []
        self._languages: list[str] = []
        self.feed(page)
        self.close()
        if self.open:
            self.faults.append(f"left open: {self.open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.html = given
        self.faults += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        if tag == "script" and "src" not in given:
            self.faults.append("inline script")
        self.links += [value for name in ("href", "src", "action") if (value := given.get(name))]
        self.ids += [given["id"] or ""] if "id" in given else []
        if tag == "mark":
            self._facts = (given.get("data-facts") or "").split()
        if tag not in _VOID:
            self.open.append(tag)
            self._languages.append(given.get("lang") or (self._languages or [""])[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.faults += [f"{tag} {name}" for name, _ in attrs if name.startswith("on") or name == "style"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._facts = []
        if self.open and self.open[-1] == tag:
            self.open.pop()
            self._languages.pop()
        elif tag not in _VOID:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")

    def handle_data(self, data: str) -> None:
        if self._languages and not _CODE.intersection(self.open):
            self.spoken.append((self._languages[-1], data.strip()))
        for fact in self._facts:
            self.marks[fact] = self.marks.get(fact, "") + data
