"""Names of lexemes and of types of mention as bits of one number: what stands in a sentence, and what a rule needs to
stand there, are compared in one step."""

from __future__ import annotations

from collections.abc import Iterable

NOTHING = 1  # the bit of what needs nothing
_BITS: dict[str, int] = {"": NOTHING}


def bits_of(names: Iterable[str]) -> int:
    """One bit for each name; a name keeps its bit as long as the program runs."""
    bits = 0
    for name in names:
        bit = _BITS.get(name)
        if bit is None:
            bit = _BITS[name] = 1 << len(_BITS)
        bits |= bit
    return bits
