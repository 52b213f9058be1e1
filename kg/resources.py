"""Where the project's data files lie: beside the package in a checkout, inside it (`_data`) in an installed wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def data_dir(name: str) -> Path:
    """Folder `ontology`, `shapes` or `queries`. Raises FileNotFoundError if the installation is incomplete."""
    for candidate in (PACKAGE / "_data" / name, PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"{name}: not found in this installation of hiwar; reinstall it")
