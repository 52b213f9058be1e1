"""Titles: a head noun with what completes it (وزير الخارجية العراقي, المتحدث باسم الجيش, رئيس أركان الجيش السابق)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.bodies import Body, body_at
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.line import Line
from kg.mentions.nameness import Likely, likely, opening
from kg.mentions.words import Gap, Word

_LONGEST = 14


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
    rank: bool = False
    counterpart: bool = False
    nested: bool = False
    length: int = 1

    def text(self, line: Line) -> str:
        """The title as written, without the state's adjective and words for former."""
        parts: list[str] = []
        for at in self.kept:
            word = line.words[at]
            start = word.begin if not parts else word.start
            parts.append(line.written(at, at + 1) if not parts else line.text[start : word.end])
        return " ".join(parts)


@lru_cache(maxsize=1)
def heads() -> dict[str, str]:
    """Folded head noun → office concept."""
    data = load_yaml("offices.yaml")
    found = {fold_word(word): office for office, words in data["heads"].items() for word in words}
    return {**found, **{fold_word(word): "rank" for word in data["ranks"]}}


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for office, phrases in load_yaml("offices.yaml")["phrases"].items():
        for phrase in phrases:
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
def title_phrases() -> frozenset[str]:
    """The first words of titles of two words."""
    return frozenset(_phrases())


def _bare(word: Word) -> str:
    return word.core[2:] if word.definite and word.core.startswith("ال") else word.core


def title_at(line: Line, i: int) -> Title | None:
    """The title that begins at word `i`."""
    word = line.words[i]
    if word.core in classes("offices.yaml", "counterpart"):
        title = Title(i, i + 1, "counterpart", True, [], counterpart=True)
        complete(line, title)
        return title
    title = _phrase(line, i) or _head(line, i)
    if title is not None:
        complete(line, title)
        return None if _is_body(line, title) else title
    return None


def _phrase(line: Line, i: int) -> Title | None:
    for rest, office in _phrases().get(line.words[i].core, ()):
        after = line.words[i + 1 : i + 1 + len(rest)]
        if tuple(w.norm for w in after) == rest and all(w.gap is Gap.PLAIN for w in after):
            end = i + 1 + len(rest)
            title = Title(i, end, office, office not in ("acting", "oneOf"), list(range(i, end)), length=1 + len(rest))
            title.state = sole_holders().get(" ".join((line.words[i].core, *rest)))
            return title
    return None


def _head(line: Line, i: int) -> Title | None:
    word = line.words[i]
    bare = _bare(word)
    office = heads().get(bare)
    if office is None or word.suffix:
        return None
    if not word.definite and (bare in classes("offices.yaml", "definite_only") or office == "rank"):
        if not _before_given(line, i, Likely.CERTAIN):
            return None
    if bare in classes("offices.yaml", "doubtful_ranks") and not _before_given(line, i, Likely.LIKELY):
        return None
    if bare in classes("offices.yaml", "before_titles") and not word.definite and not _before_title(line, i):
        return None
    return Title(i, i + 1, office, word.definite, [i], rank=office == "rank")


def _before_given(line: Line, i: int, floor: Likely) -> bool:
    """Does a given name, or another part of a rank, come next?"""
    if i + 1 >= len(line.words) or line.words[i + 1].gap > Gap.PLAIN:
        return False
    after = line.words[i + 1]
    part = after.norm in classes("offices.yaml", "rank_complements") and floor is Likely.LIKELY
    return part or likely(after) >= floor or after.core in opening() or line.hit(i + 1, Kind.ADJECTIVE) is not None


def _before_title(line: Line, i: int) -> bool:
    """مساعدة وزير الخارجية, not مساعدة العراق."""
    return i + 1 < len(line.words) and _bare(line.words[i + 1]) in heads()


def _is_body(line: Line, title: Title) -> bool:
    """مؤسسة, محافظة and the like head bodies and places, unless a name follows at once."""
    word = line.words[title.i]
    return _bare(word) in classes("offices.yaml", "not_heads_bare") and not word.definite and title.j == title.i + 1


def complete(line: Line, title: Title) -> None:
    """Take in, word by word, what completes the title."""
    while title.j < len(line.words) and title.j - title.i < _LONGEST:
        before = title.j
        if line.words[before].gap is Gap.PLAIN or _quoted_body(line, title):
            _extend(line, title)
        if title.j == before:
            return


def _quoted_body(line: Line, title: Title) -> bool:
    """تنظيم «داعش», قوة «كيفور» inside a title."""
    return line.words[title.j].gap is Gap.QUOTED and line.hit(title.j, Kind.BODY) is not None and title.j > title.i + 1


