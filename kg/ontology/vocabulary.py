"""Writes kg/graph/vocabulary.py from the ontology: one class of constants for each namespace."""

from __future__ import annotations

import keyword
from itertools import groupby
from pathlib import Path

from pyoxigraph import NamedNode

from kg.ontology.load import DEFINITION, declared, text_of
from kg.resources import PACKAGE

TARGET = PACKAGE / "graph" / "vocabulary.py"
NAMES = {
    "http://purl.org/dc/terms/": "DCTERMS",
    "http://semanticweb.cs.vu.nl/2009/11/sem/": "SEM",
    "http://www.w3.org/2004/02/skos/core#": "SKOS",
    "http://www.w3.org/2006/time#": "TIME",
    "http://www.w3.org/ns/oa#": "OA",
    "http://www.w3.org/ns/org#": "ORG",
    "http://www.w3.org/ns/prov#": "PROV",
    "https://schema.org/": "SCHEMA",
    "https://w3id.org/hiwar/ns#": "HIWAR",
}
HEADER = '''"""Generated from ontology/hiwar.ttl by `kg ontology vocabulary --write`: do not edit.

Every term of the ontology as a node, by namespace; plain attributes, so `HIWAR.format` and `HIWAR.count` are terms.
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode
'''


def _split(iri: str) -> tuple[str, str]:
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    return iri[:cut], iri[cut:]


def _attribute(local: str) -> str:
    return f"{local}_" if keyword.iskeyword(local) else local


def _constant(iri: str) -> str:
    node = NamedNode(iri)
    line = f'    {_attribute(_split(iri)[1])}: Final = NamedNode("{iri}")'
    noted = f"{line}  # {text_of(node, DEFINITION, 'en')}"
    return noted if text_of(node, DEFINITION, "en") and len(noted) <= 120 else line


def vocabulary_source() -> str:
    """The text of kg/graph/vocabulary.py as the ontology asks for it now."""
    terms = [iri for iri in declared() if _split(iri)[0] in NAMES]
    parts = [HEADER]
    for namespace, members in groupby(terms, key=lambda iri: _split(iri)[0]):
        body = "\n".join(_constant(iri) for iri in members)
        parts.append(f'\n\nclass {NAMES[namespace]}:\n    """Terms of <{namespace}>."""\n\n{body}\n')
    return "".join(parts)


def is_current(path: Path = TARGET) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == vocabulary_source()


def write_vocabulary(path: Path = TARGET) -> None:
    path.write_text(vocabulary_source(), encoding="utf-8")
