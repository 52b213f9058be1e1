"""Keys of facts: the same words in the same article give the same key."""

from __future__ import annotations

import hashlib

from kg.model import Span


def fact_key(kind: str, span: Span, *parts: object) -> str:
    """`kind` and a short hash of where the fact stands and what tells it from others there."""
    content = "\x1f".join([kind, str(span.start), str(span.end), *(repr(p) for p in parts)])
    return f"{kind}-{hashlib.sha1(content.encode(), usedforsecurity=False).hexdigest()[:12]}"
