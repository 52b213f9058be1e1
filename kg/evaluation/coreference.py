"""How well reports of one thing are brought together: MUC, B³, CEAF-e (their mean is the CoNLL score) and LEA.

Definitions: MUC, Vilain et al. 1995; B³, Bagga and Baldwin 1998; CEAF-e (entity-based, φ4), Luo 2005; CoNLL, Pradhan et
al. 2012; LEA, Moosavi and Strube 2016. Mentions are reports; both sides group the same reports, singletons counted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from pyoxigraph import Store

from kg.errors import InputError
from kg.evaluation.assign import assign
from kg.evaluation.gold import gold_files, report_from_gold
from kg.graph.mint import Mint, article_iri, resolved_graph
from kg.graph.reports import report_quads
from kg.graph.terms import DEFAULT_BASE, local_name, term, text_of
from kg.model import ActorType, Fact, Report
from kg.resolve.across import resolved_quads
from kg.resolve.strengths import STOCKS

Group = frozenset[str]
Partition = list[Group]
Shares = tuple[float, float]  # numerator and denominator
Item = tuple[str, str, str]  # file, kind, id
Things = dict[str, list[tuple[str, str]]]
_NODE_KINDS = {
    "actor": "actor",
    "meeting": "meeting",
    "round": "round",
    "commitment": "commitment",
    "force": "force-level",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1 of one measure."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


# ------------------------------------------------------------------ the measures


def muc(key: Partition, response: Partition) -> Figure:
    """Links found of the fewest that hold each group together."""
    return _figure(_muc, key, response)


def _muc(of: Partition, by: Partition) -> Shares:
    where = _index(by)
    parts = [len({where.get(m, m) for m in group}) for group in of]
    return sum(len(g) - p for g, p in zip(of, parts, strict=True)), sum(len(g) - 1 for g in of)


def b_cubed(key: Partition, response: Partition) -> Figure:
    """For each report, the share of its group that is found."""
    return _figure(_b_cubed, key, response)


def _b_cubed(of: Partition, by: Partition) -> Shares:
    total = sum(len(group & other) ** 2 / len(group) for group in of for other in _touching(group, by))
    return total, sum(map(len, of))


def ceaf_e(key: Partition, response: Partition) -> Figure:
    """The best one-to-one pairing of groups, by their overlap (Dice)."""
    weights = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    total = sum(weights[i][j] for i, j in assign(weights))
    return Figure(_ratio((total, len(response))), _ratio((total, len(key))))


def lea(key: Partition, response: Partition) -> Figure:
    """For each group, by its size, the share of its links that is found; a group of one links to itself."""
    return _figure(_lea, key, response)


def _lea(of: Partition, by: Partition) -> Shares:
    return sum(len(g) * _resolved(g, by) for g in of), sum(map(len, of))


def _resolved(group: Group, by: Partition) -> float:
    if len(group) == 1:
        return float(group in by)
    links = sum(_links(len(group & other)) for other in _touching(group, by))
    return links / _links(len(group))


def _links(size: int) -> float:
    return size * (size - 1) / 2


def _touching(group: Group, by: Partition) -> Iterable[Group]:
    return (other for other in by if group & other)


def _figure(shares: Callable[[Partition, Partition], Shares], key: Partition, response: Partition) -> Figure:
    return Figure(_ratio(shares(response, key)), _ratio(shares(key, response)))


def _ratio(shares: Shares) -> float:
    """With nothing to find (no links at all) nothing is missed."""
    return shares[0] / shares[1] if shares[1] else 1.0


def _index(partition: Partition) -> dict[str, int | str]:
    return {mention: i for i, group in enumerate(partition) for mention in group}


MEASURES = {"MUC": muc, "B3": b_cubed, "CEAFe": ceaf_e, "LEA": lea}


def all_measures(key: Partition, response: Partition) -> dict[str, Figure]:
    """Every measure by name."""
    return {name: measure(key, response) for name, measure in MEASURES.items()}


def conll(figures: dict[str, Figure]) -> float:
    """The mean F1 of MUC, B³ and CEAF-e."""
    return sum(figures[name].f1 for name in ("MUC", "B3", "CEAFe")) / 3


# ------------------------------------------------------------------ over annotated articles


def read_identity(path: Path) -> Things:
    """`identity.json`: for each thing (`kind:name`) the items (file, id) that report it."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {thing: [(str(f), str(i)) for f, i in items] for thing, items in data.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise InputError(f"not readable as identities ({error})", where=str(path), remedy="mend the JSON") from error


