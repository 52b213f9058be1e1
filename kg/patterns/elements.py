"""A sentence as the rules see it: words, with mentions collapsed into one element each, and quotation marks dropped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kg.language.normalise import fold_word
from kg.model import ActorMention, Document, Form, NumberMention, PlaceMention, Sentence, Speech, TimeMention, Token
from kg.patterns.lexemes import ANY_FUTURE, Reading, conjugation, lexicon, readings
from kg.patterns.marks import marks

Mention = ActorMention | PlaceMention | TimeMention | NumberMention


class Element:
    """One step of the stream: a word or mark. `norm` is the folded first word, `prefix` the proclitics before the
    mention or word proper; `clause`: a clause mark; `kinds`: the types of kg.patterns.types it is of, once asked for.
    `actor`, `place`, `time`, `number` are the mentions of exactly this extent, which words and marks have none of."""

    __slots__ = ("clause", "end", "kinds", "norm", "prefix", "readings", "start")  # one is made for every word

    actor: ActorMention | None = None
    place: PlaceMention | None = None
    time: TimeMention | None = None
    number: NumberMention | None = None
    located = False  # "in" stands before it: a place, whoever it may be elsewhere
    is_mention = False

    def __init__(
        self, start: int, end: int, norm: str, prefix: str, readings: tuple[Reading, ...], clause: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.norm = norm
        self.prefix = prefix
        self.readings = readings
        self.clause = clause
        self.kinds: frozenset[str] | None = None


class MentionElement(Element):
    """A mention, or several of one extent."""

    __slots__ = ("actor", "located", "number", "place", "time")

    is_mention = True


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence's elements, the lexeme readings that begin at each (`spots` are those that have any, `names` the
    lexemes of all), and who speaks where in it."""

    index: int
    sentence: Sentence
    elements: tuple[Element, ...]
    lexemes: tuple[tuple[Reading, ...], ...]
    speeches: tuple[Speech, ...] = ()
    starts: tuple[int, ...] = ()
    spots: tuple[int, ...] = ()
    names: frozenset[str] = frozenset()
    where: dict[str, tuple[int, int]] = field(default_factory=dict)  # of kg.patterns.steps, once asked for

    def at(self, offset: int) -> int:
        """Index of the element that covers `offset` or begins after it."""
        i = bisect_left(self.starts, offset)
        return (
            i - 1
            if i and (i == len(self.starts) or self.starts[i] > offset) and self.elements[i - 1].end > offset
            else i
        )


def lines(document: Document) -> tuple[Line, ...]:
    """Every sentence of a document as a Line."""
    mentions = _merged(document)
    starts = [m.start for m in mentions]
    sentences = enumerate(document.sentences)
    return tuple(_line(i, s, _within(mentions, starts, s), document.speeches) for i, s in sentences)


def _merged(document: Document) -> list[Mention]:
    every: list[Mention] = [*document.mentions, *document.places, *document.times, *document.numbers]
    return sorted(every, key=lambda m: (m.start, -m.end))


def _within(mentions: list[Mention], starts: list[int], sentence: Sentence) -> list[Mention]:
    return mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _line(index: int, sentence: Sentence, mentions: list[Mention], speeches: Sequence[Speech]) -> Line:
    elements = tuple(_elements(sentence, _groups(mentions)))
    over = tuple(s for s in speeches if s.start < sentence.end and s.end > sentence.start)
    lexemes = _lexemes(elements)
    spots = tuple([i for i, found in enumerate(lexemes) if found])
    names = frozenset([r.lexeme for i in spots for r in lexemes[i]])
    starts = tuple([e.start for e in elements])
    return Line(index, sentence, elements, lexemes, over, starts, spots, names)


