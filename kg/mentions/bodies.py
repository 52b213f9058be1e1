"""Organisations and forces named by a common noun and what specifies it: وزارة الدفاع العراقية, حزب X, صحيفة «X»."""

from __future__ import annotations

from functools import lru_cache

from kg.mentions.armies import army_at, army_firsts
from kg.mentions.body import Body, adjective_end, bare, quoted_end, state_in
from kg.mentions.gazetteer import Hit, Kind, classes
from kg.mentions.line import Line
from kg.mentions.nameness import Likely, is_feminine, likely
from kg.mentions.outlets import cited_at, in_dateline, outlet_at
from kg.mentions.words import Gap, Word
from kg.model import ActorType

_LONGEST = 9


def body_at(line: Line, i: int) -> Body | None:
    """The body named from word `i` on: the lexicon's, an outlet's, an army's, or one a head noun announces."""
    form, hits = line.words[i].form, line.hits[i]
    if not (_may_head(line.words[i]) if form.bodies is None else form.bodies):
        return (_known(line, i) or cited_at(line, i)) if hits else None
    named = army_at(line, i) or (_known(line, i) if hits else None) or _wrapped(line, i)
    return named or outlet_at(line, i) or (cited_at(line, i) if hits else None) or _headed(line, i)


def _may_head(word: Word) -> bool:
    """Does an army, an outlet or another body begin with such a word? Most words begin none; kept with its form."""
    head = bare(word)
    wrapper = head in classes("bodies.yaml", "wrappers")
    word.form.bodies = wrapper or head in body_heads() or word.core in army_firsts()
    return word.form.bodies


def _known(line: Line, i: int) -> Body | None:
    hit = line.hit(i, Kind.BODY, Kind.MEDIA)
    if hit is None or hit.entry.type is None:
        return None
    if hit.j == i + 1 and line.words[i].core in classes("bodies.yaml", "bases") and _of_arms(line, hit.j):
        return None
    if hit.j == i + 1 and _is_ordinary(line, i) and not _among_groups(line, hit) and not in_dateline(line, hit):
        return None
    end = adjective_end(line, hit.j)
    country = hit.entry.country or state_in(line, hit.j, end)
    return Body(i, end, hit.j, hit.entry.type, bare(line.words[i]), country, hit.entry.name, "lexicon")


def _of_arms(line: Line, at: int) -> bool:
    """القاعدة الجوية: a base, not the group, whatever stands beside it."""
    after = line.words[at] if at < len(line.words) else None
    return after is not None and after.gap is Gap.PLAIN and after.norm in classes("bodies.yaml", "of_arms")


def _wrapped(line: Line, i: int) -> Body | None:
    """ميليشيات الحوثيين, حزب نداء تونس: a common noun before the name the lexicon knows."""
    if bare(line.words[i]) not in classes("bodies.yaml", "wrappers") or i + 1 >= len(line.words):
        return None
    inner = line.hit(i + 1, Kind.BODY)
    if inner is None or line.words[i + 1].gap > Gap.QUOTED or line.words[i + 1].clitics or inner.entry.type is None:
        return None
    end = adjective_end(line, inner.j)
    country = inner.entry.country or state_in(line, inner.j, end)
    known, head = inner.entry.name, bare(line.words[i])
    return Body(i, end, inner.j, inner.entry.type, head, country, known, "lexicon", name_i=i + 1)


def _is_ordinary(line: Line, i: int) -> bool:
    """A one-word name that is an ordinary word as well: it needs quotes or a head noun before it."""
    word = line.words[i]
    if not {word.core, word.norm} & classes("bodies.yaml", "ordinary_names"):
        return False
    before = line.words[i - 1] if i else None
    announced = before is not None and bare(before) in body_heads()
    closed = i + 1 == len(line.words) or line.words[i + 1].gap is not Gap.PLAIN
    return not (announced or (word.gap is Gap.QUOTED and closed))


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


def _headed(line: Line, i: int) -> Body | None:
    word = line.words[i]
    head = bare(word)
    force = head in classes("bodies.yaml", "force_heads")
    if not (force or head in classes("bodies.yaml", "organisation_heads")) or word.suffix or _is_other(line, i, head):
        return None
    if word.norm in classes("stop_words.yaml", "function"):  # بقيادة واشنطن
        return None
    end, core_end, country, named = _extent(line, i)
    if end == i + 1 or not (_specific(head, country, named, end - i) or _general(line, i, head)):
        return None
    if head in classes("bodies.yaml", "needs_name") and line.words[i + 1].core[2:] in _nouns():
        return None  # إدارة الأزمة السورية
    armed = head in classes("bodies.yaml", "armed_heads")
    type_ = ActorType.ARMED_FORCE if armed else ActorType.ORGANIZATION
    return Body(i, end, core_end, type_, head, country)


def _general(line: Line, i: int, head: str) -> bool:
    """الاستخبارات العامة, المخابرات العسكرية; مكتب رئيس الوزراء who speaks, not where one meets."""
    after = line.words[i + 1]
    if head in classes("bodies.yaml", "of_persons"):
        there = i > 0 and line.words[i - 1].norm in classes("places.yaml", "locative")
        return after.core in classes("bodies.yaml", "persons") and not there and "ب" not in line.words[i].clitics
    return head in classes("bodies.yaml", "services") and after.norm in classes("bodies.yaml", "of_services")


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return classes("stop_words.yaml", "nouns")


