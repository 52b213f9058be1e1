"""The main job in order: read, process what is new, load, resolve, write, put in place."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.articles.read import read_inputs
from kg.build_report import BuildReport, Entry, Problem, previous, write_reports
from kg.errors import InputError, InputNote
from kg.fingerprint import fingerprint
from kg.graph.mint import article_iri, checked_base, resolved_graph
from kg.graph.serialise import Shortener, graph_block
from kg.graph.terms import DEFAULT_BASE
from kg.model import Article
from kg.process import Outcome, Processing, Reader, apart, beside, process_all, read_report
from kg.resolve.overrides import Overrides
from kg.spool import Spool
from kg.store import SEARCH, TRIG, Workspace
from kg.trig import LastGraphs, file_digest, graph_parts, write_trig

Resolving = Callable[[Path, Path, str, Overrides], dict[str, int]]
_LOAD = 4_000_000  # characters of TriG handed to the store at once, which takes thirty times as many bytes
_MANY = 500  # articles whose resolution is worth a process of its own
_LAYER = "resolved.trig"  # the resolved graph while the output is being made


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. `columns` names those of tabular inputs, `reading` the analysers in use (with others, everything is
    read anew); `processing` takes the articles through extraction and gate; `resolving` resolves in place of
    `resolve_records`; `seen` is told each article's name as it is done with."""

    base: str = DEFAULT_BASE
    jobs: int = 1
    resume: bool = False
    overrides: Overrides = field(default_factory=Overrides)
    columns: Mapping[str, str] = field(default_factory=dict)
    reading: str = ""
    reader: Reader = read_report
    processing: Processing = process_all
    resolving: Resolving | None = None
    seen: Callable[[str], None] = lambda source: None


