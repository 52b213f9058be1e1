"""A sentence as the mention finder sees it: words with their proclitics off, and what stands between them."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Any, NamedTuple

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


# what names begin with a word: those it is alone, those that go on by their second word, and letters of proclitics
Ways = tuple[tuple[Any, dict[str, Any], int], ...]


class WordForm:
    """What the lexicons say of a word wherever it stands, kept with it once it has been asked for."""

    __slots__ = ("begins", "bodies", "dull", "likely", "persons", "plain", "strange", "titles", "ways")

    def __init__(self) -> None:
        self.ways: Ways | None = None  # what the lexicons name from it on, of kg.mentions.line
        self.plain = False  # nothing to look at there
        self.begins: bool | None = None  # whether anything may begin with it, of kg.mentions.scan
        self.dull = False  # plain, and nothing begins with it
        self.titles: bool | None = None  # whether any begins with it, of kg.mentions.titles
        self.bodies: bool | None = None  # of kg.mentions.bodies
        self.likely: Any = None  # how likely it is part of a name, of kg.mentions.nameness
        self.persons: bool | None = None  # of kg.mentions.persons
        self.strange: bool | None = None  # whether it may begin a name no list knows, of kg.mentions.strangers


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


def words_of(text: str, sentence: Sentence) -> tuple[list[Word], list[int]]:
    """The words of `sentence`, in order, and the places of those that are not dull."""
    out: list[Word] = []
    open_: list[int] = []
    at = sentence.start
    barrier = True
    new, known, plain = tuple.__new__, _SHAPES.get, Gap.PLAIN  # at hand: one is made for every word
    for token in sentence.tokens:
        start, end, written, _, _, _, _, is_word = token
        if is_word:
            attached, fields, form = known(written) or _new_shape(token)
            between = text[at:start]
            gap = Gap.BREAK if barrier else plain if between == " " else gap_of(between)
            if not form.dull:
                open_.append(len(out))
            out.append(new(Word, (start, end, start + attached, gap) + fields))  # noqa: RUF005  # twice as fast
            at, barrier = end, False
        elif written[:1].isdigit():
            if out and start - out[-1].end < _NEAR and out[-1].core in _numbered():
                open_.append(len(out))
                out.append(_number(token))
            barrier = True
    return out, open_


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


Shape = tuple[int, tuple[object, ...], WordForm]  # letters of proclitics, a Word's fields from `norm` on, the last
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
    form = WordForm()
    fields = (token.norm, core, token.stem, token.suffix, clitics, other, "ال" in token.prefixes, written, adverbial)
    _SHAPES[token.text] = shape = (attached, (*fields, form), form)
    return shape


@lru_cache(maxsize=1)
def _as_spelt() -> frozenset[str]:
    return frozenset(load_yaml("first_names.yaml")["as_spelt"])


def _core(norm: str, text: str, attached: int, definite: bool) -> tuple[str, str, str]:
    """The core, its second reading if the word begins in لل, and the core as spelt."""
    rest, written = norm[attached:], text if text in _as_spelt() else half_fold(text)[attached:]
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
