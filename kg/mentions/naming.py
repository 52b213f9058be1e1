"""Could officials of a state be called so? What a given name, and the title itself, say of whose the title is."""

from __future__ import annotations

from functools import lru_cache

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.gazetteer import classes


def fits(name: tuple[str, ...], code: str) -> bool:
    """May the person whose folded `name` begins so be an official of `code`? Yes, unless customs speak against it."""
    first = name[0] if name else ""
    if first in classes("naming.yaml", "eastern"):
        return code in _states("eastern_names_in")
    arabic = (
        first in _arabic() or first.startswith(_joined()) or not classes("first_names.yaml", "filial").isdisjoint(name)
    )
    foreign = first in classes("first_names.yaml", "foreign")
    if arabic and not foreign:
        return code in _states("arabic_names_in")
    return not (foreign and not arabic and code in _states("no_foreign_names_in"))


def has_office(code: str, title: str) -> bool:
    """Does state `code` have an office of this title? Kingdoms have no president, republics no crown prince."""
    missing = _offices().get(fold_word(title))
    return missing is None or code not in _states(missing, "constitutions.yaml")


@lru_cache(maxsize=1)
def _offices() -> dict[str, str]:
    """Folded titles of heads of state and government → the list of states that have none."""
    parts = ("president", "prime_minister", "monarch")
    return {title: f"no_{part}" for part in parts for title in classes("constitutions.yaml", part)}


@lru_cache(maxsize=1)
def _arabic() -> frozenset[str]:
    return classes("first_names.yaml", "arabic") | classes("first_names.yaml", "arabic_women")


@lru_cache(maxsize=1)
def _joined() -> tuple[str, ...]:
    return tuple(sorted(classes("first_names.yaml", "binders")))


@lru_cache(maxsize=8)
def _states(part: str, file: str = "naming.yaml") -> frozenset[str]:
    codes: list[str] = load_yaml(file)[part]
    return frozenset(codes)
