"""IRIs of resolved nodes: from what identifies the thing, so that they stay when an article comes or goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.graph.mint import digest
from kg.resolve.blocks import Blocks
from kg.resolve.register import Register

_KINDS = {"ArmedForce": "force", "Organization": "body", "DialogueRound": "round", "ForceLevel": "level"}


def resolved_iris(
    register: Register, identities: Iterable[tuple[int, str, str]], base: str
) -> Iterator[tuple[int, str]]:
    """Root and IRI of its resolved node, for roots with their class and what identifies the thing; where two things
    have that in common, the first of its reports tells them apart."""
    blocks = Blocks(register.data)
    for root, kind, what in identities:
        blocks.add(f"{kind}\t{what}", root)
    for key, members in blocks:
        kind, what = key.split("\t", 1)
        for root, _ in members:
            parts = (what,) if len(members) == 1 else (what, register.iri(root))
            yield root, f"{base}resolved/{_KINDS.get(kind, kind.lower())}-{_local(kind, parts)}"


def _local(kind: str, parts: tuple[str, ...]) -> str:
    """A state's code is readable enough; all else is hashed."""
    if kind == "State" and len(parts) == 1 and len(parts[0]) == 2 and parts[0].isascii():
        return parts[0]
    return digest(kind, *parts)
