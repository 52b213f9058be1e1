"""Who speaks: the subject of a speech verb, the source of a clause, or the one who spoke before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.language.clauses import Cue, Paragraph
from kg.language.speech_words import Part
from kg.model import ActorMention, ActorType, Form, Span

_COMMAS = frozenset("،,")
_BREAKS = frozenset("،,:")


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who speaks. `actors` are keys (several when they speak jointly, none when unnamed); `heads` the words
    naming them (to find المتحدث again); `gender` that of the verb."""

    actors: tuple[str, ...] = ()
    anonymous: bool = False
    via: str | None = None
    span: Span | None = None
    gender: str = ""
    heads: frozenset[str] = frozenset()


@dataclass(slots=True)
class Memory:
    """Who spoke so far in the article, and whose statement was last mentioned."""

    voices: list[Voice] = field(default_factory=list)
    issuer: Voice | None = None
    known: list[tuple[frozenset[str], ActorMention]] = field(default_factory=list)
    sentence: int = -1  # offset of the sentence being read
    before: int = 0  # how many voices spoke before it

    def enter(self, sentence: int) -> None:
        """A verb of the sentence at offset `sentence` is read next."""
        if sentence != self.sentence:
            self.sentence, self.before = sentence, len(self.voices)

    def last(self, gender: str) -> Voice | None:
        """The one who spoke last: in this sentence, else the last few with a verb of the same gender first."""
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
        for heads, mention in reversed(self.known):
            if head in heads:
                return voice_of(mention)
        return None


def voice_of(mention: ActorMention, via: str | None = None, heads: frozenset[str] = frozenset()) -> Voice:
    """A mention as a speaker."""
    unnamed = mention.anonymous or not mention.actors
    span = Span(mention.start, mention.end)
    return Voice(() if mention.anonymous else mention.actors, unnamed, via, span, "", heads)


def subject(paragraph: Paragraph, cue: Cue, until: int, memory: Memory) -> Voice | None:
    """The speaker of the verb `cue` whose complement begins at token `until`."""
    voice = None
    if cue.form.part is not Part.PARTICIPLE:
        voice = own_subject(paragraph, cue, until, memory)
        if voice is None and (not memory.voices or paragraph.tokens[cue.at - 1].suffix):
            voice = _sentence_subject(paragraph, cue.at)  # ولكنه أكد
    elif cue.at > paragraph.begins[cue.at]:
        voice = _main_subject(paragraph, cue.at, memory)
    if voice is None:
        voice = memory.last(cue.form.gender if cue.form.part is not Part.PARTICIPLE else "")
    if voice is None:
        return None
    return replace(voice, gender=cue.form.gender or voice.gender)


def own_subject(paragraph: Paragraph, cue: Cue, until: int, memory: Memory) -> Voice | None:
    """The subject in the verb's own clause, after it or before it."""
    return after_verb(paragraph, cue.at, until, memory) or before_verb(paragraph, cue.at, memory)


def after_verb(paragraph: Paragraph, verb: int, until: int, memory: Memory) -> Voice | None:
    """The noun phrase after the verb, if it is the subject."""
    at = verb + 1
    while at < until and not paragraph.tokens[at].is_word and at not in paragraph.mention_at:
        at += 1
    while at < until and paragraph.stem(at) in paragraph.words["between_verb_and_subject"]:
        at += 1
    if at >= until:
        return None
    return phrase(paragraph, at, until, memory)


def phrase(paragraph: Paragraph, at: int, until: int, memory: Memory) -> Voice | None:
    """The speaker a noun phrase starting at token `at` names."""
    token, words = paragraph.tokens[at], paragraph.words
    mention = paragraph.mention_at.get(at)
    if mention is None and (token.stem in words["not_subject"] or {"ب", "ل", "ك"} & set(token.prefixes)):
        return None
    if token.norm in words["documents"] or token.stem in words["documents"]:
        return _issuer(paragraph, at, until, memory)
    if mention is not None and mention.actors and not mention.anonymous:
        return _with_source(paragraph, at, until, _best(paragraph, mention, at, until))
    named = _apposition(paragraph, at, until) or _outlet(paragraph, at, until)
    if named is not None:
        return _with_source(paragraph, at, until, named)
    return _common_noun(paragraph, at, until, mention, memory)


