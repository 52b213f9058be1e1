"""Who says what: direct quotations and indirect speech with their speakers.

A speech verb opens a clause by أن, a colon or a quotation; its speaker is the noun phrase after the verb, the one
before it, or whoever spoke last (وأضاف, مؤكدا, البيان, الأخير). Sources named beside a clause (وفق, حسبما, على حد قول)
speak it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language.clauses import Cue, Paragraph, paragraphs
from kg.language.extents import Said, bare, bare_window, joined, said_before, said_by
from kg.language.relayed import Stretches, relayed, sources
from kg.language.speakers import own_subject, subject
from kg.language.speech_words import Part
from kg.language.voices import Memory, Voice, speech, voice_of
from kg.model import ActorMention, Sentence, Speech


def speeches(sentences: Sequence[Sentence], mentions: Sequence[ActorMention]) -> tuple[Speech, ...]:
    """Every stretch of direct or indirect speech in reading order; stretches may nest, the inner one then holds.

    `mentions` may nest. A speaker is an actor key, or None and `anonymous` if unnamed."""
    memory = Memory()
    found: list[Speech] = []
    for paragraph in paragraphs(sentences, mentions):
        found += _paragraph(paragraph, memory)
        memory.learn(paragraph)
    return tuple(sorted(set(found), key=lambda s: (s.start, -s.end, s.cue, s.speaker or "")))


def _paragraph(paragraph: Paragraph, memory: Memory) -> list[Speech]:
    found = list(_labels(paragraph))
    open_until = -1  # where the indirect speech ends that a verb may stand in
    for cue in paragraph.cues:
        quote = paragraph.quote_at.get(cue.at)
        if quote is not None and quote.words > paragraph.words.limits["name_quote"]:
            continue  # somebody else's words inside a quotation
        memory.enter(paragraph.tokens[paragraph.begins[cue.at]].start)
        inside = paragraph.tokens[cue.at].start < open_until
        new = list(_embedded(paragraph, cue, memory) if inside else _cue(paragraph, cue, memory))
        new = new or list(_behind(paragraph, cue, memory, found))
        open_until = max([open_until, *(found.end for found in new if not found.direct)])
        found += new
    found += sources(paragraph, memory, found)
    found += _loose_quotes(paragraph, memory, found)
    return found


def _cue(paragraph: Paragraph, cue: Cue, memory: Memory) -> Iterator[Speech]:
    said = said_by(paragraph, cue)
    window = said.head if said else bare_window(paragraph, cue)
    if window <= cue.at:
        return
    voice = relayed(paragraph, cue, window) if cue.form.relays else None
    voice = voice or subject(paragraph, cue, window, memory)
    if voice is not None:
        memory.heard(voice, paragraph, cue.at, window)
    after = voice.span.end if voice and voice.span and voice.span.start >= paragraph.tokens[cue.at].end else 0
    said = said or bare(paragraph, cue, after)
    if said is not None:
        yield from _spoken(paragraph, said, cue.form.lemma, voice or Voice())


def _behind(paragraph: Paragraph, cue: Cue, memory: Memory, found: Sequence[Speech]) -> Iterator[Speech]:
    """A quotation nobody has said yet, its verb and speaker behind it."""
    said = said_before(paragraph, cue)
    if said is None or any(speech.end > paragraph.tokens[said.start].start for speech in found):
        return
    voice = subject(paragraph, cue, said.head, memory)
    if voice is not None:
        memory.heard(voice, paragraph, cue.at, said.head)
        yield speech(paragraph, said.start, said.end, True, cue.form.lemma, voice)


def _embedded(paragraph: Paragraph, cue: Cue, memory: Memory) -> Iterator[Speech]:
    """Speech told within indirect speech ("قالت الصحيفة إن المسؤولين أكدوا أن …"): only with a subject of its own."""
    said = said_by(paragraph, cue)
    if said is None or cue.form.part is Part.PARTICIPLE:
        return
    voice = relayed(paragraph, cue, said.head) if cue.form.relays else None
    voice = voice or own_subject(paragraph, cue, said.head, memory)
    if voice is not None:
        yield from _spoken(paragraph, said, cue.form.lemma, voice)


def _spoken(paragraph: Paragraph, said: Said, lemma: str, voice: Voice) -> Iterator[Speech]:
    """The Speech of a stretch, and of further quotations and أن clauses joined to it by و."""
    if not any(token.is_word for token in paragraph.tokens[said.start : said.end]):
        return  # nothing but a full stop behind a stray mark
    yield speech(paragraph, said.start, said.end, said.direct, lemma, voice)
    at, end = said.end + 1, paragraph.ends[min(said.start, len(paragraph.ends) - 1)]
    while said.direct and at < end:
        more = joined(paragraph, at, end)
        if more is None:
            return
        yield speech(paragraph, more.start, more.end, more.direct, lemma, voice)
        at = more.end + 1


def _labels(paragraph: Paragraph) -> Iterator[Speech]:
    """ "X: …" at the start of a sentence: the form of headlines and tickers."""
    tokens = paragraph.tokens
    for first in dict.fromkeys(paragraph.begins):
        at, end = first, paragraph.ends[first]
        while at < end and not tokens[at].is_word and at not in paragraph.mention_at:
            at += 1
        mention = paragraph.mention_at.get(at)
        while at < end and mention is not None and paragraph.mention_at.get(at) is mention:
            at += 1
        if mention is not None and mention.actors and paragraph.text(at) == ":" and at + 3 < end:
            yield speech(paragraph, at + 1, end, True, ":", voice_of(mention))


def _loose_quotes(paragraph: Paragraph, memory: Memory, found: Sequence[Speech]) -> Iterator[Speech]:
    """Quotations no verb has claimed: they continue the speech before them in the paragraph."""
    claimed = Stretches(found)
    first_end = min((speech.end for speech in found), default=0)
    for quote in paragraph.quotes:
        start = paragraph.tokens[quote.open].end
        if quote.words <= paragraph.words.limits["name_quote"] or not memory.voices or not found:
            continue
        if first_end > start or claimed.hold(start) or claimed.hold(start + 2):
            continue
        yield speech(paragraph, quote.open + 1, quote.close, True, '"', memory.voices[-1])
