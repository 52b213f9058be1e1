"""Whether a word's reading is what an element of a form asks for."""

from __future__ import annotations

from kg.times.forms import Element
from kg.times.letters import AND
from kg.times.lexicon import Reading

_RANGES = {"DAY": (1, 31), "MON": (1, 12), "YEAR": (1000, 2100)}
_SEVERAL = {"DAY": ("INT", "ORD"), "COUNT": ("NUMBER", "WORDNUMBER")}


def joins(features: frozenset[str], clitic: str) -> bool:
    """Whether proclitics are those an element takes that is not the first."""
    if "~" in features:
        return True
    return clitic == (AND if "&" in features else "")


def fits(e: Element, reading: Reading) -> bool:
    """Whether a reading is of an element's category, value and features."""
    if e.kind == "mark":
        return reading.category == "MARK" and reading.value == e.name
    return (
        _category(e.name, reading)
        and (not e.value or reading.value.partition(".")[0] == e.value)
        and all(_has(reading, feature) for feature in e.features)
    )


def categories(e: Element) -> frozenset[str]:
    """The categories of the readings that a word of a form may have; of a mark, itself."""
    if e.kind == "mark":
        return frozenset({e.name})
    return frozenset(_SEVERAL.get(e.name) or ("INT" if e.name in _RANGES else e.name,))


def _category(name: str, reading: Reading) -> bool:
    if name == "DAY":
        return reading.category in _SEVERAL[name] and 1 <= int(reading.value) <= 31
    if name in _RANGES:
        low, high = _RANGES[name]
        return reading.category == "INT" and low <= int(reading.value) <= high
    if name == "COUNT":
        return reading.category in _SEVERAL[name]
    return reading.category == name


def _has(reading: Reading, feature: str) -> bool:
    if feature in ("&", "~"):
        return True
    if feature in ("def", "indef"):
        return reading.definite == (feature == "def")
    return reading.number == feature