def _extend(line: Line, title: Title) -> None:
    at = title.j
    word = line.words[at]
    if title.rank:
        return _extend_rank(line, title, word)
    if word.norm in classes("offices.yaml", "former"):
        title.former, title.j = True, at + 1
        return None
    hit = line.hit(at, Kind.ADJECTIVE)
    if hit is not None and not word.clitics and (word.definite or not title.definite):
        return _nationality(line, title, hit.j, hit.entry.country)
    for part in (_modifier, _preposition, _body, _state, _nested, _noun):
        if part(line, title, at, word):
            return None
    return None


def _extend_rank(line: Line, title: Title, word: Word) -> None:
    """A rank takes its own complements and the state's adjective only."""
    hit = line.hit(title.j, Kind.ADJECTIVE)
    if word.norm in classes("offices.yaml", "rank_complements"):
        title.kept.append(title.j)
        title.j += 1
    elif hit is not None and word.definite and not word.clitics:
        title.state, title.j = hit.entry.country, hit.j
    elif word.norm in classes("offices.yaml", "former"):
        title.former, title.j = True, title.j + 1


def _nationality(line: Line, title: Title, end: int, country: str | None) -> None:
    """The state's adjective ends a construct title only if what it agrees with has been said."""
    if title.state is not None or (not title.definite and title.j == title.i + 1 and not title.counterpart):
        return
    title.state, title.j = country, end


def _modifier(line: Line, title: Title, at: int, word: Word) -> bool:
    hit = line.hit(at, Kind.BODY_ADJECTIVE)
    if hit is not None:
        title.body_adjective = hit.entry.name
    elif word.norm not in classes("offices.yaml", "modifiers"):
        return False
    title.kept.append(at)
    title.j += 1
    return True


def _preposition(line: Line, title: Title, at: int, word: Word) -> bool:
    """باسم X, لدى X, لشؤون X, ل + body: taken if what follows completes it."""
    if word.norm in classes("offices.yaml", "linking"):
        if title.length == 1 and not title.definite and word.norm in classes("places.yaml", "locative"):
            return False
        return _after_preposition(line, title, at, at + 1)
    if word.clitics and word.clitics[0] in ("ل", "ب") and not word.suffix:
        return _after_preposition(line, title, at, at)
    return False


def _after_preposition(line: Line, title: Title, at: int, inner: int) -> bool:
    if inner >= len(line.words) or (inner > at and line.words[inner].gap > Gap.QUOTED):
        return False
    word = line.words[inner]
    saved = title.j, list(title.kept)
    title.kept.extend(range(at, inner))
    title.j = inner
    parts = (_body, _state, _nested, _place, _object) if title.definite or title.length > 1 or inner > at else (_body,)
    if any(part(line, title, inner, word) for part in parts):
        return title.j > inner
    title.j, title.kept = saved
    return False


def _body(line: Line, title: Title, at: int, word: Word) -> bool:
    body = body_at(line, at)
    if body is None or (word.clitics and at != title.j):
        return False
    title.bodies.append(body)
    title.kept.extend(range(at, body.core_end))
    title.state = title.state or body.country
    title.j = body.j
    title.length += body.j - body.i
    return True


def _state(line: Line, title: Title, at: int, word: Word) -> bool:
    hit = line.hit(at, Kind.STATE)
    if hit is None or likely(word) is Likely.CERTAIN:
        return False
    title.kept.extend(range(at, hit.j))
    title.state, title.j = title.state or hit.entry.country, hit.j
    return True


def _nested(line: Line, title: Title, at: int, word: Word) -> bool:
    """نائب رئيس الوزراء, مساعد وزير الخارجية."""
    inner = title_at(line, at)
    if inner is None or inner.rank or inner.counterpart or (title.definite and not word.clitics) or "و" in word.clitics:
        return False
    if not word.clitics and title.length > 1 and line.words[at - 1].definite:
        return False
    if inner.definite and not word.clitics and title.length > 1:
        return False
    title.kept.extend(inner.kept)
    title.state = title.state or inner.state
    title.place_state = title.place_state or inner.place_state
    title.body_adjective = title.body_adjective or inner.body_adjective
    title.bodies.extend(inner.bodies)
    title.former, title.j, title.nested = title.former or inner.former, inner.j, True
    title.length += inner.length
    return True


def _place(line: Line, title: Title, at: int, word: Word) -> bool:
    """A place after a preposition or place noun: في المار, لدى بغداد."""
    hit = line.hit(at, Kind.CAPITAL, Kind.PLACE, Kind.REGION)
    if hit is not None:
        title.kept.extend(range(at, hit.j))
        title.j = hit.j
        title.length += 1
        if title.office not in ("ambassador", "envoy", "representative"):
            title.place_state = hit.entry.country
        return True
    return False