def _best(paragraph: Paragraph, mention: ActorMention, at: int, until: int) -> Voice:
    """The person in apposition to an office or body at the head of the phrase, else the mention itself."""
    heads = _heads(paragraph, at, until)
    if mention.type is not ActorType.PERSON or mention.form not in (Form.NAME, Form.SHORT):
        person = _apposition(paragraph, at, until, mention)
        if person is not None:
            return person
    return voice_of(mention, heads=heads)


def _apposition(paragraph: Paragraph, at: int, until: int, head: ActorMention | None = None) -> Voice | None:
    """The first person named in the phrase who is its head's name: not after a preposition or relative pronoun."""
    tokens, words = paragraph.tokens, paragraph.words
    for i in range(at, min(until, at + words.limits["apposition"])):
        if tokens[i].stem in words["relatives"] or tokens[i].norm in words["relatives"]:
            return None
        mention = paragraph.mention_at.get(i)
        if mention is None or mention is head or mention.type is not ActorType.PERSON or not mention.actors:
            continue
        if tokens[i].start > mention.start and i > at and paragraph.mention_at.get(i - 1) is mention:
            continue
        prefixed = {"ب", "ل", "ك", "و"} & set(tokens[i].prefixes)
        if prefixed or paragraph.stem(i - 1) in words["not_subject"] or mention.form not in (Form.NAME, Form.SHORT):
            return None
        return voice_of(mention, heads=_heads(paragraph, at, i))
    return None


def _outlet(paragraph: Paragraph, at: int, until: int) -> Voice | None:
    """The name after شبكة, وكالة, صحيفة."""
    if paragraph.stem(at) not in paragraph.words["outlets"]:
        return None
    for i in range(at + 1, min(until, at + 4)):
        mention = paragraph.mention_at.get(i)
        if mention is not None and mention.actors and mention.type is ActorType.ORGANIZATION:
            return voice_of(mention, heads=_heads(paragraph, at, until))
    return None


def _common_noun(
    paragraph: Paragraph, at: int, until: int, mention: ActorMention | None, memory: Memory
) -> Voice | None:
    token, words = paragraph.tokens[at], paragraph.words
    heads = _heads(paragraph, at, until)
    definite = "ال" in token.prefixes
    if definite and (known := memory.named(token.stem)):
        return known
    if mention is not None:
        return replace(voice_of(mention, heads=heads), anonymous=True)
    if token.stem in words["unnamed"] or token.norm in words["unnamed"]:
        return Voice((), True, None, Span(token.start, token.end), "", heads)
    if definite and token.stem in words["latter"]:
        return memory.last("")
    if definite or token.stem in words["outlets"]:
        return Voice((), True, None, Span(token.start, token.end), "", heads) if token.is_word else None
    return Voice((), True, None, Span(token.start, token.end), "", heads) if until - at <= 12 else None


def _heads(paragraph: Paragraph, at: int, until: int) -> frozenset[str]:
    """The words that name the kind of speaker, for المتحدث, الوزارة and the like to point back to."""
    return frozenset(paragraph.stem(i) for i in range(at, min(until, at + 4)) if paragraph.tokens[i].is_word)


def _with_source(paragraph: Paragraph, at: int, until: int, voice: Voice) -> Voice:
    """An outlet that speaks نقلا عن someone is only the way; one addressed with ل carries what is said."""
    words = paragraph.words
    for i in range(at, until):
        if paragraph.stem(i) == words.quoting and paragraph.stem(i + 1) in words["relayed"]:
            source = paragraph.mention_at.get(i + 2)
            via = voice.actors[0] if voice.actors else None
            if source is not None and source.actors and not source.anonymous:
                return voice_of(source, via)
            return replace(voice, actors=(), anonymous=True, via=via)
        if i > at and (carrier := _carrier(paragraph, i)):
            return replace(voice, via=carrier)
    return voice


