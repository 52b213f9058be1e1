"""Organisations and forces named by a common noun and what specifies it: وزارة الدفاع العراقية, حزب X, صحيفة «X»."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.mentions.gazetteer import Hit, Kind, classes
from kg.mentions.line import Line
from kg.mentions.nameness import Likely, likely
from kg.mentions.words import Gap, Word
from kg.model import ActorType

_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Body:
    """Words `[i, j)` name an organisation or force. `core_end` is where the name ends without the state's adjective;
    `known` is the lexicon's name of it, `head` the head noun without its article."""

    i: int
    j: int
    core_end: int
    type: ActorType
    head: str
    country: str | None = None
    known: str | None = None
    rule: str = "head noun"
    inner: tuple[Hit, ...] = ()


def body_at(line: Line, i: int) -> Body | None:
    """The body named from word `i` on: the lexicon's, an outlet's, an army's, or one a head noun announces."""
    named = _army(line, i) or _known(line, i) or _wrapped(line, i)
    return named or _outlet(line, i) or _cited(line, i) or _headed(line, i)


def _bare(word: Word) -> str:
    return word.core[2:] if word.definite and word.core.startswith("ال") else word.core


def _known(line: Line, i: int) -> Body | None:
    hit = line.hit(i, Kind.BODY, Kind.MEDIA)
    if hit is None or hit.entry.type is None:
        return None
    if hit.j == i + 1 and _is_ordinary(line, i) and not _among_groups(line, hit) and not _dateline(line, hit):
        return None
    end = _adjective_end(line, hit.j)
    country = hit.entry.country or _state_in(line, hit.j, end)
    return Body(i, end, hit.j, hit.entry.type, _bare(line.words[i]), country, hit.entry.name, "lexicon")


def _wrapped(line: Line, i: int) -> Body | None:
    """ميليشيات الحوثيين, حزب نداء تونس: a common noun before the name the lexicon knows."""
    if _bare(line.words[i]) not in classes("bodies.yaml", "wrappers") or i + 1 >= len(line.words):
        return None
    inner = line.hit(i + 1, Kind.BODY)
    if inner is None or line.words[i + 1].gap > Gap.QUOTED or line.words[i + 1].clitics or inner.entry.type is None:
        return None
    end = _adjective_end(line, inner.j)
    country = inner.entry.country or _state_in(line, inner.j, end)
    return Body(i, end, inner.j, inner.entry.type, _bare(line.words[i]), country, inner.entry.name, "lexicon")


def _is_ordinary(line: Line, i: int) -> bool:
    """A one-word name that is an ordinary word as well: it needs quotes or a head noun before it."""
    word = line.words[i]
    if not {word.core, word.norm} & classes("bodies.yaml", "ordinary_names"):
        return False
    before = line.words[i - 1] if i else None
    announced = before is not None and _bare(before) in body_heads()
    return not (announced or (word.gap is Gap.QUOTED))


def _among_groups(line: Line, hit: Hit) -> bool:
    """القاعدة وداعش والنصرة: beside another group, the ordinary word is one too."""
    if hit.entry.type is not ActorType.ARMED_FORCE:
        return False
    near = range(max(0, hit.i - 3), min(len(line.words), hit.j + 3))
    others = (line.hit(k, Kind.BODY) for k in near if k != hit.i)
    return any(o is not None and o.entry.type is hit.entry.type and o.entry.name != hit.entry.name for o in others)


@lru_cache(maxsize=1)
def body_heads() -> frozenset[str]:
    """Every noun that heads an organisation, a force or an outlet, folded and without its article."""
    heads = classes("bodies.yaml", "organisation_heads") | classes("bodies.yaml", "force_heads")
    return heads | classes("media.yaml", "heads")


def _adjective_end(line: Line, j: int) -> int:
    """Past the state's adjective or يتبع-like epithets that follow a name."""
    hit = line.hit(j, Kind.ADJECTIVE)
    if hit is not None and line.words[j].gap is Gap.PLAIN and line.words[j].definite and not line.words[j].clitics:
        return hit.j
    return j


def _state_in(line: Line, i: int, j: int) -> str | None:
    for k in range(i, j):
        hit = line.hit(k, Kind.ADJECTIVE, Kind.STATE)
        if hit is not None:
            return hit.entry.country
    return None


def _outlet(line: Line, i: int) -> Body | None:
    """An outlet's head noun and its name, quoted or not: صحيفة «الأولى», قناة (X), شبكة CNN."""
    if _bare(line.words[i]) not in classes("media.yaml", "heads") or i + 1 >= len(line.words):
        return None
    at = i + 1
    hit = line.hit(at, Kind.MEDIA, Kind.ORDINARY_MEDIA, Kind.BODY)
    quoted = _quoted_end(line, at)
    whole = hit is not None and hit.j >= quoted
    if hit is not None and whole and line.words[at].gap <= Gap.QUOTED and not line.words[at].clitics:
        end = _adjective_end(line, hit.j)
        known = hit.entry.name
        return Body(i, end, hit.j, ActorType.ORGANIZATION, "", _state_in(line, hit.j, end), known, "outlet")
    if quoted > at:
        end = _adjective_end(line, quoted)
        return Body(at, quoted, quoted, ActorType.ORGANIZATION, "", _state_in(line, quoted, end), None, "outlet quoted")
    return None


