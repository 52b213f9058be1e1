"""The ontology: complete in both languages, consistent, and what is generated from it up to date."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.cli import main
from kg.linting.parts import PARTS
from kg.model import Component, Format, Measure, Modality, Polarity, Status
from kg.ontology.check import checks, deprecated, faults
from kg.ontology.docs import page
from kg.ontology.load import NAMESPACE, declared, ontology_file, ontology_quads, read_turtle
from kg.ontology.reason import reason
from kg.ontology.usage import USES
from kg.ontology.vocabulary import is_current

PREFIXES = """@prefix : <https://w3id.org/hiwar/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
"""


LABEL, DEFINITION = 'rdfs:label "new"@en , "جديد"@ar', 'skos:definition "d"@en , "ت"@ar'


def with_(text: str) -> list[Quad]:
    return [*ontology_quads(), *parse((PREFIXES + text).encode(), RdfFormat.TURTLE)]


def test_the_vocabulary_module_is_up_to_date() -> None:
    assert is_current()


def test_nothing_is_wrong_with_the_ontology() -> None:
    assert [str(f) for f in faults()] == []


@pytest.mark.parametrize(
    ("check", "damage"),
    [
        ("missing-label", f':new a owl:Class ; skos:example "x" ; {DEFINITION} ; rdfs:label "new"@en .'),
        ("missing-definition", f':new a owl:Class ; skos:example "x" ; {LABEL} ; skos:definition "d"@en .'),
        ("missing-example", f":new a owl:Class ; {LABEL} ; {DEFINITION} ."),
        ("missing-range", f":new a owl:ObjectProperty ; {LABEL} ; {DEFINITION} ."),
        ("concept-alone", f':new a skos:Concept ; skos:prefLabel "new"@en , "جديد"@ar ; {DEFINITION} .'),
        ("same-label", ':held skos:prefLabel "planned"@en .'),
        ("list-not-scheme", ':new a skos:Concept ; skos:inScheme :Statuses .'),
        ("deprecated-alone", ":topic owl:deprecated true ."),
        ("subclass-of-unknown", ":Meeting rdfs:subClassOf :Happening ."),
        ("datatype-clash", ":count rdfs:range <http://www.w3.org/2001/XMLSchema#string> ."),
        ("range-clash", ":place rdfs:range :Evidence ."),
        ("domain-clash", ":place rdfs:domain :Evidence ."),
    ],
)  # fmt: skip
def test_each_check_finds_its_fault(check: str, damage: str) -> None:
    assert check in {f.check for f in faults(with_(damage), [])}


def test_terms_in_use_are_declared_and_not_deprecated() -> None:
    use = [Quad(NamedNode("urn:file:x.rq:3"), USES, NamedNode(f"{NAMESPACE}{name}")) for name in ("meetng", "topic")]
    found = faults(with_(":topic owl:deprecated true ; dcterms:isReplacedBy :object ."), use)
    assert {(f.check, f.where) for f in found} == {("undeclared-term", "x.rq:3"), ("deprecated-in-use", "x.rq:3")}
    assert deprecated(with_(":topic owl:deprecated true ; dcterms:isReplacedBy :object .")) == {
        f"{NAMESPACE}topic": f"{NAMESPACE}object"
    }


def test_every_check_says_what_and_how_to_mend() -> None:
    assert len(checks()) >= 10
    assert all(p.read_text(encoding="utf-8").startswith("# what: ") for p in checks())


@pytest.mark.skipif(shutil.which("java") is None, reason="needs Java for HermiT")
def test_hermit_finds_the_ontology_sound_and_a_contradiction() -> None:
    sound = reason([*ontology_quads(), *read_turtle(ontology_file("alignments.ttl"))])
    assert sound.well
    assert not sound.skipped
    impossible = reason(with_(":Ghost a owl:Class ; rdfs:subClassOf :Person , :State ."))
    assert impossible.unsatisfiable == (f"{NAMESPACE}Ghost",)
    assert not reason(with_(":x a :Person , :State .")).consistent


def test_without_java_it_is_skipped_with_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert "Java" in reason(ontology_quads()).skipped


def test_the_words_of_the_model_are_concepts() -> None:
    words = {v.value for enum in (Format, Status, Polarity, Modality, Measure, Component) for v in enum}
    assert {w for w in words if declared().get(NAMESPACE + w) != "concept"} == set()


def test_the_page_shows_every_term_in_both_languages() -> None:
    html = page()
    for iri, kind in declared().items():
        if iri.startswith(NAMESPACE) and kind != "annotation property":
            assert f'id="{iri.removeprefix(NAMESPACE)}"' in html
    assert html.count('lang="ar" dir="rtl"') > 100


def test_lint_finds_nothing_and_finds_planted_faults(tmp_path: Path) -> None:
    for part in ("shapes", "queries", "ontology"):
        assert [str(p) for p in PARTS[part]([])] == []
    (tmp_path / "a.txt").write_text("التقى الوزير السفير.", encoding="utf-8")
    (tmp_path / "a.json").write_text(
        '{"article": "a.txt", "published": null, "actors": [{"id": "x", "type": "Robot", "name": "س"}],\n'
        '"meetings": [{"id": "m", "participants": ["x", "y"], "time": "soon", "status": "done"}], "rounds": [],\n'
        '"commitments": [{"id": "c", "by": ["x"], "action": "sing", "evidence": [[0, 999]]}], "forceLevels": []}',
        encoding="utf-8",
    )
    found = [str(p) for p in PARTS["gold"]([tmp_path])]
    for what in ("Robot", "'y'", "soon", "done", "sing", "999"):
        assert any(what in f for f in found), what
    assert all(f.count(": ") >= 2 for f in found)


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(SystemExit) as end:
        main(["lint", "everything"])
    assert end.value.code == 2
