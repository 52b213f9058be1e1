"""A whole check: graphs in, findings out, each with its place in the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Quad

from kg.errors import InputError
from kg.graph.vocabulary import DCTERMS, HIWAR
from kg.ontology.load import ontology_quads
from kg.validation.cache import Cache, Engines
from kg.validation.dataset import check_dataset
from kg.validation.engines import Engine, engine_for
from kg.validation.findings import Finding, in_order
from kg.validation.index import axioms
from kg.validation.locate import Locator
from kg.validation.reading import graph_files, read_graph
from kg.validation.shapes import bond_shapes, project_shapes, read_shapes
from kg.validation.terms import Term, text_of
from kg.validation.texts import Texts, read_texts

Axioms = Sequence[tuple[Term, Term]]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to check. `articles` are the inputs the graph was built from; `shapes` a user's own, beside the project's
    unless `only_own`; `cache` a file that remembers which articles were clean."""

    articles: tuple[Path, ...] = ()
    shapes: tuple[Path, ...] = ()
    only_own: bool = False
    engine: str = "fast"
    cache: Path | None = None


@dataclass(slots=True)
class Outcome:
    """What a check found. `files` are the RDF files read, `sources` the articles in them, `notes` what the reader
    should know of how it was checked."""

    files: list[str]
    findings: list[Finding]
    sources: list[str]
    statements: int
    engine: str
    notes: list[str] = field(default_factory=list)


def check(paths: Sequence[Path], settings: Settings | None = None) -> Outcome:
    """Check the graphs of `paths` together. Raises InputError for what is not a graph or not shapes."""
    settings = settings or Settings()
    files = graph_files(paths)
    quads = [quad for file in files for quad in read_graph(file)]
    texts = _texts(settings)
    outcome = Outcome([str(f) for f in files], [], _sources(quads, texts), len(quads), settings.engine)
    findings = _run(quads, settings, outcome)
    if not settings.only_own:
        findings += check_dataset(quads, texts)
    if findings:
        locator = Locator(quads, texts)
        findings = [locator.locate(f) for f in findings]
    outcome.findings = in_order(findings)
    return outcome


def _texts(settings: Settings) -> Texts:
    texts = read_texts(settings.articles)
    if settings.articles and not texts:
        where = ", ".join(str(p) for p in settings.articles)
        raise InputError("no article could be read", where=where, remedy="give the inputs of kg build to --articles")
    return texts


def _sources(quads: Sequence[Quad], texts: Texts) -> list[str]:
    """The articles' files, or names where the files are not known."""
    names: dict[object, str] = {}
    for quad in quads:
        if quad.predicate == HIWAR.contentHash and (stored := texts.get(text_of(quad.object) or "")):
            names[quad.subject] = stored.file
        elif quad.predicate == DCTERMS.source:
            names.setdefault(quad.subject, text_of(quad.object) or "")
    return sorted(set(names.values()))


def _run(quads: list[Quad], settings: Settings, outcome: Outcome) -> list[Finding]:
    resolved = any(q.predicate == HIWAR.resolvedAs for q in quads)
    classes = axioms([*ontology_quads(), *quads])
    own = read_shapes(_shape_files(settings.shapes))
    project = [] if settings.only_own else [*project_shapes(resolved)]
    if not resolved and project:
        outcome.notes.append("no resolved layer in this graph: its shapes were not run")
    if settings.cache is None:
        return _with(settings.engine, [*project, *own], classes, outcome).validate(quads)
    cache = Cache(settings.cache, project)
    found = cache.validate(_engines(settings.engine, resolved, classes, outcome), quads)
    outcome.notes.append(f"{cache.checked} articles checked, the others are as when they were last found clean")
    return found + (_with(settings.engine, own, classes, outcome).validate(quads) if own else [])


def _with(name: str, shapes: Sequence[Quad], classes: Axioms, outcome: Outcome) -> Engine:
    engine, note = engine_for(name, shapes, classes)
    outcome.engine = engine.name
    outcome.notes += [note] if note else []
    return engine


def _engines(name: str, resolved: bool, classes: Axioms, outcome: Outcome) -> Engines:
    article = _with(name, project_shapes(False), classes, outcome)
    layer = _with(name, project_shapes(resolved, bond=False), classes, outcome)
    return Engines(article, layer, _with(name, bond_shapes(), classes, outcome))


def _shape_files(paths: Sequence[Path]) -> list[Path]:
    files = [f for p in paths for f in (sorted(p.glob("*.ttl")) if p.is_dir() else [p])]
    for file in files:
        if not file.is_file():
            raise InputError("no shapes here", where=str(file), remedy="give Turtle files of SHACL shapes")
    return files
