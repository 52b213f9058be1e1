"""Two bodies under one noun in the dual: وزارتا الخارجية في العراق وتركيا, مجلسي النواب والشيوخ."""

from __future__ import annotations

from functools import lru_cache

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.body import Body
from kg.mentions.gazetteer import Hit, Kind, classes
from kg.mentions.line import Line
from kg.mentions.words import Gap
from kg.model import ActorType

_STATES = (Kind.STATE, Kind.CAPITAL)


@lru_cache(maxsize=1)
def dual_heads() -> dict[str, str]:
    """Folded head nouns of bodies in the dual → their singular as written."""
    return {fold_word(dual): one for dual, one in load_yaml("bodies.yaml")["duals"].items()}


def dual_bodies(line: Line, i: int) -> tuple[Body, ...]:
    """The two bodies that a noun in the dual at word `i` introduces; none if they are not said."""
    one = dual_heads().get(line.words[i].core)
    if one is None or i + 2 >= len(line.words) or line.words[i + 1].gap > Gap.PLAIN:
        return ()
    states = _two(line, i + 1, *_STATES)
    if states:  # حكومتي العراق وتركيا
        return tuple(_of_state(line, i, one, "", hit) for hit in states)
    noun = line.words[i + 1]
    if not noun.definite or noun.clitics or line.hit(i + 1, Kind.ADJECTIVE) is not None:
        return ()
    return _of_states(line, i, one) or _of_nouns(line, i, one)


def _two(line: Line, at: int, *kinds: Kind) -> tuple[Hit, ...]:
    """Two entries of `kinds` joined by و from word `at` on."""
    first = line.hit(at, *kinds)
    second = line.hit(first.j, *kinds) if first is not None else None
    if first is None or second is None or "و" not in line.words[second.i].clitics or line.words[at].gap > Gap.PLAIN:
        return ()
    return first, second


def _of_states(line: Line, i: int, one: str) -> tuple[Body, ...]:
    """One office of two states: وزارتا الدفاع العراقية والتركية, … في العراق وتركيا."""
    at = i + 3 if line.words[i + 2].norm in classes("bodies.yaml", "of_states") else i + 2
    hits = _two(line, at, *_STATES) if at == i + 3 else _two(line, at, Kind.ADJECTIVE)
    return tuple(_of_state(line, i, one, line.written(i + 1, i + 2), hit) for hit in hits)


def _of_state(line: Line, i: int, one: str, noun: str, hit: Hit) -> Body:
    country = hit.entry.country or ""
    plain = f"{one} {noun}".strip()
    adjective = line.written(hit.i, hit.j) if hit.entry.kind is Kind.ADJECTIVE else _adjective(one, country)
    definite = plain if noun else "ال" + plain
    name = f"{definite} {adjective}" if adjective else f"{plain} {hit.entry.name}"
    return _body(line, i, hit, name, fold_word(plain), country)


def _adjective(one: str, country: str) -> str:
    """The state's adjective that goes with the noun."""
    demonyms = load_yaml("states.yaml")["states"].get(country, {}).get("demonyms", [])
    plain = next((d for d in demonyms if " " not in d), "")
    return "ال" + plain + ("ة" if one.endswith("ة") else "") if plain else ""


def _of_nouns(line: Line, i: int, one: str) -> tuple[Body, ...]:
    """Two offices, of one state if it is said: مجلسي النواب والشيوخ الأميركيين."""
    other = line.words[i + 2]
    if not (other.definite and other.clitics == ("و",) and other.gap is Gap.PLAIN) or line.hits[i + 2]:
        return ()
    hit = line.hit(i + 3, Kind.ADJECTIVE)
    country = hit.entry.country if hit is not None and line.words[i + 3].gap is Gap.PLAIN else None
    names = [f"{one} {line.written(k, k + 1)}" for k in (i + 1, i + 2)]
    spans = ((i, i + 2), (i + 2, i + 3))
    return tuple(
        Body(a, b, b, ActorType.ORGANIZATION, fold_word(one), country, None, "dual", name=name, plain=fold_word(name))
        for name, (a, b) in zip(names, spans, strict=True)
    )


def _body(line: Line, i: int, hit: Hit, name: str, plain: str, country: str) -> Body:
    start = hit.i if "و" in line.words[hit.i].clitics else i
    head = plain.split()[0]
    return Body(
        start, hit.j, hit.j, ActorType.ORGANIZATION, head, country or None, None, "dual", name=name, plain=plain
    )  # fmt: skip
