"""Scores of extracted facts against gold, as the annotation guide defines them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kg.evaluation.assign import assign
from kg.evaluation.facts import CLASSES
from kg.evaluation.same import ActorIndex
from kg.evaluation.slots import Count, Side, admissible, counts

Item = dict[str, Any]


class Prf(NamedTuple):
    """Precision, recall, F1; 1 where there was nothing to find and nothing was found."""

    precision: float
    recall: float
    f1: float


@dataclass(slots=True)
class Tally:
    """Counts per key: "item", "slot", "evidence" or a slot's name."""

    matched: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(self, key: str, matched: int, predicted: int, gold: int) -> None:
        self.matched[key] += matched
        self.predicted[key] += predicted
        self.gold[key] += gold

    def add_slots(self, slots: Iterable[Count], *, pred: bool = True, gold: bool = True) -> None:
        for slot in slots:
            for key in ("slot", slot.slot):
                self.add(key, slot.matched, slot.predicted if pred else 0, slot.gold if gold else 0)

    def merge(self, other: Tally) -> None:
        self.matched.update(other.matched)
        self.predicted.update(other.predicted)
        self.gold.update(other.gold)

    def prf(self, key: str) -> Prf:
        m, p, g = self.matched[key], self.predicted[key], self.gold[key]
        precision = m / p if p else float(not g)
        recall = m / g if g else float(not p)
        total = precision + recall
        return Prf(precision, recall, 2 * precision * recall / total if total else 0.0)


class Miss(NamedTuple):
    """An item without a partner: `what` is "missed" (gold) or "spurious" (predicted)."""

    what: str
    kind: str
    item: Item


class Wrong(NamedTuple):
    """A slot that differs in a pair: what was found, what the annotation says."""

    kind: str
    slot: str
    found: Item
    gold: Item


@dataclass(slots=True)
class ArticleScore:
    tallies: dict[str, Tally]
    misses: list[Miss]
    wrong: list[Wrong]
    pairs: list[tuple[str, Item, Item]]  # class, predicted, gold; optional gold left out


def score_article(pred: Item, gold: Item) -> ArticleScore:
    """Compare the facts of one article (gold format) with its annotation."""
    side = Side(
        ActorIndex(pred.get("actors", [])), ActorIndex(gold.get("actors", [])),
        {r["id"]: r for r in pred.get("rounds", [])}, {r["id"]: r for r in gold.get("rounds", [])},
    )  # fmt: skip
    result = ArticleScore({}, [], [], [])
    for kind in CLASSES:
        result.tallies[kind] = _score_class(kind, pred.get(kind, []), gold.get(kind, []), side, result)
    return result


def _score_class(kind: str, preds: list[Item], golds: list[Item], side: Side, result: ArticleScore) -> Tally:
    tally = Tally()
    pairs = assign([[_weight(kind, p, g, side) for g in golds] for p in preds])
    for i, j in pairs:
        if not golds[j].get("optional"):
            result.pairs.append((kind, preds[i], golds[j]))
            result.wrong += _wrong(kind, preds[i], golds[j], side)
            _tally_pair(kind, preds[i], golds[j], side, tally)
    paired_preds, paired_golds = {i for i, _ in pairs}, {j for _, j in pairs}
    for p in (p for i, p in enumerate(preds) if i not in paired_preds):
        result.misses.append(Miss("spurious", kind, p))
        tally.add("item", 0, 1, 0)
        tally.add_slots(counts(kind, p, None, side), gold=False)
    for g in (g for j, g in enumerate(golds) if j not in paired_golds and not g.get("optional")):
        result.misses.append(Miss("missed", kind, g))
        tally.add("item", 0, 0, 1)
        tally.add_slots(counts(kind, None, g, side), pred=False)
    return tally


def _weight(kind: str, p: Item, g: Item, side: Side) -> float:
    if not admissible(kind, p, g, side):
        return 0.0
    return 1 + sum(c.matched for c in counts(kind, p, g, side)) + (0 if g.get("optional") else 0.01)


def _tally_pair(kind: str, p: Item, g: Item, side: Side, tally: Tally) -> None:
    tally.add("item", 1, 1, 1)
    tally.add_slots(counts(kind, p, g, side))
    if g.get("evidence"):
        overlap = any(a < d and c < b for a, b in p.get("evidence", []) for c, d in g["evidence"])
        tally.add("evidence", int(overlap), 1, 1)


def _wrong(kind: str, p: Item, g: Item, side: Side) -> Iterator[Wrong]:
    for count in counts(kind, p, g, side):
        if count.matched < max(count.predicted, count.gold):
            yield Wrong(kind, count.slot, p, g)


def total(scores: Iterable[ArticleScore]) -> dict[str, Tally]:
    """Micro-sums per class."""
    sums = {kind: Tally() for kind in CLASSES}
    for score in scores:
        for kind in CLASSES:
            sums[kind].merge(score.tallies[kind])
    return sums


def headline(tallies: dict[str, Tally]) -> float:
    """The mean slot F1 of the five classes."""
    return sum(tallies[kind].prf("slot").f1 for kind in CLASSES) / len(CLASSES)
