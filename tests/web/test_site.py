"""The pages as files: whole, linked among themselves, and needing nothing else."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from pages_read import Seen

from kg.errors import HiwarError
from kg.web.site import write_site


@pytest.fixture(scope="module")
def site(odd_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "site"
    assert write_site(odd_graph, out) == len(list(out.rglob("*.html"))) - 1
    return out


def test_every_link_leads_to_a_file(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 60
    for page in pages:
        seen = Seen(page.read_text(encoding="utf-8"))
        assert page == site / "index.html" or seen.faults == []
        for link in seen.links:
            address, fragment = urldefrag(link)
            assert not urlsplit(address).scheme, link
            target = (page.parent / unquote(address)).resolve() if address else page
            assert target.is_file(), f"{page}: {link}"
            if fragment and target == page:
                assert fragment in seen.ids


def test_questions_are_there_as_data(site: Path) -> None:
    assert "one.txt" in (site / "data" / "conflicts.csv").read_text(encoding="utf-8")


def test_written_again_it_is_the_same(odd_graph: Path, site: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (site / "ar" / "stale.html").write_text("old", encoding="utf-8")
    write_site(odd_graph, site)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_other_folders_are_left_alone(odd_graph: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(HiwarError, match="not empty"):
        write_site(odd_graph, tmp_path)
    assert (tmp_path / "mine.txt").exists()
