"""Where a fact stands: the sentence that says it, in which file, at which line and offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.queries.answer import Answer, answer_of
from kg.queries.bind import bound
from kg.queries.saved import FACT, Column, saved_query
from kg.queries.source import Source

QUESTION = "evidence"  # the saved question that leads from facts to passages
TEXTS = "article-text"  # the saved question that gives articles' texts
_COLUMNS = (
    Column("evidence_sentence", {"ar": "الجملة", "en": "Sentence"}),
    Column("evidence_place", {"ar": "موضعها", "en": "Where it stands"}),
)
_STOPS = ".؟!?…"
_LONGEST = 400  # characters shown on either side of the evidence at most


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence `[start, end)` (code points of the stored text) with the sentence around it.

    `line` counts from 1 and is None where the article's text is not at hand; the sentence is then the quoted context.
    """

    fact: str
    report: str
    article: str
    source: str
    published: str | None
    outlet: str | None
    start: int
    end: int
    exact: str
    before: str
    after: str
    line: int | None

    @property
    def sentence(self) -> str:
        return f"{self.before}{self.exact}{self.after}"

    @property
    def where(self) -> str:
        """File, line and offsets in one phrase."""
        line = f":{self.line}" if self.line is not None else ""
        return f"{self.source}{line} [{self.start}–{self.end}]"


def passages(source: Source, facts: Iterable[str]) -> Mapping[str, tuple[Passage, ...]]:
    """The passages of each fact (a report's node or a resolved one), earliest publication first."""
    query = saved_query(QUESTION)
    nodes = tuple(NamedNode(fact) for fact in dict.fromkeys(facts))
    found: dict[str, list[Passage]] = {node.value: [] for node in nodes}
    rows = list(answer_of(source.query(bound(query, {FACT: nodes})), query).records()) if nodes else []
    texts = article_texts(source, (str(row["article"]) for row in rows))
    for row in rows:
        found[str(row[FACT])].append(_passage(row, texts.get(str(row["article"]))))
    return {fact: tuple(its) for fact, its in found.items()}


def article_texts(source: Source, articles: Iterable[str]) -> Mapping[str, str]:
    """The stored text of each article that has one in the graph."""
    query = saved_query(TEXTS)
    nodes = tuple(NamedNode(article) for article in dict.fromkeys(articles))
    if not nodes:
        return {}
    rows = answer_of(source.query(bound(query, {"article": nodes})), query).records()
    return {str(row["article"]): str(row["text"]) for row in rows if row["text"] is not None}


def facts_of(answer: Answer) -> tuple[str | None, ...]:
    """For each row the IRI that leads to its evidence, None where it has none."""
    at = answer.column(FACT)
    nodes = [row[at] if at is not None else None for row in answer.rows]
    return tuple(node.value if isinstance(node, NamedNode) else None for node in nodes)


def with_evidence(source: Source, answer: Answer) -> Answer:
    """The answer with two more columns: the sentences behind each row, and where they stand."""
    facts = facts_of(answer)
    found = passages(source, filter(None, facts))
    rows = []
    for row, fact in zip(answer.rows, facts, strict=True):
        its = found.get(fact or "", ())
        words = (" ⏎ ".join(p.sentence for p in its), " ⏎ ".join(p.where for p in its))
        rows.append((*row, *(Literal(text) if text else None for text in words)))
    return Answer((*answer.columns, *_COLUMNS), tuple(rows), answer.query)


def _passage(row: Mapping[str, object], text: str | None) -> Passage:
    start, end, exact = int(str(row["start"])), int(str(row["end"])), str(row["exact"])
    if text is None or text[start:end] != exact:
        before, after, line = str(row["prefix"] or ""), str(row["suffix"] or ""), None
    else:
        first, last = sentence_bounds(text, start, end)
        before, after, line = text[first:start], text[end:last], text.count("\n", 0, start) + 1
    return Passage(
        fact=str(row[FACT]), report=str(row["report"]), article=str(row["article"]), source=str(row["source"]),
        published=_known(row["published"]), outlet=_known(row["outlet"]),
        start=start, end=end, exact=exact, before=before, after=after, line=line,
    )  # fmt: skip


def _known(value: object) -> str | None:
    return None if value is None else str(value)


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """From the stop or line break before `start` to the one after `end`, without outer spaces."""
    first = max(text.rfind(mark, max(0, start - _LONGEST), start) for mark in (*_STOPS, "\n")) + 1
    first = max(first, start - _LONGEST, 0)
    stops = (text.find(mark, max(start, end - 1), end + _LONGEST) for mark in (*_STOPS, "\n"))
    last = min((at + (text[at] != "\n") for at in stops if at >= 0), default=min(len(text), end + _LONGEST))
    while first < start and text[first].isspace():
        first += 1
    return first, max(last, end)
