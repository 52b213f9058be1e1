"""Reading the engine's YAML files once, with errors that name file and line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import LexiconError


@lru_cache(maxsize=256)
def load(path: Path) -> dict[str, Any]:
    """The mapping a YAML file holds. Raises LexiconError if it cannot be read or is not a mapping."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(str(error), where=path.name, remedy="mend the file") from error
    if not isinstance(content, dict):
        raise LexiconError("not a mapping", where=path.name, remedy="begin with name: …")
    return content
