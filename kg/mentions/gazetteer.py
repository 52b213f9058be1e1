"""What the lexicons name, as a table of word sequences, and where a sentence holds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import product

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.words import Gap, Ways, Word
from kg.model import ActorType


class Kind(StrEnum):
    """What a lexicon entry is, before the sentence has its say."""

    STATE = "state"
    ADJECTIVE = "adjective"
    CAPITAL = "capital"
    PLACE = "place"
    REGION = "region"
    BODY = "body"  # organisations and forces
    MEDIA = "media"
    ORDINARY_MEDIA = "ordinary media"  # an outlet named by an ordinary word
    BODY_ADJECTIVE = "body adjective"  # أممي
    NETWORK = "network"
    KINGDOM = "kingdom"  # المملكة


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the lexicons name. `name` is the lexicon's first spelling, the same for all spellings of the thing."""

    kind: Kind
    name: str
    type: ActorType | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `[i, j)` of a sentence are an entry's."""

    i: int
    j: int
    entry: Entry


_BETWEEN = {ord(mark): " " for mark in '".+()'}
Rows = list[tuple[tuple[str, ...], Entry]]
Table = dict[str, Rows]


def _entries() -> Iterator[tuple[str, Entry]]:
    yield from _states()
    yield from _places()
    yield from _bodies()
    yield from _media()


def _states() -> Iterator[tuple[str, Entry]]:
    data, forms = load_yaml("states.yaml"), load_yaml("anaphora.yaml")["forms_of_state"]
    for code, row in data["states"].items():
        name = row["names"][0]
        state = Entry(Kind.STATE, name, ActorType.STATE, code)
        for spelling in row["names"]:
            plain = spelling.replace(" - ", " ").split(" (")[0]
            yield plain, state
            yield from ((f"{form} {plain}", state) for form in forms)
        for spelling in row["capitals"]:
            yield spelling, Entry(Kind.CAPITAL, spelling, ActorType.STATE, code)
        adjective = Entry(Kind.ADJECTIVE, name, ActorType.STATE, code)
        for form in _adjectives(row, data["adjective_endings"]):
            yield form, adjective


def _adjectives(row: dict[str, list[str]], endings: list[str]) -> Iterator[str]:
    for demonym, ending, article in product(row["demonyms"], endings, ("", "ال")):
        first, *more = demonym.split()
        if not more:
            yield article + first + ending
        elif first.endswith("ي"):  # كوري شمالي: both words agree
            yield f"{article}{first}{ending} {article}{more[0]}{ending}"
        else:  # جنوب أفريقي: the first stays
            yield f"{first} {article}{more[0]}{ending}"
            yield f"{article}{first} {article}{more[0]}{ending}"
    yield from row["irregular"]


def _places() -> Iterator[tuple[str, Entry]]:
    data = load_yaml("places.yaml")
    for code, names in data["cities"].items():
        for name in names:
            yield name, Entry(Kind.PLACE, name, None, code)
    for name in data["regions"]:
        yield name, Entry(Kind.REGION, name)


def _bodies() -> Iterator[tuple[str, Entry]]:
    data = load_yaml("organisations.yaml")
    yield from _spellings(data["international"], Kind.BODY, ActorType.ORGANIZATION)
    for code, rows in data["with_country"].items():
        yield from _spellings(rows, Kind.BODY, ActorType.ORGANIZATION, code)
    yield from _spellings(load_yaml("forces.yaml")["groups"], Kind.BODY, ActorType.ARMED_FORCE)
    endings = load_yaml("states.yaml")["adjective_endings"]
    for name, adjectives in data["adjectives"].items():
        entry = Entry(Kind.BODY_ADJECTIVE, name, ActorType.ORGANIZATION)
        yield from ((a + base + e, entry) for base in adjectives for e in endings for a in ("", "ال"))
    for name in data["networks"]:
        yield name, Entry(Kind.NETWORK, name, ActorType.ORGANIZATION)


