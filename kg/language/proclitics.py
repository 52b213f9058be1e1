"""Proclitics and pronoun enclitics, without a model."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1 << 17)
def split_word(norm: str) -> tuple[tuple[str, ...], str, str]:
    """Prefixes, stem and suffix of a folded word."""
    if norm.startswith("ال") and len(norm) > 4:
        return ("ال",), norm[2:], ""
    if norm.startswith("و") and len(norm) > 3:
        return ("و",), norm[1:], ""
    return (), norm, ""
