"""Scores as tables: per class, per slot, per outlet, with bootstrap intervals over articles."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.evaluation.facts import CLASSES
from kg.evaluation.score import ArticleScore, Tally, headline, total

ROUNDS = 1000  # bootstrap resamples
_SEED = 20210726  # fixed: the same gold and facts give the same interval


def class_rows(tallies: Mapping[str, Tally]) -> Iterator[tuple[str, int, int, list[float], list[float]]]:
    """Class, gold items, predicted items, item P R F1, slot P R F1."""
    for kind in CLASSES:
        t = tallies[kind]
        yield kind, t.gold["item"], t.predicted["item"], list(t.prf("item")), list(t.prf("slot"))


def slot_rows(tallies: Mapping[str, Tally]) -> Iterator[tuple[str, str, int, int, list[float]]]:
    """Class, slot, gold fillers, predicted fillers, P R F1."""
    for kind in CLASSES:
        t = tallies[kind]
        for slot in sorted((t.gold.keys() | t.predicted.keys()) - {"item", "slot"}):
            yield kind, slot, t.gold[slot], t.predicted[slot], list(t.prf(slot))


def outlet_rows(scores: Mapping[str, ArticleScore], outlets: Mapping[str, str]) -> Iterator[tuple[str, int, float]]:
    """Outlet, articles, headline score over them."""
    groups: dict[str, list[ArticleScore]] = defaultdict(list)
    for name, score in scores.items():
        groups[outlets.get(name, "?")].append(score)
    for outlet in sorted(groups):
        yield outlet, len(groups[outlet]), headline(total(groups[outlet]))


def interval(scores: Sequence[ArticleScore], level: float = 0.95) -> tuple[float, float]:
    """Percentile bootstrap interval of the headline over articles (Efron and Tibshirani 1993)."""
    rng = random.Random(_SEED)
    values = sorted(headline(total(rng.choices(scores, k=len(scores)))) for _ in range(ROUNDS))
    cut = int(ROUNDS * (1 - level) / 2)
    return values[cut], values[ROUNDS - 1 - cut]


def result(scores: Mapping[str, ArticleScore], outlets: Mapping[str, str]) -> dict[str, Any]:
    """All figures as plain data, rounded to four decimals."""
    tallies = total(scores.values())
    low, high = interval(list(scores.values())) if scores else (0.0, 0.0)
    classes: dict[str, Any] = {}
    for kind, gold, predicted, item, slot in class_rows(tallies):
        classes[kind] = {"gold": gold, "predicted": predicted, "item": _round(item), "slot": _round(slot), "slots": {}}
    for kind, name, gold, predicted, prf in slot_rows(tallies):
        classes[kind]["slots"][name] = {"gold": gold, "predicted": predicted, "prf": _round(prf)}
    return {
        "articles": len(scores),
        "headline": round(headline(tallies), 4),
        "interval95": _round([low, high]),
        "evidence": round(evidence_share(tallies), 4),
        "classes": classes,
        "outlets": {o: {"articles": n, "headline": round(h, 4)} for o, n, h in outlet_rows(scores, outlets)},
    }


def evidence_share(tallies: Mapping[str, Tally]) -> float:
    """Share of paired commitments and force levels whose evidence overlaps gold evidence; 1 where there are none."""
    kinds = ("commitments", "forceLevels")
    matched = sum(tallies[k].matched["evidence"] for k in kinds)
    paired = sum(tallies[k].gold["evidence"] for k in kinds)
    return matched / paired if paired else 1.0


def _round(values: Iterable[float]) -> list[float]:
    return [round(v, 4) for v in values]


def text_table(figures: Mapping[str, Any], *, slots: bool, outlets: bool) -> str:
    """`result` for people."""
    lines = [f"{'class':12} {'gold':>5} {'pred':>5} | item  P     R     F1   | slot  P     R     F1"]
    for kind, c in figures["classes"].items():
        lines.append(f"{kind:12} {c['gold']:5} {c['predicted']:5} |    {_prf(c['item'])} |    {_prf(c['slot'])}")
        if slots:
            lines += [
                f"  {name:12} {s['gold']:5} {s['predicted']:5}   {_prf(s['prf'])}" for name, s in c["slots"].items()
            ]
    if outlets:
        lines += [f"outlet {o}: {v['headline']:.4f} over {v['articles']}" for o, v in figures["outlets"].items()]
    low, high = figures["interval95"]
    lines.append(f"evidence overlapping gold evidence {figures['evidence']:.4f}")
    lines.append(
        f"headline {figures['headline']:.4f} (95 % {low:.3f} to {high:.3f}) over {figures['articles']} articles"
    )
    return "\n".join(lines)


def _prf(values: Sequence[float]) -> str:
    return " ".join(f"{v:.3f}" for v in values)
