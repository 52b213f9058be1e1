"""A sentence as the mention finder sees it: words with their proclitics off, and what stands between them."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from kg.language.frequencies import half_fold
from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.model import Sentence, Token

_QUOTES = frozenset("\"'“”„‟«»‘’″(){}[]#ـ.")
_DASHES = frozenset(",،-–—/:؛")


class Gap(IntEnum):
    """What parts a word from the word before it, from nothing to a full break."""

    PLAIN = 0  # blanks, or the underscore of a hashtag
    QUOTED = 1  # a quotation mark, bracket or hash sign
    COMMA = 2  # a comma, dash, slash or colon
    BREAK = 3  # a number, a full stop or anything else; also the start of the sentence


class WordForm:
    """What the lexicons say of a word wherever it stands, kept with it once it has been asked for."""

    __slots__ = ("begins", "bodies", "plain", "titles", "ways")

    def __init__(self) -> None:
        self.ways: tuple[tuple[str, int], ...] | None = None  # its spellings, of kg.mentions.line
        self.plain = False  # nothing to look at there
        self.begins: bool | None = None  # False: nothing, of kg.mentions.scan
        self.titles: bool | None = None  # whether any begins with it, of kg.mentions.titles
        self.bodies: bool | None = None  # of kg.mentions.bodies


class Word(NamedTuple):
    """One word. `core` is the folded word without its proclitics, its article kept; `begin` is where the core begins in
    the text (ل of للجنة: one letter after `start`). `other` is the second reading of a word in لل, "" elsewhere."""

    start: int
    end: int
    begin: int
    gap: Gap
    norm: str
    core: str
    stem: str
    suffix: str
    clitics: tuple[str, ...]
    other: str
    definite: bool
    written: str  # the core half folded: hamza seats and marks gone, ة and ى kept
    adverbial: bool  # ends in tanwin: a name never does
    form: WordForm


def words_of(text: str, sentence: Sentence) -> tuple[Word, ...]:
    """The words of `sentence`, in order."""
    out: list[Word] = []
    at = sentence.start
    barrier = True
    for token in sentence.tokens:
        if token.is_word:
            start, end, written = token.start, token.end, token.text
            shape = _SHAPES.get(written) or _new_shape(token)
            between = text[at:start]
            gap = Gap.BREAK if barrier else Gap.PLAIN if between == " " else gap_of(between)
            word = (start, end, start + shape[0], gap, *shape[1])
            out.append(tuple.__new__(Word, word))  # at once: one is made for every word
            at, barrier = end, False
        elif token.text[:1].isdigit():
            if out and token.start - out[-1].end < _NEAR and out[-1].core in _numbered():
                out.append(_number(token))
            barrier = True
    return tuple(out)


@lru_cache(maxsize=1)
def _numbered() -> frozenset[str]:
    return frozenset(fold_word(word) for word in load_yaml("bodies.yaml")["numbered"])


def _number(token: Token) -> Word:
    """A number that is part of a name: إم 23, مجموعة 5+1."""
    fields = (_SHAPES.get(token.text) or _new_shape(token))[1]
    return tuple.__new__(Word, (token.start, token.end, token.start, Gap.PLAIN, *fields))


@lru_cache(maxsize=4096)
def gap_of(between: str) -> Gap:
    """How far the marks `between` two words part them."""
    marks = set(between.replace("_", " ").split()) and set("".join(between.replace("_", " ").split()))
    if not marks:
        return Gap.PLAIN
    if marks <= _QUOTES:
        return Gap.QUOTED
    if marks <= _QUOTES | _DASHES:
        return Gap.COMMA
    return Gap.BREAK


Shape = tuple[int, tuple[object, ...]]  # how many letters of proclitics, and a Word's fields from `norm` on
_SHAPES: dict[str, Shape] = {}  # by the word as written
_MOST = 1 << 17
_NEAR = 4  # letters between a word and the number that goes on its name


def _new_shape(token: Token) -> Shape:
    """All of a word that does not depend on where it stands."""
    clitics = tuple(p for p in token.prefixes if p != "ال")
    attached = min(sum(map(len, clitics)), token.end - token.start)
    core, other, written = _core(token.norm, token.text, attached, "ال" in token.prefixes)
    adverbial = "\u064b" in token.text  # tanwin
    if len(_SHAPES) > _MOST:
        _SHAPES.clear()
    _SHAPES[token.text] = shape = (
        attached,
        (token.norm, core, token.stem, token.suffix, clitics, other, "ال" in token.prefixes, written, adverbial,
         WordForm()),
    )  # fmt: skip
    return shape


def _core(norm: str, text: str, attached: int, definite: bool) -> tuple[str, str, str]:
    """The core, its second reading if the word begins in لل, and the core as spelt."""
    rest, written = norm[attached:], half_fold(text)[attached:]
    if definite and not rest.startswith("ال"):  # للجنة: the article has lost its alef
        return "ال" + rest[1:], "ال" + rest, "ا" + written
    return rest or norm, "", written


def reglued(word: Word) -> Word:
    """`word` with no letter read as a proclitic: بان of بان كي مون."""
    return word._replace(begin=word.start, core=word.norm, clitics=(), definite=False, form=WordForm())


def unglued(word: Word, letters: int) -> Word:
    """`word` with its first letters read as proclitics, which the splitter had left on a name it does not know."""
    core = word.norm[letters:]
    return word._replace(
        begin=word.start + letters, core=core, clitics=tuple(word.norm[:letters]), written=word.written[letters:],
        definite=core.startswith("ال"), stem=core.removeprefix("ال"), form=WordForm(),
    )  # fmt: skip