def _cited(line: Line, i: int) -> Body | None:
    """An outlet with an ordinary name, in quotes after ل or a word of telling: قال لـ«الشرق الأوسط»."""
    hit = line.hit(i, Kind.ORDINARY_MEDIA)
    if hit is None or line.words[i].gap is not Gap.QUOTED:
        return None
    before = line.words[i - 1] if i else None
    told = before is not None and before.norm in classes("media.yaml", "citing")
    if not (told or "ل" in line.words[i].clitics):
        return None
    return Body(i, hit.j, hit.j, ActorType.ORGANIZATION, "", None, hit.entry.name, "outlet cited")


def _dateline(line: Line, hit: Hit) -> bool:
    """واس - الرياض: an agency among the first words of a line, parted from the rest by a dash or brackets."""
    parted = hit.j < len(line.words) and line.words[hit.j].gap in (Gap.COMMA, Gap.QUOTED)
    return hit.entry.kind is Kind.MEDIA and hit.i < 4 and parted


def _quoted_end(line: Line, at: int) -> int:
    """The end of the words in quotes from `at` on (at most five), `at` if they are not quoted."""
    if line.words[at].gap is not Gap.QUOTED or line.words[at].clitics:
        return at
    end = at + 1
    while end < len(line.words) and end - at < 5 and line.words[end].gap is Gap.PLAIN:
        end += 1
    closed = end == len(line.words) or line.words[end].gap is not Gap.PLAIN
    return end if closed and end - at < 5 else at


def _army(line: Line, i: int) -> Body | None:
    """A state's army or branch, with or without the state: الجيش العراقي, القوات المسلحة."""
    if line.words[i].core not in _army_firsts():
        return None
    end = _phrase_end(line, i, _army_phrases())
    if end == i or line.hit(i, Kind.BODY) is not None:
        return None
    stop = _specifiers(line, end)
    country = _state_in(line, end, stop)
    head = _bare(line.words[i])
    if country is None and line.written(i, end) and _core(line, i, end) in classes("bodies.yaml", "branches"):
        return None
    rule = "bare forces" if line.words[i].core in classes("bodies.yaml", "optional_words") else "army"
    return Body(i, stop if country else end, end, ActorType.ARMED_FORCE, head, country, None, rule)


@lru_cache(maxsize=1)
def _army_phrases() -> frozenset[str]:
    return classes("bodies.yaml", "army_words") | classes("bodies.yaml", "optional_words")


@lru_cache(maxsize=1)
def _army_firsts() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _army_phrases())


def _core(line: Line, i: int, j: int) -> str:
    return " ".join((line.words[i].core, *(w.norm for w in line.words[i + 1 : j])))


def _phrase_end(line: Line, i: int, phrases: frozenset[str]) -> int:
    for length in (3, 2, 1):
        if i + length > len(line.words):
            continue
        cores = (line.words[i].core, *(w.norm for w in line.words[i + 1 : i + length]))
        if " ".join(cores) in phrases and all(w.gap is Gap.PLAIN for w in line.words[i + 1 : i + length]):
            return i + length
    return i


def _specifiers(line: Line, j: int) -> int:
    """Past definite adjectives of an army up to the state's: القوات القتالية الأميركية."""
    at = j
    while at < len(line.words) and at - j < 3 and line.words[at].gap is Gap.PLAIN and not line.words[at].clitics:
        hit = line.hit(at, Kind.ADJECTIVE)
        if hit is not None and line.words[at].definite:
            return hit.j
        if not line.words[at].definite:
            break
        at += 1
    return j


def _headed(line: Line, i: int) -> Body | None:
    word = line.words[i]
    head = _bare(word)
    force = head in classes("bodies.yaml", "force_heads")
    if not (force or head in classes("bodies.yaml", "organisation_heads")) or word.suffix or _is_other(line, i, head):
        return None
    end, core_end, country, named = _extent(line, i)
    if end == i + 1 or not _specific(head, country, named, end - i):
        return None
    armed = head in classes("bodies.yaml", "armed_heads")
    type_ = ActorType.ARMED_FORCE if armed else ActorType.ORGANIZATION
    return Body(i, end, core_end, type_, head, country)


def _is_other(line: Line, i: int, head: str) -> bool:
    """Words that head a body only in their place: الخارجية but not of a minister, قيادة but not of an army (which is
    the army), لواء but not the rank."""
    word = line.words[i]
    if head in classes("bodies.yaml", "definite_heads"):
        before = line.words[i - 1] if i else None
        return not word.definite or (before is not None and word.gap is Gap.PLAIN and not before.clitics and (
            likely(before) is Likely.NEVER and not _is_function(before)))  # fmt: skip
    if head in classes("bodies.yaml", "construct_heads") and word.definite:
        return True
    return head in classes("bodies.yaml", "army_fronts") and i + 1 < len(line.words) and _army(line, i + 1) is not None


