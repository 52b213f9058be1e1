"""The speaker a noun phrase names: a name, an office's holder, an outlet, a statement's issuer, somebody unnamed."""

from __future__ import annotations

from dataclasses import replace

from kg.language.clauses import Paragraph
from kg.language.letters import AND, ARTICLE, PREPOSITIONS, TO
from kg.language.voices import Memory, Voice, unnamed, voice_of
from kg.model import ActorMention, ActorType, Form, Span


def phrase(paragraph: Paragraph, at: int, until: int, memory: Memory) -> Voice | None:
    """The speaker named by the noun phrase at token `at`, which ends before token `until`; None if it is no subject."""
    voice = _phrase(paragraph, at, until, memory)
    return None if voice is None else _carried(paragraph, at, until, voice)


def _phrase(paragraph: Paragraph, at: int, until: int, memory: Memory) -> Voice | None:
    token, words = paragraph.tokens[at], paragraph.words
    mention = paragraph.mention_at.get(at)
    if governed_by_itself(paragraph, at) if mention is None else not PREPOSITIONS.isdisjoint(token.prefixes):
        return None
    if token.norm in words["documents"] or token.stem in words["documents"]:
        return _issuer(paragraph, at, until, memory)
    if token.stem in words["latter"] and ARTICLE in token.prefixes:
        return _latter(paragraph, at) or memory.last()
    if mention is not None and mention.actors and not mention.anonymous:
        return _together(paragraph, mention, until, _holder(paragraph, mention, at, until))
    named = apposition(paragraph, at, until) or _outlet(paragraph, at, until)
    return named or _common_noun(paragraph, at, until, mention, memory)


def governed_by_itself(paragraph: Paragraph, at: int) -> bool:
    """Is token `at` a preposition, or has it one as a proclitic?"""
    token = paragraph.tokens[at]
    return token.stem in paragraph.words["not_subject"] or not PREPOSITIONS.isdisjoint(token.prefixes)


def governed(paragraph: Paragraph, at: int) -> bool:
    """Does a preposition stand at or before token `at`?"""
    clitic = not PREPOSITIONS.isdisjoint(paragraph.tokens[at].prefixes)
    return clitic or paragraph.stem(at - 1) in paragraph.words["not_subject"]


def _holder(paragraph: Paragraph, mention: ActorMention, at: int, until: int) -> Voice:
    """The person in apposition to an office or body at the head of the phrase, else the mention itself."""
    if mention.type is not ActorType.PERSON or mention.form not in (Form.NAME, Form.SHORT):
        person = apposition(paragraph, at, until, mention)
        if person is not None:
            return person
    return voice_of(mention, _heads(paragraph, at, until))


def apposition(paragraph: Paragraph, at: int, until: int, head: ActorMention | None = None) -> Voice | None:
    """The person whose name follows the head of the phrase, no preposition or relative pronoun between."""
    tokens, words = paragraph.tokens, paragraph.words
    for i in range(at, min(until, at + words.limits["apposition"])):
        if tokens[i].norm in words["relatives"]:
            return None
        mention = paragraph.mention_at.get(i)
        if mention is None or mention is head or mention.type is not ActorType.PERSON or not mention.actors:
            continue
        if paragraph.mention_at.get(i - 1) is mention and i > at:
            continue
        joined = AND in tokens[i].prefixes or governed(paragraph, i)
        if joined or mention.form not in (Form.NAME, Form.SHORT):
            return None
        return voice_of(mention, _heads(paragraph, at, i))
    return None


def _together(paragraph: Paragraph, mention: ActorMention, until: int, voice: Voice) -> Voice:
    """`voice` and those joined to it by و: "قالت الولايات المتحدة والعراق"."""
    span = voice.span
    if span is None or not voice.actors:
        return voice
    while True:
        at = next((i for i in range(until) if paragraph.tokens[i].start >= span.end), until)
        at += at < until and not paragraph.tokens[at].is_word
        other = paragraph.mention_at.get(at) if at < until else None
        if other is None or other is mention or AND not in paragraph.tokens[at].prefixes or other.anonymous:
            return replace(voice, span=span)
        more = tuple(actor for actor in other.actors if actor not in voice.actors)
        voice, span = replace(voice, actors=voice.actors + more), Span(span.start, max(other.end, span.end + 1))


