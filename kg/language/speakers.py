"""The subject of a speech verb: after it, before it, understood from the sentence, or whoever spoke before."""

from __future__ import annotations

from dataclasses import replace

from kg.language.clauses import Cue, Paragraph
from kg.language.function_words import particles
from kg.language.letters import AND, BREAKS, COMMAS
from kg.language.noun_phrases import governed, governed_by_itself, phrase
from kg.language.speech_words import Part
from kg.language.voices import Memory, Voice, unnamed, voice_of
from kg.model import Form


def subject(paragraph: Paragraph, cue: Cue, until: int, memory: Memory) -> Voice | None:
    """The speaker of the verb `cue` whose complement begins at token `until`; None if nothing tells."""
    if cue.form.part is Part.PARTICIPLE:
        voice = _state_of(paragraph, cue.at, memory) or memory.last()
    else:
        voice = own_subject(paragraph, cue, until, memory)
        if voice is None and (cue.form.joint or memory.silent()):
            voice = _sentence_subject(paragraph, cue.at, memory)  # "استقبل الرئيس الوفد وأكد …", ذكرا فيه
        voice = voice or memory.last(cue.form.gender)
    return None if voice is None else replace(voice, gender=cue.form.gender or voice.gender)


def own_subject(paragraph: Paragraph, cue: Cue, until: int, memory: Memory) -> Voice | None:
    """The subject in the verb's own clause. A dual or plural verb has it before, and so has one after كان or أما."""
    if cue.form.joint or _topic(paragraph, cue.at) is not None:
        return before_verb(paragraph, cue.at, memory) or after_verb(paragraph, cue.at, until, memory)
    after = after_verb(paragraph, cue.at, until, memory)
    if after is not None and (after.actors or not _is_relative(paragraph, cue.at - 1)):
        return after
    return before_verb(paragraph, cue.at, memory) or after


def after_verb(paragraph: Paragraph, verb: int, until: int, memory: Memory) -> Voice | None:
    """The noun phrase after the verb, if it is the subject."""
    at = verb + 1
    while at < until and not paragraph.tokens[at].is_word and at not in paragraph.mention_at:
        at += 1
    while at < until and paragraph.is_one_of(at, "between_verb_and_subject"):
        at += 1
    if at >= until:
        return None
    return phrase(paragraph, at, until, memory) or _unknown(paragraph, at, until, memory)


def _unknown(paragraph: Paragraph, at: int, until: int, memory: Memory) -> Voice | None:
    """A noun between a verb and the أن or quotation after it is the subject: somebody heard before, or nobody known."""
    token = paragraph.tokens[at]
    said = until < len(paragraph.tokens) and (
        paragraph.is_complementizer(until) or paragraph.text(until) == ":" or paragraph.opens_quote(until) is not None
    )
    plain = token.is_word and token.norm not in particles() and not token.norm.endswith(paragraph.words.adverbial)
    if not said or not plain or governed_by_itself(paragraph, at):
        return None
    return memory.named(token.stem) or unnamed(token.start, token.end)


def before_verb(paragraph: Paragraph, verb: int, memory: Memory) -> Voice | None:
    """The subject before its verb: "لكن الرئيس قال", "وكان ليون، قد أشار", "أما حسين فقال", "التي أشارت"."""
    if verb and _is_relative(paragraph, verb - 1):
        return _antecedent(paragraph, verb - 1)
    words = paragraph.words
    if paragraph.stem(verb - 1) in words["latter"]:
        return phrase(paragraph, verb - 1, verb, memory)
    begin = _clause_start(paragraph, verb)
    for i in range(verb if begin is None else begin, verb):
        mention = paragraph.mention_at.get(i)
        someone = (mention is not None and mention.actors) or paragraph.stem(i) in words["unnamed"]
        if someone and paragraph.tokens[i].is_word and not governed(paragraph, i):
            return phrase(paragraph, i, verb, memory)
    return None


def _is_relative(paragraph: Paragraph, at: int) -> bool:
    return at >= 0 and paragraph.tokens[at].norm in paragraph.words["relatives"]


def _antecedent(paragraph: Paragraph, relative: int) -> Voice | None:
    """The nearest name before a relative pronoun."""
    for i in range(relative - 1, max(paragraph.begins[relative], relative - 6) - 1, -1):
        mention = paragraph.mention_at.get(i)
        if mention is not None and mention.actors:
            return voice_of(mention)
    return None


def _topic(paragraph: Paragraph, verb: int) -> int | None:
    """Where the subject begins in a sentence that opens with كان, أما, لكن and has `verb` later, if it is near."""
    first = paragraph.begins[verb]
    opens = (
        paragraph.stem(first) in paragraph.words["been"] or paragraph.tokens[first].norm in paragraph.words["topics"]
    )
    near = first + 1 < verb <= first + paragraph.words.limits["before"]
    earlier = any(i in paragraph.cue_at for i in range(first, verb)) if near else True
    return first + 1 if opens and not earlier else None


def _clause_start(paragraph: Paragraph, verb: int) -> int | None:
    """Where the clause of a verb with its subject before it begins; None for a verb that opens its clause."""
    topic = _topic(paragraph, verb)
    if topic is not None:
        return topic
    first = paragraph.begins[verb]
    if AND in paragraph.tokens[verb].prefixes or verb == first or paragraph.text(verb - 1) in COMMAS:
        return None
    for i in range(verb - 1, max(first, verb - paragraph.words.limits["before"]) - 1, -1):
        if paragraph.text(i) in BREAKS or i == first:
            return i if i == first else i + 1
    return None


def _state_of(paragraph: Paragraph, participle: int, memory: Memory) -> Voice | None:
    """Whose state a participle (مؤكدا, مضيفا) tells: the subject of the speech verb before it in the sentence, or of
    the sentence."""
    if not memory.silent():
        return memory.last()
    return _sentence_subject(paragraph, participle, memory)


def _sentence_subject(paragraph: Paragraph, until: int, memory: Memory) -> Voice | None:
    """The one named right after the first verb of the sentence or of a part of it set off by a comma."""
    first = max(paragraph.begins[until], until - paragraph.words.limits["clause"])
    since = 0  # words since the last comma, openers apart
    for i in range(first, until):
        if paragraph.text(i) in COMMAS:
            since = 0
        if since > 1:
            continue
        since += paragraph.tokens[i].is_word and not paragraph.is_one_of(i, "openers")
        mention, quote = paragraph.mention_at.get(i), paragraph.quote_at.get(i)
        if quote is not None and quote.words > paragraph.words.limits["name_quote"]:
            continue
        named = mention is not None and mention.actors and not mention.anonymous and mention.form is not Form.ADJECTIVE
        if named and not governed(paragraph, i):
            return phrase(paragraph, i, until, memory)
    return None
