"""No value of a parameter changes a query or breaks it: it only ever is a term."""

from __future__ import annotations

from itertools import product

import pytest
from graphs import seed_store
from pyoxigraph import Literal, NamedNode

from kg.errors import HiwarError
from kg.queries.bind import bound, terms
from kg.queries.run import ask
from kg.queries.saved import saved_queries
from kg.queries.source import MemorySource
from kg.queries.tokens import tokens, values_blocks

_PIECES = (
    '"', "'", '"""', "'''", "\\", "\\\\", "\\u0022", "\\U00000022", "\\u005Cu0022", "\n", "\r\n", "\t", "\x00",
    "\x1b[31m",
    "}", "{", "} }", ")", "(", "#", "# x", ";", ".", "?x", "$x", "<", ">", "<urn:x>", "@ar", "^^xsd:date", "UNDEF",
    "\u202e", "\u2066", "\u200f", "\ufeff", "\u2028", "\ud800", "\U0001f600", "ا\u064bب", "%00", "\u0085",
    '" } INSERT DATA { <a:a> <a:a> <a:a> } #', "} UNION { ?s ?p ?o } {", "> } SERVICE <http://localhost/> { ?s ?p ?o",
    '"} FILTER(false) {"', "x' OR '1'='1", "<script>alert(1)</script>", "${jndi:ldap://x}", "../../etc/passwd",
)  # fmt: skip
_FRAMES = (
    "{}",
    "الكاظمي{}",
    "{}بايدن",
    "http://example.org/{}",
    "2021-12-31{}",
    "25{}00",
    "{0}{0}{0}",
    " {} ",
    "pledged{}",
    "urn:{}",
)
HOSTILE = [frame.format(piece) for piece, frame in product(_PIECES, _FRAMES)]
_PARAMETERS = (
    ("search-evidence", "text"),
    ("evidence", "fact"),
    ("meetings", "actor"),
    ("low-confidence", "below"),
    ("commitments-before", "before"),
    ("commitments", "action"),
)


def _outside(text: str) -> list[str]:
    """Everything of a query but what stands in its VALUES blocks."""
    blocks = values_blocks(text)
    return [t.text for t in tokens(text) if not any(b.start <= t.start < b.end for b in blocks)]


def test_there_are_hostile_values_enough() -> None:
    assert len(set(HOSTILE)) >= 480
    assert len(set(HOSTILE)) * len(_PARAMETERS) >= 500


@pytest.mark.parametrize(("name", "parameter"), _PARAMETERS)
def test_hostile_values_only_ever_are_terms(name: str, parameter: str) -> None:
    query = saved_queries()[name]
    plain = _outside(query.text)
    for value in HOSTILE:
        try:
            found = terms(query, {parameter: [value]}, lambda word: [NamedNode("urn:actor")])
        except HiwarError:
            continue
        text = bound(query, found)
        assert _outside(text) == plain, value
        block = next(b for b in values_blocks(text) if b.name == parameter)
        assert text[block.start : block.end].strip() == (" ".join(map(str, found[parameter])) or "UNDEF"), value


@pytest.mark.parametrize(("name", "parameter"), _PARAMETERS)
def test_hostile_values_give_no_crash_and_no_rows_of_others(name: str, parameter: str) -> None:
    source = MemorySource(seed_store())
    for value in HOSTILE:
        try:
            rows = list(ask(source, name, {parameter: [value]}).records())
        except HiwarError:
            continue
        if name == "search-evidence":
            assert all(value in str(row["exact"]) for row in rows), value
        if name in ("evidence", "commitments"):
            assert rows == [] or not value.strip(), value  # blank means any


def test_strings_come_back_as_they_were() -> None:
    for value in HOSTILE:
        if "\ud800" in value:
            continue
        results = MemorySource(seed_store()).query(f"SELECT ?x WHERE {{ VALUES ?x {{ {Literal(value)} }} }}")
        assert [solution["x"].value for solution in results] == [value]  # type: ignore[union-attr]


def test_the_graph_is_untouched() -> None:
    store = seed_store()
    before = len(store)
    for value in HOSTILE[::7]:
        try:
            ask(MemorySource(store), "search-evidence", {"text": [value]})
        except HiwarError:
            continue
    assert len(store) == before
