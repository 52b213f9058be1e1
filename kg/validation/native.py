"""The project's SPARQL constraints as functions, so that a single article is checked in a millisecond.

The queries in shapes/ say what holds; each function here gives the same rows, by test against pyshacl. A function
takes an indexed graph and a focus node and yields the offending values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from kg.graph.vocabulary import HIWAR, OA, SCHEMA
from kg.times.edtf import bounds
from kg.validation.index import Index
from kg.validation.terms import RDF, Term, compare, text_of, worth

Native = Callable[[Index, Term], Iterable[Term | None]]
_VALUE = NamedNode(f"{RDF}value")


def _published(index: Index, focus: Term) -> Iterator[Term]:
    for evidence in index.objects(focus, HIWAR.evidence):
        for article in index.objects(evidence, OA.hasSource):
            yield from index.objects(article, SCHEMA.datePublished)


def _against_publication(status: NamedNode | None, link: NamedNode, bound: NamedNode, sign: int) -> Native:
    """Spans at `link` whose `bound` lies after (sign 1) or before (-1) publication, of nodes with `status`."""

    def breaches(index: Index, focus: Term) -> Iterator[Term]:
        if status is not None and status not in index.objects(focus, HIWAR.status):
            return
        for span in index.objects(focus, link):
            for day in index.objects(span, bound):
                if any(compare(day, published) == sign for published in _published(index, focus)):
                    yield span

    return breaches


def _edtf(side: int, bound: NamedNode) -> Native:
    """Spans whose bound is not what their EDTF expression means."""

    def breaches(index: Index, focus: Term) -> Iterator[Term | None]:
        for edtf in index.objects(focus, HIWAR.edtf):
            try:
                due = bounds(text_of(edtf) or "")[side]
            except ValueError:
                continue  # the pattern of the shape says so
            given: list[Term | None] = [*index.objects(focus, bound)] or [None]
            yield from (v for v in given if (text_of(v) if v else None) != (due.isoformat() if due else None))

    return breaches


def _number(index: Index, node: Term, predicate: NamedNode) -> int | None:
    found = index.one(node, predicate)
    value = worth(found) if isinstance(found, Literal) else None
    return value if isinstance(value, int) else None


def _cuts(index: Index, evidence: Term) -> Iterator[tuple[int, int, Term]]:
    """(start, end, quote selector) of an evidence node."""
    selectors = list(index.objects(evidence, OA.hasSelector))
    for position in selectors:
        start, end = _number(index, position, OA.start), _number(index, position, OA.end)
        if start is not None and end is not None:
            yield from ((start, end, quote) for quote in selectors if index.one(quote, OA.exact))


def _length(index: Index, focus: Term) -> Iterator[Term]:
    for start, end, quote in _cuts(index, focus):
        yield from (v for v in index.objects(quote, OA.exact) if len(text_of(v) or "") != end - start)


def _texts(index: Index, evidence: Term) -> Iterator[str]:
    for article in index.objects(evidence, OA.hasSource):
        yield from (text_of(t) or "" for t in index.objects(article, SCHEMA.articleBody))


def _text(index: Index, focus: Term) -> Iterator[Term]:
    for text in _texts(index, focus):
        for start, end, quote in _cuts(index, focus):
            yield from (v for v in index.objects(quote, OA.exact) if text_of(v) != text[start:end])


def _context(index: Index, focus: Term) -> Iterator[Term]:
    for text in _texts(index, focus):
        for start, end, quote in _cuts(index, focus):
            prefixes, suffixes = index.objects(quote, OA.prefix), index.objects(quote, OA.suffix)
            if any(not text[:start].endswith(text_of(p) or "") for p in prefixes if suffixes) or any(
                not text[end:].startswith(text_of(s) or "") for s in suffixes if prefixes
            ):
                yield quote


def _articles(index: Index, node: Term) -> set[Term]:
    return {a for e in index.objects(node, HIWAR.evidence) for a in index.objects(e, OA.hasSource)}


def _same_article(index: Index, focus: Term) -> Iterator[Term]:
    own = _articles(index, focus)
    for objects in index.out[focus].values():
        for value in objects:
            if value in index.out and any(a not in own or len(own) > 1 for a in _articles(index, value)):
                yield value


def _one_article(index: Index, focus: Term) -> Iterator[Term]:
    own = _articles(index, focus)
    if len(own) > 1:
        least = min(str(a) for a in own)
        for evidence in index.objects(focus, HIWAR.evidence):
            if any(str(a) > least for a in index.objects(evidence, OA.hasSource)):
                yield evidence


def _base(index: Index, focus: Term) -> Iterator[None]:
    for article in _articles(index, focus):
        head, found, _ = (text_of(article) or "").partition("article/")
        if found and not (text_of(focus) or "").startswith(head):
            yield None


def _same_values(index: Index, focus: Term) -> Iterator[Term]:
    seen: dict[Term, Term] = {}
    for value in sorted(index.objects(focus, HIWAR.value), key=str):
        for given in index.objects(value, _VALUE):
            if given in seen:
                yield value
            seen.setdefault(given, value)


NATIVE: dict[str, Native] = {
    "Meeting-heldLater": _against_publication(HIWAR.held, HIWAR.time, HIWAR.earliest, 1),
    "Meeting-plannedEarlier": _against_publication(HIWAR.planned, HIWAR.time, HIWAR.latest, -1),
    "DialogueRound-heldLater": _against_publication(HIWAR.held, HIWAR.time, HIWAR.earliest, 1),
    "DialogueRound-plannedEarlier": _against_publication(HIWAR.planned, HIWAR.time, HIWAR.latest, -1),
    "Commitment-deadlinePast": _against_publication(None, HIWAR.deadline, HIWAR.latest, -1),
    "TimeSpan-edtfEarliest": _edtf(0, HIWAR.earliest),
    "TimeSpan-edtfLatest": _edtf(1, HIWAR.latest),
    "Evidence-length": _length,
    "Evidence-text": _text,
    "Evidence-context": _context,
    "Report-sameArticle": _same_article,
    "Report-oneArticle": _one_article,
    "Report-base": _base,
    "Conflict-different": _same_values,
}
