"""Every page, in both languages: whole, linked, escaped, and marked where the evidence stands."""

from __future__ import annotations

from collections import deque
from urllib.parse import urldefrag, urljoin

import pytest
from graphs import seed_reports
from odd_articles import BIDI
from pages_read import Seen
from starlette.testclient import TestClient

from kg.web.marks import Mark, segments
from kg.web.pages.articles import article
from kg.web.words import words

_PAGES = (
    "", "articles", "actors", "actors?kind=Person", "meetings", "dialogues", "commitments", "forces", "conflicts",
    "search",
    "commitments?by=resolved/state-US&state=near", "commitments?modality=agreed&action=withdrawForces&day=2022-01-01",
    "search?q=الكاظمي", "search?q=القتاليه", "search?q=Biden", "search?q=%F0%9F", "questions",
    "ask/force-levels", "sparql",
    "ask/commitments-of-actor?by=واشنطن", "ask/commitments-of-actor?by=Nobody", "ask/commitments-before?before=x",
    "articles?page=2", "articles?page=-1", "articles?page=x", "commitments?day=x&state=x&by=%00", "sparql?saved=roles",
)  # fmt: skip


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", _PAGES)
def test_page_is_whole(client: TestClient, empty_client: TestClient, language: str, path: str) -> None:
    for each in (client, empty_client):
        reply = each.get(f"/{language}/{path}")
        assert reply.status_code == 200, path
        seen = Seen(reply.text)
        assert seen.faults == []
        assert len(seen.ids) == len(set(seen.ids))
        assert seen.html == {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}


def _crawl(client: TestClient, start: str) -> dict[str, int]:
    """Every address pages lead to on this server, with its status."""
    found: dict[str, int] = {}
    waiting = deque([start])
    while waiting:
        address = waiting.popleft()
        if address in found:
            continue
        reply = client.get(address, headers={"accept": "text/html"}, follow_redirects=False)
        found[address] = reply.status_code
        if "text/html" in reply.headers.get("content-type", ""):
            seen = Seen(reply.text)
            assert seen.faults == [], address
            targets = (urldefrag(urljoin(address, link)) for link in seen.links)
            here = {urldefrag(address)[0]: seen.ids}
            assert all(fragment in here[url] for url, fragment in targets if fragment and url in here), address
            links = (urldefrag(urljoin(address, link))[0] for link in seen.links)
            waiting.extend(link for link in links if link.startswith("/"))
    return found


def test_no_link_is_dead(client: TestClient, odd_client: TestClient) -> None:
    for each in (client, odd_client):
        found = _crawl(each, "/ar/")
        dead = {address: status for address, status in found.items() if status >= 400 and address != "/sparql"}
        assert dead == {}
        assert len(found) > 100
        assert any(address.startswith("/en/") for address in found)


def test_marked_text_is_the_evidence(client: TestClient) -> None:
    reader = client.app.state.reader  # type: ignore[attr-defined]
    checked = 0
    for report in seed_reports():
        head = next(a for a in map(reader.head, reader.articles) if a.source == report.article.source)
        address = f"/ar/id/{head.node.value.removeprefix(reader.base)}"
        seen = Seen(client.get(address).text)
        from kg.web.app import view_of

        class _Request:
            app = client.app

        page = article(view_of(_Request(), "ar"), head.node)  # type: ignore[arg-type]
        for card in page.context["cards"]:
            places = sorted({(p.start, p.end) for p in card.passages if p.article == head.node})
            covered = sorted({i for start, end in places for i in range(start, end)})
            assert seen.marks[str(card.number)] == "".join(report.article.text[i] for i in covered)
            checked += len(places)
        joined = "".join(part.text for part in page.context["segments"])
        assert joined == report.article.text
    assert checked >= 58


