"""A check's outcome for people and for machines, one module each."""

from __future__ import annotations

from collections.abc import Callable

from kg.validation.formats.github import github
from kg.validation.formats.human import human
from kg.validation.formats.jsonreport import json_report
from kg.validation.formats.junit import junit
from kg.validation.formats.sarif import sarif
from kg.validation.formats.turtle import turtle
from kg.validation.run import Outcome

FORMATS: dict[str, Callable[[Outcome], str]] = {
    "human": human,
    "json": json_report,
    "turtle": turtle,
    "sarif": sarif,
    "junit": junit,
    "github": github,
}
