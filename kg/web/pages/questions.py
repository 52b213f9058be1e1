"""Saved questions as forms with their answers, and the editor for questions of one's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from kg.errors import HiwarError
from kg.queries.answer import JOINT, Answer, Results, Value, answer_of
from kg.queries.bind import HIWAR
from kg.queries.labels import answer_names, concept_label, shown
from kg.queries.run import ask
from kg.queries.saved import FACT, SavedQuery, saved_queries
from kg.queries.source import Source
from kg.queries.tokens import check_read_only
from kg.web.dates import in_words
from kg.web.view import Page, View

_MOST = 1000  # rows shown
_SPAN = re.compile(r"(\.\.|\d[\d-]{3,9})?/(\.\.|\d[\d-]{3,9})?|[\[{][\d.,-]{4,60}[\]}]")  # EDTF beyond a day

Run = Callable[[str], Results]  # asks a query within limits


def questions(view: View) -> Page:
    """The list of saved questions."""
    return Page("questions.html", view.word("questions"), "questions", {"queries": list(saved_queries().values())})


def question(
    view: View, source: Source, query: SavedQuery, given: Mapping[str, Sequence[str]], limit: int | None = None
) -> Page:
    """A question's form; its answer too (`limit` rows, None: as many as it gives of itself), if it needs nothing or was
    asked. Wrong parameters are said in the page."""
    asked = bool(given) or not any(p.required for p in query.parameters)
    answer, problem = _answer(source, query, given, limit) if asked else (None, None)
    context = {
        "query": query,
        "given": given,
        "answer": answer,
        "rows": _rows(view, source, answer) if answer else (),
        "problem": problem,
        "most": _MOST,
        "more": answer is not None and limit is None and answer.full,
    }
    return Page("question.html", query.summary[view.language], "questions", context, here=f"ask/{query.name}")


def editor(view: View, source: Source, text: str, vendored: bool, run: Run | None = None) -> Page:
    """The SPARQL editor: a plain form, made better by the vendored editor where that is at hand.

    With `run`, `text` is asked and its answer shown below.
    """
    answer, problem = _ran(text, run) if run else (None, None)
    context = {
        "example": text,
        "queries": list(saved_queries().values()),
        "vendored": vendored and run is None,
        "answer": answer,
        "rows": _rows(view, source, answer) if answer else (),
        "problem": problem,
        "most": _MOST,
    }
    return Page("sparql.html", "SPARQL", "sparql", context, parameters={"query": text} if run else {})


def _ran(text: str, run: Run) -> tuple[Answer | None, HiwarError | None]:
    try:
        check_read_only(text)
        return answer_of(run(text), limit=_MOST + 1), None
    except HiwarError as error:
        return None, error


def _answer(
    source: Source, query: SavedQuery, given: Mapping[str, Sequence[str]], limit: int | None
) -> tuple[Answer | None, HiwarError | None]:
    try:
        return ask(source, query.name, given, limit), None
    except HiwarError as error:
        return None, error


def _rows(view: View, source: Source, answer: Answer) -> list[list[tuple[str, str | None]]]:
    """Cells as text, with the address of the page where a cell names a resource; the column of facts says so."""
    names = answer_names(source, answer)
    fact = answer.column(FACT)
    return [
        [_cell(view, value, names, place == fact) for place, value in enumerate(row)] for row in answer.rows[:_MOST]
    ]


def _time(text: str, language: str) -> str:
    """A time with open sides or several days in words, any other text as it is."""
    return in_words(text, language) if _SPAN.fullmatch(text) else text


def _cell(view: View, value: Value, names: Mapping[str, str], is_fact: bool) -> tuple[str, str | None]:
    text = shown(value, view.language, names)
    if isinstance(value, Literal) and any(sign in text for sign in "/[{"):
        return view.word("joint").join(_time(part, view.language) for part in text.split(JOINT)), None
    if isinstance(value, Literal) and text.isascii() and text.isalpha():
        return concept_label(HIWAR + text, view.language) or text, None  # a name of the vocabulary: State, agreed
    if not isinstance(value, NamedNode) or not view.reader.base or not value.value.startswith(view.reader.base):
        return text, None
    return view.word("evidence") if is_fact else text, view.links.thing(view.language, view.tail(value))
