"""Content negotiation: which of the offered media types a client likes best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def best(accept: str, offered: Sequence[str]) -> str | None:
    """The offered type with the highest quality in `accept`, the earlier offered on a tie; None if none is accepted."""
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    rated = [(_quality(media, ranges), -place, media) for place, media in enumerate(offered)]
    quality, _, media = max(rated, default=(0.0, 0, ""))
    return media if quality > 0 else None


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name == "q":
            quality = _number(value)
    return media, quality


def _number(value: str) -> float:
    try:
        return min(max(float(value), 0.0), 1.0) if value not in ("nan", "inf", "-inf") else 0.0
    except ValueError:
        return 0.0


def _quality(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality of the most specific range that matches."""
    kind = media.split("/")[0] + "/*"
    for wanted in (media, kind, "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
