"""What the views say and how: languages marked, times in words, numbers with bounds, data to take along."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path

import pytest
from pages_read import Seen
from pyoxigraph import RdfFormat, parse
from starlette.testclient import TestClient

import kg
from kg.web.chart import Level, chart
from kg.web.collections import Collections
from kg.web.dates import in_words
from kg.web.facts import Card, Slot, Value, script
from kg.web.pages.meetings import meetings
from kg.web.reader import Reader
from kg.web.view import ServerLinks, View
from kg.web.words import word, words

_VIEWS = (
    "", "articles", "actors", "meetings", "dialogues", "commitments", "forces", "conflicts", "search?q=العراق",
    "search?q=zebra", "questions", "ask/force-levels", "ask/commitments-of-actor?by=Nobody", "ask/timeline", "sparql",
)  # fmt: skip
_NAMES = {"SPARQL", "CSV", "TSV", "JSON", "Turtle", "JSON-LD", "SVG", "PNG", "OpenAPI", "https", "http"}
_LATIN = re.compile(r"[A-Za-z]{2,}[A-Za-z-]*")


def _things(client: TestClient) -> list[str]:
    """The page of one resource of each kind."""
    found: dict[str, str] = {}
    for path in ("articles", "actors", "meetings", "dialogues", "commitments", "forces"):
        for link in Seen(client.get(f"/ar/{path}").text).links:
            if "/id/" in link:
                found.setdefault(link.rsplit("-", 1)[0].rsplit("/", 1)[0] + link.rsplit("/", 1)[-1][:5], link)
    return [link.removeprefix("/ar/") for link in found.values()]


def _commitments(client: TestClient) -> list[str]:
    """The pages of all commitments: they link to meetings and rounds by names in two languages."""
    links = Seen(client.get("/ar/commitments").text).links
    return [link.removeprefix("/ar/") for link in links if "/id/resolved/commitment-" in link]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_text_is_marked_with_its_language(client: TestClient, language: str) -> None:
    reader: Reader = client.app.state.reader  # type: ignore[attr-defined]
    told = "\n".join(reader.text(article) for article in reader.articles)  # an article may hold Latin words
    wrong = []
    for path in (*_VIEWS, *_things(client), *_commitments(client)):
        seen = Seen(client.get(f"/{language}/{path}").text)
        for lang, text in seen.spoken:
            arabic = script(re.sub("[A-Za-z]", "", text)) == "ar"
            latin = set(_LATIN.findall(text)) - _NAMES
            if (arabic and not latin and lang != "ar") or (latin and text not in told and not arabic and lang == "ar"):
                wrong.append((path, lang, text[:60]))
    assert not wrong, wrong


def test_states_are_named_in_the_language_of_the_page(client: TestClient) -> None:
    assert "United States" in client.get("/en/id/resolved/state-US").text
    assert "United States" not in client.get("/ar/id/resolved/state-US").text


@pytest.mark.parametrize(
    ("edtf", "english"),
    [
        ("2021-12-31", "2021-12-31"),
        ("../2021-12-31", "by 2021-12-31"),
        ("2021-10/..", "since 2021-10"),
        ("2021-12-04/2021-12-11", "2021-12-04 – 2021-12-11"),
        ("[2021-12-04,2021-12-11]", "2021-12-04 or 2021-12-11"),
    ],
)
def test_times_in_words(edtf: str, english: str) -> None:
    assert re.sub("[\u2066\u2069]", "", in_words(edtf, "en")) == english
    days = re.findall(r"[\d-]{4,}", edtf)
    said = in_words(edtf, "ar")
    assert re.findall(r"[\d-]{4,}", said) == days
    assert "–" not in said  # between two dates it would be read backwards
    if len(days) > 1:
        assert all(f"\u2066{day}\u2069" in said for day in days)


def test_no_raw_time_in_an_answer(client: TestClient) -> None:
    for name in ("timeline", "commitments", "dialogue-rounds", "force-levels", "meetings"):
        cells = [text for _, text in Seen(client.get(f"/ar/ask/{name}").text).spoken]
        assert not any(text.startswith("../") or text.endswith("/..") for text in cells), name


@pytest.mark.parametrize(
    ("count", "low", "high", "about", "shown"),
    [
        ("2,000", "", "", False, "2,000"),
        ("2,000", "", "", True, "≈ 2,000"),
        ("2,000", "2,000", "", False, "≥ 2,000"),
        ("2,000", "", "2,000", False, "≤ 2,000"),
        ("", "13,000", "14,000", False, "13,000–14,000"),
        ("13,500", "13,000", "14,000", False, "13,500 (13,000–14,000)"),
    ],
)
def test_numbers_with_their_bounds(count: str, low: str, high: str, about: bool, shown: str) -> None:
    given = {"count": count, "minCount": low, "maxCount": high, "approximate": "✓" if about else "✗"}
    slots = tuple(Slot(name, name, (Value(text),)) for name, text in given.items() if text)
    card = Card(None, "ForceLevel", "", (), "", ", ", slots, ())  # type: ignore[arg-type]
    assert card.quantity == shown


def _levels(days: list[int], values: list[float]) -> list[Level]:
    start = dt.date(2020, 1, 1)
    return [
        Level(start + dt.timedelta(d), start + dt.timedelta(d), v, v, v, False, False, "present", f"{v:,.0f}", "", "#")
        for d, v in zip(days, values, strict=True)
    ]


@pytest.mark.parametrize(
    ("days", "values"),
    [
        ([0, 3, 6], [200.0, 400.0, 2000.0]),
        ([0, 0, 0, 1], [100000.0, 13500.0, 13000.0, 8600.0]),
        (list(range(0, 400, 3)), [1000.0 + 37 * (n % 11) for n in range(134)]),
    ],
)
def test_labels_of_a_chart_touch_nothing(days: list[int], values: list[float]) -> None:
    drawn = chart(_levels(days, values))
    labels = [(p.x, p.label) for p in drawn.points if p.label is not None]
    assert labels
    for i, (x, y) in enumerate(labels):
        assert drawn.top <= y <= drawn.bottom
        assert not any(abs(x - x2) < 30 and abs(y - y2) < 15 for x2, y2 in labels[:i])
    for p in drawn.points:
        others = [q for q in drawn.points if q is not p and abs(q.x - p.x) < 22]
        assert p.label is None or not any(abs(p.label - 5 - q.y) < 15 for q in others)


def test_charts_say_what_their_axes_are(client: TestClient) -> None:
    page = client.get("/en/forces").text
    assert page.count(">Soldiers</text>") == page.count('<svg class="chart"') > 0


def test_nobody_in_the_matrix_stands_alone(client: TestClient) -> None:
    reader = client.app.state.reader  # type: ignore[attr-defined]
    view = View(reader, Collections(reader), "ar", ServerLinks())
    context = meetings(view).context
    for a in context["rows"]:
        assert any(context["count"](a, b) for b in context["rows"] if a != b)


def test_search_shows_the_sentence_with_the_words(client: TestClient) -> None:
    page = client.get("/ar/search", params={"q": "قتاليه"}).text
    assert "<mark>قتالية</mark>" in page.split("headlines wide")[0]


_LISTS = ("articles", "actors", "meetings", "dialogues", "commitments", "forces", "conflicts", "search?q=العراق")


def test_every_view_can_be_taken_along(client: TestClient) -> None:
    for path in (*_LISTS, "ask/roles", "commitments?state=past", *_things(client)):
        links = [link for link in Seen(client.get(f"/en/{path}").text).links if not link.startswith("/en/id/")]
        tables = [link for link in links if ".csv" in link or "format=csv" in link]
        graphs = [link for link in links if "turtle" in link]
        assert tables, path
        assert graphs, path
        assert all(next(csv.reader(io.StringIO(client.get(link).text))) for link in tables)
        for link in graphs:
            list(parse(client.get(link).content, format=RdfFormat.TURTLE))


def test_a_filtered_list_gives_what_it_shows(client: TestClient) -> None:
    query = "state=undated&modality=pledged"
    page = client.get(f"/en/commitments?{query}").text
    rows = list(csv.DictReader(io.StringIO(client.get(f"/en/commitments.csv?{query}").text)))
    assert f"/en/commitments.csv?{query}".replace("&", "&amp;") in page or "/en/commitments.csv?" in page
    assert len(rows) == page.count("<tr class=") > 0
    assert {row["modalities"].rsplit("#")[-1] for row in rows} == {"pledged"}


def test_an_actor_leads_to_all_of_its_commitments(client: TestClient) -> None:
    reader: Reader = client.app.state.reader  # type: ignore[attr-defined]
    view = View(reader, Collections(reader), "en", ServerLinks())
    for due in view.lists.commitments:
        for name in ("by", "toward", "said"):
            for node in getattr(due, name):
                page = client.get("/en/commitments", params={name: view.tail(node)}).text
                assert f'href="{view.link(due.node)}"' in page


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("ask/commitments-of-actor?by=Nobodyyy", "no_actor"),
        ("ask/commitments-before?before=soon", "wrong_form"),
        ("ask/commitments-before?after=2021-01-01", "unknown_parameter"),
        ("ask/commitments-before?limit=x&before=", None),
        ("sparql?query=SELECT+*+{", "not_a_query"),
        ("sparql?query=INSERT+DATA+{+}", "not_a_query"),
        ("sparql?query=SELECT+*+{+SERVICE+<http://x/>+{+}+}", "refused_query"),
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_went_wrong_is_said_in_the_language_of_the_page(
    client: TestClient, language: str, path: str, kind: str | None
) -> None:
    page = client.get(f"/{language}/{path}").text
    assert ('class="problem"' in page) is (kind is not None)
    assert kind is None or word(f"problem_{kind}", language) in page


def test_every_kind_of_failure_has_words() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (Path(kg.__file__).parent).rglob("*.py"))
    kinds = set(re.findall(r'kind="([a-z]+(?:_[a-z]+)+)"', sources))
    assert len(kinds) >= 7
    assert {f"problem_{kind}" for kind in kinds} <= set(words())
