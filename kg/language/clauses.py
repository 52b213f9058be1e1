"""A paragraph as the speech reader sees it: one row of tokens with quotations, mentions and speech verbs marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from kg.language.letters import AND, COMMAS, SO, TO
from kg.language.quotes import Quote, quotes
from kg.language.speech_words import CONJOINED, CueForm, Part, SpeechWords, source_openings, speech_words, telling
from kg.model import ActorMention, Sentence, Token


@dataclass(frozen=True, slots=True)
class Cue:
    """A speech verb or participle at token `at`; the next one, or the sentence's end, is at `until`."""

    at: int
    form: CueForm
    until: int


@dataclass(slots=True)
class Paragraph:
    """`ends[i]` is the index after the sentence of token i; `mention_at[i]` the mention covering token i;
    `quote_at[i]` the quotation that opens or holds it. The lists of places are in order."""

    tokens: tuple[Token, ...]
    ends: list[int]
    begins: list[int]
    quotes: tuple[Quote, ...]
    mention_at: dict[int, ActorMention]
    quote_at: dict[int, Quote]
    cues: list[Cue] = field(default_factory=list)
    cue_at: dict[int, Cue] = field(default_factory=dict)
    leading: list[int] = field(default_factory=list)  # where أن, a colon or a quotation stands: what is said may follow
    sources: list[int] = field(default_factory=list)  # where a source may be named
    turns: list[int] = field(default_factory=list)  # where a clause may end: at a quotation, before or at a verb
    words: SpeechWords = field(default_factory=speech_words)

    def stem(self, at: int) -> str:
        """The stem of token `at`, "" beyond the end."""
        return self.tokens[at].stem if 0 <= at < len(self.tokens) else ""

    def text(self, at: int) -> str:
        """The mark or word at `at`, "" beyond the end."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def opens_quote(self, at: int) -> Quote | None:
        """The quotation that opens at `at`."""
        quote = self.quote_at.get(at)
        return quote if quote and quote.open == at else None

    def is_one_of(self, at: int, name: str) -> bool:
        """Is the word at `at`, with its article or without, in the list `name`?"""
        return self.tokens[at].norm in self.words[name] or self.tokens[at].stem in self.words[name]

    def is_complementizer(self, at: int) -> bool:
        """أن, إن, بأن, أنه …; not لأن, which gives a reason."""
        if not 0 <= at < len(self.tokens):
            return False
        token = self.tokens[at]
        return token.stem in self.words["complementizers"] and TO not in token.prefixes and token.is_word

    def is_phrase(self, at: int, phrase: Sequence[str]) -> bool:
        """Do the words of `phrase` (folded, as written) stand at `at`, a conjunction before the first allowed?"""
        if at + len(phrase) > len(self.tokens):
            return False
        first = self.tokens[at].norm
        heads = (phrase[0], AND + phrase[0], SO + phrase[0])
        return first in heads and all(self.tokens[at + i].norm == word for i, word in enumerate(phrase[1:], 1))


def paragraphs(sentences: Iterable[Sentence], mentions: Sequence[ActorMention]) -> list[Paragraph]:
    """The paragraphs of an article, in order."""
    groups: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        groups.setdefault(sentence.paragraph, []).append(sentence)
    mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
    starts = [mention.start for mention in mentions]
    return [_paragraph(group, mentions, starts) for group in groups.values()]


def _paragraph(group: list[Sentence], mentions: Sequence[ActorMention], starts: list[int]) -> Paragraph:
    tokens = tuple(chain.from_iterable([sentence.tokens for sentence in group]))
    ends: list[int] = []
    begins: list[int] = []
    for sentence in group:
        begins += [len(ends)] * len(sentence.tokens)
        ends += [len(ends) + len(sentence.tokens)] * len(sentence.tokens)
    told = _telling(tokens)
    found = quotes(tokens, told)
    inside = {i: quote for quote in found for i in range(quote.open, min(quote.close + 1, len(tokens)))}
    paragraph = Paragraph(tokens, ends, begins, found, _covered(tokens, mentions, starts), inside)
    _mark(paragraph, told)
    return paragraph


def _telling(tokens: tuple[Token, ...]) -> list[int]:
    """The words and marks that speech is told by: one look at each token, all else reads only these."""
    stems, norms = telling()
    return [i for i, t in enumerate(tokens) if t.stem in stems or t.norm in norms or not t.is_word]


def _mark(paragraph: Paragraph, told: list[int]) -> None:
    """Fill in the places where something is said, of those `told`."""
    tokens, that, openings = paragraph.tokens, paragraph.words["complementizers"], source_openings()
    opened = {quote.open for quote in paragraph.quotes}
    paragraph.leading = [i for i in told if i in opened or tokens[i].stem in that or tokens[i].text == ":"]
    paragraph.sources = [i for i in told if tokens[i].norm in openings]
    paragraph.cues = _cues(paragraph, told)
    paragraph.cue_at = {cue.at: cue for cue in paragraph.cues}
    paragraph.turns = sorted({*opened, *paragraph.cue_at, *(at - 1 for at in paragraph.cue_at)})


def _covered(tokens: tuple[Token, ...], mentions: Sequence[ActorMention], starts: list[int]) -> dict[int, ActorMention]:
    """The mention at each token; of mentions within mentions (an office and its state's adjective) the outer one."""
    out: dict[int, ActorMention] = {}
    begins = [token.start for token in tokens]
    for mention in mentions[bisect_left(starts, tokens[0].start) : bisect_left(starts, tokens[-1].end)]:
        first = max(0, bisect_right(begins, mention.start) - 1)
        for i in range(first, bisect_left(begins, mention.end)):
            if tokens[i].end > mention.start:
                out.setdefault(i, mention)
    return out


def _cues(paragraph: Paragraph, told: list[int]) -> list[Cue]:
    forms, tokens = paragraph.words.forms, paragraph.tokens
    likely = [i for i in told if tokens[i].stem in forms or tokens[i].norm[1:] in forms]
    marked = [(i, form) for i in likely if (form := _form(paragraph, i, tokens[i]))]
    out: list[Cue] = []
    for n, (at, form) in enumerate(marked):
        following = marked[n + 1][0] if n + 1 < len(marked) else len(paragraph.tokens)
        out.append(Cue(at, form, min(following, paragraph.ends[at])))
    return out


def _form(paragraph: Paragraph, at: int, token: Token) -> CueForm | None:
    """The speech verb token `at` is a form of."""
    if not token.is_word or not CONJOINED.issuperset(token.prefixes):
        return None
    form = paragraph.words.forms.get(token.stem)
    if form is None and not token.prefixes and token.norm[:1] in CONJOINED:  # a conjunction left on a rare verb
        form = paragraph.words.forms.get(token.norm[1:])
    if form is None or at in paragraph.mention_at or token.norm == paragraph.words.quoting:
        return None
    if form.part is Part.PARTICIPLE:
        return form if leads(paragraph, at) else None
    wanted = paragraph.words.particle_verbs.get(token.stem)
    if wanted is not None and "\u0651" not in token.text and not _is_verb(paragraph, at, wanted):
        return None
    return form if paragraph.stem(at - 1) not in paragraph.words["not_subject"] else None


def _is_verb(paragraph: Paragraph, at: int, wanted: frozenset[str], reach: int = 8) -> bool:
    """Is a word that may be a preposition a verb: at the start of a clause, one of `wanted` later in it?"""
    if paragraph.stem(at + 1) in wanted:
        return True
    before = paragraph.tokens[at - 1].norm if at else ""
    opens = at == paragraph.begins[at] or before in paragraph.words["source_clauses"] | paragraph.words["closers"]
    if not opens and paragraph.text(at - 1) not in COMMAS and AND not in paragraph.tokens[at].prefixes:
        return False
    for i in range(at + 1, min(at + 1 + reach, paragraph.ends[at])):
        if paragraph.text(i) in COMMAS or paragraph.stem(i) in wanted:
            return paragraph.stem(i) in wanted
    return False


def leads(paragraph: Paragraph, at: int, reach: int = 3) -> bool:
    """Does أن, a colon or a quotation follow token `at` closely?"""
    return any(
        paragraph.is_complementizer(i) or paragraph.text(i) == ":" or paragraph.opens_quote(i)
        for i in between(paragraph.leading, at + 1, min(at + 1 + reach, paragraph.ends[at]))
    )


def between(places: list[int], start: int, end: int) -> list[int]:
    """Those of `places`, which are in order, in `[start, end)`."""
    return places[bisect_left(places, start) : bisect_left(places, end)]
