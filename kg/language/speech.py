"""Who says what: direct quotations and indirect speech with their speakers.

A speech verb opens a clause by أن, a colon or a quotation; its speaker is the noun phrase after the verb, the one
before it, or whoever spoke last (وأضاف, مؤكدا, البيان, الأخير). Sources named beside a clause (وفق, حسبما, على حد قول)
speak it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.language.clauses import Cue, Paragraph, paragraphs
from kg.language.quotes import Quote
from kg.language.relayed import Stretches, relayed, sources
from kg.language.speakers import Memory, Voice, own_subject, subject, voice_of
from kg.language.speech_words import Part
from kg.model import ActorMention, Sentence, Speech

_COMMAS = frozenset("،,")
_TRIM = frozenset("،,:;؛.…-–— ")


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of tokens `[start, end)` that is said; the noun phrase of the speaker ends at token `head`."""

    start: int
    end: int
    direct: bool
    head: int


def speeches(sentences: Sequence[Sentence], mentions: Sequence[ActorMention]) -> tuple[Speech, ...]:
    """Every stretch of direct or indirect speech in reading order; stretches may nest, the inner one then holds.

    `mentions` must be sorted and not overlap. A speaker is an actor key, or None and `anonymous` if unnamed."""
    memory = Memory()
    found: list[Speech] = []
    for paragraph in paragraphs(sentences, mentions):
        found += _paragraph(paragraph, memory)
        _remember(paragraph, memory)
    return tuple(sorted(set(found), key=lambda s: (s.start, -s.end, s.cue)))


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
        open_until = max([open_until, *(speech.end for speech in new if not speech.direct)])
        found += new
    found += sources(paragraph, memory, found)
    found += _loose_quotes(paragraph, memory, found)
    return found


def _cue(paragraph: Paragraph, cue: Cue, memory: Memory) -> Iterator[Speech]:
    said = _said(paragraph, cue)
    window = said.head if said else _bare_window(paragraph, cue)
    if window <= cue.at:
        return
    voice = relayed(paragraph, cue, window) if cue.form.relays else None
    voice = voice or subject(paragraph, cue, window, memory)
    if voice is not None:
        memory.voices.append(voice)
        if any(token.norm in paragraph.words["documents"] for token in paragraph.tokens[cue.at : window]):
            memory.issuer = voice
    said = said or _bare(paragraph, cue, voice)
    if said is not None:
        yield from spoken(paragraph, said, cue.form.lemma, voice or Voice())


def _embedded(paragraph: Paragraph, cue: Cue, memory: Memory) -> Iterator[Speech]:
    """Speech told within indirect speech ("قالت الصحيفة إن المسؤولين أكدوا أن …"): only with a subject of its own."""
    said = _said(paragraph, cue)
    if said is None or cue.form.part is Part.PARTICIPLE:
        return
    voice = relayed(paragraph, cue, said.head) if cue.form.relays else None
    voice = voice or own_subject(paragraph, cue, said.head, memory)
    if voice is not None:
        yield from spoken(paragraph, said, cue.form.lemma, voice)


def spoken(paragraph: Paragraph, said: Said, lemma: str, voice: Voice) -> Iterator[Speech]:
    """The Speech of a stretch, and of further quotations and أن clauses joined to it by و."""
    yield _speech(paragraph, said.start, said.end, said.direct, lemma, voice)
    at = said.end + 1 if said.direct else said.end
    end = paragraph.ends[min(said.start, len(paragraph.ends) - 1)]
    while said.direct and at < end:
        more = _joined(paragraph, at, end)
        if more is None:
            return
        yield _speech(paragraph, more.start, more.end, more.direct, lemma, voice)
        at = more.end + 1


def _joined(paragraph: Paragraph, at: int, end: int) -> Said | None:
    """What و joins on at token `at`: another quotation or another أن clause."""
    if paragraph.text(at) in _COMMAS:
        at += 1
    if at >= end or "و" not in paragraph.tokens[at].prefixes:
        return None
    if (quote := paragraph.opens_quote(at + 1)) and paragraph.tokens[at].stem == "":
        return Said(quote.open + 1, quote.close, True, at)
    if paragraph.is_complementizer(at):
        return _after_complementizer(paragraph, at, end)
    return None


def _speech(paragraph: Paragraph, start: int, end: int, direct: bool, lemma: str, voice: Voice) -> Speech:
    tokens = paragraph.tokens
    while end > start + 1 and tokens[end - 1].text in _TRIM:
        end -= 1
    return Speech(
        tokens[start].start, tokens[end - 1].end, lemma, direct, voice.actors[0] if voice.actors else None, voice.via,
        voice.anonymous and not voice.actors, voice.span, voice.actors,
    )  # fmt: skip


def _said(paragraph: Paragraph, cue: Cue) -> Said | None:
    """What the verb `cue` says after أن, a colon or a quotation."""
    limits = paragraph.words.limits
    stop = min(cue.until, cue.at + 1 + limits["reach"])
    at = cue.at + 1
    while at < stop:
        if paragraph.is_complementizer(at):
            joined = "و" in paragraph.tokens[at].prefixes  # goes on from a clause before this verb
            return None if joined else _after_complementizer(paragraph, at, paragraph.ends[cue.at])
        if paragraph.text(at) == ":":
            return _after_colon(paragraph, at, paragraph.ends[cue.at])
        quote = paragraph.opens_quote(at)
        if quote is not None and quote.words > 0:
            if not _is_name(paragraph, quote, stop):
                return Said(quote.open + 1, quote.close, True, quote.open)
            at = quote.close
        at += 1
    return None


