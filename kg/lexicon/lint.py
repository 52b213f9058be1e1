"""Checks of the lexicon files: what would make a word never match, or match for a reason nobody can trace.

A word with a Persian letter, a stray blank, a mark or a tatweel never equals a word of the text; a repeated entry hides
a mistake; a list without a `source` cannot be checked against anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kg.lexicon.load import LEXICON

_PERSIAN = re.compile("[\u06cc\u06a9\u06af\u067e\u0686\u0698\u06c0\u06c1\u06c2\u06d2\u06be]")
_MARKS = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\ufeff\ufb50-\ufdff\ufe70-\ufefc]")
_BLANKS = re.compile(r"^\s|\s$|\s\s|[\t\u00a0]")
_SOURCE = re.compile(r"^(?:# ?)?sources?:", re.IGNORECASE | re.MULTILINE)
_ARABIC = re.compile("[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in a data file: where, what, and how to mend it."""

    file: str
    line: int  # from 1
    what: str
    remedy: str


def findings(folder: Path = LEXICON) -> Iterator[Finding]:
    """Everything wrong in the YAML files of `folder`, by file and line."""
    for path in sorted(folder.glob("*.yaml")):
        yield from check_file(path)


def check_file(path: Path) -> Iterator[Finding]:
    """Everything wrong in one file. A file that is not YAML at all is one finding."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        yield Finding(path.name, line, f"not YAML: {error.problem}", "mend the YAML")
        return
    if root is None:
        return
    if not _SOURCE.search(path.read_text(encoding="utf-8")):
        yield Finding(path.name, 1, "no source", "say in a `source:` or a comment where the words come from")
    yield from _nodes(path.name, root)


def _nodes(file: str, node: Any) -> Iterator[Finding]:
    """Walk the tree: every string is checked, every list and mapping for repetitions."""
    if isinstance(node, yaml.ScalarNode):
        yield from _string(file, node)
    elif isinstance(node, yaml.SequenceNode):
        yield from _repeated(file, node.value)
        for child in node.value:
            yield from _nodes(file, child)
    elif isinstance(node, yaml.MappingNode):
        yield from _repeated(file, [key for key, _ in node.value])
        for key, value in node.value:
            yield from _string(file, key)
            yield from _nodes(file, value)


def _string(file: str, node: yaml.ScalarNode) -> Iterator[Finding]:
    text, line = str(node.value), node.start_mark.line + 1
    if not _ARABIC.search(text):
        return
    if found := _PERSIAN.search(text):
        yield Finding(file, line, f"Persian letter {found.group()} in {text!r}", "write the Arabic letter")
    if _MARKS.search(text) and len(text) > 2:  # هـ is written so
        yield Finding(file, line, f"tatweel, hidden mark or presentation form in {text!r}", "type the plain letters")
    if _BLANKS.search(text):
        yield Finding(file, line, f"stray blank in {text!r}", "leave one blank between words and none around them")


def _repeated(file: str, nodes: Iterable[yaml.Node]) -> Iterator[Finding]:
    seen: set[str] = set()
    for node in nodes:
        if not isinstance(node, yaml.ScalarNode) or not node.value:
            continue
        if node.value in seen:
            yield Finding(file, node.start_mark.line + 1, f"{node.value!r} is here twice", "delete one")
        seen.add(node.value)
