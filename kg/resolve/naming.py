"""IRIs of resolved nodes: from what identifies the thing, so that they stay when an article comes or goes."""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import NamedNode

from kg.graph.mint import digest

_KINDS = {"ArmedForce": "force", "Organization": "body", "DialogueRound": "round", "ForceLevel": "level"}


def resolved_iris(identities: dict[str, tuple[str, str]], base: str) -> dict[str, NamedNode]:
    """Root → IRI of its resolved node. `identities` gives each root its class and what identifies it; where two
    things have that in common, the least of its reports tells them apart."""
    sharing: dict[tuple[str, str], list[str]] = defaultdict(list)
    for root, identity in identities.items():
        sharing[identity].append(root)
    found: dict[str, NamedNode] = {}
    for (kind, what), roots in sharing.items():
        for root in roots:
            parts = (what,) if len(roots) == 1 else (what, root)
            found[root] = NamedNode(f"{base}resolved/{_KINDS.get(kind, kind.lower())}-{_local(kind, parts)}")
    return found


def _local(kind: str, parts: tuple[str, ...]) -> str:
    """A state's code is readable enough; all else is hashed."""
    if kind == "State" and len(parts) == 1 and len(parts[0]) == 2 and parts[0].isascii():
        return parts[0]
    return digest(kind, *parts)
