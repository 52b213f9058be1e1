"""Why names were joined or kept apart: the decisions behind a resolved actor, in words a reviewer can check."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.errors import HiwarError
from kg.graph.mint import resolved_graph
from kg.graph.terms import term, text_of
from kg.resolve.actors import resolve_actors
from kg.resolve.blocks import Memo
from kg.resolve.bodies import names_of
from kg.resolve.cluster import Decision
from kg.resolve.names import Words, words_of
from kg.resolve.overrides import Overrides
from kg.resolve.portrait import Portrait
from kg.resolve.records import Node
from kg.resolve.register import Register
from kg.resolve.shelf import Reports, shelve


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
    reports = shelve(store, resolved_graph(base)).reports()
    register, decisions = Register(reports), list[Decision]()
    actors = resolve_actors(reports, register, overrides or Overrides(), Memo(reports.data), decisions.append)
    wanted = words_of(name)
    groups = (list(group) for _, group in register.groups(actors.numbers))
    found = [group for group in groups if any(_bears(node, wanted) for node in group)]
    if not found:
        raise HiwarError("no article names it", where=name, remedy="write the name as an article does")
    return [_explanation(group, _Told(reports, register, decisions), store) for group in found]


@dataclass(frozen=True, slots=True)
class _Told:
    """The decisions, and where to look up what they were about."""

    reports: Reports
    register: Register
    decisions: list[Decision]

    def about(self, group: list[Node], *, joined: bool) -> tuple[str, ...]:
        """The decisions of one sort that touch a group, in words."""
        members = {entry.number for node in group if (entry := self.register.find(node.iri))}
        touched = (d for d in self.decisions if d.joined is joined and (d.first in members or d.second in members))
        return tuple(sorted({self._reason(d) for d in touched}))

    def _reason(self, decision: Decision) -> str:
        """The rule, its evidence, and the two articles."""
        sides = (self.reports.get(self.register.iri(number)) for number in (decision.first, decision.second))
        named = " / ".join(f"{node.one('prefLabel')} ({node.source.name})" for node in sides if node)
        return f"{decision.rule}: {named}" + (f"; {decision.detail}" if decision.detail else "")


def _bears(node: Node, wanted: Words) -> bool:
    return any(words_of(n) == wanted for n in names_of(node))


def _explanation(group: list[Node], told: _Told, store: Store) -> Explanation:
    found = Portrait(Counter(n.kind for n in group), Counter(n.one("prefLabel") or "" for n in group))
    return Explanation(
        iri=_resolved_iri(store, group[0].iri),
        label=found.label(),
        kind=group[0].kind,
        accounts=tuple(sorted(map(_account, group), key=lambda a: (a.published, a.article))),
        joined=told.about(group, joined=True),
        apart=told.about(group, joined=False),
    )


def _resolved_iri(store: Store, report: str) -> str:
    """The resolved node of a report, or the report itself in a store that has not been resolved."""
    found = store.quads_for_pattern(NamedNode(report), term("hiwar:resolvedAs"), None, None)
    return next((text_of(q.object) for q in found), report)


def _account(node: Node) -> Account:
    titles = sorted(post.title for post in node.posts)
    return Account(node.source.name, str(node.source.earliest or ""), tuple(names_of(node)), tuple(titles))
