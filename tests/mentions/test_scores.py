"""Quality floors on the annotated articles of this project; they only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.language.normalise import fold_word
from kg.language.sentences import sentences
from kg.mentions.find import find_mentions
from kg.model import Article

GOLD = Path(__file__).parents[1] / "gold"
FLOORS = {"own-dev": (0.90, 0.86), "own-held": (0.88, 0.82)}  # precision and recall of items, by name


def names(item: dict[str, object]) -> set[str]:
    forms = [str(item["name"]), *map(str, item.get("aliases", []) or [])]  # type: ignore[call-overload]
    return {str(item.get("country"))} if item["type"] == "State" else {fold_word(f).removeprefix("ال") for f in forms}


@pytest.mark.parametrize("folder", sorted(FLOORS))
def test_actors_of_own_gold(folder: str) -> None:
    hits = predicted = wanted = 0
    for path in sorted((GOLD / folder).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (path.parent / gold["article"]).read_text(encoding="utf-8")
        actors = find_mentions(text, sentences(Article(path.stem, text))).actors
        found = [names({"type": a.type, "name": a.name, "aliases": a.aliases, "country": a.country}) for a in actors]
        needed = [names(item) for item in gold["actors"] if not item.get("optional")]
        optional = [names(item) for item in gold["actors"] if item.get("optional")]
        matched = sum(any(n & f for f in found) for n in needed)
        hits += matched
        wanted += len(needed)
        predicted += sum(not any(f & o for o in optional) or any(f & n for n in needed) for f in found)
    precision, recall = FLOORS[folder]
    assert hits / predicted >= precision
    assert hits / wanted >= recall