def partitions(
    identity: Path, folders: Iterable[Path], only: Callable[[str], bool] = lambda file: True, *, all_items: bool = False
) -> dict[str, tuple[Partition, Partition]]:
    """For each kind of thing, what the annotation groups and how resolution groups it.

    All annotated articles of `folders` are resolved together; those whose file `only` accepts are scored. With
    `all_items` what `identity` does not list counts too: a state by its code, anything else as told once."""
    reports = [report_from_gold(p) for folder in folders for p in gold_files(folder)]
    nodes = {item: node for report in reports for item, node in _nodes(report).items()}
    answer = _resolve(reports)
    things = read_identity(identity)
    if all_items:
        things = _with_unlisted(things, reports, nodes)
    found: dict[str, tuple[list[Group], dict[str, set[str]]]] = {}
    for thing, items in sorted(things.items()):
        kind = thing.split(":", 1)[0]
        mentions = [nodes[f, kind, i] for f, i in items if only(f) and (f, kind, i) in nodes]
        if mentions:
            key, response = found.setdefault(kind, ([], {}))
            key.append(frozenset(mentions))
            for mention in mentions:
                response.setdefault(answer[mention], set()).add(mention)
    return {kind: (key, [frozenset(response[r]) for r in sorted(response)]) for kind, (key, response) in found.items()}


def _nodes(report: Report) -> dict[Item, str]:
    """Item (file, kind, id) → report node."""
    mint = Mint(article_iri(report.article, DEFAULT_BASE), DEFAULT_BASE)
    facts: dict[str, tuple[Fact, ...]] = {
        "actor": report.actors, "meeting": report.meetings, "round": report.rounds,
        "commitment": report.commitments, "force": report.force_levels,
    }  # fmt: skip
    file = report.article.source
    return {(file, kind, f.key): mint(_NODE_KINDS[kind], f.key).value for kind in facts for f in facts[kind]}


def _with_unlisted(things: Things, reports: list[Report], nodes: dict[Item, str]) -> Things:
    """The identities listed, and one for everything that is not."""
    states = {(r.article.source, a.key): a.country for r in reports for a in r.actors if a.type is ActorType.STATE}
    listed = {(f, thing.split(":", 1)[0], i) for thing, items in things.items() for f, i in items}
    whole = {thing: list(items) for thing, items in things.items()}
    for file, kind, key in sorted(nodes.keys() - listed):
        code = states.get((file, key)) if kind == "actor" else None
        whole.setdefault(f"{kind}:{code or f'{file}/{key}'}", []).append((file, key))
    return whole


def _resolve(reports: Iterable[Report]) -> dict[str, str]:
    """Report node → resolved node, all reports resolved together."""
    store = Store()
    for report in reports:
        store.extend(report_quads(report))
    return _answers(store)


def _answers(store: Store) -> dict[str, str]:
    """Report node → resolved node. How strong a force is somewhere is one thing over time: its time line."""
    store.extend(resolved_quads(store, DEFAULT_BASE))
    resolved = resolved_graph(DEFAULT_BASE)
    lines: dict[object, str] = {}
    for quad in store.quads_for_pattern(None, term("hiwar:level"), None, resolved):
        measures = store.quads_for_pattern(quad.object, term("hiwar:measure"), None, resolved)  # type: ignore[arg-type]
        components = store.quads_for_pattern(quad.object, term("hiwar:component"), None, resolved)  # type: ignore[arg-type]
        if {local_name(q.object) for q in measures} & STOCKS:
            lines[quad.object] = " ".join((text_of(quad.subject), *(local_name(q.object) for q in components)))
    same = store.quads_for_pattern(None, term("hiwar:resolvedAs"), None, resolved)
    return {text_of(q.subject): lines.get(q.object, text_of(q.object)) for q in same}


def events_of(found: dict[str, tuple[Partition, Partition]]) -> tuple[Partition, Partition]:
    """All kinds but actors as one."""
    kinds = [k for k in sorted(found) if k != "actor"]
    return [g for k in kinds for g in found[k][0]], [g for k in kinds for g in found[k][1]]


def coreference_table(found: dict[str, tuple[Partition, Partition]]) -> str:
    """The figures as text, a line per kind and one for all events."""
    lines = [f"{'':12} {'things':>6} {'reports':>7} |" + "".join(f" {n:>6}" for n in MEASURES) + "  CoNLL"]
    for kind, (key, response) in [*sorted(found.items()), ("events", events_of(found))]:
        figures = all_measures(key, response)
        scores = "".join(f"  {f.f1:.3f}" for f in figures.values())
        lines.append(f"{kind:12} {len(key):6} {sum(map(len, key)):7} |{scores}  {conll(figures):.3f}")
    return "\n".join(lines)


def coreference_report(folders: list[Path], identity: Path | None = None, only: str = "*") -> str:
    """The table for `identity` over all folders, or for every folder that holds an `identity.json`; all folders are
    resolved together, articles whose file matches `only` are scored.

    Raises InputError if there is no identity file."""

    def scored(file: str) -> bool:
        return fnmatchcase(file, only)

    if identity:
        return f"{identity}\n{coreference_table(partitions(identity, folders, scored, all_items=True))}"
    known = [folder for folder in folders if (folder / "identity.json").exists()]
    if not known:
        remedy = "name a folder of stories, or the file with --identity"
        raise InputError("no identity.json", where=str(folders[0]), remedy=remedy)
    return "\n\n".join(f"{f}\n{coreference_table(partitions(f / 'identity.json', folders, scored))}" for f in known)
