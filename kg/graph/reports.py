"""One article's report as RDF: its own nodes, its own evidence, in the named graph of the article."""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad

from kg import __version__
from kg.graph.facts import add_facts
from kg.graph.helpers import Context
from kg.graph.mint import article_iri, content_hash
from kg.graph.statements import Statements, quads_of
from kg.graph.terms import DEFAULT_BASE, TYPE, arabic, date, plain, term, uri_literal
from kg.model import Article, Report


def report_quads(report: Report, base: str = DEFAULT_BASE) -> list[Quad]:
    """The quads of `report`: deterministic, without blank nodes or duplicates. An actor key that a fact names but the
    report does not hold is left out."""
    graph = article_iri(report.article, base)
    return quads_of(report_statements(report, graph, base), graph)


def report_statements(report: Report, graph: NamedNode, base: str = DEFAULT_BASE) -> Statements:
    """What the quads of `report` in `graph`, its article's, state."""
    context = Context(report.article, graph, base, __version__)
    _add_article(report, context, graph)
    add_facts(report, context)
    return context.statements


def _add_article(report: Report, context: Context, node: NamedNode) -> None:
    article = report.article
    context.add(node, TYPE, term("hiwar:Article"))
    context.add(node, term("dcterms:source"), plain(article.source))
    context.add(node, term("hiwar:contentHash"), plain(content_hash(article)))
    context.add(node, term("schema:inLanguage"), plain("ar"))
    context.add(node, term("schema:articleBody"), arabic(article.text))  # what all evidence counts in
    _add_metadata(article, context, node)
    context.add_time(node, term("hiwar:publishedWithin"), report.published_within)


def _add_metadata(article: Article, context: Context, node: NamedNode) -> None:
    if headline := _headline(article):
        context.add(node, term("schema:headline"), arabic(headline))
    if article.published:
        context.add(node, term("schema:datePublished"), date(article.published))
    if article.outlet:
        context.add(node, term("schema:publisher"), plain(article.outlet))
    if article.url:
        context.add(node, term("schema:url"), uri_literal(article.url))


def _headline(article: Article) -> str | None:
    """The title of the metadata, else the headline found in the text."""
    cut = article.text[article.headline.start : article.headline.end] if article.headline else ""
    return (article.title or cut).strip() or None