def _noun(line: Line, title: Title, at: int, word: Word) -> bool:
    """An ordinary noun or adjective that completes the title, as long as it is no name."""
    if not title.definite and not line.words[at - 1].definite and not word.clitics and _place(line, title, at, word):
        return True
    if word.suffix and not word.definite:
        return False
    if "و" in word.clitics:
        return _coordinated(line, title, at, word)
    if (word.clitics and at != title.j) or (word.clitics and title.kept and title.kept[-1] == at):
        return False
    if word.definite and not (title.definite and title.length == 1 and title.i == at - 1 and not word.clitics):
        return _definite(line, title, at, word)
    if not word.definite and (not title.definite or word.clitics):
        return _construct(line, title, at, word)
    return False


def _object(line: Line, title: Title, at: int, word: Word) -> bool:
    """What a preposition takes: a definite noun, or one in construct."""
    if word.suffix and not word.definite:
        return False
    return _definite(line, title, at, word) if word.definite else _construct(line, title, at, word)


def _place_nouns() -> frozenset[str]:
    nouns: frozenset[str] = classes("places.yaml", "place_nouns")
    return nouns


def _definite(line: Line, title: Title, at: int, word: Word) -> bool:
    if likely(word) >= Likely.LIKELY or _is_verbal(word):
        return False
    if title.length > 1 and line.words[at - 1].definite and likely(word) is Likely.POSSIBLE and not _before_person(line, at):
        return False
    if word.core in classes("stop_words.yaml", "function") or word.core in classes("offices.yaml", "honorifics"):
        return False
    if title.length > 1 and heads().get(_bare(word)) is not None:
        return False
    return _take(title, at)


def _before_person(line: Line, at: int) -> bool:
    """رئيس الوفد المفاوض العميد بسام …: what comes next begins a name or another title, so this word does not."""
    if at + 1 >= len(line.words) or line.words[at + 1].gap > Gap.QUOTED:
        return False
    after = line.words[at + 1]
    return likely(after) is Likely.CERTAIN or _bare(after) in heads() or after.core in classes("offices.yaml", "honorifics")


def _is_verbal(word: Word) -> bool:
    return word.core in classes("stop_words.yaml", "verbs")


def _construct(line: Line, title: Title, at: int, word: Word) -> bool:
    """A bare noun in construct: it needs something definite, a place or a name of a state after it."""
    if word.core in opening() or word.core in classes("offices.yaml", "honorifics"):
        return False
    if not word.clitics and line.words[at - 1].definite and title.length > 1 and at == title.j and title.kept[-1] == at - 1:
        return False
    if likely(word) >= Likely.PLAUSIBLE and line.words[at - 1].core in _place_nouns():
        return _unknown_place(line, title, at)
    nouns = _place_nouns() | classes("bodies.yaml", "organisation_heads") | classes("bodies.yaml", "force_heads")
    known = word.core in nouns or word.core in classes("offices.yaml", "complements")
    if not known and likely(word) is not Likely.UNLIKELY:
        return False
    if at + 1 >= len(line.words) or line.words[at + 1].gap > Gap.PLAIN:
        return False
    after = line.words[at + 1]
    hit = line.hit(at + 1, Kind.STATE, Kind.CAPITAL, Kind.PLACE, Kind.BODY)
    follows = (after.definite and not after.clitics) or hit is not None or known
    return _take(title, at) if follows and not after.clitics else False


def _unknown_place(line: Line, title: Title, at: int) -> bool:
    """Words after a place noun up to a given name: حاكم منطقة بركي براك."""
    if likely(line.words[at]) is Likely.CERTAIN:
        return False
    end = at + 1
    while end < len(line.words) and end - at < 2 and line.words[end].gap is Gap.PLAIN:
        if likely(line.words[end]) not in (Likely.PLAUSIBLE, Likely.POSSIBLE) or line.words[end].clitics:
            break
        end += 1
    title.kept.extend(range(at, end))
    title.j = end
    title.length += 1
    return True


def _coordinated(line: Line, title: Title, at: int, word: Word) -> bool:
    """وزير الخارجية والتعاون: a second definite noun of the same title."""
    if title.definite or not word.definite or title.length < 2 or word.clitics != ("و",):
        return False
    if heads().get(_bare(word)) or likely(word) >= Likely.POSSIBLE or line.hit(at) is not None:
        return False
    if word.core in classes("offices.yaml", "honorifics") or likely(word) is Likely.NEVER:
        return False
    return _take(title, at)


def _take(title: Title, at: int) -> bool:
    title.kept.append(at)
    title.j = at + 1
    title.length += 1
    return True
