"""Quality floors: slot F1 per gold set and class that no run may fall below. They only rise unless told otherwise."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import HiwarError

Floors = dict[str, dict[str, float]]


def read_floors(path: Path) -> Floors:
    """Floors by gold set and class ("headline" among the classes); none if the file does not exist yet."""
    if not path.exists():
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {name: {k: float(v) for k, v in floors.items()} for name, floors in data.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise HiwarError(f"not a file of floors ({error})", where=str(path), remedy="restore it") from error


def measured(figures: Mapping[str, Any]) -> dict[str, float]:
    """What floors compare: the headline and each class's slot F1."""
    return {"headline": figures["headline"], **{k: c["slot"][2] for k, c in figures["classes"].items()}}


def fallen(floors: Mapping[str, float], figures: Mapping[str, Any]) -> list[str]:
    """One line for every figure below its floor."""
    now = measured(figures)
    return [
        f"{name} {now[name]:.4f} is below its floor {floor:.2f}" for name, floor in floors.items() if now[name] < floor
    ]


def raised(floors: Mapping[str, float], figures: Mapping[str, Any], *, lower: bool = False) -> dict[str, float]:
    """New floors: each figure cut to two decimals, never below the old floor unless `lower`."""
    new = {name: math.floor(value * 100) / 100 for name, value in measured(figures).items()}
    return new if lower else {name: max(value, floors.get(name, 0.0)) for name, value in new.items()}
