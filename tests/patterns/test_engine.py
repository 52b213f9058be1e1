"""The rule language on sentences built by hand: what each sign of a pattern takes and refuses."""

import datetime as dt
import re

import pytest

from kg.errors import LexiconError
from kg.language.sentences import sentences
from kg.model import ActorMention, ActorType, Article, Document, Form, Span
from kg.patterns.checking import document
from kg.patterns.elements import Line, lines
from kg.patterns.matching import Match, attempt, find, may_hold
from kg.patterns.rules import Family, _index, _rule, _shared_macros, families, family, rule
from kg.patterns.steps import Scan
from kg.patterns.syntax import parse

PEOPLE = {"سالم": "salim", "هند": "hind", "كريم": "karim"}


def _lines(text: str) -> tuple[Line, ...]:
    article = Article("x", text, dt.date(2020, 1, 15), body=(Span(0, len(text)),))
    found = [(m, key) for name, key in PEOPLE.items() for m in re.finditer(name, text)]
    mentions = [ActorMention(m.start(), m.end(), m.start(), Form.NAME, (k,), ActorType.PERSON) for m, k in found]
    return lines(Document(article, sentences(article), mentions=tuple(sorted(mentions, key=lambda m: m.start))))


def _find(pattern: str, text: str, stops: frozenset[str] = frozenset(), **raw: object) -> list[Match]:
    made = _rule({"name": "r", "pattern": pattern, **raw}, "test", 0, _shared_macros())
    index = _index((made,))
    return find(_lines(text), Family("test", (made,), index, frozenset(index), stops))


def test_slot_after_and_before_the_trigger() -> None:
    (match,) = _find("@a:person ~2 ^[request:verb] ~1 @b:person", "سالم اليوم دعا هند.")
    assert (match.actors("a"), match.actors("b")) == (("salim",), ("hind",))


def test_list_is_joined_by_and() -> None:
    (match,) = _find("^[request:verb] @a:person+", "دعا سالم وهند، وكريم إلى القمة.")
    assert match.actors("a") == ("salim", "hind", "karim")


def test_list_stops_where_nothing_joins() -> None:
    (match,) = _find("^[request:verb] @a:person+", "دعا سالم هند.")
    assert match.actors("a") == ("salim",)


def test_list_may_begin_with_each_of_and_may_ask_for_two() -> None:
    (match,) = _find("^[request:verb] @a:person+", "دعا كلا من سالم وهند.")
    assert match.actors("a") == ("salim", "hind")
    assert _find("^[request:verb] @a:person++", "دعا سالم وكل من هند وكريم.")
    assert not _find("^[request:verb] @a:person++", "دعا سالم إلى القمة.")


def test_who_is_held_by_one_slot_is_not_caught_by_another() -> None:
    (match,) = _find("^[request:verb] @a:person ~6 @b:person", "دعا سالم في دار سالم هند.")
    assert match.actors("b") == ("hind",)
    assert not _find("^[request:verb] @a:person ~6 @b:person", "دعا سالم في دار سالم.")


def test_a_slot_may_ask_to_be_joined() -> None:
    assert _find("^[request:verb] @a:person ~2 و@b:person", "دعا سالم اليوم وهند.")
    assert not _find("^[request:verb] @a:person ~2 و@b:person", "دعا سالم اليوم هند.")


def test_gap_is_bounded_and_stays_in_its_clause() -> None:
    assert _find("^[request:verb] ~2 @a:person", "دعا اليوم مساء سالم.")
    assert not _find("^[request:verb] ~1 @a:person", "دعا اليوم مساء سالم.")
    assert not _find("^[request:verb] ~4 @a:person", "دعا اليوم، سالم.")
    assert _find("^[request:verb] ~~4 @a:person", "دعا اليوم، سالم.")


def test_gap_does_not_cross_a_trigger_or_a_stop() -> None:
    (match,) = _find("^[request:verb] ~4 @a:person", "دعا ثم طالب سالم.")
    assert match.trigger.norm == "طالب"
    assert not _find("^[request:verb] ~4 @a:person", "دعا سوف سالم.", stops=frozenset({"future"}))


def test_preposition_is_asked_for_or_refused() -> None:
    assert _find("^[request:verb] ل@a:person", "دعا لسالم.")
    assert not _find("^[request:verb] @a:person", "دعا لسالم.")
    assert _find("^[request:verb] *@a:person", "دعا لسالم.")


