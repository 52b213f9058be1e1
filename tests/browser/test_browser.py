"""Pages as a browser has them: marks and facts lead to each other, nothing is blocked, axe finds nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from graphs import seed_reports
from odd_articles import BIDI

_PAGES = (
    "", "articles", "actors", "meetings", "dialogues", "commitments", "forces", "conflicts", "search?q=الكاظمي",
    "questions", "ask/force-levels",
)  # fmt: skip
_AXE = Path(__file__).parents[2] / "build" / "vendor" / "axe.min.js"
_MARKS = """
const found = {};
for (const mark of document.querySelectorAll("#text mark[data-facts]"))
  for (const number of mark.dataset.facts.split(" ")) found[number] = (found[number] ?? "") + mark.textContent;
return found;
"""
_TEXT = """
const copy = document.getElementById("text").cloneNode(true);
copy.querySelectorAll("a.ref, span.anchor").forEach((added) => added.remove());
return copy.textContent;
"""


def _articles(chrome: Any, address: str, language: str = "ar") -> list[str]:
    chrome.get(f"{address}/{language}/articles")
    return [a.get_attribute("href") for a in chrome.find_elements("css selector", ".headlines a")]


def _source(chrome: Any) -> str:
    return str(chrome.find_element("css selector", ".article-head p bdi:last-of-type").text)


def _arrive(chrome: Any, part: str) -> None:
    """Wait until the browser is at an address with `part` in it."""
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(chrome, 15).until(lambda browser: part in browser.current_url)


def _complaints(chrome: Any) -> list[str]:
    return [entry["message"] for entry in chrome.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_load_without_complaint(chrome: Any, servers: dict[str, str], language: str) -> None:
    _complaints(chrome)
    for address in servers.values():
        for path in (*_PAGES, "sparql"):
            chrome.get(f"{address}/{language}/{path}")
            assert chrome.execute_script("return document.dir") == ("rtl" if language == "ar" else "ltr")
            wide = chrome.execute_script("return document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{path} is wider than the window"
            assert _complaints(chrome) == [], path


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_fit_a_phone(chrome: Any, servers: dict[str, str], language: str) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": False}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        for address in servers.values():
            for link in [f"{address}/{language}/{path}" for path in (*_PAGES, "sparql")]:
                chrome.get(link)
                assert chrome.execute_script("return document.documentElement.scrollWidth") <= 390, link
                shown = "const a = document.querySelector('.sections [aria-current]')?.getBoundingClientRect();"
                inside = chrome.execute_script(f"{shown} return !a || (a.left >= -1 && a.right <= innerWidth + 1)")
                assert inside, f"{link}: its place in the menu is out of sight"
    finally:
        chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_names_of_the_other_direction_stay_whole(chrome: Any, servers: dict[str, str]) -> None:
    chrome.get(f"{servers['seeds']}/en/commitments")
    broken = """
      const names = [...document.querySelectorAll("main bdi[lang=ar]")];
      return names.filter((name) => name.getClientRects().length > 1).map((name) => name.textContent);
    """
    assert chrome.execute_script(broken) == []


def test_lines_under_marks_do_not_strike_them_through(chrome: Any, servers: dict[str, str]) -> None:
    chrome.get(_articles(chrome, servers["odd"])[0])
    heights = """
      const probe = document.createElement("canvas").getContext("2d"), text = document.getElementById("text");
      const style = getComputedStyle(text), mark = text.querySelector("mark.k");
      probe.font = `${style.fontSize} ${style.fontFamily}`;
      const below = probe.measureText(mark.textContent).fontBoundingBoxDescent;
      return below + parseFloat(getComputedStyle(mark).paddingBlockEnd);
    """
    room = chrome.execute_script(heights)
    lanes = chrome.execute_script("return getComputedStyle(document.querySelector('#text mark.k')).backgroundPositionY")
    deepest = max(float(px) for px in re.findall(r"([\d.]+)px", lanes))
    assert deepest + 2 <= room  # the highest line stays below the letters' base line


def test_marked_text_equals_the_evidence_on_every_seed(chrome: Any, servers: dict[str, str]) -> None:
    texts = {report.article.source: report.article.text for report in seed_reports()}
    commitments = 0
    for address in _articles(chrome, servers["seeds"]):
        chrome.get(address)
        text = texts.pop(_source(chrome))
        assert chrome.execute_script(_TEXT) == text
        marks = chrome.execute_script(_MARKS)
        cards = chrome.find_elements("css selector", ".card[data-fact]")
        for card in cards:
            marked = marks[card.get_attribute("data-fact")]
            assert marked
            assert marked in text or all(piece in text for piece in (marked[:10], marked[-10:]))
        commitments += len([c for c in cards if "Commitment" in c.get_attribute("class")])
    assert texts == {}
    assert commitments == sum(len(report.commitments) for report in seed_reports())


def test_text_of_mixed_direction(chrome: Any, servers: dict[str, str]) -> None:
    address = next(a for a in _articles(chrome, servers["odd"]) if "odd" in _read(chrome, a))
    chrome.get(address)
    assert set(BIDI) <= set(chrome.execute_script(_MARKS).values())
    style = "const s = getComputedStyle(document.getElementById('text')); return [s.direction, s.unicodeBidi]"
    assert chrome.execute_script(style)[0] == "rtl"
    edges = (
        "return [...document.querySelectorAll('#text mark[data-facts]')].map((m) => m.getBoundingClientRect().right)"
    )
    right = chrome.execute_script("return document.getElementById('text').getBoundingClientRect().right")
    starting = [edge for edge in chrome.execute_script(edges) if right - edge < 40]
    assert len(starting) >= len(BIDI)  # every line begins at the right


def _read(chrome: Any, address: str) -> str:
    chrome.get(address)
    return _source(chrome)


def test_mark_leads_to_fact_and_fact_to_mark(chrome: Any, servers: dict[str, str]) -> None:
    chrome.get(_articles(chrome, servers["seeds"])[0])
    card = chrome.find_elements("css selector", ".card.Commitment")[-1]
    number = card.get_attribute("data-fact")
    mark = chrome.find_element("css selector", f'#text mark[data-facts~="{number}"]')
    chrome.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", mark)
    first = mark.get_attribute("data-facts").split()[0]
    mark.click()
    assert chrome.execute_script("return document.activeElement.id") == f"f{first}"
    assert "lit" in mark.get_attribute("class")
    card.find_element("css selector", "a.num").click()
    assert chrome.current_url.endswith(f"#m{number}")
    chrome.find_element("css selector", f'#text a.ref[href="#f{number}"]').click()
    assert chrome.current_url.endswith(f"#f{number}")


def test_kinds_can_be_hidden(chrome: Any, servers: dict[str, str]) -> None:
    chrome.get(_articles(chrome, servers["seeds"])[0])
    cards = chrome.find_elements("css selector", ".card.Commitment")
    assert all(card.is_displayed() for card in cards)
    chrome.find_element("id", "show-Commitment").click()
    assert not any(card.is_displayed() for card in cards)


def test_keyboard_reaches_the_content_first(chrome: Any, servers: dict[str, str]) -> None:
    from selenium.webdriver.common.keys import Keys

    chrome.get(f"{servers['seeds']}/ar/")
    chrome.find_element("tag name", "body").send_keys(Keys.TAB)
    assert chrome.switch_to.active_element.get_attribute("class") == "skip"
    chrome.switch_to.active_element.send_keys(Keys.ENTER)
    assert chrome.current_url.endswith("#main")


def test_search_from_any_page(chrome: Any, servers: dict[str, str]) -> None:
    chrome.get(f"{servers['seeds']}/en/forces")
    field = chrome.find_element("css selector", ".find input")
    field.send_keys("Biden")
    field.submit()
    _arrive(chrome, "q=Biden")
    assert "جو بايدن" in [a.text for a in chrome.find_elements("css selector", ".chips a")]


def test_question_is_asked_in_its_form(chrome: Any, servers: dict[str, str]) -> None:
    chrome.get(f"{servers['seeds']}/ar/ask/commitments-of-actor")
    chrome.find_element("name", "by").send_keys("بغداد")
    chrome.find_element("css selector", "main form.filter button").click()
    _arrive(chrome, "by=")
    rows = chrome.find_elements("css selector", "table.list tbody tr")
    assert len(rows) > 3
    rows[0].find_element("css selector", "a").click()
    _arrive(chrome, "/id/")
    assert chrome.find_elements("css selector", ".passage mark")


def test_filter_of_commitments(chrome: Any, servers: dict[str, str]) -> None:
    chrome.get(f"{servers['seeds']}/en/commitments")
    all_rows = len(chrome.find_elements("css selector", "table.list tbody tr"))
    chrome.find_element("css selector", 'select[name="state"] option[value="near"]').click()
    chrome.find_element("css selector", "form.filter button").click()
    _arrive(chrome, "state=near")
    near = chrome.find_elements("css selector", "table.list tbody tr")
    assert 0 < len(near) < all_rows
    assert all("near" in row.get_attribute("class") for row in near)


def test_plain_editor_answers(chrome: Any, servers: dict[str, str]) -> None:
    chrome.get(f"{servers['seeds']}/en/sparql")
    chrome.execute_script("document.getElementById('plain').hidden = false")
    area = chrome.find_element("id", "query")
    area.clear()
    area.send_keys("SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/hiwar/ns#Article> }")
    area.submit()
    _arrive(chrome, "query=")
    assert [cell.text for cell in chrome.find_elements("css selector", "table.list td")] == ["5"]
    assert "COUNT" in chrome.find_element("id", "query").get_attribute("value")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_axe_finds_nothing(chrome: Any, servers: dict[str, str], language: str) -> None:
    if not _AXE.exists():
        pytest.skip("axe is not here: run `make web-vendor`")
    script = _AXE.read_text(encoding="utf-8")
    addresses = [f"{servers['seeds']}/{language}/{path}" for path in _PAGES]
    addresses += [*_articles(chrome, servers["seeds"], language)[:1], f"{servers['odd']}/{language}/conflicts"]
    firsts = {"actors": ".grid a", "meetings": ".line .whole", "dialogues": ".dialogue h2 a", "forces": ".list th a"}
    for path, first in (*firsts.items(), ("dialogues", ".stop h3 a"), ("commitments", "td a"), ("search?q=x", "main")):
        chrome.get(f"{servers['seeds']}/{language}/{path}")
        found = chrome.find_element("css selector", first).get_attribute("href")
        addresses += [found or chrome.current_url]
    problems = []
    for address in addresses:
        chrome.get(address)
        chrome.execute_script(script)
        found = chrome.execute_async_script("const done = arguments[0]; axe.run().then((r) => done(r.violations));")
        problems += [f"{address}: {v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]
    assert problems == []
