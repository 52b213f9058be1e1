"""The graph as the pages read it: resources with labels, values, reports and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pyoxigraph import Literal, NamedNode, Store

from kg.graph.terms import TYPE, Object, date, term
from kg.queries.source import query_store

ACTOR_KINDS = ("Person", "State", "Organization", "ArmedForce")
FACT_KINDS = ("Meeting", "DialogueRound", "Commitment", "ForceLevel")
_FEW = 5
_NEWEST = (
    f"""SELECT ?article WHERE {{ ?article {term("schema:datePublished")} ?day }} ORDER BY DESC(?day) LIMIT {_FEW}"""
)
_HEAD = ("dcterms:source", "schema:headline", "schema:datePublished", "schema:publisher", "schema:url")


@dataclass(frozen=True, slots=True)
class Span:
    """A time span: bounds are ISO dates or None."""

    edtf: str | None
    earliest: str | None
    latest: str | None
    expression: str | None

    @property
    def shown(self) -> str:
        return self.edtf or self.expression or ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence of one report: `[start, end)` in the stored text of `article`."""

    article: NamedNode
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What is known of an article besides its text."""

    node: NamedNode
    source: str
    headline: str
    published: str | None
    outlet: str | None
    url: str | None


class Reader:
    """Look-ups in a store that does not change while it is read, and so may be remembered."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.label = lru_cache(maxsize=1 << 16)(self._label)
        self.kind = lru_cache(maxsize=1 << 16)(self._kind)
        self.head = lru_cache(maxsize=1 << 14)(self._head)
        self.resolved = lru_cache(maxsize=1 << 16)(self._resolved)

    # ---------------------------------------------------------------- triples

    def objects(self, node: NamedNode, name: str) -> list[Object]:
        """Values of a property, sorted, each once."""
        quads = self.store.quads_for_pattern(node, term(name), None, None)
        return sorted({q.object for q in quads if isinstance(q.object, NamedNode | Literal)}, key=str)

    def nodes(self, node: NamedNode, name: str) -> list[NamedNode]:
        return [value for value in self.objects(node, name) if isinstance(value, NamedNode)]

    def value(self, node: NamedNode, name: str) -> str | None:
        """The first value as text."""
        return next((value.value for value in self.objects(node, name)), None)

    def subjects(self, name: str, node: Object) -> list[NamedNode]:
        quads = self.store.quads_for_pattern(None, term(name), node, None)
        return sorted({q.subject for q in quads if isinstance(q.subject, NamedNode)}, key=str)

    def of_kind(self, *kinds: str) -> Iterator[NamedNode]:
        """Resolved resources of these classes, by IRI; without a resolved layer, what articles report."""
        for kind in kinds:
            quads = self.store.quads_for_pattern(None, TYPE, term(f"hiwar:{kind}"), self.layer)
            yield from sorted({q.subject for q in quads if isinstance(q.subject, NamedNode)}, key=_iri)

    def reported(self, article: NamedNode, kind: str) -> list[NamedNode]:
        """What an article reports of one class, by IRI."""
        quads = self.store.quads_for_pattern(None, TYPE, term(f"hiwar:{kind}"), article)
        return sorted((quad.subject for quad in quads if isinstance(quad.subject, NamedNode)), key=_iri)

    def is_report(self, node: NamedNode) -> bool:
        """Whether `node` is what one article reports (it points to a resolved one)."""
        return self.resolved(node) != node

    # ---------------------------------------------------------------- resources

    @cached_property
    def base(self) -> str:
        """What all resource IRIs begin with; empty in an empty store."""
        article = next(iter(self.store.quads_for_pattern(None, TYPE, term("hiwar:Article"), None)), None)
        node = article.subject if article else None
        return node.value.rsplit("article/", 1)[0] if isinstance(node, NamedNode) else ""

    @cached_property
    def layer(self) -> NamedNode | None:
        """The graph of resolved resources; None (any graph) where there is none."""
        graph = NamedNode(f"{self.base}resolved") if self.base else None
        return graph if graph and self.store.contains_named_graph(graph) else None

    def exists(self, node: NamedNode) -> bool:
        return next(iter(self.store.quads_for_pattern(node, None, None, None)), None) is not None

    def reports(self, node: NamedNode) -> list[NamedNode]:
        """The reports behind a resolved resource; a report stands for itself."""
        return self.subjects("hiwar:resolvedAs", node) or ([node] if self.is_report(node) else [])

    def span(self, node: NamedNode) -> Span:
        values = (self.value(node, f"hiwar:{name}") for name in ("edtf", "earliest", "latest", "expression"))
        return Span(*values)

    def spans(self, node: NamedNode, name: str) -> list[Span]:
        return [self.span(span) for span in self.nodes(node, name)]

    def evidence(self, report: NamedNode) -> list[Passage]:
        """The passages of one report in the order of the text."""
        found = []
        for evidence in self.nodes(report, "hiwar:evidence"):
            selectors = self.nodes(evidence, "oa:hasSelector")
            values = {n: v for s in selectors for n in ("start", "end", "exact") if (v := self.value(s, f"oa:{n}"))}
            article = self.nodes(evidence, "oa:hasSource")
            if article and {"start", "end"} <= set(values):
                found.append(Passage(article[0], int(values["start"]), int(values["end"]), values.get("exact", "")))
        return sorted(found, key=lambda p: (p.article.value, p.start, p.end))

    def article_of(self, report: NamedNode) -> NamedNode | None:
        """The article that reports it: the named graph it stands in; in a graph without names, its evidence's."""
        quad = next(iter(self.store.quads_for_pattern(report, TYPE, None, None)), None)
        if quad and isinstance(quad.graph_name, NamedNode):
            return quad.graph_name
        return next((passage.article for passage in self.evidence(report)), None)

    def articles_of(self, node: NamedNode) -> set[NamedNode]:
        """The articles with a report of a resolved resource."""
        told = f"?report {term('hiwar:resolvedAs')} {node}"
        rows = query_store(
            self.store, f"SELECT DISTINCT ?article WHERE {{ {told} . GRAPH ?article {{ ?report a ?kind }} }}"
        )
        found = {row["article"] for row in rows}  # type: ignore[union-attr]
        named = {article for article in found if isinstance(article, NamedNode)}
        return named or {article for report in self.reports(node) if (article := self.article_of(report))}

    def text(self, article: NamedNode) -> str:
        return self.value(article, "schema:articleBody") or ""

    def pairs(self, name: str, graph: NamedNode | None = None) -> Iterator[tuple[NamedNode, str]]:
        """All resources with all their values of a property, as text."""
        for quad in self.store.quads_for_pattern(None, term(name), None, graph):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                yield quad.subject, quad.object.value

    def column(self, name: str, graph: NamedNode | None = None) -> Mapping[NamedNode, str]:
        """A property of all resources that have it (in `graph`, if given), the first value of each as text."""
        found: dict[NamedNode, str] = {}
        for node, value in self.pairs(name, graph):
            found[node] = min(found.get(node, value), value)
        return found

    @cached_property
    def articles(self) -> tuple[NamedNode, ...]:
        """All articles, newest first, undated ones last."""
        sources = self.column("dcterms:source")
        by_name = sorted(sources, key=lambda n: (sources[n], n.value))
        return tuple(sorted(by_name, key=lambda n: self._days.get(n, ""), reverse=True))

    @cached_property
    def order(self) -> Mapping[NamedNode, int]:
        """The place of each article among all."""
        return {node: place for place, node in enumerate(self.articles)}

    @cached_property
    def last_day(self) -> str | None:
        """The latest publication date of all: the day the overview speaks from."""
        return max((self.head(node).published or "" for node in self.newest), default="") or None

    @cached_property
    def newest(self) -> tuple[NamedNode, ...]:
        """The few articles published last, without reading all of them."""
        days = query_store(self.store, _NEWEST)
        found = [row["article"] for row in days if isinstance(row["article"], NamedNode)]  # type: ignore[union-attr]
        return tuple(found) if len(found) == _FEW else self.articles[:_FEW]

    def count(self, name: str, value: Object | None, graph: NamedNode | None) -> int:
        """How many statements have this property, with this value if given, in this graph."""
        where = f"?node {term(name)} {value or '?value'}"
        within = f"GRAPH {graph} {{ {where} }}" if graph else where
        rows = query_store(self.store, f"SELECT (COUNT(*) AS ?count) WHERE {{ {within} }}")
        return next(int(row["count"].value) for row in rows)  # type: ignore[union-attr]

    @cached_property
    def _days(self) -> Mapping[NamedNode, str]:
        return self.column("schema:datePublished")

    # ---------------------------------------------------------------- remembered

    def _resolved(self, report: NamedNode) -> NamedNode:
        """The resolved resource of a report; itself if it is one."""
        return next(iter(self.nodes(report, "hiwar:resolvedAs")), report)

    def _label(self, node: NamedNode) -> str | None:
        labels = self.objects(node, "skos:prefLabel") or self.objects(node, "schema:headline")
        return labels[0].value if labels else None

    def _kind(self, node: NamedNode) -> str | None:
        """The class of the project's own a resource belongs to, the narrowest if several."""
        names = {value.value.rpartition("#")[2] for value in self.objects(node, "rdf:type")}
        known = (*ACTOR_KINDS, *FACT_KINDS, "Dialogue", "Article", "Conflict", "Place", "TimeSpan", "Evidence")
        return next((kind for kind in known if kind in names), None)

    def _head(self, node: NamedNode) -> ArticleHead:
        return _head(node, *(self.value(node, name) for name in _HEAD))


def _iri(node: NamedNode) -> str:
    return node.value


def _head(node: NamedNode, source: str | None, headline: str | None, *facts: str | None) -> ArticleHead:
    return ArticleHead(node, source or "", headline or source or "", *facts)


def day_literal(text: str) -> Literal:
    """An ISO date as a term. Raises ValueError if it is none."""
    import datetime as dt

    return date(dt.date.fromisoformat(text))
