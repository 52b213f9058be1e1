"""Speech that comes through others: "نقلت الوكالة عن الوزير قوله", "وفق الوزارة", "على حد تعبير المسؤول"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.language.clauses import Cue, Paragraph
from kg.language.extents import after_complementizer
from kg.language.letters import AND, ARTICLE, COMMAS
from kg.language.noun_phrases import phrase
from kg.language.speech_words import source_phrases
from kg.language.voices import Memory, Voice, speech, unnamed, voice_of
from kg.model import Speech

_FULL_BREAKS = frozenset("؛:")


class Stretches:
    """The text that speeches cover, merged for look-up."""

    def __init__(self, speeches: Sequence[Speech]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for one in sorted(speeches, key=lambda s: s.start):
            if self._ends and one.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], one.end)
            else:
                self._starts.append(one.start)
                self._ends.append(one.end)

    def hold(self, offset: int) -> bool:
        """Is the character at `offset` in one of them?"""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def relayed(paragraph: Paragraph, cue: Cue, until: int) -> Voice | None:
    """The one an outlet quotes, with the outlet as `via`: VERB outlet عن speaker, VERB outlet قول speaker."""
    for at in range(cue.at + 1, until):
        said = paragraph.stem(at) in paragraph.words["said"] and not paragraph.tokens[at].suffix
        if (said or paragraph.stem(at) in paragraph.words["relayed"]) and at + 1 < until:
            source = phrase(paragraph, at + 1, until, Memory())
            if source is not None:
                return replace(source, via=_outlet(paragraph, cue.at + 1, at), gender=cue.form.gender)
    return None


def _outlet(paragraph: Paragraph, start: int, end: int) -> str | None:
    for at in range(start, end):
        mention = paragraph.mention_at.get(at)
        if mention is not None and mention.actors:
            return mention.actors[0]
    return None


def sources(paragraph: Paragraph, memory: Memory, found: Sequence[Speech]) -> Iterator[Speech]:
    """Clauses spoken by a source named beside them."""
    claimed = Stretches(found if paragraph.sources else ())
    for at in paragraph.sources:
        length = _source_length(paragraph, at)
        if length:
            yield from _source(paragraph, at, length, memory, claimed)


def _source_length(paragraph: Paragraph, at: int) -> int:
    """How many tokens of source words stand at `at`; 0 if none."""
    token, words, verbs = paragraph.tokens[at], paragraph.words, paragraph.cue_at
    for known in source_phrases().get((token.norm, paragraph.stem(at + 1)), ()):
        if paragraph.is_phrase(at, known) or _ends_with_pronoun(paragraph, at, known):
            return len(known)
    if token.norm == words.quoting and any(i in verbs for i in range(paragraph.begins[at], at)):
        return 0  # "قالت الصحيفة نقلا عن": the verb's own matter
    if token.norm in words["sources"] or (token.prefixes[:1] == (AND,) and token.norm[1:] in words["sources"]):
        return 1
    if token.norm in words["source_clauses"] and at > paragraph.begins[at] and at + 1 in verbs:
        return 2
    return 0


def _ends_with_pronoun(paragraph: Paragraph, at: int, known: tuple[str, ...]) -> bool:
    """على حد قوله."""
    last = at + len(known) - 1
    if last >= len(paragraph.tokens) or paragraph.stem(last) != known[-1] or not paragraph.tokens[last].suffix:
        return False
    return all(paragraph.tokens[at + i].norm == word for i, word in enumerate(known[:-1]))


def _source(paragraph: Paragraph, at: int, length: int, memory: Memory, claimed: Stretches) -> Iterator[Speech]:
    begin, end, named = paragraph.begins[at], paragraph.ends[at], at + length
    reach = min(end, named + paragraph.words.limits["reach"])
    stop = next((i for i in range(named, reach) if paragraph.text(i) in COMMAS), reach)
    voice = _source_voice(paragraph, at, named, stop, memory)
    if voice is None:
        return
    if at - begin <= 1:
        memory.voices.append(voice)
        yield from _after(paragraph, at, stop + 1, end, voice)
        return
    start = _before(paragraph, begin, at)
    if stop + 3 < end and not any(i in paragraph.cue_at for i in range(begin, end)):
        yield speech(paragraph, start, end, False, paragraph.tokens[at].norm, voice)  # … وفق مصدر، …
    elif at - start >= 3 and not claimed.hold(paragraph.tokens[max(start, at - 3)].start):
        yield speech(paragraph, start, at, False, paragraph.tokens[at].norm, voice)


def _after(paragraph: Paragraph, at: int, start: int, end: int, voice: Voice) -> Iterator[Speech]:
    """What follows a source at the start of a sentence: "وحسب الصحيفة، فإن …"."""
    if start < end and paragraph.is_complementizer(start):
        said = after_complementizer(paragraph, start, end)
        if said is not None:
            yield speech(paragraph, said.start, said.end, said.direct, paragraph.tokens[at].norm, voice)
    elif end - start >= 3:
        yield speech(paragraph, start, end, False, paragraph.tokens[at].norm, voice)


def _source_voice(paragraph: Paragraph, at: int, named: int, stop: int, memory: Memory) -> Voice | None:
    if named - 1 > at and paragraph.tokens[named - 1].suffix:
        return memory.last()
    while named < stop and paragraph.tokens[named].norm in paragraph.words["source_fillers"]:
        named += 1
    if named >= stop:
        return None
    mention = paragraph.mention_at.get(named)
    if mention is not None and mention.actors and not mention.anonymous:
        return voice_of(mention)
    token = paragraph.tokens[named]
    if token.stem in paragraph.words["unnamed"]:
        return unnamed(token.start, token.end)
    return phrase(paragraph, named, stop, memory) if ARTICLE in token.prefixes else None


def _before(paragraph: Paragraph, begin: int, at: int) -> int:
    """Where the clause before a source begins: after the last full break, or as far back as a clause can reach."""
    first = max(begin, at - 2 * paragraph.words.limits["reach"])
    return next((i + 1 for i in range(at - 1, first, -1) if paragraph.text(i) in _FULL_BREAKS), first)
