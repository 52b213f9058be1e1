"""What the software is: a hash over its code and data, so that results of another version are not taken for current."""

from __future__ import annotations

import os
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from kg import __version__
from kg.resources import PACKAGE, data_dir

_SUFFIXES = {".py", ".yaml", ".ttl"}
_CHOICES = ("HIWAR_ANALYZER", "HIWAR_NER", "HIWAR_CAMEL_DB", "HIWAR_CAMEL_NER")
_IRRELEVANT = {"web", "commands", "queries", "evaluation"}  # what does not take part in a build


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Version and hash of everything a build's result may depend on."""
    digest = blake2b(digest_size=8)
    for choice in _CHOICES:  # another analyser, another result
        digest.update(f"{choice}={os.environ.get(choice, '')};".encode())
    for root in (PACKAGE, data_dir("ontology"), data_dir("shapes")):
        for path in _files(root):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return f"{__version__}+{digest.hexdigest()}"


def _files(root: Path) -> list[Path]:
    found = (p for p in root.rglob("*") if p.suffix in _SUFFIXES and p.is_file())
    return sorted(p for p in found if p.relative_to(root).parts[0] not in _IRRELEVANT)
