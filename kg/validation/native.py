"""The project's SPARQL constraints as functions, so that a single article is checked in a millisecond.

The queries in shapes/ say what holds; each function here gives the same rows, by test against pyshacl. A function
takes an indexed graph and a focus node and yields the offending values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from kg.graph.vocabulary import DCTERMS, HIWAR, OA, ORG, PROV, SCHEMA, SKOS
from kg.times.edtf import bounds
from kg.validation.index import Cut, Index
from kg.validation.terms import RDF, TYPE, Term, compare, text_of, worth

Native = Callable[[Index, Term], Iterable[Term | None]]
FOLLOWED_BACK = (HIWAR.resolvedAs, HIWAR.history, HIWAR.value, HIWAR.conflict)  # what these functions ask backwards
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
    for found in index.objects(node, predicate):
        value = worth(found) if isinstance(found, Literal) else None
        return value if isinstance(value, int) else None
    return None


def _cuts(index: Index, evidence: Term) -> list[Cut]:
    """The quotations of an evidence node, read once for all rules."""
    found = index.cuts.get(evidence)
    if found is None:
        found = index.cuts[evidence] = []
        selectors = index.objects(evidence, OA.hasSelector)
        for position in selectors:
            start, end = _number(index, position, OA.start), _number(index, position, OA.end)
            if start is not None and end is not None:
                found += [_cut(index, start, end, quote) for quote in selectors if index.objects(quote, OA.exact)]
    return found


def _cut(index: Index, start: int, end: int, quote: Term) -> Cut:
    exact, prefixes, suffixes = (
        [(v, text_of(v) or "") for v in index.objects(quote, p)] for p in (OA.exact, OA.prefix, OA.suffix)
    )
    return Cut(start, end, quote, exact, [text for _, text in prefixes], [text for _, text in suffixes])


def _length(index: Index, focus: Term) -> Iterator[Term]:
    for cut in _cuts(index, focus):
        yield from (v for v, words in cut.exact if len(words) != cut.end - cut.start)


def _quotes(index: Index, evidence: Term) -> list[tuple[str, Cut]]:
    """The texts of the article, each with the quotations of an evidence node."""
    texts = [text for article in index.objects(evidence, OA.hasSource) for text in _texts(index, article)]
    return [(text, cut) for text in texts for cut in _cuts(index, evidence)]


def _texts(index: Index, article: Term) -> list[str]:
    """The stored texts of an article: to take one from its literal anew for every quotation would copy it each time."""
    found = index.texts.get(article)
    if found is None:
        found = [text_of(t) or "" for t in index.objects(article, SCHEMA.articleBody)]
        index.texts[article] = found
    return found


def _text(index: Index, focus: Term) -> Iterator[Term]:
    for text, cut in _quotes(index, focus):
        yield from (v for v, words in cut.exact if words != text[cut.start : cut.end])


def _context(index: Index, focus: Term) -> Iterator[Term]:
    for text, cut in _quotes(index, focus):
        if not (cut.prefixes and cut.suffixes):
            continue
        before = all(text.endswith(p, 0, cut.start) for p in cut.prefixes)
        if not (before and all(not s or text.startswith(s, cut.end) for s in cut.suffixes)):
            yield cut.quote


def _context_missing(index: Index, focus: Term) -> Iterator[Term]:
    for text, cut in _quotes(index, focus):
        if not (cut.prefixes and cut.suffixes):
            continue
        if (cut.start > 0 and not cut.prefixes[0]) or (cut.end < len(text) and not cut.suffixes[0]):
            yield cut.quote


def _articles(index: Index, node: Term) -> set[Term]:
    """The articles that the evidence of a node stands in."""
    found = index.sources.get(node)
    if found is None:
        evidence = index.objects(node, HIWAR.evidence)
        found = index.sources[node] = {a for e in evidence for a in index.objects(e, OA.hasSource)}
    return found


def _same_article(index: Index, focus: Term) -> Iterator[Term]:
    own = _articles(index, focus)
    for objects in index.out[focus].values():
        for value in objects:
            if value in index.out and any(a not in own or len(own) > 1 for a in _articles(index, value)):
                yield value


def _same_activity(index: Index, focus: Term) -> Iterator[Term]:
    own = _articles(index, focus)
    for activity in index.objects(focus, PROV.wasGeneratedBy):
        for read in index.objects(activity, PROV.used):
            yield from (activity for article in own if article != read)


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


def _supported(index: Index, focus: Term) -> Iterator[Term]:
    reports = index.subjects(HIWAR.resolvedAs, focus)
    for property_ in REFERENCES:
        if values := index.objects(focus, property_):
            told = {r for n in reports for v in index.objects(n, property_) for r in index.objects(v, HIWAR.resolvedAs)}
            yield from (v for v in values if v not in told)


def _complete(index: Index, focus: Term) -> Iterator[Term]:
    told = {p for report in index.subjects(HIWAR.resolvedAs, focus) for p in index.out.get(report, ())}
    yield from sorted((told & KEPT) - set(index.out.get(focus, ())), key=str)


def _same_class(index: Index, focus: Term) -> Iterator[Term]:
    kinds = index.objects(focus, TYPE)
    for report in index.subjects(HIWAR.resolvedAs, focus):
        if any(kind != own for kind in index.objects(report, TYPE) for own in kinds):
            yield report


def _own_reports(index: Index, focus: Term) -> Iterator[Term]:
    for owner in index.subjects(HIWAR.history, focus):
        allowed = {owner, *index.objects(owner, HIWAR.contradictedBy)}
        for report in index.objects(focus, PROV.wasDerivedFrom):
            if allowed.isdisjoint(index.objects(report, HIWAR.resolvedAs)):
                yield report


def _own_statement(index: Index, focus: Term) -> Iterator[Term]:
    said = {w for r in index.objects(focus, PROV.wasDerivedFrom) for w in index.objects(r, HIWAR.statedBy)}
    told = {resolved for who in said for resolved in index.objects(who, HIWAR.resolvedAs)}
    yield from (v for v in index.objects(focus, HIWAR.statedBy) if v not in told)


def _entry_complete(index: Index, focus: Term) -> Iterator[Term]:
    if any(stage in index.objects(focus, HIWAR.stage) for stage in _TELLING):
        told = {p for r in index.objects(focus, PROV.wasDerivedFrom) for p in index.out.get(r, ())}
        yield from (p for p in (HIWAR.modality, HIWAR.statedBy) if p in told and not index.objects(focus, p))


def _entry_dated(index: Index, focus: Term) -> Iterator[None]:
    reports = index.objects(focus, PROV.wasDerivedFrom)
    if not index.objects(focus, DCTERMS.date) and any(day for r in reports for day in _published(index, r)):
        yield None


def _line_where(index: Index, focus: Term) -> Iterator[None]:
    levels = index.objects(focus, HIWAR.level)
    if not index.objects(focus, HIWAR.stationedIn) and any(index.objects(v, HIWAR.stationedIn) for v in levels):
        yield None


def _parties(index: Index, focus: Term) -> Iterator[Term]:
    due: dict[Term, None] = {}
    for property_ in (HIWAR.party, HIWAR.committedBy, HIWAR.statedBy):
        kept = index.objects(focus, property_)
        for report in index.subjects(HIWAR.resolvedAs, focus):
            told = (r for who in index.objects(report, property_) for r in index.objects(who, HIWAR.resolvedAs))
            due |= dict.fromkeys(resolved for resolved in told if resolved not in kept)
    yield from due


def _owners(index: Index, value: Term) -> Iterator[Term]:
    """Whose conflict a value in conflict belongs to."""
    for conflict in index.subjects(HIWAR.value, value):
        yield from index.subjects(HIWAR.conflict, conflict)


def _value_reports(index: Index, focus: Term) -> Iterator[Term]:
    for report in index.objects(focus, PROV.wasDerivedFrom):
        yield from (report for owner in _owners(index, focus) if owner not in index.objects(report, HIWAR.resolvedAs))


def _value_described(index: Index, focus: Term) -> Iterator[Term]:
    for value in index.objects(focus, _VALUE):
        for conflict in index.subjects(HIWAR.value, focus):
            if _LEADING.isdisjoint(index.objects(conflict, HIWAR.onProperty)):
                continue
            if _THINGS.isdisjoint(index.objects(value, TYPE)):
                yield value


def _alike(index: Index, focus: Term) -> Iterator[Term]:
    values = [(node, value) for node in index.objects(focus, HIWAR.value) for value in index.objects(node, _VALUE)]
    words = sum(isinstance(value, Literal) for _, value in values)
    yield from (node for node, value in values if words and not isinstance(value, Literal) for _ in range(words))


def _names_of(index: Index, node: Term) -> set[Term]:
    return {*index.objects(node, SKOS.prefLabel), *index.objects(node, SKOS.altLabel)}


def _names(index: Index, focus: Term) -> Iterator[Term]:
    if reports := index.subjects(HIWAR.resolvedAs, focus):
        told = {name for report in reports for name in _names_of(index, report)}
        yield from sorted(told ^ _names_of(index, focus), key=str)


_LEADING = frozenset({
    HIWAR.time, HIWAR.deadline, HIWAR.asOf, HIWAR.place, HIWAR.stationedIn, HIWAR.host, HIWAR.force, HIWAR.heldDuring,
    HIWAR.roundOf, HIWAR.madeAt,
})  # fmt: skip
_THINGS = frozenset({
    HIWAR.TimeSpan, HIWAR.Place, HIWAR.Person, HIWAR.State, HIWAR.Organization, HIWAR.ArmedForce, HIWAR.DialogueRound,
    HIWAR.Dialogue, HIWAR.Meeting,
})  # fmt: skip
_TELLING = (HIWAR.firstStated, HIWAR.restated, HIWAR.deadlineChanged)
REFERENCES = (
    HIWAR.participant, HIWAR.host, HIWAR.heldDuring, HIWAR.roundOf, HIWAR.party, HIWAR.leader, HIWAR.committedBy,
    HIWAR.toward, HIWAR.madeAt, HIWAR.force, HIWAR.statedBy,
)  # fmt: skip
KEPT: frozenset[NamedNode] = frozenset({
    *REFERENCES, HIWAR.ordinal, HIWAR.finalRound, HIWAR.time, HIWAR.place, HIWAR.format, HIWAR.status, HIWAR.topic,
    HIWAR.action, HIWAR.object, HIWAR.deadline, HIWAR.polarity, HIWAR.modality, HIWAR.amount, HIWAR.unit,
    HIWAR.stationedIn, HIWAR.count, HIWAR.minCount, HIWAR.maxCount, HIWAR.approximate, HIWAR.measure, HIWAR.component,
    HIWAR.asOf, HIWAR.country, SKOS.prefLabel, ORG.hasMembership,
}) - {HIWAR.toward}  # fmt: skip  # whom one report calls the other side another may count among the bound
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
    "Evidence-contextMissing": _context_missing,
    "Report-sameActivity": _same_activity,
    "HistoryEntry-ownReports": _own_reports,
    "HistoryEntry-ownStatement": _own_statement,
    "HistoryEntry-complete": _entry_complete,
    "HistoryEntry-dated": _entry_dated,
    "ForceTimeLine-where": _line_where,
    "Resolved-parties": _parties,
    "Resolved-names": _names,
    "Resolved-supported": _supported,
    "Resolved-complete": _complete,
    "Resolved-sameClass": _same_class,
    "Report-sameArticle": _same_article,
    "Report-oneArticle": _one_article,
    "Report-base": _base,
    "ConflictValue-ownReports": _value_reports,
    "ConflictValue-described": _value_described,
    "Conflict-alike": _alike,
    "Conflict-different": _same_values,
}