def _is_other(line: Line, i: int, head: str) -> bool:
    """Words that head a body only in their place: الخارجية but not of a minister, قيادة but not of an army (which is
    the army), لواء but not the rank."""
    word = line.words[i]
    if i and line.words[i - 1].core in classes("anaphora.yaml", "who"):  # العلاقة التي تجمع الإمارات
        return True
    if head in classes("bodies.yaml", "definite_heads"):
        before = line.words[i - 1] if i else None
        if before is not None and before.norm in classes("bodies.yaml", "not_after"):
            return True
        return not word.definite or (before is not None and word.gap is Gap.PLAIN and not before.clitics and (
            likely(before) is Likely.NEVER and not _is_function(before)))  # fmt: skip
    if head in classes("bodies.yaml", "construct_heads") and word.definite:
        return True
    return (
        head in classes("bodies.yaml", "army_fronts") and i + 1 < len(line.words) and army_at(line, i + 1) is not None
    )


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
        if code is not None and line.hit(at - 1, Kind.ADJECTIVE) is not None and not _goes_on(line, at):
            break
    return at, core_end, country, named


def _goes_on(line: Line, at: int) -> bool:
    """المجلس الأفغاني الأعلى للسلام, اللجنة المصرية السودانية: the adjective after the state's is still of the name."""
    if at >= len(line.words) or line.words[at].gap > Gap.PLAIN or line.words[at].clitics:
        return False
    another = line.words[at].definite and line.hit(at, Kind.ADJECTIVE) is not None
    return another or line.words[at].norm in classes("bodies.yaml", "after_state")


def _agrees(head: Word, word: Word) -> bool:
    """Does the adjective agree with the definite head? اللجنة العليا but not اللجنة الشكر."""
    if word.clitics or not word.definite:
        return True
    feminine = word.written.endswith(("ة", "ا", "ى", "اء"))
    plural = head.written.endswith("ات") and bare(head) in classes("bodies.yaml", "organisation_heads")
    return feminine if head.written.endswith("ة") or plural else not word.written.endswith("ة")


def _step(line: Line, i: int, at: int, definite_head: bool) -> tuple[int, str | None, bool]:
    """One more part of the name at word `at`: where it ends, the state it names, whether it is a proper name."""
    word = line.words[at]
    if word.gap is Gap.QUOTED and at == i + 1 and not definite_head:
        return quoted_end(line, at), None, True
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
        return (at, None, False) if _describes(line, i, at) else (at + 1, None, False)
    whose = at == i + 1 and word.core in classes("bodies.yaml", "persons")
    if whose and bare(line.words[i]) not in classes("bodies.yaml", "of_persons"):
        return at, None, False
    if (whose or word.norm in classes("bodies.yaml", "inside")) and at + 1 < len(line.words):
        return (at + 1, None, False) if _step(line, i, at + 1, definite_head)[0] > at + 1 else (at, None, False)
    return at, None, False


def _describes(line: Line, i: int, at: int) -> bool:
    """المتطرفة, التابعة: what a body is like, not its name; مجلس النواب الهيئة: another body; الخاصة بالشرق."""
    word, after = line.words[at], line.words[at + 1] if at + 1 < len(line.words) else None
    if word.core in classes("bodies.yaml", "descriptions"):
        return True
    noun = word.core[2:] in _nouns() or (word.written.endswith("ة") and not is_feminine(word.written))
    if line.words[i].definite and at == i + 1 and noun and not line.hits[at]:
        return True  # تبنى المجلس القرار, تسعى الوزارة الموازنة
    if word.core in classes("bodies.yaml", "special"):
        return after is not None and after.gap is Gap.PLAIN and "ب" in after.clitics
    return at > i + 1 and line.words[at - 1].definite and bare(word) in classes("bodies.yaml", "strong_heads")


def _titled(word: Word) -> bool:
    """The next word is somebody's title, not part of the body's name."""
    return word.core in classes("offices.yaml", "definite_titles") or word.core in classes(
        "stop_words.yaml", "function"
    )


def _named_part(line: Line, i: int, at: int, hit: Hit, definite_head: bool) -> tuple[int, str | None, bool]:
    kind = hit.entry.kind
    if kind is Kind.ADJECTIVE:
        fits = line.words[at].definite and (not definite_head or at > i + 1 or _agrees(line.words[i], line.words[at]))
        return (hit.j, hit.entry.country, False) if fits else (at, None, False)
    if definite_head or (at > i + 1 and kind is not Kind.STATE):
        return at, None, False
    return hit.j, hit.entry.country if kind is not Kind.BODY else None, kind is not Kind.STATE


def _joined(line: Line, i: int, at: int) -> tuple[int, str | None, bool]:
    """A part with a proclitic: coordinated (والتعاون) or of purpose (لحفظ السلام), where the head noun takes one."""
    word, head = line.words[at], bare(line.words[i])
    if word.clitics == ("و",) and word.definite and head in classes("bodies.yaml", "coordinating"):
        plain = line.hit(at, Kind.ADJECTIVE, Kind.STATE, Kind.CAPITAL, Kind.BODY) is None
        return (at + 1, None, False) if plain and _coordinates(line, at) else (at, None, False)
    if (
        word.clitics == ("ل",)
        and head in classes("bodies.yaml", "purposeful")
        and at > i + 1
        and not _is_closed(line, i, at)
    ):
        fits = word.definite or (at + 1 < len(line.words) and line.words[at + 1].definite)
        if fits and not line.words[at].suffix:
            return at + (1 if word.definite else 2), None, False
    return at, None, False


def _is_closed(line: Line, i: int, at: int) -> bool:
    """مجلس النواب لإفشال …: a name that takes no purpose."""
    words = (line.words[i].core, *(w.norm for w in line.words[i + 1 : at]))
    return " ".join(words) in classes("bodies.yaml", "closed_names")


def _coordinates(line: Line, at: int) -> bool:
    """Not the start of another body or title: وزارة الخارجية والمتحدث باسمها."""
    return bare(line.words[at]) not in body_heads() and likely(line.words[at]) is not Likely.NEVER
