"""Those who speak in an article, and the memory of them while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.language.clauses import Paragraph
from kg.language.letters import ARTICLE
from kg.model import ActorMention, Span, Speech

_TRIM = frozenset("،,:;؛.…-–— ")


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who speaks. `actors` are keys (several when they speak jointly, none when unnamed); `heads` the words
    naming them (to find المتحدث again); `gender` that of the verb; `via` the outlet that carries the words."""

    actors: tuple[str, ...] = ()
    anonymous: bool = False
    via: str | None = None
    span: Span | None = None
    gender: str = ""
    heads: frozenset[str] = frozenset()


def voice_of(mention: ActorMention, heads: frozenset[str] = frozenset()) -> Voice:
    """A mention as a speaker."""
    named = () if mention.anonymous else mention.actors
    return Voice(named, not named, None, Span(mention.start, mention.end), "", heads)


def unnamed(start: int, end: int, heads: frozenset[str] = frozenset()) -> Voice:
    """A speaker without a name, whose head noun stands at `[start, end)`."""
    return Voice((), True, None, Span(start, end), "", heads)


@dataclass(slots=True)
class Memory:
    """Who spoke so far in the article, whose statement was last mentioned, and by which words names were introduced."""

    voices: list[Voice] = field(default_factory=list)
    issuer: Voice | None = None
    known: dict[str, ActorMention] = field(default_factory=dict)  # by a word that introduced it, the last one
    sentence: int = -1  # offset of the sentence being read
    before: int = 0  # how many voices spoke before it

    def enter(self, sentence: int) -> None:
        """A verb of the sentence at offset `sentence` is read next."""
        if sentence != self.sentence:
            self.sentence, self.before = sentence, len(self.voices)

    def silent(self) -> bool:
        """Has nobody spoken in this sentence yet?"""
        return len(self.voices) <= self.before

    def heard(self, voice: Voice, paragraph: Paragraph, start: int, end: int) -> None:
        """`voice` speaks with the verb and subject in tokens `[start, end)`. An indefinite بيان there is a new
        statement, of which البيان speaks from now on."""
        self.voices.append(voice)
        for token in paragraph.tokens[start:end]:
            if token.stem in paragraph.words["documents"] and (self.issuer is None or ARTICLE not in token.prefixes):
                self.issuer = voice

    def last(self, gender: str = "") -> Voice | None:
        """The one who spoke last: in this sentence, else of the last few the one with a verb of the same gender."""
        if len(self.voices) > self.before:
            return self.voices[-1]
        for voice in reversed(self.voices[-4:]):
            if not gender or not voice.gender or voice.gender == gender:
                return voice
        return self.voices[-1] if self.voices else None

    def named(self, head: str) -> Voice | None:
        """The last one introduced by the word `head`: المتحدث after متحدث باسم الجيش, المحطة after محطة."""
        for voice in reversed(self.voices):
            if head in voice.heads:
                return replace(voice, via=None)
        return voice_of(self.known[head]) if head in self.known else None

    def learn(self, paragraph: Paragraph) -> None:
        """Remember which words introduce which names of `paragraph`."""
        seen: set[int] = set()
        for at, mention in sorted(paragraph.mention_at.items(), key=lambda item: item[0]):
            if id(mention) not in seen and mention.actors and not mention.anonymous:
                seen.add(id(mention))
                around = paragraph.tokens[max(0, at - 2) : at + 3]
                self.known.update((t.stem, mention) for t in around if t.is_word and t.stem)


def speech(paragraph: Paragraph, start: int, end: int, direct: bool, lemma: str, voice: Voice) -> Speech:
    """Tokens `[start, end)` as said by `voice`, marks at the end left out."""
    tokens = paragraph.tokens
    while end > start + 1 and tokens[end - 1].text in _TRIM:
        end -= 1
    while start < end - 1 and tokens[start].text in _TRIM:
        start += 1
    return Speech(
        tokens[start].start, tokens[end - 1].end, lemma, direct, voice.actors[0] if voice.actors else None, voice.via,
        voice.anonymous and not voice.actors, voice.span, voice.actors,
    )  # fmt: skip