def _outlet(paragraph: Paragraph, at: int, until: int) -> Voice | None:
    """The name after شبكة, وكالة, صحيفة."""
    if paragraph.stem(at) not in paragraph.words["outlets"]:
        return None
    for i in range(at + 1, min(until, at + 4)):
        mention = paragraph.mention_at.get(i)
        if mention is not None and mention.actors and mention.type is ActorType.ORGANIZATION:
            return voice_of(mention, _heads(paragraph, at, until))
    return None


def _common_noun(
    paragraph: Paragraph, at: int, until: int, mention: ActorMention | None, memory: Memory
) -> Voice | None:
    """Somebody known by a common noun: المتحدث is the one introduced so before, مسؤول nobody in particular."""
    token, words = paragraph.tokens[at], paragraph.words
    heads = _heads(paragraph, at, until)
    definite = ARTICLE in token.prefixes
    if definite and (known := memory.named(token.stem)):
        return known
    if mention is not None:
        return replace(voice_of(mention, heads), actors=(), anonymous=True)
    human = token.stem in words["unnamed"] or token.norm in words["unnamed"] or token.stem in words["outlets"]
    return unnamed(token.start, token.end, heads) if human else None


def _latter(paragraph: Paragraph, at: int) -> Voice | None:
    """الأخير: the person named last before it, else whoever was."""
    names = [m for i in range(at) if (m := paragraph.mention_at.get(i)) and m.actors and m.form is not Form.PRONOUN]
    persons = [mention for mention in names if mention.type is ActorType.PERSON]
    return voice_of((persons or names)[-1]) if names else None


def _heads(paragraph: Paragraph, at: int, until: int) -> frozenset[str]:
    """The words that name the kind of speaker, for المتحدث, الوزارة and the like to point back to."""
    return frozenset(paragraph.stem(i) for i in range(at, min(until, at + 4)) if paragraph.tokens[i].is_word)


def _issuer(paragraph: Paragraph, at: int, until: int, memory: Memory) -> Voice | None:
    """Whose statement: "بيان صادر عن مكتب X", "بيان لوزارة X"; البيان alone is the last one's."""
    for i in range(at + 1, min(until, at + 8)):
        mention = paragraph.mention_at.get(i)
        if mention is not None and mention.actors and not mention.anonymous:
            return voice_of(mention)
    return memory.issuer or memory.last()


def _carried(paragraph: Paragraph, at: int, until: int, voice: Voice) -> Voice:
    """An outlet that speaks نقلا عن someone is only the way; one addressed with ل carries what is said."""
    words = paragraph.words
    for i in range(at, until):
        if paragraph.stem(i) == words.quoting and paragraph.stem(i + 1) in words["relayed"]:
            source = paragraph.mention_at.get(i + 2)
            via = voice.actors[0] if voice.actors else None
            if source is not None and source.actors and not source.anonymous:
                return replace(voice_of(source), via=via)
            return replace(voice, actors=(), anonymous=True, via=via)
        if i > at and (carrier := _carrier(paragraph, i)):
            return replace(voice, via=carrier)
    return voice


def _carrier(paragraph: Paragraph, at: int) -> str | None:
    """The outlet addressed at `at`: لوكالة رويترز, لـ«الشرق الأوسط»."""
    token = paragraph.tokens[at]
    if TO not in token.prefixes:
        return None
    quoted = token.stem == "" and paragraph.opens_quote(at + 1) is not None
    if not quoted and token.stem not in paragraph.words["outlets"]:
        return None
    for i in range(at, min(at + 4, len(paragraph.tokens))):
        mention = paragraph.mention_at.get(i)
        if mention is not None and mention.actors and mention.type is ActorType.ORGANIZATION:
            return mention.actors[0]
    return None
