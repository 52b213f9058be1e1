"""Bodies and persons of an article: mentions of the same one brought together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.article import Reading, state_key
from kg.mentions.body import Body
from kg.mentions.gazetteer import Kind, classes, table
from kg.mentions.line import Line
from kg.mentions.roster import Draft, key_of
from kg.mentions.scan import Found
from kg.mentions.words import Gap
from kg.model import ActorType, Form


def resolve_bodies(reading: Reading) -> None:
    """Draft every organisation and force, longest and best known names first met deciding the key."""
    for at, found in enumerate(reading.found):
        if found.body is not None and (found.body.country or found.body.known or found.body.rule != "army"):
            _see(reading, at, found, found.body)
    for at, found in enumerate(reading.found):
        if found.body is not None and at not in reading.keys:
            _see(reading, at, found, found.body)
    _drop_bare_forces(reading)


def _see(reading: Reading, at: int, found: Found, body: Body) -> None:
    name = _plain_name(reading, found, body)
    if found.inside and name in classes("bodies.yaml", "not_in_titles"):
        return
    if name in classes("bodies.yaml", "paraphrases"):
        return
    if name.startswith(_ordinary()):
        return
    if body.rule == "bare forces" and body.country is None:
        return
    key = _key(reading, found, body)
    if key is None:
        return
    draft = reading.draft(key, body.type, body.country)
    draft.country = draft.country or body.country
    reading.keys[at] = key
    span = reading.span(found)
    draft.see(body.name or reading.written(found, body.i, body.j), span, body.rule, 0.9 if body.known else 0.6)
    for i, j in _shorter(reading.lines[found.line], body):
        if part := reading.written(found, i, j):  # a last letter alone may have been read as a proclitic
            draft.names.setdefault(part, 0)
    state = state_key(draft.country) if draft.country else None
    reading.mention(span, span.start, Form.NAME, (key,), body.type, state=state)


@lru_cache(maxsize=1)
def _ordinary() -> tuple[str, ...]:
    return tuple(sorted(classes("bodies.yaml", "ordinary_bodies")))


def _shorter(line: Line, body: Body) -> Iterator[tuple[int, int]]:
    """Parts of a body's words that name it too: without the state's adjective, the common noun, what is in brackets."""
    if body.i < body.core_end != body.j:
        yield body.i, body.core_end
    if body.known is None:
        return
    i, end = body.i, body.core_end
    if body.name_i:
        yield body.name_i, end
    yield from ((a, b) for a, b in ((i, end - 1), (i + 1, end)) if a < b and _is_known(line, a, b, body.known))
    for at in range(i + 2, end):  # وكالة الأنباء العراقية «واع»
        if line.words[at].gap is Gap.QUOTED and line.hit(at, Kind.ADJECTIVE) is None:
            yield from ((i, at), (at, end))


def _is_known(line: Line, i: int, j: int, name: str) -> bool:
    """Are words `[i, j)` another name of the body that the lexicon calls `name`?"""
    rest = tuple(w.norm for w in line.words[i + 1 : j])
    return any(entry.name == name and after == rest for after, entry in table().get(line.words[i].core, ()))


def _meant(reading: Reading, known: str) -> str:
    """دول الخليج mean the Gulf Cooperation Council where the article names it."""
    body: str = load_yaml("organisations.yaml")["stands_for"].get(known, known)
    named = body != known and any(f.body is not None and f.body.known == body for f in reading.found)
    return body if named else known


def _key(reading: Reading, found: Found, body: Body) -> str | None:
    if body.known is not None:
        return key_of(body.type, _meant(reading, body.known))
    if body.rule in ("army", "bare forces"):
        return _army_key(reading, found, body)
    name = _plain_name(reading, found, body)
    if body.head in classes("bodies.yaml", "state_heads") and body.country:
        name = body.head
    same = [d for d in reading.drafts.values() if d.type is body.type and name in d.plain_names]
    fitting = [d for d in same if body.country is None or d.country in (None, body.country)]
    if fitting:
        draft = fitting[-1]
    else:
        key = key_of(body.type, name) + (f"-{body.country}" if body.country else "")
        draft = reading.draft(key, body.type, body.country)
    draft.plain_names[name] = None
    return draft.key


def _plain_name(reading: Reading, found: Found, body: Body) -> str:
    """The name without the state's adjective, folded."""
    if body.plain:
        return body.plain
    line = reading.lines[found.line]
    words = [line.words[k] for k in range(body.i, body.j) if line.hit(k, Kind.ADJECTIVE) is None]
    return " ".join(w.core if w.start == line.words[body.i].start else w.norm for w in words)


def _army_key(reading: Reading, found: Found, body: Body) -> str | None:
    """One army for each state, whatever it is called; branches (سلاح الجو) stay by themselves."""
    line = reading.lines[found.line]
    country = body.country
    if country is None:
        armies = [d for d in reading.drafts.values() if d.key.startswith("armedforce-army-")]
        if len(armies) == 1 and reading.main_state in (None, armies[0].country):
            return armies[0].key
        country = reading.main_state
        if country is None:
            return None
    core = " ".join(w.norm if k else w.core for k, w in enumerate(line.words[body.i : body.core_end]))
    if core in classes("bodies.yaml", "branches"):
        return key_of(body.type, core) + f"-{country}"
    return reading.draft(f"armedforce-army-{country}", ActorType.ARMED_FORCE, country).key


def _drop_bare_forces(reading: Reading) -> None:
    """An army known only as «the forces» without a state is nobody."""
    for key in [k for k, d in reading.drafts.items() if d.key.startswith("armedforce-army-") and not d.names]:
        del reading.drafts[key]


def resolve_short_bodies(reading: Reading) -> None:
    """الوزارة, المجلس, الحركة: the body of that head named last before (or, failing that, after)."""
    known = _known_by_head(reading)
    heads = {short: head for short, head in _short_heads().items() if head in known}
    covered = {(f.line, k) for f in reading.found for k in range(f.i, f.j)}
    for number, at in reading.places_of(heads.keys()):
        if (number, at) in covered:
            continue
        head = heads[reading.lines[number].words[at].core]
        before = [key for place, key in known[head] if place < (number, at)]
        _short(reading, number, at, before[-1] if before else known[head][0][1])


@lru_cache(maxsize=1)
def _short_heads() -> dict[str, str]:
    return {fold_word(short): fold_word(head) for short, head in load_yaml("bodies.yaml")["short_heads"].items()}


def _known_by_head(reading: Reading) -> dict[str, list[tuple[tuple[int, int], str]]]:
    known: dict[str, list[tuple[tuple[int, int], str]]] = {}
    for at, key in sorted(reading.keys.items()):
        found = reading.found[at]
        if found.body is None:
            continue
        for head in dict.fromkeys((found.body.head, *_heads_of(reading.drafts[key]))):
            known.setdefault(head, []).append(((found.line, found.i), key))
    return known


def _heads_of(draft: Draft) -> tuple[str, ...]:
    firsts = (fold_word(name.split()[0]) for name in draft.names)
    return tuple(word[2:] if word.startswith("ال") else word for word in firsts)


def _short(reading: Reading, number: int, at: int, key: str) -> None:
    draft = reading.drafts[key]
    found = Found(number, at, at + 1)
    span = reading.span(found)
    draft.see(reading.written(found, at, at + 1), span, "short form", 0.3)
    state = state_key(draft.country) if draft.country else None
    reading.mention(span, span.start, Form.SHORT, (key,), draft.type, state=state)