def test_text_of_mixed_direction_is_marked_as_it_stands(odd_client: TestClient) -> None:
    reader = odd_client.app.state.reader  # type: ignore[attr-defined]
    head = next(a for a in map(reader.head, reader.articles) if a.source.startswith("odd"))
    seen = Seen(odd_client.get(f"/ar/id/{head.node.value.removeprefix(reader.base)}").text)
    assert set(BIDI) <= set(seen.marks.values())
    assert len(BIDI) == 20


def test_articles_cannot_add_markup(odd_client: TestClient) -> None:
    for language in ("ar", "en"):
        for path in (
            "",
            "articles",
            "actors",
            "meetings",
            "commitments",
            "search?q=<script>",
            'search?q="><img src=x>',
        ):
            seen = Seen(odd_client.get(f"/{language}/{path}").text)
            assert seen.faults == []
            assert not any(link.startswith("javascript:") or link == "x" for link in seen.links)
    reader = odd_client.app.state.reader  # type: ignore[attr-defined]
    for head in map(reader.head, reader.articles):
        page = odd_client.get(f"/en/id/{head.node.value.removeprefix(reader.base)}").text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert not any(link.startswith("javascript:") for link in Seen(page).links)


def test_conflicts_stand_side_by_side(odd_client: TestClient) -> None:
    page = odd_client.get("/en/conflicts").text
    assert page.count('class="side"') >= 2
    assert "one.txt" in page
    assert "two.txt" in page


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("القتالية", True), ("القتاليه", True), ("القِتاليّة", True), ("الاميركيه", True), ("أسوشيتد", True),
        ("Kadhimi", True),        ("خطة نقل المهمة", True), ("زرافة", False), ("", False), ("   ", False),
    ],
)  # fmt: skip
def test_search_reads_spellings_as_they_come(client: TestClient, asked: str, there: bool) -> None:
    page = client.get("/ar/search", params={"q": asked}).text
    assert (("headlines wide" in page) or ('class="chips"' in page)) is there


def test_search_shows_the_place(client: TestClient) -> None:
    page = client.get("/ar/search", params={"q": "للإنتخابات العراقيه"}).text
    assert "<mark>للانتخابات العراقية</mark>" in page


def test_words_of_the_interface_are_complete() -> None:
    for key, said in words().items():
        assert set(said) == {"ar", "en"}, key


def test_language_switch_leads_to_the_same_page(client: TestClient) -> None:
    page = client.get("/ar/commitments?state=near").text
    assert 'href="/en/commitments?state=near"' in page
    assert (
        client.get("/", headers={"accept-language": "en-US,en;q=0.9"}, follow_redirects=False).headers["location"]
        == "/en/"
    )
    assert client.get("/", headers={"accept-language": "fr"}, follow_redirects=False).headers["location"] == "/ar/"


@pytest.mark.parametrize(
    "path", ["/ar/nothing", "/fr/", "/ar/id/actor/none", "/ar/ask/none", "/id/x", "/static/../app.py"]
)
def test_missing_pages_say_so(client: TestClient, path: str) -> None:
    reply = client.get(path, headers={"accept": "text/html"})
    assert reply.status_code == 404
    assert Seen(reply.text).faults == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("abcdef", [(0, 6), (2, 4)]),
        ("abcdef", [(0, 3), (3, 6)]),
        ("abcdef", [(0, 4), (2, 6), (1, 3)]),
        ("abcdef", [(0, 2), (0, 2)]),
        ("abcdef", [(4, 9), (3, 3), (-1, 2)]),
        ("", [(0, 0)]),
    ],
)
def test_segments_join_to_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    parts = segments(text, [Mark(a, b, n, "Meeting") for n, (a, b) in enumerate(spans, 1)])
    assert "".join(part.text for part in parts) == text
    for number, (a, b) in enumerate(spans, 1):
        inside = "".join(part.text for part in parts if any(m.number == number for m in part.marks))
        assert inside == (text[a:b] if 0 <= a < b <= len(text) else "")
        assert sum(m.number == number for part in parts for m in part.ending) == int(0 <= a < b <= len(text))
