"""The pages as files that need no server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.build_report import Problem
from kg.errors import HiwarError
from kg.queries.opening import open_graph
from kg.queries.run import ask
from kg.queries.saved import ALL, LANGUAGES, saved_queries
from kg.queries.source import MemorySource
from kg.web.collections import Collections
from kg.web.export import described, exported
from kg.web.pages.actors import actors
from kg.web.pages.articles import articles
from kg.web.pages.commitments import commitments
from kg.web.pages.dialogues import dialogues
from kg.web.pages.facts import conflicts
from kg.web.pages.forces import all_series, chart_file, forces
from kg.web.pages.meetings import meetings
from kg.web.pages.overview import overview
from kg.web.reader import ACTOR_KINDS, FACT_KINDS, Reader
from kg.web.refusals import refusals
from kg.web.render import render
from kg.web.routes import page_of
from kg.web.view import Page, View

_STATIC = Path(__file__).parent / "static"
_FILES = ("style.css", "pages.js", "icon.svg")
_DATA = {"csv": "csv", "turtle": "ttl"}  # what the answers are written as
_ENTRY = (
    '<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>حِوار</title>'
    '<meta http-equiv="refresh" content="0; url=ar/index.html"><a href="ar/index.html">حِوار</a></html>\n'
)


class FileLinks:
    """Addresses relative to a page `depth` folders below the root of the site."""

    live = False

    def __init__(self, depth: int) -> None:
        self._root = "../" * depth

    def page(self, language: str, name: str, **parameters: str) -> str:
        number = parameters.get("page", "")
        file = "index" if name == "overview" else name
        return f"{self._root}{language}/{file}{f'-{number}' if number not in ('', '1') else ''}.html"

    def thing(self, language: str, tail: str) -> str:
        return f"{self._root}{language}/id/{quote(tail)}.html"

    def file(self, name: str) -> str:
        return f"{self._root}static/{name}"

    def data(self, name: str, form: str) -> str:
        return f"{self._root}data/{name}.{_DATA[form]}" if form in _DATA else ""

    def chart(self, language: str, key: str) -> str:
        return f"{self._root}{language}/forces/{key}.svg"

    def about(self, tail: str, form: str) -> str:
        return f"{self._root}data/{quote(tail)}.ttl" if form == "turtle" else ""


def write_site(build_dir: Path, out_dir: Path) -> int:
    """Write the pages of the graph in `build_dir` below `out_dir`; returns how many.

    Raises HiwarError if the graph cannot be read or the folder not be written.
    """
    store = open_graph(build_dir)
    reader = Reader(store)
    maker = _Maker(reader, Collections(reader), out_dir, refusals(build_dir))
    try:
        _clear(out_dir)
        _write_files(out_dir)
        _write_data(MemorySource(store), out_dir / "data")
        maker.write_data()
        return sum(maker.write(language) for language in LANGUAGES)
    except OSError as error:
        remedy = "check permissions and free space"
        raise HiwarError(f"cannot be written ({error.strerror})", where=str(out_dir), remedy=remedy) from error


class _Maker:
    """Writes every page of one language after the other."""

    def __init__(self, reader: Reader, lists: Collections, out: Path, refused: tuple[Problem, ...]) -> None:
        self.reader, self.lists, self.out, self.refused = reader, lists, out, refused

    def write(self, language: str) -> int:
        lists = self._view(language, 1)
        self._put_charts(self._view(language, 2))
        written = sum(self._put(lists, name, page) for name, page in _lists(lists))
        return written + sum(self._put_thing(language, node) for node in self._things())

    def write_data(self) -> None:
        """Everything said of each thing, beside its pages."""
        for node in self._things():
            path = self.out / "data" / f"{node.value.removeprefix(self.reader.base)}.ttl"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(described(self.reader.store, [node]))

    def _view(self, language: str, depth: int) -> View:
        return View(self.reader, self.lists, language, FileLinks(depth), self.refused)

    def _put(self, view: View, name: str, page: Page) -> int:
        path = self.out / view.language / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(render(view, page), encoding="utf-8")
        return 1

    def _put_charts(self, view: View) -> None:
        """The charts as files; the points lead to their facts' pages."""
        for series in all_series(view):
            if series.chart:
                path = self.out / view.language / "forces" / f"{series.key}.svg"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(chart_file(view, series), encoding="utf-8")

    def _put_thing(self, language: str, node: NamedNode) -> int:
        tail = PurePosixPath("id") / node.value.removeprefix(self.reader.base)
        view = self._view(language, len(tail.parts))
        return self._put(view, str(tail), page_of(view, node))

    def _things(self) -> Iterator[NamedNode]:
        """Everything pages link to."""
        yield from self.reader.articles
        yield from self.reader.of_kind(*ACTOR_KINDS, *FACT_KINDS, "Dialogue")


def _lists(view: View) -> Iterator[tuple[str, Page]]:
    yield "index", overview(view)
    for build in (articles, actors, meetings, commitments, conflicts, forces):
        first = build(view)
        yield first.section, first
        for number in range(2, first.context["pages"] + 1):
            yield f"{first.section}-{number}", build(view, number)
    yield "dialogues", dialogues(view)


def _clear(out: Path) -> None:
    """Remove the pages of an earlier export; a folder with anything else in it is left alone."""
    entry = out / "index.html"
    if entry.is_file() and entry.read_text(encoding="utf-8", errors="replace") == _ENTRY:
        for name in (*LANGUAGES, "static", "data"):
            shutil.rmtree(out / name, ignore_errors=True)
    elif out.is_dir() and any(out.iterdir()):
        raise HiwarError("is not empty", where=str(out), remedy="choose a new folder for the pages")


def _write_files(out: Path) -> None:
    (out / "static").mkdir(parents=True, exist_ok=True)
    (out / "data").mkdir(exist_ok=True)
    for name in _FILES:
        shutil.copyfile(_STATIC / name, out / "static" / name)
    (out / "index.html").write_text(_ENTRY, encoding="utf-8")


def _write_data(source: MemorySource, out: Path) -> None:
    """The answers to the questions that need no parameter."""
    for name, query in saved_queries().items():
        if not any(parameter.required for parameter in query.parameters):
            answer = ask(source, name, {}, ALL)
            for form, ending in _DATA.items():
                (out / f"{name}.{ending}").write_bytes(exported(source, answer, form))
