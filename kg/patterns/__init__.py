"""The pattern engine: rules as data over a sentence's words and mentions. The rule language: docs/patterns.md."""

from kg.patterns.element import Element
from kg.patterns.elements import Line, lines
from kg.patterns.matching import Match, find
from kg.patterns.rules import Family, Rule, families, family, rule

__all__ = ["Element", "Family", "Line", "Match", "Rule", "families", "family", "find", "lines", "rule"]
