"""Each stage of one article's way by itself: the same functions as kg.document, kg.extract and kg.process call."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median
from typing import TypeVar

from benchmarks.clock import Row, at_least, cpu_seconds
from kg.articles.boilerplate import body_lines
from kg.extract import extract
from kg.graph.mint import article_iri
from kg.graph.reports import report_statements
from kg.graph.serialise import Shortener, statements_block
from kg.graph.terms import DEFAULT_BASE
from kg.language.sentences import sentences
from kg.language.speech import speeches
from kg.mentions.find import find_mentions
from kg.model import Article, Document
from kg.process import process
from kg.times.numbers import find_numbers
from kg.times.window import read_times
from kg.validation import validate_statements

_T = TypeVar("_T")
_GOAL = 150.0
_EXTRACTION = ("body", "sentences and tokens", "times", "numbers", "mentions", "speech", "extractors")
_EXTRACTION_GOAL = 100.0
_TIMES_GOAL = 500.0  # articles/s: two milliseconds each


class Stages:
    """Adds up processor time by stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def run(self, name: str, work: Callable[[], _T]) -> _T:
        start = time.process_time()
        result = work()
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - start
        return result

    def article(self, article: Article, short: Shortener) -> None:
        """One article through every stage."""
        document = self._understood(article)
        report = self.run("extractors", lambda: extract(document))
        graph = article_iri(article, DEFAULT_BASE)
        statements = self.run("statements", lambda: report_statements(report, graph, DEFAULT_BASE))
        self.run("validation gate", lambda: validate_statements(statements, graph))
        self.run("serialise", lambda: statements_block(statements, graph, short))

    def _understood(self, article: Article) -> Document:
        text = article.text
        body, headline = self.run("body", lambda: body_lines(text, article.title))
        article = replace(article, body=body, headline=headline)
        parts = self.run("sentences and tokens", lambda: sentences(article))
        read = self.run("times", lambda: read_times(text, parts, article.published))
        numbers = self.run("numbers", lambda: find_numbers(text, parts, read.mentions))
        found = self.run("mentions", lambda: find_mentions(text, parts, read.mentions, numbers, article.outlet))
        said = self.run("speech", lambda: speeches(parts, found.mentions))
        return Document(
            article, parts, said, read.mentions, numbers, found.mentions, found.places, found.actors, read.window
        )


def stage_rows(articles: list[Article], runs: int) -> list[Row]:
    """Articles per second and core for each stage, then for all of them at one go, as `kg build` does it."""
    gc.set_threshold(50_000)  # as in the processes of a build
    timed = [_timed(articles) for _ in range(runs + 1)][1:]  # the first run fills the caches of word forms
    rows = [_row(name, median(t[name] for t in timed), len(articles)) for name in timed[0]]
    read = median(sum(t[name] for name in _EXTRACTION) for t in timed)
    rows.append(at_least("extraction: the text and what it says", len(articles) / read, _EXTRACTION_GOAL, "articles/s"))
    whole = at_least("one article, extracted and checked, one core", _whole(articles, runs), _GOAL, "articles/s")
    return [*rows, whole]


def _timed(articles: list[Article]) -> dict[str, float]:
    stages, short = Stages(), Shortener()
    for article in articles:
        stages.article(article, short)
    return stages.spent


def _whole(articles: list[Article], runs: int) -> float:
    return len(articles) / cpu_seconds(lambda: [process(a, DEFAULT_BASE) for a in articles], runs)


def _row(name: str, seconds: float, count: int) -> Row:
    rate = count / seconds
    aim = (f"≥ {_TIMES_GOAL:g}", rate >= _TIMES_GOAL) if name == "times" else ("", None)
    return Row(name, f"{rate:,.0f} articles/s ({1000 * seconds / count:.2f} ms)", *aim)
