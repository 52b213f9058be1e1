"""A sentence with everything the lexicons say of it: what the mention rules read."""

from __future__ import annotations

from dataclasses import dataclass

from kg.mentions.gazetteer import Hit, Kind, classes, hits_at, ways_of
from kg.mentions.nameness import may_begin_whole, starts_with_and, whole_name_end
from kg.mentions.words import Gap, Ways, Word, reglued, unglued, words_of
from kg.model import Sentence

# a label is the words of the text without the marks among them: تنظيم «داعش» is named تنظيم داعش
_MARKS = {ord(mark): " " for mark in '_"“”„«»‘’″()[]{}#\u200e\u200f\u202a\u202b\u202c'}
_MARKS |= {0x06CC: "\u064a", 0x06A9: "\u0643"}  # Persian yeh and kaf, typed for the Arabic ones


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. `hits[i]` are the lexicon entries that begin at word `i`, longest first."""

    text: str
    sentence: Sentence
    words: tuple[Word, ...]
    hits: tuple[tuple[Hit, ...], ...]
    open: tuple[int, ...]  # the words at which anything may be found

    def hit(self, i: int, *kinds: Kind) -> Hit | None:
        """The longest entry of one of `kinds` at word `i`."""
        if not 0 <= i < len(self.words):
            return None
        for hit in self.hits[i]:
            if not kinds or hit.entry.kind in kinds:
                return hit
        return None

    def written(self, i: int, j: int) -> str:
        """Words `[i, j)` as the text has them, without marks, stray spaces inside a word and the proclitics of the
        first (article restored)."""
        first = self.words[i]
        head = "ال" if first.definite and self.text.startswith("ل", first.begin) else ""
        at, parts = first.begin + (1 if head else 0), [head]
        for word in self.words[i:j]:
            parts += (self.text[at : word.start], "".join(self.text[max(at, word.start) : word.end].split()))
            at = word.end
        return plain("".join(parts))


def plain(text: str) -> str:
    """Without marks and doubled blanks, in Arabic letters."""
    return " ".join(text.translate(_MARKS).split())


def line_of(text: str, sentence: Sentence) -> Line:
    """Read `sentence` against the lexicons."""
    words, open_ = words_of(text, sentence)
    hits: list[tuple[Hit, ...]] = [()] * len(words)
    for i in open_:
        word = words[i]
        ways = word.form.ways
        if ways is None:
            ways = _ways(word)
        if word.form.plain:
            continue
        if ways:
            hits[i], glued = hits_at(words, i, ways)
            if glued:
                words[i] = unglued(word, glued)
        if word.clitics and (whole_name_end(words, i) > i or _after_father(words, i)):
            words[i] = reglued(word)
        if not hits[i] and not word.clitics and starts_with_and(word.norm, word.written):
            words[i] = unglued(word, 1)
    return Line(text, sentence, tuple(words), tuple(hits), tuple(open_))


def _after_father(words: list[Word], i: int) -> bool:
    """سعد بن بيشان, أبو لبدة: what follows بن and أبو is a name, whose first letter is no proclitic."""
    if i == 0 or words[i].definite or words[i].gap > Gap.PLAIN or words[i].clitics[0] not in ("ب", "ل", "ك"):
        return False
    return words[i - 1].norm in classes("first_names.yaml", "fathers")


def _ways(word: Word) -> Ways:
    """What names begin with the word, kept with its form, and that it is plain where there is nothing to look at: no
    name begins with it and no letter of it is read anew. Most words are."""
    form = word.form
    form.ways = ways_of(word.norm, word.core, word.other, bool(word.clitics))
    # a whole name, or what follows a father's بن
    glued = may_begin_whole(word) or not word.definite
    anew = glued if word.clitics else starts_with_and(word.norm, word.written)
    form.plain = not form.ways and not anew
    return form.ways
