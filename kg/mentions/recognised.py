"""Persons that an installed recogniser names and the scan has missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language.camel_ner import in_use, load_recogniser
from kg.mentions.line import Line
from kg.mentions.persons import Person
from kg.mentions.scan import Found
from kg.model import Sentence, Span

_RULE = "camel ner"


def with_recognised(lines: Sequence[Line], sentences: Sequence[Sentence], found: list[Found]) -> list[Found]:
    """`found` and, where a recogniser is in use, the persons it adds, in order."""
    if not in_use():
        return found
    recogniser = load_recogniser()
    taken = {(f.line, i) for f in found for i in range(f.i, f.j)}
    new = [
        added
        for number, (line, sentence) in enumerate(zip(lines, sentences, strict=True))
        for added in missed(number, line, recogniser.persons(sentence), taken)
    ]
    return sorted([*found, *new], key=lambda f: (f.line, f.i))


def missed(number: int, line: Line, spans: Sequence[Span], taken: set[tuple[int, int]]) -> Iterator[Found]:
    """The names at `spans` of which no word belongs to something already found."""
    for span in spans:
        words = [i for i, word in enumerate(line.words) if word.start < span.end and span.start < word.end]
        if words and not any((number, i) in taken for i in words):
            i, j = words[0], words[-1] + 1
            yield Found(number, i, j, person=Person(i, j, i, j, [], _RULE))