def _groups(mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions of one extent together, longest first; what lies inside or across a longer one is left out."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and mention.start < groups[-1][0].end:
            if (mention.start, mention.end) == (groups[-1][0].start, groups[-1][0].end):
                groups[-1].append(mention)
            continue
        groups.append([mention])
    return groups


def _elements(sentence: Sentence, groups: list[list[Mention]]) -> list[Element]:
    elements: list[Element] = []
    pending = iter(groups)
    group = next(pending, None)
    covered = sentence.start
    for token in sentence.tokens:
        while group is not None and group[0].end <= token.start:
            group = next(pending, None)
        if token.start < covered:
            continue
        if group is not None and token.end > group[0].start:
            located = bool(elements) and elements[-1].norm in _in_words()
            element = _mention_element(token, group, located)
            if (
                element.number is not None and group[0].end == token.end and _follows_place(elements)
            ):  # جنيف 2: the figure belongs to the name
                element.readings = readings(token.norm)
            elements.append(element)
            covered = max(group[0].end, token.end)
        elif token.is_word:
            prefix, read = _word_readings(token.norm, token.prefixes)
            elements.append(Element(token.start, token.end, token.norm, prefix, read))
        elif token.norm not in marks("transparent"):
            clause = token.norm in marks("clause")
            read = () if clause else readings(token.norm)
            elements.append(Element(token.start, token.end, token.norm, "", read, clause))
    return elements


def _follows_place(elements: Sequence[Element]) -> bool:
    """Whether a place stands before, a mark perhaps between."""
    before = elements[-2] if len(elements) > 1 and elements[-1].clause else elements[-1] if elements else None
    return before is not None and before.place is not None


@lru_cache(maxsize=1)
def _in_words() -> frozenset[str]:
    """Words after which a state or body is where something is: "in", "the capital"."""
    return frozenset(marks("in_words") + marks("capital_words"))


def _mention_element(token: Token, group: list[Mention], located: bool) -> Element:
    first = group[0]
    prefix = fold_word(token.text[: first.start - token.start]) if first.start > token.start else ""
    kinds: dict[type, Mention] = {type(m): m for m in reversed(group)}
    actor = kinds.get(ActorMention)
    # "soldiers", "the last": still the words they are
    unnamed = isinstance(actor, ActorMention) and (
        not actor.actors or actor.anonymous or actor.form in (Form.PRONOUN, Form.OFFICE)
    )
    element = MentionElement(first.start, first.end, token.norm, prefix, readings(token.norm) if unnamed else ())
    element.actor, element.place = actor, kinds.get(PlaceMention)  # type: ignore[assignment]  # by its own type
    element.time, element.number = kinds.get(TimeMention), kinds.get(NumberMention)  # type: ignore[assignment]
    element.located = located
    return element


@lru_cache(maxsize=1 << 16)
def _word_readings(norm: str, prefixes: tuple[str, ...]) -> tuple[str, tuple[Reading, ...]]:
    """A word's proclitics and readings; a verb in the future shows it whatever lexeme it is of."""
    known = readings(norm)
    if to_come := [r for r in known if "future" in r.tags]:
        return "".join(prefixes), (*known, replace(to_come[0], lexeme=ANY_FUTURE.lexeme))
    if any("verb" in r.tags for r in known) or not set(prefixes) & set(conjugation()["proclitics"]["future"]):
        return "".join(prefixes), known
    return "".join(prefixes), (*known, ANY_FUTURE)


def _lexemes(elements: Sequence[Element]) -> tuple[tuple[Reading, ...], ...]:
    out = []
    for i, element in enumerate(elements):
        found = () if element.clause else element.readings
        if not element.clause and (phrases := _phrases_from(element.norm)):
            found = (*found, *_phrases(elements, i, phrases))
        out.append(found)
    return tuple(out)


Phrases = dict[str, list[tuple[tuple[str, ...], Reading]]]


def _phrases(elements: Sequence[Element], i: int, known: Phrases) -> list[Reading]:
    """Those of the phrases `known` to begin with element `i` that do."""
    if i + 1 >= len(elements):
        return []
    return [
        reading
        for rest, reading in known.get(elements[i + 1].norm, ())
        if len(rest) == 1 or tuple([e.norm for e in elements[i + 1 : i + 1 + len(rest)]]) == rest
    ]


@lru_cache(maxsize=1 << 16)
def _phrases_from(norm: str) -> Phrases:
    """Phrases that begin with a word, a conjunction before it allowed, by their second word: (the words after the
    first, their reading)."""
    bare = (norm, *(norm[len(c) :] for c in marks("conjunctions") if norm.startswith(c) and len(norm) > len(c) + 1))
    phrases: Phrases = {}
    for rest, reading in (entry for first in bare for entry in lexicon().phrases.get(first, ())):
        phrases.setdefault(rest[0], []).append((rest, reading))
    return phrases
