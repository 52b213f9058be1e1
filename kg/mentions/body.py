"""What a body found in a sentence is, and what every way of finding one asks of the words."""

from __future__ import annotations

from dataclasses import dataclass

from kg.mentions.gazetteer import Kind
from kg.mentions.line import Line
from kg.mentions.words import Gap, Word
from kg.model import ActorType


@dataclass(frozen=True, slots=True)
class Body:
    """Words `[i, j)` name an organisation or force. `core_end` is where the name ends without the state's adjective;
    `known` is the lexicon's name of it, `head` the head noun without its article."""

    i: int
    j: int
    core_end: int
    type: ActorType
    head: str
    country: str | None = None
    known: str | None = None
    rule: str = "head noun"
    name_i: int = 0  # where the name itself begins: after قناة or ميليشيا; 0 if it is not known
    name: str = ""  # the name where the words do not write it: of the second in وزارتي الدفاع والداخلية
    plain: str = ""  # that name folded and without the state


def bare(word: Word) -> str:
    """The core without its article."""
    return word.core[2:] if word.definite and word.core.startswith("ال") else word.core


def adjective_end(line: Line, j: int) -> int:
    """Past the state's adjective or يتبع-like epithets that follow a name."""
    hit = line.hit(j, Kind.ADJECTIVE)
    if hit is not None and line.words[j].gap is Gap.PLAIN and line.words[j].definite and not line.words[j].clitics:
        return hit.j
    return j


def state_in(line: Line, i: int, j: int) -> str | None:
    """The state that words `[i, j)` name or describe."""
    for k in range(i, j):
        hit = line.hit(k, Kind.ADJECTIVE, Kind.STATE)
        if hit is not None:
            return hit.entry.country
    return None


def quoted_end(line: Line, at: int) -> int:
    """The end of the words in quotes from `at` on (at most five), `at` if they are not quoted."""
    if line.words[at].gap is not Gap.QUOTED or line.words[at].clitics:
        return at
    end = at + 1
    while end < len(line.words) and end - at < 5 and line.words[end].gap is Gap.PLAIN:
        end += 1
    closed = end == len(line.words) or line.words[end].gap is not Gap.PLAIN
    return end if closed and end - at < 5 else at
