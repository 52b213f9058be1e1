"""Resource IRIs: a readable kind and a hash of what identifies the thing, below a base the user may choose.

Same article and version, same IRIs. An article's IRI is that of its content and metadata, so that a changed text is
another article and no evidence ever points into a text it was not cut from.
"""

from __future__ import annotations

import re
from hashlib import blake2b

from pyoxigraph import NamedNode

from kg.errors import HiwarError
from kg.model import Article

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`]+[/#]")


def checked_base(base: str) -> str:
    """`base` itself. Raises HiwarError if resource names cannot be put behind it."""
    if not _BASE.fullmatch(base):
        raise HiwarError("not a base for resource names", where=base, remedy="give an http(s) IRI ending in / or #")
    return base


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits that identify `parts`, whose boundaries count."""
    joined = "\x1f".join(str(p) for p in parts)
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def content_hash(article: Article) -> str:
    """The hash of the stored text, as `hiwar:contentHash` gives it."""
    return blake2b(article.text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def article_iri(article: Article, base: str) -> NamedNode:
    """The IRI of an article and of the named graph that holds its report."""
    known = (article.published, article.outlet, article.url, article.title)
    return NamedNode(f"{base}article/{digest(article.source, content_hash(article), *known)}")


def resolved_graph(base: str) -> NamedNode:
    """The named graph of what all reports together describe."""
    return NamedNode(f"{base}resolved")


class Mint:
    """IRIs of the things one article reports."""

    def __init__(self, article: NamedNode, base: str) -> None:
        self._article, self._base = article.value, base

    def __call__(self, kind: str, *identity: object) -> NamedNode:
        return NamedNode(f"{self._base}{kind}/{digest(self._article, kind, *identity)}")
