"""The stored texts of articles, found again by the hash that the graph has of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from kg.articles.read import read_inputs
from kg.graph.mint import content_hash
from kg.graph.vocabulary import DCTERMS, HIWAR, SCHEMA
from kg.model import Article
from kg.validation.terms import Term, text_of


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text and the file it stands in. `whole` is False where the file holds other things too (JSON Lines), so that
    lines of the text are not lines of the file."""

    text: str
    file: str
    whole: bool


_WANTED = {HIWAR.contentHash: "hash", SCHEMA.articleBody: "text", DCTERMS.source: "file"}
Texts = dict[str, StoredText]  # by hash


def read_texts(paths: Iterable[Path]) -> Texts:
    """The articles of `paths` by the hash of their text; what cannot be read is left to `kg build` to report."""
    found: Texts = {}
    for path in paths:
        for item in read_inputs([path]):
            if isinstance(item, Article):
                found.setdefault(content_hash(item), _stored(item, path))
    return found


def _stored(article: Article, path: Path) -> StoredText:
    inner = path / article.source if path.is_dir() else path
    return StoredText(article.text, str(inner), whole=inner.suffix == ".txt")


def texts_in(quads: Sequence[Quad]) -> Texts:
    """The texts that a graph holds itself; of its files only the names are known."""
    said: dict[Term, dict[str, str]] = {}
    for quad in quads:
        if name := _WANTED.get(quad.predicate):
            said.setdefault(quad.subject, {})[name] = text_of(quad.object) or ""
    return {
        about["hash"]: StoredText(about["text"], about.get("file", ""), about.get("file", "").endswith(".txt"))
        for about in said.values()
        if "hash" in about and "text" in about
    }
