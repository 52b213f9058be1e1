"""The fast engine against pyshacl: the same focus nodes, paths, components, on what is planted and what is clean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from made import report_graphs, whole_graph
from pyoxigraph import Quad, RdfFormat, parse

from kg.ontology.load import ontology_quads
from kg.validation.compiled import CompiledEngine
from kg.validation.engines import engine_for
from kg.validation.examples import Example, examples
from kg.validation.findings import Finding
from kg.validation.index import axioms
from kg.validation.paths import Unsupported
from kg.validation.reference import ReferenceEngine
from kg.validation.shapes import project_shapes

AXIOMS = axioms(ontology_quads())
BAD = [e for e in examples() if e.expected]
PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""


def turtle(text: str) -> list[Quad]:
    return list(parse((PREFIXES + text).encode(), RdfFormat.TURTLE))


def keys(findings: Sequence[Finding]) -> Counter[tuple[str, ...]]:
    return Counter((*f.key, f.severity, str(f.value)) for f in findings)


@pytest.mark.parametrize("example", BAD, ids=lambda e: e.path.name)
def test_planted_faults_are_the_same_for_both(example: Example) -> None:
    fast = CompiledEngine(example.shapes, AXIOMS).validate(example.quads)
    assert keys(fast) == keys(ReferenceEngine(example.shapes, AXIOMS).validate(example.quads))


def test_planted_faults_are_many_and_of_all_components() -> None:
    found = [f for e in BAD for f in CompiledEngine(e.shapes, AXIOMS).validate(e.quads)]
    assert len({(str(f.focus), f.shape) for f in found}) >= 200
    components = {f.component.rsplit("#", 1)[-1].removesuffix("ConstraintComponent") for f in found}
    assert components >= {
        "Class", "Datatype", "In", "MinCount", "MaxCount", "MinInclusive", "MinExclusive", "MaxInclusive", "MinLength",
        "Pattern", "LanguageIn", "LessThan", "LessThanOrEquals", "Disjoint", "Closed", "Or", "Not", "SPARQL",
        "QualifiedMinCount", "QualifiedMaxCount",
    }  # fmt: skip


def test_a_clean_graph_is_clean_for_both() -> None:
    quads = report_graphs()[1]
    shapes = project_shapes(resolved=False)
    assert CompiledEngine(shapes, AXIOMS).validate(quads) == []
    assert ReferenceEngine(shapes, AXIOMS).validate(quads) == []


def test_the_resolved_layer_is_clean() -> None:
    assert CompiledEngine(project_shapes(), AXIOMS).validate(whole_graph()) == []


GENERAL = """
ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:A , ex:B , ex:D , ex:E , ex:F , ex:G , ex:H , ex:I , ex:J .
ex:A a sh:PropertyShape ; sh:path ( ex:to ex:name ) ; sh:minCount 1 ; sh:maxLength 3 ; sh:message "a" .
ex:B a sh:PropertyShape ; sh:path [ sh:zeroOrMorePath ex:to ] ; sh:class ex:C ; sh:message "b" .
ex:D a sh:PropertyShape ; sh:path [ sh:oneOrMorePath ex:to ] ; sh:hasValue ex:z ; sh:message "d" .
ex:E a sh:PropertyShape ; sh:path ex:label ; sh:uniqueLang true ; sh:pattern "^A" ; sh:flags "i" ; sh:message "e" .
ex:F a sh:PropertyShape ; sh:path ex:left ; sh:equals ex:right ; sh:message "f" .
ex:G a sh:PropertyShape ; sh:path ex:age ; sh:maxExclusive 10 ; sh:node [ sh:nodeKind sh:Literal ] ; sh:message "g" .
ex:H a sh:PropertyShape ; sh:path ex:to ; sh:and ( [ sh:class ex:C ] [ sh:nodeKind sh:IRI ] ) ; sh:message "h" .
ex:I a sh:PropertyShape ; sh:path ex:to ; sh:xone ( [ sh:class ex:C ] [ sh:class ex:D ] ) ; sh:message "i" .
ex:J a sh:PropertyShape ; sh:path [ sh:zeroOrOnePath ex:to ] ; sh:nodeKind sh:IRI ; sh:message "j" .
ex:T a sh:NodeShape ; sh:targetNode ex:q ; sh:property [ sh:path ex:name ; sh:minCount 1 ; sh:severity sh:Warning ] .
ex:U a sh:NodeShape ; sh:targetObjectsOf ex:to ; sh:closed true ; sh:ignoredProperties ( rdf:type ex:to ex:name ) .
"""
DATA = """
ex:a a ex:C ; ex:to ex:b , ex:z ; ex:label "x"@en , "ab"@en , "Ac"@ar ; ex:left 1 , 2 ; ex:right 2 ; ex:age 12 .
ex:b a ex:C ; ex:name "long name" ; ex:to "word" ; ex:other 1 .
ex:z a ex:C , ex:D ; ex:name "z" ; ex:to ex:z ; ex:age 5 .
"""


def test_constructs_beyond_the_projects_own_shapes() -> None:
    fast = CompiledEngine(turtle(GENERAL)).validate(turtle(DATA))
    slow = ReferenceEngine(turtle(GENERAL)).validate(turtle(DATA))

    def plain(findings: list[Finding]) -> Counter[tuple[str, ...]]:
        return Counter((str(f.focus), f.component, f.severity, str(f.value)) for f in findings)

    assert plain(fast) == plain(slow)
    assert len(fast) >= 15


def test_a_users_query_runs_in_both() -> None:
    shapes = turtle("""
ex:P sh:declare [ sh:prefix "ex" ; sh:namespace "http://example.org/"^^xsd:anyURI ] .
ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:sparql ex:Q .
ex:Q a sh:SPARQLConstraint ; sh:message "old"@en ; sh:prefixes ex:P ;
  sh:select "SELECT $this ?value WHERE { $this ex:age ?value . FILTER (?value > 10) }" .
""")
    fast = CompiledEngine(shapes).validate(turtle(DATA))
    assert [(f.focus.value, f.value.value, f.message()) for f in fast] == [("http://example.org/a", "12", "old")]
    assert keys(fast) == keys(ReferenceEngine(shapes).validate(turtle(DATA)))


def test_what_the_fast_engine_does_not_know_goes_to_the_reference() -> None:
    shapes = turtle("ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:js ex:code .")
    with pytest.raises(Unsupported):
        CompiledEngine(shapes)
    engine, note = engine_for("fast", shapes, [])
    assert engine.name == "pyshacl"
    assert note is not None
    assert "js" in note


def test_a_day_no_calendar_has_breaks_the_order_too() -> None:
    """Where the engines differ the default is right: SHACL has what cannot be compared break sh:lessThanOrEquals."""
    shapes = turtle(
        "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:A . ex:A sh:path ex:a ; sh:lessThanOrEquals ex:b ."
    )
    data = turtle('ex:x a ex:C ; ex:a "2021-02-29"^^xsd:date ; ex:b "2021-03-01"^^xsd:date .')
    assert len(CompiledEngine(shapes).validate(data)) == 1
