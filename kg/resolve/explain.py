"""Why names were joined or kept apart: the decisions behind a resolved actor, in words a reviewer can check."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.errors import HiwarError
from kg.graph.mint import resolved_graph
from kg.graph.terms import term, text_of
from kg.resolve.bodies import names_of
from kg.resolve.cluster import Clusters, Decision
from kg.resolve.names import Words, words_of
from kg.resolve.overrides import Overrides
from kg.resolve.records import Node
from kg.resolve.shelf import Reports, shelve
from kg.resolve.sides import resolve_actors
from kg.resolve.write_actors import usual_label


@dataclass(frozen=True, slots=True)
class Account:
    """How one article names the actor, with what titles."""

    article: str
    published: str
    names: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One resolved actor: its node, usual name, the articles' accounts, why they were joined, what was kept apart."""

    iri: str
    label: str
    kind: str
    accounts: tuple[Account, ...]
    joined: tuple[str, ...]
    apart: tuple[str, ...]

    def __str__(self) -> str:
        lines = [f"{self.label} ({self.kind}) {self.iri}"]
        for a in self.accounts:
            titles = f" [{', '.join(a.titles)}]" if a.titles else ""
            lines.append(f"  {a.article} {a.published}: {', '.join(a.names)}{titles}")
        lines += [f"  joined: {reason}" for reason in self.joined]
        lines += [f"  kept apart: {reason}" for reason in self.apart]
        return "\n".join(lines)


def explain_actor(store: Store, name: str, base: str, overrides: Overrides | None = None) -> list[Explanation]:
    """Every resolved actor that some article calls `name`, and the decisions that made it.

    Raises HiwarError if no article does."""
    graph = resolved_graph(base)
    reports = shelve(store, graph).reports()
    clusters = resolve_actors(reports, overrides or Overrides()).clusters
    wanted = words_of(name)
    groups = [g for g in clusters.groups() if any(_bears(reports.nodes[i], wanted) for i in g)]
    if not groups:
        raise HiwarError("no article names it", where=name, remedy="write the name as an article does")
    return [_explanation(g, reports, clusters, store) for g in groups]


def _bears(node: Node, wanted: Words) -> bool:
    return any(words_of(n) == wanted for n in names_of(node))


def _explanation(group: list[str], reports: Reports, clusters: Clusters, store: Store) -> Explanation:
    nodes = [reports.nodes[i] for i in group]
    members = set(group)
    touched = [d for d in clusters.decisions if d.first in members or d.second in members]
    return Explanation(
        iri=_resolved_iri(store, group[0]),
        label=usual_label(nodes),
        kind=nodes[0].kind,
        accounts=tuple(sorted((_account(n, reports) for n in nodes), key=lambda a: (a.published, a.article))),
        joined=tuple(sorted({_reason(d, reports) for d in touched if d.joined})),
        apart=tuple(sorted({_reason(d, reports) for d in touched if not d.joined})),
    )


def _resolved_iri(store: Store, report: str) -> str:
    """The resolved node of a report, or the report itself in a store that has not been resolved."""
    found = store.quads_for_pattern(NamedNode(report), term("hiwar:resolvedAs"), None, None)
    return next((text_of(q.object) for q in found), report)


def _account(node: Node, reports: Reports) -> Account:
    titles = sorted(post.title for post in node.posts)
    return Account(node.source.name, str(node.source.earliest or ""), tuple(names_of(node)), tuple(titles))


def _reason(decision: Decision, reports: Reports) -> str:
    """The rule, its evidence, and the two articles."""
    sides = (reports.nodes[i] for i in (decision.first, decision.second))
    named = " / ".join(f"{n.one('prefLabel')} ({n.source.name})" for n in sides)
    return f"{decision.rule}: {named}" + (f"; {decision.detail}" if decision.detail else "")