@dataclass(slots=True)
class _Run:
    """What one build learns on its way."""

    known: dict[str, Entry]  # articles of the last build, by IRI
    turned_away: dict[str, list[Problem]]  # those it refused, with the reasons
    graph: str  # the hash of the graph.trig it wrote
    kept: dict[str, Entry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    present: set[str] = field(default_factory=set)


def build(inputs: Iterable[Path], out: Path, options: Options | None = None) -> BuildReport:
    """Bring the output folder `out` in line with `inputs`, all at once or not at all.

    Raises HiwarError if the folder cannot be written or another build holds it."""
    options = options or Options()
    checked_base(options.base)
    workspace = Workspace(out)
    with workspace.locked():
        return _build(sorted(inputs), workspace, options)


def _build(inputs: list[Path], workspace: Workspace, options: Options) -> BuildReport:
    stamp = f"{fingerprint()} {options.base} {options.reading}".rstrip()
    whole = all(part.exists() for part in (workspace.store, workspace.trig, workspace.records))
    last = previous(workspace.report_json, stamp) if whole else None
    run = _begin(last)
    workspace.begin(keep=options.resume)
    spool = Spool(workspace.next / "spool.jsonl", stamp)
    try:
        _extract(inputs, run, spool, options)
        return _finish(run, spool, workspace, options, stamp, last)
    finally:
        spool.close()


def _begin(last: BuildReport | None) -> _Run:
    run = _Run({e.iri: e for e in last.articles} if last else {}, {}, last.graph if last else "")
    for problem in last.refused if last else ():
        if problem.article:
            run.turned_away.setdefault(problem.article, []).append(problem)
    return run


def _extract(inputs: list[Path], run: _Run, spool: Spool, options: Options) -> None:
    """Process into `spool` every article that neither the last build nor the spool holds."""
    done = {o.iri for o in spool.summaries}
    fresh = _fresh(inputs, run, done, options)
    for outcome in options.processing(fresh, options.base, options.jobs, options.reader):
        spool.add(outcome)
        options.seen(outcome.source)
    spool.flush()


def _fresh(inputs: list[Path], run: _Run, done: set[str], options: Options) -> Iterator[Article]:
    for item in read_inputs(inputs, options.columns):
        if isinstance(item, InputError):
            run.problems.append(_problem(item))
            continue
        iri = article_iri(item, options.base).value
        again = iri in run.present or iri in done
        run.present.add(iri)
        if iri in run.known:
            run.kept[iri] = run.known[iri]
        elif iri in run.turned_away and not again:
            run.problems += run.turned_away[iri]
        elif not again:
            yield item
            continue
        options.seen(item.source)


def _problem(error: InputError) -> Problem:
    return Problem(error.where, error.what, error.remedy, refused=not isinstance(error, InputNote))


def _finish(
    run: _Run, spool: Spool, workspace: Workspace, options: Options, stamp: str, last: BuildReport | None
) -> BuildReport:
    outcomes = [o for o in spool.summaries if o.iri in run.present]
    report = _report(run, outcomes, stamp, options.overrides.stamp())
    if report.read == 0 or (last is not None and report.same_as(last)):
        workspace.abandon()
        return report
    if report.changed or last is None or last.resolution != report.resolution:
        found = _write_graph(run, {o.iri for o in outcomes if not o.refused}, spool, workspace, options)
        report = replace(report, resolved=found, graph=file_digest(workspace.next / TRIG))
    else:
        report = replace(report, resolved=last.resolved, graph=last.graph)
    write_reports(report, workspace.next)
    workspace.commit()
    return report


def _report(run: _Run, outcomes: list[Outcome], stamp: str, resolution: str) -> BuildReport:
    new = [Entry(o.iri, o.source, o.counts, o.notes) for o in outcomes if not o.refused]
    refused = [Problem(o.source, reason, "", True, o.iri) for o in outcomes for reason in o.refused]
    gone = [e for iri, e in run.known.items() if iri not in run.kept]
    return BuildReport.of(stamp, resolution, run.kept.values(), new, gone, [*run.problems, *refused], len(run.present))


def _write_graph(run: _Run, new: set[str], spool: Spool, workspace: Workspace, options: Options) -> dict[str, int]:
    """Stage store and TriG file; how many things of each class the resolved layer holds."""
    from kg.search.build import add_names, index_of_articles  # not needed, and so not loaded, where nothing has changed

    records, layer = workspace.stage_records(fresh=not run.kept), workspace.next / _LAYER
    resolved, short = resolved_graph(options.base), Shortener(options.base)
    gone = [iri for iri in run.known if iri not in run.kept]
    _shelve(records, gone, (spool.outcome(iri).account for iri in sorted(new)))
    with _resolving(records, layer, len(run.kept) + len(new), options) as result:
        store = workspace.stage_store(fresh=not run.kept)
        for iri in (*gone, resolved.value):
            store.remove_graph(NamedNode(iri))
        _load(store, (spool.outcome(iri).block for iri in sorted(new)), short)
        files = workspace.next / SEARCH, workspace.root / SEARCH
        index = index_of_articles(*files, store, gone, sorted(new), sorted(run.kept))
        found = result()
    _load(store, graph_parts(layer, _LOAD), short)
    last = LastGraphs(workspace.trig, run.graph, short.term(resolved))
    blocks = _all_blocks(store, {*run.kept, *new}, new, spool, last, short)
    write_trig(workspace.next / TRIG, short.header(), blocks, layer)
    add_names(index, store)
    store.flush()
    return found


def _shelve(records: Path, gone: list[str], accounts: Iterable[str]) -> None:
    """Take the accounts of old articles from the shelf and put new ones on it."""
    from kg.resolve.reading import account_from_json
    from kg.resolve.shelf import Shelf

    shelf = Shelf(records)
    for iri in gone:
        shelf.drop(iri)
    for account in accounts:
        shelf.put(account_from_json(account))
    shelf.close()


@contextlib.contextmanager
def _resolving(records: Path, layer: Path, articles: int, options: Options) -> Iterator[Callable[[], dict[str, int]]]:
    """The resolved graph of so many articles into the file `layer`: begun now where there are several jobs, else when
    it is asked for; few articles here, many in a process apart."""
    from kg.resolve.job import resolve_records

    resolve = options.resolving or resolve_records
    given = (records, layer, options.base, options.overrides)
    if options.jobs > 1:
        with beside(resolve, *given) as result:
            yield result
    else:
        yield lambda: apart(resolve, *given) if articles > _MANY else resolve(*given)


def _load(store: Store, blocks: Iterable[str], short: Shortener) -> None:
    """Load TriG blocks in large parts."""
    parts, size = [short.header()], 0
    for block in blocks:
        parts.append(block)
        size += len(block)
        if size > _LOAD:
            store.bulk_load("".join(parts).encode(), RdfFormat.TRIG)
            parts, size = [short.header()], 0
    store.bulk_load("".join(parts).encode(), RdfFormat.TRIG)


def _all_blocks(
    store: Store, articles: Iterable[str], new: set[str], spool: Spool, last: LastGraphs, short: Shortener
) -> Iterator[str]:
    """The graphs of all articles in the order of their names: new ones as spooled, others as they stood before."""
    for iri in sorted(articles):
        if iri in new:
            yield spool.outcome(iri).block
        else:
            quads = store.quads_for_pattern(None, None, None, NamedNode(iri))
            yield last.block(short.iri(iri)) or graph_block(quads, short)