def _carrier(paragraph: Paragraph, at: int) -> str | None:
    """The outlet addressed at `at`: لوكالة رويترز, لـ«الشرق الأوسط»."""
    token = paragraph.tokens[at]
    if "ل" not in token.prefixes:
        return None
    quoted = token.stem == "" and paragraph.opens_quote(at + 1) is not None
    if not quoted and token.stem not in paragraph.words["outlets"]:
        return None
    for i in range(at, min(at + 4, len(paragraph.tokens))):
        mention = paragraph.mention_at.get(i)
        if mention is not None and mention.actors and mention.type is ActorType.ORGANIZATION:
            return mention.actors[0]
    return None


def _issuer(paragraph: Paragraph, at: int, until: int, memory: Memory) -> Voice | None:
    """Whose statement: "بيان صادر عن مكتب X", "بيان لوزارة X"; البيان alone is the last one's."""
    for i in range(at + 1, min(until, at + 8)):
        mention = paragraph.mention_at.get(i)
        if mention is not None and mention.actors and not mention.anonymous:
            return voice_of(mention)
    return memory.issuer or memory.last("")


def before_verb(paragraph: Paragraph, verb: int, memory: Memory) -> Voice | None:
    """The subject that stands before its verb: "لكن الرئيس قال", "وكان ليون، قد أشار", "أما حسين فقال"."""
    tokens, words = paragraph.tokens, paragraph.words
    if verb and tokens[verb - 1].norm in words["relatives"]:
        return _antecedent(paragraph, verb - 1)
    begin = _clause_start(paragraph, verb)
    if begin is None:
        return None
    for i in range(begin, verb):
        mention = paragraph.mention_at.get(i)
        if mention is not None and mention.actors and not _governed(paragraph, i):
            return phrase(paragraph, i, verb, memory)
        if tokens[i].stem in words["unnamed"] and not _governed(paragraph, i) and tokens[i].is_word:
            return phrase(paragraph, i, verb, memory)
    return None


def _antecedent(paragraph: Paragraph, relative: int) -> Voice | None:
    """The nearest name before a relative pronoun."""
    for i in range(relative - 1, max(paragraph.begins[relative], relative - 6) - 1, -1):
        mention = paragraph.mention_at.get(i)
        if mention is not None and mention.actors:
            return voice_of(mention)
    return None


def _clause_start(paragraph: Paragraph, verb: int) -> int | None:
    """Where the clause of a verb with its subject before it begins; None for a verb that opens its clause."""
    tokens, words = paragraph.tokens, paragraph.words
    first = paragraph.begins[verb]
    if paragraph.stem(first) in words["been"] or paragraph.text(first) in words["topics"]:
        return first + 1
    if "و" in tokens[verb].prefixes or verb == first:
        return None
    if paragraph.text(verb - 1) in _COMMAS:
        return None
    for i in range(verb - 1, max(first, verb - words.limits["before"]) - 1, -1):
        if paragraph.text(i) in _BREAKS or i == first:
            return i if i == first else i + 1
    return None


def _governed(paragraph: Paragraph, at: int) -> bool:
    """Does a preposition stand at or before token `at`?"""
    token = paragraph.tokens[at]
    return bool({"ب", "ل", "ك"} & set(token.prefixes)) or paragraph.stem(at - 1) in paragraph.words["not_subject"]


def _main_subject(paragraph: Paragraph, participle: int, memory: Memory) -> Voice | None:
    """Whose state a participle (مؤكدا, مضيفا) tells: the subject of the speech verb before it in the sentence, or of
    the sentence."""
    first = max(paragraph.begins[participle], participle - paragraph.words.limits["clause"])
    verbs = (paragraph.cue_at[i] for i in range(first, participle) if i in paragraph.cue_at)
    if any(cue.form.part is not Part.PARTICIPLE for cue in verbs):
        spoken = memory.last("")
        if spoken is not None:
            return spoken
    return _sentence_subject(paragraph, participle)


def _sentence_subject(paragraph: Paragraph, until: int) -> Voice | None:
    """The first one named in the sentence before token `until` who is not object of a preposition."""
    for i in range(max(paragraph.begins[until], until - paragraph.words.limits["clause"]), until):
        mention = paragraph.mention_at.get(i)
        if mention is not None and mention.actors and not mention.anonymous and not _governed(paragraph, i):
            return _best(paragraph, mention, i, until)
    return None
