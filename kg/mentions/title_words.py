"""What a title is, and the words of the lexicon that titles are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from kg.language.evidence import free_forms
from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.body import Body
from kg.mentions.gazetteer import classes
from kg.mentions.line import Line, plain
from kg.mentions.nameness import Likely, likely
from kg.mentions.words import Gap, Word


@dataclass(slots=True)
class Title:
    """Words `[i, j)` are a title. `kept` are the words of the title without the state's adjective and السابق;
    `state` an ISO code if the title names one, `bodies` the organisations named in it."""

    i: int
    j: int
    office: str
    definite: bool
    kept: list[int] = field(default_factory=list)
    state: str | None = None
    body_adjective: str | None = None
    bodies: list[Body] = field(default_factory=list)
    former: bool = False
    place_state: str | None = None  # the state of a place the title names: محافظ البصرة
    closed: bool = False  # a place or state has ended it: no further noun belongs to it
    owned: bool = False  # has a pronoun of a body or state named before: عضو لجنتها المركزية
    rank: bool = False
    counterpart: bool = False
    nested: bool = False
    inner_i: int = 0  # where the title inside begins, 0 if there is none
    length: int = 1
    singular: str = ""  # of a dual or plural title, its head in the singular: وزيرا → وزير
    plural: bool = False  # وزراء
    shared: bool = False  # the department with و is another's: (وزير) … والخزانة

    def text(self, line: Line) -> str:
        """The title as written, without the state's adjective and words for former."""
        parts: list[str] = []
        for at in self.kept:
            word = line.words[at]
            start = word.begin if self.shared or not parts else word.start
            written = line.written(at, at + 1) if not parts else plain("".join(line.text[start : word.end].split()))
            if self.owned and word.suffix and parts:
                written = definite_form(word.stem)
            one = duals().get(word.core) or (plurals().get(word.core) if not parts else None)
            parts.append(one if self.singular and one else written)
        return " ".join(parts)


def definite_form(stem: str) -> str:
    """لجنت(ها) → اللجنة: the noun of a title without its pronoun, definite as it was with it."""
    return "ال" + free_forms(stem)[0]


@lru_cache(maxsize=1)
def heads() -> dict[str, str]:
    """Folded head noun → office concept."""
    data = load_yaml("offices.yaml")
    found = {fold_word(word): office for office, words in data["heads"].items() for word in words}
    return {**found, **{fold_word(word): "rank" for word in data["ranks"]}}


@lru_cache(maxsize=1)
def phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → the rest and the office of each title of two or three words that begins with it, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for office, spellings in load_yaml("offices.yaml")["phrases"].items():
        for phrase in spellings:
            first, *rest = fold_word(phrase).split()
            out.setdefault(first, []).append((tuple(rest), office))
    for rows in out.values():
        rows.sort(key=lambda row: -len(row[0]))
    return out


@lru_cache(maxsize=1)
def sole_holders() -> dict[str, str]:
    """Titles that only one state has: خادم الحرمين الشريفين."""
    return {fold_word(title): code for title, code in load_yaml("offices.yaml")["sole_holders"].items()}


@lru_cache(maxsize=1)
def titlephrases() -> frozenset[str]:
    """The first words of titles of two words."""
    return frozenset(phrases())


def bare_of(word: Word) -> str:
    """The core without its article."""
    return word.core[2:] if word.definite and word.core.startswith("ال") else word.core


@lru_cache(maxsize=1)
def duals() -> dict[str, str]:
    """Folded head nouns in the dual → their singular as written."""
    return {fold_word(dual): one for dual, one in load_yaml("offices.yaml")["duals"].items()}


@lru_cache(maxsize=1)
def plurals() -> dict[str, str]:
    """Folded head nouns in the plural, of which each of several persons is one → their singular as written."""
    return {fold_word(many): one for many, one in load_yaml("offices.yaml")["plurals"].items()}


def bare_of_text(written: str) -> str:
    """A word of a lexicon, folded, without its article."""
    return fold_word(written).removeprefix("ال")


def before_person(line: Line, at: int) -> bool:
    """رئيس الوفد المفاوض العميد بسام …: what comes next begins a name or another title, so this word does not."""
    if at + 1 >= len(line.words) or line.words[at + 1].gap > Gap.QUOTED:
        return False
    after = line.words[at + 1]
    honoured = after.core in classes("offices.yaml", "honorifics")
    return honoured or likely(after) is Likely.CERTAIN or bare_of(after) in heads()


def take(title: Title, at: int) -> bool:
    """Word `at` belongs to the title and its name."""
    title.kept.append(at)
    title.j = at + 1
    title.length += 1
    return True


@lru_cache(maxsize=1)
def known_nouns() -> frozenset[str]:
    """Nouns that complete titles: of places, of bodies, and those listed as such."""
    bodies = classes("bodies.yaml", "organisation_heads") | classes("bodies.yaml", "force_heads")
    return classes("places.yaml", "place_nouns") | bodies | classes("offices.yaml", "complements")
