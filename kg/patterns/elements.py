"""A sentence as the rules see it: words, with mentions collapsed into one element each, and quotation marks dropped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, compress
from operator import attrgetter, or_

from kg.language.normalise import fold_word
from kg.model import ActorMention, Document, Form, NumberMention, PlaceMention, Sentence, Speech, TimeMention, Token
from kg.patterns.bits import NOTHING, bits_of
from kg.patterns.element import Element, MentionElement
from kg.patterns.known import CLAUSE, WORDS, Phrases, known_first, known_word
from kg.patterns.lexemes import Reading
from kg.patterns.marks import marks
from kg.patterns.types import mention_bits

_START = attrgetter("start")
_NOTHING = frozenset[str]()
Mention = ActorMention | PlaceMention | TimeMention | NumberMention


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence's elements, the lexeme readings that begin at each (`said` are the lexemes of those, `spots` are the
    elements that have any, `names` the lexemes of all), which elements are mentions, whether a word is in the future,
    and who speaks where in it."""

    index: int
    sentence: Sentence
    elements: tuple[Element, ...]
    lexemes: tuple[tuple[Reading, ...], ...]
    said: tuple[frozenset[str], ...]
    bits: tuple[int, ...]  # the same lexemes as bits
    speeches: tuple[Speech, ...] = ()
    spots: tuple[int, ...] = ()
    names: frozenset[str] = frozenset()
    mentions: tuple[int, ...] = ()
    to_come: bool = False
    _sides: list[list[int]] = field(default_factory=list)

    def sides(self) -> list[list[int]]:
        """What stands before and what stands from each boundary between elements, lexemes and types of mention as bits;
        made once asked for. The bit of nothing stands everywhere."""
        if not self._sides:
            bits = list(self.bits)
            for i in self.mentions:
                bits[i] |= mention_bits(self.elements[i])
            behind = list(accumulate(reversed(bits), or_, initial=NOTHING))
            self._sides[:] = [list(accumulate(bits, or_, initial=NOTHING)), behind[::-1]]
        return self._sides

    def at(self, offset: int) -> int:
        """Index of the element that covers `offset` or begins after it."""
        i = bisect_left(self.elements, offset, key=_START)
        begun = i and (i == len(self.elements) or self.elements[i].start > offset)
        return i - 1 if begun and self.elements[i - 1].end > offset else i


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
    elements, mentioned = _elements(sentence, _groups(mentions))
    over = tuple([s for s in speeches if s.start < sentence.end and s.end > sentence.start])
    if not elements:
        return Line(index, sentence, (), (), (), (), over)
    every = range(len(elements))
    lexemes, said, bits, phrases, to_come, _ = map(list, zip(*[e.known for e in elements], strict=True))
    for i in compress(every, phrases):
        if found := _phrases(elements, i, phrases[i]):
            names = frozenset(r.lexeme for r in found)
            lexemes[i], said[i], bits[i] = (*lexemes[i], *found), said[i] | names, bits[i] | bits_of(names)
    return Line(
        index, sentence, tuple(elements), tuple(lexemes), tuple(said), tuple(bits), over, tuple(compress(every, said)),
        _NOTHING.union(*compress(said, said)), tuple(mentioned), True in to_come,
    )  # fmt: skip


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


def _elements(sentence: Sentence, groups: list[list[Mention]]) -> tuple[list[Element], list[int]]:
    """The elements of a sentence, and which of them are mentions."""
    elements: list[Element] = []
    mentioned: list[int] = []
    pending = iter(groups)
    group = next(pending, None)
    covered, transparent = sentence.start, marks("transparent")
    for token in sentence.tokens:
        start, end, text, norm, prefixes, _, _, is_word = token  # at once: there are many
        while group is not None and group[0].end <= start:
            group = next(pending, None)
        if start < covered:
            continue
        if group is not None and end > group[0].start:
            mentioned.append(len(elements))
            elements.append(_mention_element(token, group, elements))
            covered = max(group[0].end, end)
        elif is_word:
            known = WORDS.get(text) or known_word(text, norm, prefixes)
            elements.append(Element(start, end, norm, known, known.prefix))
        elif norm not in transparent:
            clause = norm in marks("clause")
            elements.append(Element(start, end, norm, CLAUSE if clause else known_first(norm, read=True), "", clause))
    return elements, mentioned


def _follows_place(elements: Sequence[Element]) -> bool:
    """Whether a place stands before, a mark perhaps between."""
    before = elements[-2] if len(elements) > 1 and elements[-1].clause else elements[-1] if elements else None
    return before is not None and before.place is not None


@lru_cache(maxsize=1)
def _in_words() -> frozenset[str]:
    """Words after which a state or body is where something is: "in", "the capital"."""
    return frozenset(marks("in_words") + marks("capital_words"))


def _mention_element(token: Token, group: list[Mention], before: Sequence[Element]) -> MentionElement:
    first = group[0]
    prefix = fold_word(token.text[: first.start - token.start]) if first.start > token.start else ""
    kinds: dict[type, Mention] = {type(m): m for m in reversed(group)}
    actor = kinds.get(ActorMention)
    # "soldiers", "the last": still the words they are
    unnamed = isinstance(actor, ActorMention) and (
        not actor.actors or actor.anonymous or actor.form in (Form.PRONOUN, Form.OFFICE)
    )
    counted = NumberMention in kinds and first.end == token.end and _follows_place(before)  # جنيف 2: part of the name
    known = known_first(token.norm, read=unnamed or counted)
    element = MentionElement(first.start, first.end, token.norm, known, prefix)
    element.actor, element.place = actor, kinds.get(PlaceMention)  # type: ignore[assignment]  # by its own type
    element.time, element.number = kinds.get(TimeMention), kinds.get(NumberMention)  # type: ignore[assignment]
    element.located = bool(before) and before[-1].norm in _in_words()
    return element


def _phrases(elements: Sequence[Element], i: int, known: Phrases) -> list[Reading]:
    """Those of the phrases `known` to begin with element `i` that do."""
    if i + 1 >= len(elements):
        return []
    return [
        reading
        for rest, reading in known.get(elements[i + 1].norm, ())
        if len(rest) == 1 or tuple([e.norm for e in elements[i + 1 : i + 1 + len(rest)]]) == rest
    ]
