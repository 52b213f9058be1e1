"""The own annotations keep the contract: ids resolve, evidence lies in the text, values are of the vocabulary."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph.vocabulary import HIWAR
from kg.language.normalise import fold_word
from kg.model import ActorType, Component, Format, Measure, Modality, Polarity, Status
from kg.times.edtf import bounds

HERE = Path(__file__).parent
FOLDERS = ("own-dev", "own-held", "stories")
FILES = [path for folder in FOLDERS for path in sorted((HERE / folder).glob("*.json")) if path.name != "identity.json"]
KINDS = {
    "actor": "actors",
    "meeting": "meetings",
    "round": "rounds",
    "commitment": "commitments",
    "force": "forceLevels",
}
ACTOR_LISTS = ("participants", "parties", "leaders", "by", "toward", "statedBy")
CHOICES: dict[str, type[Any]] = {
    "format": Format,
    "status": Status,
    "polarity": Polarity,
    "modality": Modality,
    "measure": Measure,
    "component": Component,
}
MARKS = str.maketrans("_", " ", "«»“”\"'#()")
TIMES = ("time", "deadline", "asOf")


def annotation(path: Path) -> tuple[str, dict[str, Any]]:
    return path.with_suffix(".txt").read_text(encoding="utf-8"), json.loads(path.read_text(encoding="utf-8"))


def events(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for kind in ("meetings", "rounds", "commitments", "forceLevels"):
        yield from gold[kind]


def values(item: dict[str, Any], slot: str) -> list[Any]:
    """The slot's value and its accepted alternatives; no empty ones."""
    return [v for v in [item.get(slot), *item.get("alt", {}).get(slot, [])] if v is not None]


def spoken(text: str) -> str:
    """Folded, without marks, the article read out of `لل`: how a name and its place in a text compare."""
    return fold_word(text).replace("لل", "لال").translate(MARKS)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_references_resolve(path: Path) -> None:
    _, gold = annotation(path)
    actors = {a["id"] for a in gold["actors"]}
    rounds = {r["id"] for r in gold["rounds"]}
    assert len(actors) == len(gold["actors"])
    named = [i for e in events(gold) for slot in ACTOR_LISTS for ids in values(e, slot) for i in ids]
    forces = [i for e in gold["forceLevels"] for i in values(e, "force")]
    offices = [r["of"] for a in gold["actors"] for r in a["roles"]]
    assert {*named, *forces, *offices} <= actors
    assert {r for m in gold["meetings"] for r in values(m, "round")} <= rounds


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_evidence_lies_in_the_text(path: Path) -> None:
    text, gold = annotation(path)
    spans = [tuple(s) for e in (*gold["commitments"], *gold["forceLevels"]) for s in e["evidence"]]
    assert all(0 <= start < end <= len(text) and text[start:end] == text[start:end].strip() for start, end in spans)
    assert all(e["evidence"] for e in (*gold["commitments"], *gold["forceLevels"]))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_values_are_of_the_vocabulary(path: Path) -> None:
    _, gold = annotation(path)
    for event in events(gold):
        for slot, choice in CHOICES.items():
            assert all(choice(v) for v in values(event, slot))
        for slot in TIMES:
            assert all(bounds(v) != (None, None) for v in values(event, slot))
    assert all(hasattr(HIWAR, v) for e in gold["commitments"] for v in values(e, "action"))
    assert all(ActorType(a["type"]) for a in gold["actors"])


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_names_occur_in_the_text(path: Path) -> None:
    text, gold = annotation(path)
    said = spoken(text)
    for actor in gold["actors"]:
        names = [spoken(n) for n in (actor["name"], *actor["aliases"])]
        assert actor["type"] == "State" or any(n in said for n in names), actor["name"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_metadata_names_every_article(folder: str) -> None:
    with (HERE / folder / "metadata.csv").open(encoding="utf-8") as lines:
        dates = {row["file"]: row["published"] for row in csv.DictReader(lines)}
    golds = [annotation(p)[1] for p in FILES if p.parent.name == folder]
    assert dates == {g["article"]: g["published"] or "" for g in golds}


def test_identity_groups_every_item_of_the_stories_once() -> None:
    identity = json.loads((HERE / "stories" / "identity.json").read_text(encoding="utf-8"))
    grouped = [(thing.split(":")[0], file, item) for thing, items in identity.items() for file, item in items]
    golds = [annotation(p)[1] for p in FILES if p.parent.name == "stories"]
    there = [(kind, g["article"], item["id"]) for g in golds for kind, slot in KINDS.items() for item in g[slot]]
    assert sorted(grouped) == sorted(there)
