"""Where a person's name begins and ends among the words of a sentence."""

from __future__ import annotations

from kg.mentions.gazetteer import Kind
from kg.mentions.line import Line
from kg.mentions.nameness import Likely, compounds, connectors, likely, opening
from kg.mentions.words import Gap

_LONGEST = 6  # parts of a name, connectors not counted


def name_end(line: Line, i: int, floor: Likely) -> int:
    """The end of the name that begins at word `i`, `i` itself if none does.

    `floor` is how likely the first word must be a name: lower after a title, higher in the open."""
    if i >= len(line.words) or not _begins(line, i, floor):
        return i
    end, parts = i + 1, 1
    pending = line.words[i].core in opening()
    while end < len(line.words) and parts < _LONGEST and _continues(line, end, pending):
        joins = line.words[end].core in connectors()
        parts += not (joins or pending)
        pending = joins
        end += 1
    return end if not pending or _closes(line, end - 1) else end - 1


def _begins(line: Line, i: int, floor: Likely) -> bool:
    word = line.words[i]
    if word.core in opening():
        return _continues(line, i + 1, True)
    chance = likely(word)
    if chance < floor or (chance < Likely.CERTAIN and _is_named(line, i)):
        return False
    return chance >= Likely.CERTAIN or not (word.clitics and word.suffix)


def _continues(line: Line, i: int, joined: bool) -> bool:
    """May word `i` go on a name? After a connector any word may that can be a name at all."""
    if i >= len(line.words):
        return False
    word = line.words[i]
    if word.gap > Gap.PLAIN or "و" in word.clitics or "ف" in word.clitics:
        return False
    if word.core in connectors() or word.norm in compounds():
        return not word.clitics
    chance = likely(word)
    if word.clitics and chance < Likely.LIKELY:
        return False
    if chance is Likely.CERTAIN or joined:
        return chance > Likely.NEVER
    return chance >= Likely.POSSIBLE and not _is_named(line, i)


def _is_named(line: Line, i: int) -> bool:
    """Do the lexicons know word `i` as something else than a person? An adjective of a state may be a surname."""
    hit = line.hit(i, Kind.STATE, Kind.CAPITAL, Kind.BODY, Kind.MEDIA, Kind.REGION)
    if hit is not None:
        return True
    adjective = line.hit(i, Kind.ADJECTIVE)
    return adjective is not None and not _surname_adjective(line, i)


def _surname_adjective(line: Line, i: int) -> bool:
    """السوداني, عربي after a given name: a surname, unless a title comes before the name (the caller's matter)."""
    return i > 0 and line.words[i].gap is Gap.PLAIN and likely(line.words[i - 1]) >= Likely.POSSIBLE


def _closes(line: Line, i: int) -> bool:
    """May a name end in this connector? أحمد عبد الله does, محمد بن does not."""
    return line.words[i].norm in compounds()
