"""The words of the interface."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.lexicon.load import load_file


def words() -> Mapping[str, Mapping[str, str]]:
    """The words of the interface by key and language."""
    return dict(load_file(Path(__file__).parent / "words.yaml"))


def word(key: str, language: str) -> str:
    """One of them."""
    return str(load_file(Path(__file__).parent / "words.yaml")[key][language])
