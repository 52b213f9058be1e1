"""Sentences: the lines of the body, cut at full stops that end something.

A stop inside a number, an abbreviation, or a short quotation or bracket ends nothing. A long quotation is cut like
other text; who speaks in it is `kg.language.speech`'s matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from kg.language.normalise import fold_word
from kg.language.tokens import tokenise
from kg.model import Article, Sentence, Span

_STOP = re.compile(r"[.!?؟…؛]+")
_CLOSERS = "\"'”“»’)]}″"
_AFTER = re.compile(rf"[{re.escape(_CLOSERS)}\u200f\u200e]*")
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
# a mark of one shape opens before a word and closes elsewhere; ” is printed for both
_OPEN = re.compile(r"[«“(\[{]|[\"”](?=\w)")
_CLOSE = {
    opening: re.compile(closing)
    for opening, closing in {
        "«": "»", "“": "[”″]", "(": r"\)", "[": r"\]", "{": "}", '"': r'"(?!\w)', "”": r"[”″“](?!\w)",
    }.items()
}  # fmt: skip
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of headline (paragraph 0) and body (paragraphs from 1), in the order of the text, with tokens.

    An article whose `body` is not known yet is read line by line as a whole."""
    text = article.text
    out: list[Sentence] = []
    for number, span in _paragraphs(article):
        for start, end in split(text, span.start, span.end):
            out.append(Sentence(start, end, number, tokenise(text, start, end)))
    return tuple(out)


def _paragraphs(article: Article) -> Iterator[tuple[int, Span]]:
    head = article.headline
    if head is not None:
        yield 0, head
    lines = article.body or tuple(Span(*m.span()) for m in _LINE.finditer(article.text) if head is None)
    yield from enumerate((line for line in lines if line != head), 1)


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph as trimmed offsets."""
    shut: tuple[tuple[int, int], ...] | None = None
    begin = start
    for stop in _STOP.finditer(text, start, end):
        after = _AFTER.match(text, stop.end(), end)
        cut = after.end() if after else stop.end()
        if stop.end() <= begin or cut == end or not _ends(text, stop.start(), stop.end(), cut, end):
            continue
        if shut is None:  # most paragraphs have no stop but their last
            shut = _closed(text, start, end)
        if not _inside(shut, stop.start(), cut):
            yield from _trim(text, begin, cut)
            begin = cut
    yield from _trim(text, begin, end)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if any(map(str.isalnum, piece)):
        yield start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _ends(text: str, start: int, stop: int, cut: int, end: int) -> bool:
    """Does the run of stops `[start, stop)`, with closing marks up to `cut`, end a sentence?"""
    before, after = text[start - 1 : start], text[cut : min(cut + 1, end)]
    if stop - start == 1 and text[start] == ".":
        if before.isdigit() and after.isdigit():
            return False
        if cut == stop and not (after == "" or after.isspace() or _arabic(after)):
            return False
        word = _WORD_BEFORE.search(text, max(0, start - 12), start)
        if word and fold_word(word.group()) in _rules()[0]:
            return False
    return text[start:stop] != "…" or not text[stop:].startswith(")")


def _arabic(char: str) -> bool:
    return "\u0621" <= char <= "\u064a"


def _closed(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Stretches between marks that open and close within the limit."""
    limit = _rules()[1]
    found: list[tuple[int, int]] = []
    at = start
    while opening := _OPEN.search(text, at, end):
        at = opening.end()
        closing = _CLOSE[opening.group()].search(text, at, min(end, at + limit))
        if closing:
            found.append((opening.start(), closing.start()))
            at = closing.end()
    return tuple(found)


def _inside(shut: tuple[tuple[int, int], ...], start: int, cut: int) -> bool:
    """Is a stop inside one of the closed stretches, with text of the stretch after it?"""
    return any(low < start and cut <= high for low, high in shut)


@lru_cache(maxsize=1)
def _rules() -> tuple[frozenset[str], int]:
    data: dict[str, Any] = yaml.load(
        resources.files("kg.lexicon").joinpath("sentences.yaml").read_text("utf-8"), yaml.CSafeLoader
    )
    return frozenset(map(fold_word, data["abbreviations"])), int(data["closed_within"])
