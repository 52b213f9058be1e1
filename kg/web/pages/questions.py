"""Saved questions as forms with their answers, and the editor for questions of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.errors import HiwarError
from kg.queries.answer import Answer
from kg.queries.labels import answer_names, shown
from kg.queries.run import ask
from kg.queries.saved import FACT, SavedQuery, saved_queries
from kg.queries.source import Source
from kg.web.view import Page, View

_MOST = 500  # rows shown


def questions(view: View) -> Page:
    """The list of saved questions."""
    return Page("questions.html", view.word("questions"), "questions", {"queries": list(saved_queries().values())})


def question(view: View, source: Source, query: SavedQuery, given: Mapping[str, Sequence[str]]) -> Page:
    """A question's form; its answer too, if it needs nothing or was asked. Wrong parameters are said in the page."""
    asked = bool(given) or not any(p.required for p in query.parameters)
    answer, problem = _answer(source, query, given) if asked else (None, "")
    context = {
        "query": query,
        "given": given,
        "answer": answer,
        "rows": _rows(view, source, answer) if answer else (),
        "problem": problem,
        "most": _MOST,
    }
    return Page("question.html", query.summary[view.language], "questions", context, here=f"ask/{query.name}")


def editor(view: View, example: str, vendored: bool) -> Page:
    """The SPARQL editor: a plain form, made better by the vendored editor where that is at hand."""
    context = {"example": example, "queries": list(saved_queries().values()), "vendored": vendored}
    return Page("sparql.html", "SPARQL", "sparql", context)


def _answer(source: Source, query: SavedQuery, given: Mapping[str, Sequence[str]]) -> tuple[Answer | None, str]:
    try:
        return ask(source, query.name, given, _MOST + 1), ""
    except HiwarError as error:
        return None, str(error)


def _rows(view: View, source: Source, answer: Answer) -> list[list[tuple[str, str | None]]]:
    """Cells as text and, for the column that leads to evidence, the address of its page."""
    names = answer_names(source, answer)
    at = answer.column(FACT)
    rows = []
    for row in answer.rows[:_MOST]:
        cells: list[tuple[str, str | None]] = [(shown(v, view.language, names), None) for v in row]
        node = row[at] if at is not None else None
        if at is not None and node is not None and not isinstance(node, str):
            cells[at] = (view.word("evidence"), view.links.thing(view.language, view.tail(node)))  # type: ignore[arg-type]
        rows.append(cells)
    return rows
