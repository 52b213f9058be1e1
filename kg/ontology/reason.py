"""Consistency and satisfiability by HermiT (through owlready2, which brings it): needs Java.

The ontology is handed over as N-Triples, the only form owlready2 reads without loss, and without xsd:date literals, a
datatype that OWL 2 and so HermiT does not know."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, Quad, RdfFormat, serialize

_DATE = "http://www.w3.org/2001/XMLSchema#date"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`skipped` says why nothing was reasoned; `unsatisfiable` names classes that can have no member."""

    consistent: bool = True
    unsatisfiable: tuple[str, ...] = ()
    skipped: str = ""

    @property
    def well(self) -> bool:
        return self.consistent and not self.unsatisfiable


def reason(quads: Iterable[Quad]) -> Verdict:
    """What HermiT says of the ontology in `quads`; skipped with a note where Java is missing."""
    java = shutil.which("java")
    if java is None:
        return Verdict(skipped="Java is not installed: consistency was not checked (install a Java 17 runtime)")
    import owlready2

    owlready2.JAVA_EXE = java
    world = owlready2.World()
    world.get_ontology("https://w3id.org/hiwar/ns").load(fileobj=io.BytesIO(_ntriples(quads)))
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Verdict(consistent=False)
    return Verdict(unsatisfiable=tuple(sorted(_named(world.inconsistent_classes()))))


def _named(classes: Iterable[Any]) -> Iterator[str]:
    """The IRIs of named classes, without owl:Nothing, which is empty by right."""
    return (iri for c in classes if (iri := getattr(c, "iri", "")) and not iri.endswith("owl#Nothing"))


def _ntriples(quads: Iterable[Quad]) -> bytes:
    kept = (q.triple for q in quads if not (isinstance(q.object, Literal) and q.object.datatype.value == _DATE))
    return serialize(kept, format=RdfFormat.N_TRIPLES) or b""
