"""The ontology as one browsable page in both languages, made only from the ontology and its alignments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from pyoxigraph import Literal, NamedNode, Quad

from kg.ontology.check import deprecated
from kg.ontology.load import (
    DEFINITION,
    LABEL,
    NAMESPACE,
    PREF_LABEL,
    declared,
    ontology_file,
    ontology_quads,
    read_turtle,
    text_of,
)

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SECTIONS = (
    ("class", "Classes", "الأصناف"),
    ("object property", "Properties that lead to things", "خواص تشير إلى أشياء"),
    ("data property", "Properties that hold values", "خواص تحمل قيما"),
    ("scheme", "Concept schemes", "مخططات المفاهيم"),
    ("concept", "Concepts", "المفاهيم"),
)
_SHOWN = (
    (f"{_RDFS}subClassOf", "under"), (f"{_RDFS}subPropertyOf", "under"), (f"{_RDFS}domain", "of"),
    (f"{_RDFS}range", "to"), ("https://schema.org/rangeIncludes", "to"), (f"{_SKOS}inScheme", "scheme"),
    (f"{_SKOS}closeMatch", "close to"), (f"{_SKOS}broadMatch", "narrower than"), (f"{_SKOS}relatedMatch", "related to"),
    (f"{_SKOS}example", "example"),
)  # fmt: skip
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8882 }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 66rem; padding: 1rem }
nav { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 1rem; columns: 14rem }
nav a { display: block } article { border-top: 1px solid var(--line); padding: .75rem 0 }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem } h3 { margin: 0 }
code { overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .5rem 0 }
dd { margin: 0 } article:target { background: var(--soft) }
table { border-collapse: collapse } td, th { padding: .25rem .75rem; text-align: start }
@media (max-width: 40rem) { .pair { grid-template-columns: 1fr; gap: .25rem } }
"""


def page() -> str:
    """The whole page as HTML."""
    statements = _by_subject([*ontology_quads(), *read_turtle(ontology_file("alignments.ttl"))])
    body = [_head(), _contents()]
    for kind, english, arabic in _SECTIONS:
        body.append(f'<h2 id="{_id(kind)}">{english} <span lang="ar" dir="rtl">{arabic}</span></h2>')
        body += [_term(iri, statements) for iri in _terms(kind)]
    return "\n".join([*body, _deprecated(), "</body></html>"]) + "\n"


def _by_subject(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    found: dict[str, list[Quad]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            found.setdefault(quad.subject.value, []).append(quad)
    return found


def _terms(kind: str) -> list[str]:
    return [iri for iri, its in declared().items() if its == kind and iri.startswith(NAMESPACE)]


def _id(kind: str) -> str:
    return kind.replace(" ", "-")


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _head() -> str:
    title = "Hiwar: the ontology"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head><body>\n'
        f'<h1>{title} <span lang="ar" dir="rtl">أنطولوجيا حوار</span></h1>\n<p><code>{NAMESPACE}</code></p>'
    )


def _contents() -> str:
    links = []
    for kind, english, arabic in _SECTIONS:
        links.append(f'<strong><a href="#{_id(kind)}">{english} · <span lang="ar">{arabic}</span></a></strong>')
        links += [f'<a href="#{_local(iri)}">{_local(iri)}</a>' for iri in _terms(kind)]
    return f"<nav>{''.join(links)}</nav>"


def _label(iri: str, language: str) -> str:
    node = NamedNode(iri)
    return escape(text_of(node, LABEL, language) or text_of(node, PREF_LABEL, language) or _local(iri))


def _term(iri: str, statements: dict[str, list[Quad]]) -> str:
    node = NamedNode(iri)
    english, arabic = (escape(text_of(node, DEFINITION, language) or "") for language in ("en", "ar"))
    return (
        f'<article id="{_local(iri)}"><div class="pair"><div><h3>{_label(iri, "en")}</h3><p>{english}</p></div>'
        f'<div lang="ar" dir="rtl"><h3>{_label(iri, "ar")}</h3><p>{arabic}</p></div></div>'
        f"<code>hiwar:{_local(iri)}</code><dl>{''.join(_rows(statements.get(iri, [])))}</dl></article>"
    )


def _rows(quads: list[Quad]) -> Iterator[str]:
    for predicate, word in _SHOWN:
        values = [v for q in quads if q.predicate.value == predicate and (v := _value(q.object))]
        if values:
            yield f"<dt>{word}</dt><dd>{', '.join(values)}</dd>"


def _value(term: object) -> str:
    if isinstance(term, Literal):
        return f"<code>{escape(term.value)}</code>"
    if not isinstance(term, NamedNode):
        return ""  # unions of classes: the shapes say them better
    link = f"#{_local(term.value)}" if term.value in declared() else term.value
    return f'<a href="{escape(link)}">{escape(_local(term.value))}</a>'


def _deprecated() -> str:
    rows = "".join(f"<tr><td>{_local(a)}</td><td>{_local(b)}</td></tr>" for a, b in deprecated().items())
    table = f"<table><tr><th>term</th><th>use instead</th></tr>{rows}</table>" if rows else "<p>None so far.</p>"
    return f'<h2 id="deprecated">Deprecated terms <span lang="ar" dir="rtl">مصطلحات متروكة</span></h2>{table}'
