"""What decides whom an actor of an article is taken for: worked out once, when the article is read, from it alone."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kg.resolve.bodies import body_keys, country_of, names_of, state_key
from kg.resolve.names import words_of
from kg.resolve.profile import is_office, title_key, without_honorifics
from kg.resolve.records import ACTORS, Node
from kg.resolve.times import published

_SHORT = -16  # of an article's IRI, enough to tell it from others


def marks(nodes: Iterable[Node]) -> dict[str, str]:
    """IRI → mark of each actor of one article."""
    actors = {n.iri: n for n in nodes if n.kind in ACTORS}
    around = sorted({code for n in actors.values() if n.kind == "State" and (code := country_of(n))})
    return {iri: _mark(node, actors, around) for iri, node in actors.items()}


def _mark(node: Node, actors: dict[str, Node], around: list[str]) -> str:
    if node.kind == "State":
        return _json((country_of(node), state_key(node)))
    if node.kind != "Person":
        return _json((country_of(node), list(body_keys(node))))
    return _person(node, actors, around)


def _person(node: Node, actors: dict[str, Node], around: list[str]) -> str:
    """How the person is known, the longest name, the bodies served that have no state, the profile; between tabs."""
    names = sorted({words for name in names_of(node) if (words := without_honorifics(words_of(name)))})
    full = max(names, key=lambda n: (len(n), n), default=())
    known_by = "office" if is_office(full) else ("none", "single")[len(full)] if len(full) < 2 else "full"
    bodies: list[str] = []
    posts: list[tuple[str, str | int | None, bool]] = []
    for post in node.posts:
        body = actors.get(post.of or "")
        served: str | int | None = country_of(body) if body else None
        if body and not served:
            served = len(bodies)
            bodies.append(body.iri)
        posts.append((" ".join(title_key(post.title)), served, post.former))
    day = published(node)
    profile = ([" ".join(n) for n in names], posts, around, day.toordinal() if day else 0, node.source.iri[_SHORT:])
    return "\t".join((known_by, " ".join(full), " ".join(bodies), _json(profile)))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
