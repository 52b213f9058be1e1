"""Gold annotations: offsets in the text, references that lead somewhere, words of the vocabulary, times that parse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.evaluation.gold import gold_files, read_gold
from kg.linting.problem import Problem
from kg.model import ActorType, Component, Format, Measure, Modality, Polarity, Status
from kg.ontology.load import NAMESPACE, declared
from kg.times.edtf import bounds

_LISTS = ("actors", "meetings", "rounds", "commitments", "forceLevels")
_WORDS: dict[str, set[str]] = {
    "format": {v.value for v in Format},
    "status": {v.value for v in Status},
    "polarity": {v.value for v in Polarity},
    "modality": {v.value for v in Modality},
    "measure": {v.value for v in Measure},
    "component": {v.value for v in Component},
}
_ACTORS = ("participants", "parties", "leaders", "by", "toward", "statedBy", "force")
_TIMES = ("time", "deadline", "asOf")


def gold(folders: list[Path]) -> Iterator[Problem]:
    """Every annotation in `folders`; there is nothing to check where none are given."""
    for folder in folders:
        for path in gold_files(folder):
            yield from _file(path)


def _file(path: Path) -> Iterator[Problem]:
    try:
        data = read_gold(path)
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
    except (InputError, OSError, ValueError) as error:
        yield Problem(str(path), 1, str(error), "mend the annotation")
        return
    actors = {str(a.get("id")) for a in data.get("actors", [])}
    source = path.read_text(encoding="utf-8")
    for item in (i for name in _LISTS for i in data.get(name, [])):
        line = _line(source, str(item.get("id")))
        for what, remedy in _item(item, text, actors):
            yield Problem(str(path), line, f"{item.get('id')}: {what}", remedy)


def _line(source: str, identifier: str) -> int:
    at = source.find(f'"id": {json.dumps(identifier, ensure_ascii=False)}')
    return source.count("\n", 0, at) + 1 if at >= 0 else 1


def _item(item: dict[str, Any], text: str, actors: set[str]) -> Iterator[tuple[str, str]]:
    yield from _words(item)
    yield from _references(item, actors)
    yield from _times(item)
    for span in item.get("evidence") or []:
        if not (len(span) == 2 and 0 <= span[0] < span[1] <= len(text)):
            yield f"evidence {span} is not in the text", "give [start, end) in code points of the .txt file"


def _words(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for slot, allowed in _WORDS.items():
        if item.get(slot) is not None and item[slot] not in allowed:
            yield f"{slot} {item[slot]!r} is no word of the vocabulary", f"use {', '.join(sorted(allowed))}"
    action = item.get("action")
    if action is not None and declared().get(f"{NAMESPACE}{action}") != "concept":
        yield f"action {action!r} is no concept of the ontology", "use a concept of hiwar:Actions"
    kind = item.get("type")
    if kind is not None and kind not in {t.value for t in ActorType}:
        yield f"type {kind!r} is no class of actors", f"use {', '.join(t.value for t in ActorType)}"


def _references(item: dict[str, Any], actors: set[str]) -> Iterator[tuple[str, str]]:
    named = [(slot, item.get(slot) or []) for slot in _ACTORS]
    for slot, values in named:
        for value in [values] if isinstance(values, str) else values:
            if value not in actors:
                yield f"{slot} {value!r} is no actor of this annotation", "add the actor, or correct the id"


def _times(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for slot in _TIMES:
        for value in [item.get(slot), *(item.get("alt") or {}).get(slot, [])]:
            try:
                bounds(value) if value is not None else None
            except (ValueError, TypeError):
                yield f"{slot} {value!r} is not EDTF", "write it as 2021-07-26, 2021-07, 2021, a/b, ../b, a/.. or [a,b]"
