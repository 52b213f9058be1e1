"""What refers to actors named elsewhere: titles alone, الأخير, نظيره, بلاده, الجانبان; and humans without a name."""

from __future__ import annotations

from kg.mentions.article import Reading


def resolve_references(reading: Reading) -> None:
    """Add mentions that refer without naming."""