def _media() -> Iterator[tuple[str, Entry]]:
    data = load_yaml("media.yaml")
    for part in ("agencies", "papers", "channels"):
        yield from _spellings(data[part], Kind.MEDIA, ActorType.ORGANIZATION)
    for names in data["generic"]:
        entry = Entry(Kind.ORDINARY_MEDIA, names[0], ActorType.ORGANIZATION)
        yield from ((name, entry) for name in names)


def _spellings(
    rows: list[list[str]], kind: Kind, type_: ActorType, country: str | None = None
) -> Iterator[tuple[str, Entry]]:
    for names in rows:
        entry = Entry(kind, names[0], type_, country)
        yield from ((name, entry) for name in names)


@lru_cache(maxsize=1)
def table() -> Table:
    """First word → the rest of each name that begins with it, longest first. Built once."""
    out: Table = {}
    seen: set[tuple[str, str, str | None]] = set()
    for name, entry in _entries():
        words = tuple(fold_word(name).translate(_BETWEEN).split())
        mark = (" ".join(words), entry.kind, entry.country)
        if words and mark not in seen:
            seen.add(mark)
            out.setdefault(words[0], []).append((words[1:], entry))
    for rows in out.values():
        rows.sort(key=lambda row: -len(row[0]))
    return out


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[tuple[Entry, ...], dict[str, Rows]]]:
    """First word → the names it is alone, one of each kind, and those that go on, by their second word."""
    names = {}
    for first, rows in table().items():
        alone: dict[Kind, Entry] = {}
        longer: dict[str, Rows] = {}
        for rest, entry in rows:
            if rest:
                longer.setdefault(rest[0], []).append((rest, entry))
            else:
                alone.setdefault(entry.kind, entry)
        names[first] = (tuple(alone.values()), longer)
    return names


def hits_at(words: Sequence[Word], i: int, ways: Ways) -> tuple[tuple[Hit, ...], int]:
    """Everything the lexicons name from word `i` on, which `ways` are of: the longest of each kind, longest first; and
    how many letters of the word are proclitics that its reading does not know of."""
    second = words[i + 1].norm if i + 1 < len(words) else ""
    for alone, longer, glued in ways:
        if second in longer and (found := _longer(words, i, longer[second])):
            kinds = {hit.entry.kind for hit in found}
            return (*found, *[Hit(i, i + 1, entry) for entry in alone if entry.kind not in kinds]), glued
        if alone:
            return tuple([Hit(i, i + 1, entry) for entry in alone]), glued
    return (), 0


def _longer(words: Sequence[Word], i: int, rows: Rows) -> list[Hit]:
    """The longest name of each kind that goes on from word `i`."""
    found: dict[Kind, Hit] = {}
    for rest, entry in rows:
        if entry.kind not in found and _follows(words, i + 1, rest):
            found[entry.kind] = Hit(i, i + 1 + len(rest), entry)
    return list(found.values())


def ways_of(norm: str, core: str, other: str, split: bool) -> Ways:
    """What the table knows to begin with a word: as written, without its proclitics, or without those the splitter left
    on a name it does not know (لأتميس)."""
    ways = [(core, 0), (other, 0)] if split else [(norm, 0), (other, 0)]
    if len(norm) > 4 and norm[0] in "وفبلك":
        ways += [(norm[1:], 1), (norm[2:], 2)] if norm[0] in "وف" and norm[1] in "بلك" else [(norm[1:], 1)]
    if split:
        ways.append((norm, 0))
    return tuple((*_names()[way], glued) for way, glued in ways if way in _names())


def _follows(words: Sequence[Word], at: int, rest: tuple[str, ...]) -> bool:
    if at + len(rest) > len(words):
        return False
    for i, part in enumerate(rest, at):  # noqa: SIM110  # a generator would cost more than the look
        if words[i].norm != part or words[i].gap > Gap.QUOTED:
            return False
    return True


@cache
def classes(file: str, part: str) -> frozenset[str]:
    """A folded word set of a lexicon file: `classes("offices.yaml", "ranks")`."""
    return frozenset(fold_word(word) for word in load_yaml(file)[part])
