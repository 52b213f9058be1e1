"""The states that a title without one may belong to: what is said around it."""

from __future__ import annotations

from kg.mentions.article import Reading, state_key
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.scan import Found


def nearest_states(reading: Reading, found: Found) -> list[str]:
    """The states a title without one may belong to, likeliest first: the one its holder says something of as their own
    (قال إن واشنطن …), those spoken of before it in the sentence, the outlet's own if the article speaks of it, that of
    the dateline, that of the office said last, the article's main ones."""
    here = [f for f in reading.found if f.line == found.line]
    own = [code for f in here if f.i >= found.j and (code := _said_of(reading, f))]
    close = near(reading, found)
    last = _last_office(reading, found)
    main = [code for code, _ in reading.state_counts.most_common(3)]
    home = reading.home if spoken_of(reading, reading.home) else None
    likely_ = [*own[:1], *close, home, reading.dateline, last, *main]
    return list(dict.fromkeys(code for code in likely_ if code))


def spoken_of(reading: Reading, code: str | None) -> bool:
    """Does the article name the state, or a title that only this state has?"""
    if code is None:
        return False
    key = state_key(code)
    named = any(_country_of(f) == code or holds_for(f, code) for f in reading.found)
    return named or any(key in m.actors for m in reading.mentions)


def _country_of(found: Found) -> str | None:
    return found.hit.entry.country if found.hit is not None else found.body.country if found.body is not None else None


def near(reading: Reading, found: Found) -> list[str]:
    """The states spoken of before a finding in its sentence, the nearest first."""
    here = [f for f in reading.found if f.line == found.line]
    before = [f for f in reversed(here) if f.i < found.i and not _of_another(here, f) and not _elsewhere(reading, f)]
    return [code for f in before if (code := country(f))]


def _last_office(reading: Reading, found: Found) -> str | None:
    """The state of the title with a state that was said last, up to two sentences before."""
    for other in reversed(reading.found):
        if other.person is None or not found.line - 2 < other.line < found.line:
            continue
        code = next((t.state for t in other.person.titles if t.state), None)
        if code:
            return code
    return None


def _elsewhere(reading: Reading, found: Found) -> bool:
    """Is the state only where something happens, or whom one deals with (في ليبيا, مع إيران)? At the start of a
    sentence it is where the speaker is (وفي واشنطن، قال المتحدث)."""
    line = reading.lines[found.line]
    before = line.words[found.i - 1].core if found.i else ""
    if found.i <= 1 or found.hit is None:
        return False
    return before in classes("anaphora.yaml", "elsewhere") or "ب" in line.words[found.i].clitics


def country(found: Found) -> str | None:
    """The state that a finding names or belongs to."""
    if found.hit is not None:
        return found.hit.entry.country if found.hit.entry.type is not None else None
    return found.body.country if found.body is not None else None


def _of_another(here: list[Found], found: Found) -> bool:
    """Is this the nationality in somebody else's title?"""
    return any(f.person is not None and f.i <= found.i and found.j <= f.j for f in here)


def _said_of(reading: Reading, found: Found) -> str | None:
    """The state after إن or أن of a saying: the speaker's own capital."""
    if found.hit is None or found.hit.entry.kind not in (Kind.CAPITAL, Kind.STATE) or found.i == 0:
        return None
    before = reading.lines[found.line].words[found.i - 1].core
    return found.hit.entry.country if before in classes("anaphora.yaml", "that") else None


def holds_for(found: Found, code: str) -> bool:
    """Does a title say whose it is without naming the state: خادم الحرمين الشريفين?"""
    return found.person is not None and any(t.office == "king" and t.state == code for t in found.person.titles)
