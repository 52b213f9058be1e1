"""How far what is said reaches: quotations, clauses after أن or a colon, announced nouns."""

from __future__ import annotations

from dataclasses import dataclass

from kg.language.clauses import Cue, Paragraph, between, leads
from kg.language.letters import AND, COMMAS
from kg.language.quotes import Quote
from kg.language.speech_words import Part


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of tokens `[start, end)` that is said; the verb and its subject stand before token `head`."""

    start: int
    end: int
    direct: bool
    head: int


def said_by(paragraph: Paragraph, cue: Cue) -> Said | None:
    """What the verb `cue` says after أن, a colon or a quotation."""
    stop = min(cue.until, cue.at + 1 + paragraph.words.limits["reach"])
    free = cue.at + 1  # after quotations that only name
    for at in between(paragraph.leading, cue.at + 1, stop):
        if at < free:
            continue
        if paragraph.is_complementizer(at):
            if AND in paragraph.tokens[at].prefixes or (not cue.form.word and _commas(paragraph, cue.at, at) > 1):
                return None  # it goes on from a clause before this verb
            return after_complementizer(paragraph, at, paragraph.ends[cue.at])
        if paragraph.text(at) == ":":
            return _after_colon(paragraph, at, paragraph.ends[cue.at])
        quote = paragraph.opens_quote(at)
        if quote is not None and quote.words > 0:
            if _is_said(paragraph, cue, quote, stop):
                return Said(quote.open + 1, quote.close, True, quote.open)
            free = quote.close + 1
    return None


def said_before(paragraph: Paragraph, cue: Cue) -> Said | None:
    """The quotation a finite verb stands right behind ("…"، قال الوزير)."""
    at = cue.at - 1 - (cue.at > 0 and paragraph.text(cue.at - 1) in COMMAS)
    quote = next((q for q in paragraph.quotes if q.close == at), None)
    if quote is None or quote.words <= paragraph.words.limits["name_quote"] or cue.form.part is Part.PARTICIPLE:
        return None
    if AND in paragraph.tokens[cue.at].prefixes:
        return None
    stop = min(cue.until, cue.at + 1 + paragraph.words.limits["reach"])
    head = next((i for i in range(cue.at + 1, stop) if paragraph.text(i) in COMMAS), stop)
    return Said(quote.open + 1, quote.close, True, head)


def _commas(paragraph: Paragraph, start: int, end: int) -> int:
    return sum(paragraph.text(i) in COMMAS for i in range(start, end))


def _is_said(paragraph: Paragraph, cue: Cue, quote: Quote, stop: int) -> bool:
    """Is the quotation what `cue` says, not a name or a word of a noun announced?"""
    return not _is_name(paragraph, quote, stop) and not (cue.form.bare and _within_noun(paragraph, cue, quote))


def _is_name(paragraph: Paragraph, quote: Quote, stop: int) -> bool:
    """A short quotation that a mention fills, or that something said follows, only names; so does a longer one after
    an ordinary word (على هامش "المؤتمر …": إن …)."""
    limits, before = paragraph.words.limits, quote.open - 1
    follows = any(paragraph.is_complementizer(i) or paragraph.text(i) == ":" for i in range(quote.close, stop))
    if quote.words > limits["name_quote"]:
        ordinary = paragraph.tokens[before].is_word and before not in paragraph.mention_at
        return follows and ordinary and before not in paragraph.cue_at and quote.words <= limits["long_name"]
    return follows or any(i in paragraph.mention_at for i in range(quote.open + 1, quote.close))


def _within_noun(paragraph: Paragraph, cue: Cue, quote: Quote) -> bool:
    """Words of what is announced stand before the quotation (أكدت احترامها … وعزمها "مواصلة دعم …")."""
    between = range(cue.at + 1, quote.open)
    free = sum(paragraph.tokens[i].is_word and i not in paragraph.mention_at for i in between)
    return free > 2 or quote.words <= paragraph.words.limits["quote"]


def after_complementizer(paragraph: Paragraph, at: int, end: int) -> Said | None:
    """The clause after the أن at token `at`, or the quotation it opens."""
    start = at + 1
    colon = start < end and paragraph.text(start) == ":"
    start += colon
    quote = paragraph.opens_quote(start)
    if quote is not None and quote.words > (0 if colon else paragraph.words.limits["name_quote"]):
        return Said(quote.open + 1, quote.close, True, at)
    return Said(start, clause_end(paragraph, start, end), False, at) if start < end else None


def _after_colon(paragraph: Paragraph, at: int, end: int) -> Said | None:
    quote = paragraph.opens_quote(at + 1)
    if quote is not None and quote.words > 0:
        return Said(quote.open + 1, quote.close, True, at)
    if paragraph.is_complementizer(at + 1):
        return after_complementizer(paragraph, at + 1, end)
    return Said(at + 1, clause_end(paragraph, at + 1, end), True, at) if at + 1 < end else None


def bare_window(paragraph: Paragraph, cue: Cue) -> int:
    """Where to look for the subject of a verb that says a noun (أعلن انعقاد …): as far as the next comma; -1 if the
    verb does not."""
    if not cue.form.bare or cue.form.part is Part.PARTICIPLE or _names_source(paragraph, cue.at):
        return -1
    stop = min(cue.until, cue.at + 1 + paragraph.words.limits["reach"])
    return next((i for i in range(cue.at + 1, stop) if paragraph.text(i) in COMMAS), stop)


def _names_source(paragraph: Paragraph, verb: int) -> bool:
    """The verb of "وفق ما أعلن", "كما أعلن" after a clause: what it says stands before it."""
    words, before = paragraph.words, paragraph.tokens[verb - 1].norm if verb else ""
    return before in words["source_fillers"] or (
        before in words["source_clauses"] and verb - 1 > paragraph.begins[verb]
    )


def bare(paragraph: Paragraph, cue: Cue, subject_end: int) -> Said | None:
    """What is announced, confirmed, denied … as a noun: from after the subject (an offset) to the end of the clause."""
    start = cue.at + 1
    while start < cue.until and paragraph.tokens[start].start < subject_end:
        start += 1
    end = clause_end(paragraph, start, paragraph.ends[cue.at])
    return Said(start, end, False, start) if end - start >= 3 else None


def clause_end(paragraph: Paragraph, start: int, end: int) -> int:
    """The token after an indirect clause: before the next speech verb of its row, or a comma and a closing word."""
    end = min(end, start + paragraph.words.limits["clause"])
    free = start  # after quotations
    for at in between(paragraph.turns, start, end):
        if at < free:
            continue
        quote = paragraph.opens_quote(at)
        if quote is not None:
            free = quote.close + 1
        elif at > start and _breaks(paragraph, at):
            return at
    return end


def _breaks(paragraph: Paragraph, at: int) -> bool:
    comma = paragraph.text(at - 1) in COMMAS
    cue = paragraph.cue_at.get(at)
    if cue is None:
        return comma and paragraph.tokens[at].norm in paragraph.words["closers"] and at + 1 in paragraph.cue_at
    if cue.form.part is Part.PARTICIPLE:
        return True
    return comma and AND in paragraph.tokens[at].prefixes and (cue.form.word or leads(paragraph, at, reach=8))


def joined(paragraph: Paragraph, at: int, end: int) -> Said | None:
    """What و joins on at token `at`: another quotation or another أن clause."""
    if paragraph.text(at) in COMMAS:
        at += 1
    if at >= end or AND not in paragraph.tokens[at].prefixes:
        return None
    if (quote := paragraph.opens_quote(at + 1)) and paragraph.tokens[at].stem == "":
        return Said(quote.open + 1, quote.close, True, at)
    return after_complementizer(paragraph, at, end) if paragraph.is_complementizer(at) else None