def _is_name(paragraph: Paragraph, quote: Quote, stop: int) -> bool:
    """A short quotation that a mention fills, or that something said follows, only names."""
    if quote.words > paragraph.words.limits["name_quote"]:
        return False
    if any(i in paragraph.mention_at for i in range(quote.open + 1, quote.close)):
        return True
    return any(paragraph.is_complementizer(i) or paragraph.text(i) == ":" for i in range(quote.close, stop))


def _after_complementizer(paragraph: Paragraph, at: int, end: int) -> Said | None:
    start = at + 1
    if start < end and paragraph.text(start) == ":":
        start += 1
    quote = paragraph.opens_quote(start)
    if quote is not None and quote.words > paragraph.words.limits["name_quote"]:
        return Said(quote.open + 1, quote.close, True, at)
    return Said(start, _clause_end(paragraph, start, end), False, at) if start < end else None


def _after_colon(paragraph: Paragraph, at: int, end: int) -> Said | None:
    quote = paragraph.opens_quote(at + 1)
    if quote is not None and quote.words > 0 and not paragraph.is_complementizer(at + 1):
        return Said(quote.open + 1, quote.close, True, at)
    if paragraph.is_complementizer(at + 1):
        return _after_complementizer(paragraph, at + 1, end)
    return Said(at + 1, _clause_end(paragraph, at + 1, end), True, at) if at + 1 < end else None


def _bare_window(paragraph: Paragraph, cue: Cue) -> int:
    """Where to look for the subject of a verb that says a noun (أعلن انعقاد …): as far as the next comma."""
    if not cue.form.bare or cue.form.part is Part.PARTICIPLE:
        return -1
    stop = min(cue.until, cue.at + 1 + paragraph.words.limits["reach"])
    return next((i for i in range(cue.at + 1, stop) if paragraph.text(i) in _COMMAS), stop)


def _bare(paragraph: Paragraph, cue: Cue, voice: Voice | None) -> Said | None:
    """What is announced, confirmed, denied … as a noun: from after the subject to the end of the clause."""
    start = cue.at + 1
    if voice is not None and voice.span is not None and voice.span.start >= paragraph.tokens[cue.at].end:
        while start < cue.until and paragraph.tokens[start].start < voice.span.end:
            start += 1
    end = _clause_end(paragraph, start, paragraph.ends[cue.at])
    return Said(start, end, False, start) if end - start >= 3 else None


def _clause_end(paragraph: Paragraph, start: int, end: int) -> int:
    """The token after an indirect clause: before the next speech verb of its row, or a comma and a closing word."""
    end = min(end, start + paragraph.words.limits["clause"])
    at = start
    while at < end:
        quote = paragraph.opens_quote(at)
        if quote is not None:
            at = min(quote.close, end)
        elif at > start and _breaks(paragraph, at):
            return at
        at += 1
    return end


def _breaks(paragraph: Paragraph, at: int) -> bool:
    before, token = paragraph.text(at - 1), paragraph.tokens[at]
    comma = before in _COMMAS
    cue = paragraph.cue_at.get(at)
    if cue is not None:
        return cue.form.part is Part.PARTICIPLE or (comma and "و" in token.prefixes and cue.form.word)
    return comma and token.norm in paragraph.words["closers"] and at + 1 in paragraph.cue_at


def _labels(paragraph: Paragraph) -> Iterator[Speech]:
    """ "X: …" at the start of a paragraph: the form of headlines."""
    at, tokens = 0, paragraph.tokens
    mention = paragraph.mention_at.get(0)
    if mention is None or not mention.actors:
        return
    while at < len(tokens) and paragraph.mention_at.get(at) is mention:
        at += 1
    if paragraph.text(at) == ":" and at + 3 < len(tokens):
        voice = voice_of(mention)
        yield _speech(paragraph, at + 1, paragraph.ends[at], True, ":", voice)


def _loose_quotes(paragraph: Paragraph, memory: Memory, found: Sequence[Speech]) -> Iterator[Speech]:
    """Quotations no verb has claimed: they continue the speech before them, in the same sentence or the one before."""
    claimed = Stretches(found)
    first_end = min((speech.end for speech in found), default=0)
    for quote in paragraph.quotes:
        start = paragraph.tokens[quote.open].end
        if quote.words <= paragraph.words.limits["name_quote"] or not memory.voices or not found:
            continue
        if first_end > start or claimed.hold(start) or claimed.hold(start + 2):
            continue
        yield _speech(paragraph, quote.open + 1, quote.close, True, '"', memory.voices[-1])


def _remember(paragraph: Paragraph, memory: Memory) -> None:
    """Which words introduce which names, for المحطة after محطة «…»."""
    seen: set[int] = set()
    for at, mention in sorted(paragraph.mention_at.items()):
        if id(mention) in seen or not mention.actors or mention.anonymous:
            continue
        seen.add(id(mention))
        heads = frozenset(t.stem for t in paragraph.tokens[max(0, at - 2) : at + 3] if t.is_word and t.stem)
        memory.known.append((heads, mention))