def _is_function(word: Word) -> bool:
    return word.core in classes("stop_words.yaml", "function") or word.core in classes("stop_words.yaml", "verbs")


def _specific(head: str, country: str | None, named: bool, length: int) -> bool:
    """Does what follows the head make it a name?"""
    if head in classes("bodies.yaml", "state_heads"):
        return country is not None
    if head in classes("bodies.yaml", "construct_forces"):
        return named or length > 1
    if head in classes("bodies.yaml", "needs_name"):
        return named or (country is not None and length > 2)
    if head in classes("bodies.yaml", "force_heads"):
        return named
    return head in classes("bodies.yaml", "strong_heads") and (named or length > 1)


def _extent(line: Line, i: int) -> tuple[int, int, str | None, bool]:
    """End of the name, its end without the state's adjective, the state, and whether a proper name is part of it."""
    first = line.words[i]
    at, core_end, country, named, chained = i + 1, i + 1, None, False, False
    while at < len(line.words) and at - i < _LONGEST:
        step, code, proper = _step(line, i, at, first.definite)
        if step == at or (first.definite and not code and not chained and not _agrees(first, line.words[at])):
            break
        chained = chained or bool(line.words[at].clitics)
        if code is None or country is not None:
            core_end = step
        country = country or code
        named = named or proper
        at = step
        if code is not None and line.hit(at - 1, Kind.ADJECTIVE) is not None and not _ranks(line, at):
            break
    return at, core_end, country, named


def _ranks(line: Line, at: int) -> bool:
    """المجلس الأفغاني الأعلى للسلام: the adjective after the state's is still of the name."""
    return at < len(line.words) and line.words[at].norm in classes("bodies.yaml", "after_state")


def _agrees(head: Word, word: Word) -> bool:
    """Does the adjective agree with the definite head? اللجنة العليا but not اللجنة الشكر."""
    if word.clitics or not word.definite:
        return True
    feminine = word.written.endswith(("ة", "ا", "ى", "اء"))
    return feminine if head.written.endswith("ة") else not word.written.endswith("ة")


def _step(line: Line, i: int, at: int, definite_head: bool) -> tuple[int, str | None, bool]:
    """One more part of the name at word `at`: where it ends, the state it names, whether it is a proper name."""
    word = line.words[at]
    if word.gap is Gap.QUOTED and at == i + 1 and not definite_head:
        return _quoted_end(line, at), None, True
    if word.gap > Gap.PLAIN:
        return at, None, False
    if word.clitics:
        return _joined(line, i, at)
    hit = line.hit(
        at, Kind.ADJECTIVE, Kind.STATE, Kind.CAPITAL, Kind.PLACE, Kind.BODY, Kind.REGION, Kind.BODY_ADJECTIVE
    )
    if hit is not None:
        return _named_part(line, i, at, hit, definite_head)
    if word.definite and likely(word) < Likely.LIKELY and not word.suffix and not _titled(word):
        return at + 1, None, False
    if word.norm in classes("bodies.yaml", "inside") and at + 1 < len(line.words):
        return (at + 1, None, False) if _step(line, i, at + 1, definite_head)[0] > at + 1 else (at, None, False)
    return at, None, False


def _titled(word: Word) -> bool:
    """The next word is somebody's title, not part of the body's name."""
    return word.core in classes("offices.yaml", "definite_titles") or word.core in classes(
        "stop_words.yaml", "function"
    )


def _named_part(line: Line, i: int, at: int, hit: Hit, definite_head: bool) -> tuple[int, str | None, bool]:
    kind = hit.entry.kind
    if kind is Kind.ADJECTIVE:
        fits = line.words[at].definite
        return (hit.j, hit.entry.country, False) if fits else (at, None, False)
    if definite_head or (at > i + 1 and kind is not Kind.STATE):
        return at, None, False
    return hit.j, hit.entry.country if kind is not Kind.BODY else None, kind is not Kind.STATE


def _joined(line: Line, i: int, at: int) -> tuple[int, str | None, bool]:
    """A part with a proclitic: coordinated (والتعاون) or of purpose (لحفظ السلام), where the head noun takes one."""
    word, head = line.words[at], _bare(line.words[i])
    if word.clitics == ("و",) and word.definite and head in classes("bodies.yaml", "coordinating"):
        plain = line.hit(at, Kind.ADJECTIVE, Kind.STATE, Kind.CAPITAL, Kind.BODY) is None
        return (at + 1, None, False) if plain and _coordinates(line, at) else (at, None, False)
    if word.clitics == ("ل",) and head in classes("bodies.yaml", "purposeful") and at > i + 1:
        fits = word.definite or (at + 1 < len(line.words) and line.words[at + 1].definite)
        if fits and not line.words[at].suffix:
            return at + (1 if word.definite else 2), None, False
    return at, None, False


def _coordinates(line: Line, at: int) -> bool:
    """Not the start of another body or title: وزارة الخارجية والمتحدث باسمها."""
    bare = _bare(line.words[at])
    heads = body_heads()
    return bare not in heads and likely(line.words[at]) is not Likely.NEVER
