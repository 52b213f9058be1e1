"""Outlets an article cites: صحيفة «X», قناة (X), لـ«الشرق الأوسط», واس - الرياض."""

from __future__ import annotations

from kg.mentions.body import Body, adjective_end, bare, quoted_end, state_in
from kg.mentions.gazetteer import Hit, Kind, classes
from kg.mentions.line import Line
from kg.mentions.words import Gap
from kg.model import ActorType


def outlet_at(line: Line, i: int) -> Body | None:
    """An outlet's head noun and its name, quoted or not: صحيفة «الأولى», قناة (X), شبكة CNN."""
    if bare(line.words[i]) not in classes("media.yaml", "heads") or i + 1 >= len(line.words):
        return None
    at = i + 1
    hit = line.hit(at, Kind.MEDIA, Kind.ORDINARY_MEDIA, Kind.BODY)
    quoted = quoted_end(line, at)
    if hit is not None and hit.entry.kind is Kind.ORDINARY_MEDIA and line.words[i].definite and not line.words[at].gap:
        return None  # الصحف العربية
    whole = hit is not None and hit.j >= quoted
    if hit is not None and whole and line.words[at].gap <= Gap.QUOTED and not line.words[at].clitics:
        end = adjective_end(line, hit.j)
        known = hit.entry.name
        country = state_in(line, hit.j, end)
        return Body(i, end, hit.j, ActorType.ORGANIZATION, "", country, known, "outlet", name_i=at)
    if quoted > at and bare(line.words[i]) not in classes("media.yaml", "doubtful_heads"):
        end = adjective_end(line, quoted)
        return Body(at, quoted, quoted, ActorType.ORGANIZATION, "", state_in(line, quoted, end), None, "outlet quoted")
    return None


def cited_at(line: Line, i: int) -> Body | None:
    """An outlet with an ordinary name, in quotes after ل or a word of telling: قال لـ«الشرق الأوسط»."""
    hit = line.hit(i, Kind.ORDINARY_MEDIA)
    if hit is None or line.words[i].gap is not Gap.QUOTED:
        return None
    before = line.words[i - 1] if i else None
    told = before is not None and before.norm in classes("media.yaml", "citing")
    if not (told or "ل" in line.words[i].clitics):
        return None
    return Body(i, hit.j, hit.j, ActorType.ORGANIZATION, "", None, hit.entry.name, "outlet cited")


def in_dateline(line: Line, hit: Hit) -> bool:
    """واس - الرياض: an agency among the first words of a line, parted from the rest by a dash or brackets."""
    parted = hit.j < len(line.words) and line.words[hit.j].gap in (Gap.COMMA, Gap.QUOTED)
    return hit.entry.kind is Kind.MEDIA and hit.i < 4 and parted
