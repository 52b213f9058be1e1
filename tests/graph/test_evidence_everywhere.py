"""In the graph of every article at hand, each piece of evidence quotes the stored text at its offsets."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.articles.read import read_inputs
from kg.document import understand
from kg.extract import extract
from kg.graph.reports import report_quads
from kg.model import Article

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("HIWAR_SHARED", ROOT.parent / "shared")) / "gold"
OWN = [ROOT / "seeds", *(ROOT / "tests" / "gold" / name for name in ("composed", "own-dev", "own-held", "stories"))]
GIVEN = [SHARED / name for name in ("dev", "check", "noise")]
OA = "http://www.w3.org/ns/oa#"


def quotes(article: Article) -> list[tuple[int, int, str]]:
    """(start, end, exact) of every piece of evidence in the article's graph."""
    values: dict[str, dict[str, str]] = {}
    selectors: dict[str, list[str]] = {}
    for quad in report_quads(extract(understand(article))):
        name = quad.predicate.value.removeprefix(OA)
        if name == "hasSelector" and isinstance(quad.object, NamedNode):
            selectors.setdefault(str(quad.subject), []).append(str(quad.object))
        elif name in ("start", "end", "exact") and isinstance(quad.object, Literal):
            values.setdefault(str(quad.subject), {})[name] = quad.object.value
    found = []
    for nodes in selectors.values():
        said = {key: value for node in nodes for key, value in values[node].items()}
        found.append((int(said["start"]), int(said["end"]), said["exact"]))
    return found


@pytest.mark.parametrize("folder", [*OWN, *GIVEN], ids=lambda p: p.name)
def test_evidence_quotes_the_stored_text(folder: Path) -> None:
    if folder in GIVEN and not folder.is_dir():
        pytest.skip("the given articles are not here")
    articles = [item for item in read_inputs([folder]) if isinstance(item, Article)]
    assert len(articles) >= 5
    count = 0
    for article in articles:
        for start, end, exact in quotes(article):
            assert article.text[start:end] == exact, (article.source, start, end)
            count += 1
    assert count > len(articles)
