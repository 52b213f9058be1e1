"""The recogniser's labels as stretches, what it adds to the scan, and clear words where it is not installed."""

from pathlib import Path

import pytest

from kg.errors import HiwarError
from kg.language.camel_ner import VARIABLE, find_model, in_use, stretches, use_ner
from kg.language.sentences import sentences
from kg.mentions.line import line_of
from kg.mentions.recognised import missed
from kg.mentions.scan import scan
from kg.model import Article, Span


@pytest.mark.parametrize(
    ("labels", "runs"),
    [
        ("O B-PERS I-PERS O", [(1, 2)]),
        ("B-PERS B-PERS I-PERS", [(0, 0), (1, 2)]),
        ("B-ORG I-ORG O B-PERS", [(3, 3)]),
        ("I-PERS O", [(0, 0)]),
        ("O O", []),
        ("", []),
    ],
)
def test_labels_make_stretches(labels: str, runs: list[tuple[int, int]]) -> None:
    assert list(stretches(labels.split(), "PERS")) == runs


def test_a_name_the_scan_has_missed_is_added_and_others_are_kept() -> None:
    text = "اجتمع زغبيرون شملاتي مع وزير الخارجية العراقي فؤاد حسين أمس"
    (sentence,) = sentences(Article("t", text))
    line = line_of(text, sentence)
    found = list(scan(0, line))
    taken = {(f.line, i) for f in found for i in range(f.i, f.j)}
    spans = [_span(text, "زغبيرون شملاتي"), _span(text, "فؤاد حسين")]
    (added,) = missed(0, line, spans, taken)
    assert text[line.words[added.i].start : line.words[added.j - 1].end] == "زغبيرون شملاتي"


def _span(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def test_a_missing_model_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HIWAR_CAMEL_NER", raising=False)
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    with pytest.raises(HiwarError, match="no model for names: camel_data -i ner-arabert"):
        find_model()


def test_an_unknown_recogniser_is_refused() -> None:
    with pytest.raises(HiwarError, match="no such recogniser: stanza: use one of none, camel"):
        use_ner("stanza")


def test_without_being_asked_none_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert not in_use()
