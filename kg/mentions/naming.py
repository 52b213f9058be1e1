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
    if first in _borne_in():
        return code in _borne_in()[first]
    arabic = (
        first in _arabic() or first.startswith(_joined()) or not classes("first_names.yaml", "filial").isdisjoint(name)
    )
    foreign = first in classes("first_names.yaml", "foreign")
    if arabic and not foreign:
        return code in _states("arabic_names_in")
    return not (foreign and not arabic and code in _states("no_foreign_names_in"))


def borne_in(surname: str) -> str | None:
    """The state in whose news the folded surname is heard above all."""
    return _surnames_of().get(surname)


def known_of(title: str) -> str | None:
    """The state whose news speaks of an office of this title above all others."""
    return _usual().get(fold_word(title))


def has_office(code: str, title: str) -> bool:
    """Does state `code` have an office of this title? Kingdoms have no president, republics no crown prince."""
    missing = _offices().get(fold_word(title))
    return missing is None or code not in _states(missing, "constitutions.yaml")


@lru_cache(maxsize=1)
def _surnames_of() -> dict[str, str]:
    """Folded surnames → the state whose news they are in."""
    return {fold_word(n): code for code, names in load_yaml("surnames.yaml")["borne_in"].items() for n in names}


@lru_cache(maxsize=1)
def _usual() -> dict[str, str]:
    """Folded titles → the state that they are usually of."""
    return {fold_word(t): code for code, titles in load_yaml("constitutions.yaml")["usual"].items() for t in titles}


@lru_cache(maxsize=1)
def _borne_in() -> dict[str, frozenset[str]]:
    """Folded given names of one part of the world → the states whose officials bear them."""
    data = load_yaml("given_names.yaml")
    groups = ((data["names"][group], frozenset(codes)) for group, codes in data["borne_in"].items() if codes)
    return {fold_word(name): codes for names, codes in groups for name in names}


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
