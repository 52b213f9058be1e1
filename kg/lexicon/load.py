"""The one loader of the project's YAML data: words, names, patterns."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import LexiconError
from kg.resources import PACKAGE

LEXICON = PACKAGE / "lexicon"


@cache
def load_yaml(name: str) -> Any:
    """The content of `kg/lexicon/NAME`. Raises LexiconError naming file and line if it is not YAML."""
    return load_file(LEXICON / name)


@cache
def load_file(path: Path) -> Any:
    """The content of any YAML file of the package, read once per process."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise LexiconError(error.problem or "not YAML", where=f"{path}:{line}", remedy="mend the YAML") from error
