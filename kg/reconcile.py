"""Identifiers of actors proposed by a reconciliation service of the user's choice, to be reviewed before they count.

The protocol is the Reconciliation Service API 0.2 of the W3C Entity Reconciliation Community Group, which services of
0.1 answer too. Only names leave the machine. A candidate counts if the service itself says that it is the match; its
IRI is put together as the service's manifest says, never otherwise.
"""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from pyoxigraph import Literal, Store

from kg.errors import HiwarError
from kg.graph.terms import TYPE, term
from kg.resolve.overrides import is_web_iri

KINDS = ("Person", "State", "Organization", "ArmedForce")
_BATCH = 25  # names asked for at once; services limit the size of a request
_CANDIDATES = 3
_SECONDS = 60
_VERSIONS = {"0.1", "0.2"}
_LARGEST = 16_000_000  # bytes of an answer


@dataclass(frozen=True, slots=True)
class Proposal:
    """A match a service claims: the actor's name here, the IRI and name there, and the service's own score."""

    name: str
    iri: str
    label: str
    score: float


def propose(store: Store, endpoint: str, types: Mapping[str, str]) -> Iterator[Proposal]:
    """The matches `endpoint` claims for the resolved actors of `store`; `types` gives the service's type for the kinds
    of actors to ask for.

    Raises HiwarError if the service cannot be reached or does not speak the protocol."""
    if not endpoint.startswith(("http://", "https://")):
        raise HiwarError("not the address of a service", where=endpoint, remedy="give an http(s) URL")
    manifest = _ask(endpoint)
    if not set(manifest.get("versions") or ["0.1"]) & _VERSIONS:
        raise HiwarError("speaks no version 0.1 or 0.2", where=endpoint, remedy="give another service")
    asked = [(name, types[kind]) for kind in KINDS if kind in types for name in actor_names(store, kind)]
    for start in range(0, len(asked), _BATCH):
        yield from _matches(endpoint, manifest, asked[start : start + _BATCH])


def actor_names(store: Store, kind: str) -> list[str]:
    """The names of the resolved actors of a kind, sorted."""
    nodes = {q.object for q in store.quads_for_pattern(None, term("hiwar:resolvedAs"), None, None)}
    found = (q.subject for q in store.quads_for_pattern(None, TYPE, term(f"hiwar:{kind}"), None) if q.subject in nodes)
    labels = (q.object for n in found for q in store.quads_for_pattern(n, term("skos:prefLabel"), None, None))
    return sorted({label.value for label in labels if isinstance(label, Literal)})


def _matches(endpoint: str, manifest: Mapping[str, Any], asked: Sequence[tuple[str, str]]) -> Iterator[Proposal]:
    queries = {f"q{i}": _query(name, kind) for i, (name, kind) in enumerate(asked)}
    answers = _ask(endpoint, {"queries": json.dumps(queries, ensure_ascii=False)})
    for i, (name, _) in enumerate(asked):
        sure = [c for c in _candidates(answers.get(f"q{i}"), endpoint) if c.get("match") is True]
        if len(sure) == 1:  # two that both match are no answer
            yield _proposal(name, sure[0], manifest, endpoint)


def _query(name: str, kind: str) -> dict[str, object]:
    return {"query": name, "limit": _CANDIDATES, **({"type": kind} if kind else {})}


def _candidates(answer: object, endpoint: str) -> list[dict[str, Any]]:
    found = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(found, list) or not all(isinstance(c, dict) and isinstance(c.get("id"), str) for c in found):
        raise _unexpected("an answer without candidates", endpoint)
    return found


def _proposal(name: str, candidate: dict[str, Any], manifest: Mapping[str, Any], endpoint: str) -> Proposal:
    iri = _iri(candidate["id"], manifest)
    if not is_web_iri(iri):
        raise _unexpected(f"an identifier that is no IRI ({iri[:80]})", endpoint)
    score = candidate.get("score")
    return Proposal(
        name, iri, str(candidate.get("name") or ""), float(score) if isinstance(score, int | float) else 0.0
    )


def _iri(identifier: str, manifest: Mapping[str, Any]) -> str:
    """A full IRI as it is; else behind the identifier space; else the page the service shows for it."""
    if is_web_iri(identifier):
        return identifier
    space = str(manifest.get("identifierSpace") or "")
    if space.endswith(("/", "#")):
        return space + quote(identifier, safe="/:@!$&'()*+,;=~")
    view = manifest.get("view")
    pattern = str(view.get("url") or "") if isinstance(view, dict) else ""
    return pattern.replace("{{id}}", quote(identifier, safe="")) if "{{id}}" in pattern else identifier


def _ask(endpoint: str, form: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The service's answer to a form, or without one its manifest."""
    body = urlencode(form).encode() if form else None
    request = urllib.request.Request(endpoint, body, {"Accept": "application/json", "User-Agent": "hiwar"})
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as response:
            answer = json.loads(response.read(_LARGEST))
    except OSError as error:
        raise HiwarError(f"no answer ({error})", where=endpoint, remedy="check the address of the service") from error
    except ValueError as error:
        raise _unexpected("an answer that is not JSON", endpoint) from error
    if not isinstance(answer, dict):
        raise _unexpected("an answer that is no object", endpoint)
    return answer


def _unexpected(what: str, endpoint: str) -> HiwarError:
    return HiwarError(f"gave {what}", where=endpoint, remedy="give a service of the Reconciliation API 0.2")
