"""Two drafts that are one actor: a body and its abbreviation in brackets, a body and the longer form of its name."""

from __future__ import annotations

from dataclasses import replace

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.article import Reading
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.roster import Draft
from kg.mentions.scan import Found
from kg.mentions.words import Gap
from kg.model import ActorType

_BODIES = (ActorType.ORGANIZATION, ActorType.ARMED_FORCE)


def merge_bodies(reading: Reading) -> None:
    """Bring together what brackets and longer names show to be the same body."""
    for short, longer in (*_bracketed(reading), *_prefixes(reading), *_joint(reading)):
        if short != longer and short in reading.drafts and longer in reading.drafts:
            merge(reading, short, longer)


def _bracketed(reading: Reading) -> list[tuple[str, str]]:
    """البعثة الانتقالية (أتميس): a body whose name stands in brackets right after another's."""
    pairs = []
    ends: dict[tuple[int, int], str] = {}
    for at, found in enumerate(reading.found):
        if found.body is not None and at in reading.keys:
            ends[found.line, found.j] = ends[found.line, _with_place(reading, found)] = reading.keys[at]
    for at, found in enumerate(reading.found):
        key = reading.keys.get(at)
        before = ends.get((found.line, found.i))
        if found.body is None or key is None or before is None or found.inside:
            continue
        if reading.lines[found.line].words[found.i].gap is Gap.QUOTED and _compatible(reading, key, before):
            pairs.append((before, key) if "-" in key and reading.drafts[key].weight > 0.85 else (key, before))
    return pairs


def _with_place(reading: Reading, found: Found) -> int:
    """The end of a body's name with the place it works in: بعثة … في الصومال. That longer form is noted as well."""
    line = reading.lines[found.line]
    at = found.j
    if at + 1 >= len(line.words) or line.words[at].norm not in classes("bodies.yaml", "name_prepositions"):
        return at
    hit = line.hit(at + 1, Kind.STATE, Kind.CAPITAL, Kind.PLACE)
    if hit is None or line.words[at].gap or line.words[at + 1].gap or found.body is None:
        return at
    if found.body.type is ActorType.ORGANIZATION and found.body.head in classes("bodies.yaml", "placed"):
        reading.drafts[key_of_found(reading, found)].names.setdefault(line.written(found.i, hit.j), 0)
    return hit.j


def key_of_found(reading: Reading, found: Found) -> str:
    """The actor key of a body found."""
    return next(reading.keys[at] for at, other in enumerate(reading.found) if other is found)


def _compatible(reading: Reading, a: str, b: str) -> bool:
    one, other = reading.drafts[a], reading.drafts[b]
    both_known = one.rules.get("lexicon", 0) is None and other.rules.get("lexicon", 0) is None
    return one.type in _BODIES and other.type in _BODIES and not both_known


def _joint(reading: Reading) -> list[tuple[str, str]]:
    """قوة إفريقية مشتركة beside القوة العسكرية المشتركة, where one alone has the article."""
    drafts = [d for d in reading.drafts.values() if "joint force" in d.rules]
    article = load_yaml("clitics.yaml")["article"]
    named = [d.key for d in drafts if any(name.startswith(article) for name in d.names)]
    return [(d.key, named[0]) for d in drafts if d.key not in named] if len(named) == 1 else []


def _prefixes(reading: Reading) -> list[tuple[str, str]]:
    """بعثة الأمم المتحدة beside بعثة الأمم المتحدة لحفظ السلام في مالي."""
    drafts = [d for d in reading.drafts.values() if d.type in _BODIES]
    return [(a.key, b.key) for a in drafts for b in drafts if a is not b and _extends(a, b)]


def _extends(short: Draft, longer: Draft) -> bool:
    """Does a name of `longer` go on from one of `short` with a purpose or place?"""
    for name in short.names:
        words = fold_word(name).split()
        for other in longer.names:
            parts = fold_word(other).split()
            if 1 < len(words) < len(parts) and parts[: len(words)] == words and _goes_on(parts[len(words)]):
                return True
    return False


def _goes_on(word: str) -> bool:
    return word in classes("bodies.yaml", "name_prepositions") or word.startswith("لل")


def merge(reading: Reading, gone: str, kept: str) -> None:
    """Fold draft `gone` into `kept` everywhere."""
    old, new = reading.drafts.pop(gone), reading.drafts[kept]
    for name, count in old.names.items():
        new.names[name] = new.names.get(name, 0) + count
    new.evidence.extend(old.evidence)
    new.rules.update(old.rules)
    new.plain_names.update(old.plain_names)
    new.country = new.country or old.country
    new.weight = max(new.weight, old.weight)
    for at, key in reading.keys.items():
        if key == gone:
            reading.keys[at] = kept
    reading.mentions[:] = [
        replace(m, actors=tuple(kept if a == gone else a for a in m.actors)) if gone in m.actors else m
        for m in reading.mentions
    ]
