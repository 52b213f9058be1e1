"""From the node that a finding is about to the words of the article: file, line, column, sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.vocabulary import DCTERMS, HIWAR, OA
from kg.language.sentences import split
from kg.validation.findings import Finding, Location
from kg.validation.index import Index
from kg.validation.terms import Term, text_of, worth
from kg.validation.texts import StoredText, Texts, texts_in

_HOPS = 4  # from a selector through evidence, or from a time through its event, to a report


class Locator:
    """Finds places for the findings of one graph, in `texts` or else in the texts that the graph holds."""

    def __init__(self, quads: Sequence[Quad], texts: Texts) -> None:
        self._index = Index(quads)
        self._texts = texts_in(quads) | texts
        self._into: dict[Term, list[Term]] = {}
        for quad in quads:
            if not isinstance(quad.object, Literal):
                self._into.setdefault(quad.object, []).append(quad.subject)

    def locate(self, finding: Finding) -> Finding:
        """`finding` with its location, unchanged where no article can be told."""
        for node in self._around(finding.focus):
            if location := self._location(node):
                return replace(finding, location=location)
        return finding

    def _around(self, focus: Term) -> list[Term]:
        """The node itself, then what refers to it, nearest first."""
        ring, found = [focus], [focus]
        for _ in range(_HOPS):
            ring = [s for node in ring for s in self._into.get(node, ()) if s not in found]
            found += dict.fromkeys(ring)
        return found

    def _location(self, node: Term) -> Location | None:
        if self._index.one(node, DCTERMS.source):
            return self._in_article(node, None)
        if self._index.one(node, OA.hasSource):
            return self._in_article(self._index.one(node, OA.hasSource), node)
        for evidence in self._index.objects(node, HIWAR.evidence):
            if article := self._index.one(evidence, OA.hasSource):
                return self._in_article(article, evidence)
        return None

    def _in_article(self, article: Term | None, evidence: Term | None) -> Location | None:
        if article is None or not (source := self._index.one(article, DCTERMS.source)):
            return None
        stored = self._texts.get(text_of(self._index.one(article, HIWAR.contentHash) or article) or "")
        quote = self._word(evidence, OA.exact) if evidence else None
        start, end = (self._number(evidence, p) for p in (OA.start, OA.end)) if evidence else (None, None)
        if stored is None or start is None or end is None or not 0 <= start <= end <= len(stored.text):
            return Location(stored.file if stored else text_of(source) or "", quote=quote)
        return _place(stored, start, end)

    def _selectors(self, evidence: Term | None) -> list[Term]:
        return [*self._index.objects(evidence, OA.hasSelector)] if evidence else []

    def _word(self, evidence: Term, predicate: NamedNode) -> str | None:
        words = [w for s in self._selectors(evidence) for w in self._index.objects(s, predicate)]
        return text_of(words[0]) if words else None

    def _number(self, evidence: Term | None, predicate: NamedNode) -> int | None:
        numbers = [worth(n) for s in self._selectors(evidence) for n in self._index.objects(s, predicate)
                   if isinstance(n, Literal)]  # fmt: skip
        return numbers[0] if numbers and isinstance(numbers[0], int) else None


def _place(stored: StoredText, start: int, end: int) -> Location:
    text = stored.text
    at, quote, sentence = stored.file, text[start:end], _sentence(text, start)
    if not stored.whole:
        return Location(at, quote=quote, sentence=sentence)
    line, column = _line_column(text, start)
    end_line, end_column = _line_column(text, end)
    return Location(at, line, column, end_line, end_column, quote, sentence)


def _line_column(text: str, offset: int) -> tuple[int, int]:
    """1-based line and column, the column in code points."""
    before = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - before + 1


def _sentence(text: str, offset: int) -> str:
    """The sentence around `offset`."""
    start = text.rfind("\n", 0, offset) + 1
    stop = text.find("\n", offset)
    stop = len(text) if stop < 0 else stop
    parts = [(a, b) for a, b in split(text, start, stop) if a <= offset < b]
    return text[slice(*parts[0])] if parts else text[start:stop].strip()