def test_optional_and_alternative_parts() -> None:
    pattern = "^[request:verb] ( مع | برفقة ) @a:person ( ، @b:person )?".replace("،", ",")
    assert _find(pattern, "دعا برفقة سالم.")[0].actors("a") == ("salim",)
    assert _find(pattern, "دعا مع سالم، هند.")[0].actors("b") == ("hind",)
    assert not _find(pattern, "دعا عند سالم.")


def test_clause_edges() -> None:
    assert _find("< ^[request:verb] @a:person >", "أمس، دعا سالم، ثم مضى.")
    assert not _find("< ^[request:verb] @a:person", "أمس مساء دعا سالم.")


def test_tags_of_a_form() -> None:
    assert not _find("^[request:past] @a:person", "سيدعو سالم هند.")
    assert _find("^[request:future] @a:person", "سيدعو سالم هند.")
    assert not _find("^[request:!verb] @a:person", "دعا سالم.")


@pytest.mark.parametrize(
    ("text", "tense", "negated"),
    [
        ("دعا سالم.", "past", False),
        ("يدعو سالم.", "present", False),
        ("سيدعو سالم.", "future", False),
        ("سوف يدعو سالم.", "future", False),
        ("لن يدعو سالم.", "future", True),
        ("لم يدع سالم.", "past", True),
        ("كان يدعو سالم.", "past", False),
    ],
)
def test_tense_and_negation(text: str, tense: str, negated: bool) -> None:
    (match,) = _find("^[request:verb] ~2 @a:person", text)
    assert (match.tense, match.negated) == (tense, negated)


def test_conditions_refuse() -> None:
    assert not _find("^[request:verb] @a:person", "لم يدع سالم.", when={"negated": False})
    assert not _find("^[request:verb] @a:person", "إذا دعا سالم.", when={"not_context": ["condition"]})
    assert _find("^[request:verb] @a:person", "إذا دعا سالم.", when={"context": ["condition"]})


def test_evidence_covers_the_whole_match() -> None:
    text = "أمس دعا سالم هند إلى القمة."
    (match,) = _find("^[request:verb] @a:person @b:person", text)
    assert text[match.span.start : match.span.end] == "دعا سالم هند"


def test_cost_does_not_explode() -> None:
    text = "دعا " + "اليوم " * 300 + "."
    assert not _find("^[request:verb] ( ~9 ~9 ~9 ( ~9 ~9 | ~9 ~9 )? ~9 ~9 )? ~9 ~9 @a:person", text)


@pytest.mark.parametrize(
    "raw",
    [
        {"pattern": "@a:person"},
        {"pattern": "^[request] ( مع"},
        {"pattern": "^[no_such_lexeme]"},
        {"pattern": "^[request] @a:giant"},
        {"pattern": "^[request] %nothing"},
        {"pattern": "^[request]", "when": {"weather": "fair"}},
        {"pattern": "^[request]", "triger": "x"},
        {"use": "no_such_template"},
    ],
)
def test_faults_of_rule_files_are_named(raw: dict[str, object]) -> None:
    with pytest.raises(LexiconError, match=r"test\.yaml, r"):
        _rule({"name": "r", **raw}, "test", 0, _shared_macros())


def test_a_pattern_that_cannot_be_read_names_the_place() -> None:
    with pytest.raises(LexiconError, match=r"cannot read"):
        parse("^[request] ]")


def test_an_unknown_rule_names_the_families() -> None:
    with pytest.raises(LexiconError, match="no rule called"):
        rule("nothing of the kind")


@pytest.mark.parametrize("name", families())
def test_no_run_is_spared_that_would_succeed(name: str) -> None:
    """A pattern is passed over where the line lacks what it must hold: never one that matches."""
    rules = family(name)
    texts = [example.text for r in rules.rules for example in r.match[:1]]
    for line in (line for text in texts for line in lines(document(text))):
        scan = Scan(line, rules.barrier, rules.stops)
        for place, reading in ((i, reading) for i in line.spots for reading in line.lexemes[i]):
            before, behind = line.sides()[0][place], line.sides()[1][place + reading.length]
            for r, pattern, _, _ in rules.triggered(reading):
                tried = may_hold(pattern, before, behind)
                assert tried or attempt(scan, place, reading, r, pattern) is None
