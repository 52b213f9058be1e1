"""Sentences with the actors they name, and near-misses that name none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.language.sentences import sentences
from kg.mentions.find import Mentions, find_mentions
from kg.model import Actor, ActorType, Article

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("actors.yaml").read_text(encoding="utf-8"))
KINDS = {
    "person": ActorType.PERSON,
    "organisation": ActorType.ORGANIZATION,
    "force": ActorType.ARMED_FORCE,
}


def read(text: str) -> Mentions:
    return find_mentions(text, sentences(Article("test", text)))


def forms(actors: tuple[Actor, ...], kind: ActorType | None = None) -> set[str]:
    return {name for a in actors if kind in (None, a.type) for name in (a.name, *a.aliases)}


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_actors_of_a_sentence(case: dict[str, Any]) -> None:
    actors = read(case["text"]).actors
    for part, kind in KINDS.items():
        assert set(case.get(part, ())) <= forms(actors, kind)
    assert set(case.get("state", ())) <= {a.country for a in actors if a.type is ActorType.STATE}
    assert not set(case.get("not", ())) & forms(actors)


@pytest.mark.parametrize("case", [c for c in CASES if "roles" in c], ids=lambda case: case["text"][:40])
def test_roles(case: dict[str, Any]) -> None:
    actors = {a.name: a for a in read(case["text"]).actors}
    for name, wanted in case["roles"].items():
        got = {(role.title, role.of) for role in actors[name].roles}
        for role in wanted:
            title, _, of = role.partition(" | ")
            assert any(t == title and (not of or o == of) for t, o in got), got


@pytest.mark.parametrize("case", [c for c in CASES if "former" in c], ids=lambda case: case["text"][:40])
def test_former_roles(case: dict[str, Any]) -> None:
    actors = {a.name: a for a in read(case["text"]).actors}
    assert all(any(role.former for role in actors[name].roles) for name in case["former"])


def test_only_persons_named_are_found() -> None:
    case = CASES[1]
    assert forms(read(case["text"]).actors, ActorType.PERSON) == set(case["person"])
