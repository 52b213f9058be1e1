"""Which numbers of a text count soldiers: the rules of `force_level.yaml`, less what counts losses."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.force_refusals import among_soldiers, counts_soldiers
from kg.extractors.force_words import Count, has
from kg.patterns import Line, Match, family, find
from kg.patterns.marks import marks

_NEEDS = ("", "soldiers", "owner", "force", "another")  # what a rule asks for beside its words, least first
_FEW = 20
_LINES = 2  # sentences back in which a count is still spoken of


def counts(stream: tuple[Line, ...]) -> list[Count]:
    """Every count of soldiers, one for each number, in text order."""
    found: dict[tuple[int, int], Count] = {}
    for match in find(stream, family("force_level")):
        if has(match.line, match.at - 1, "what"):  # ما يصل إلى 300: no change
            continue
        for count in filter(counts_soldiers, _of(match)):
            key = (count.line.index, count.at)
            found[key] = _better(found.get(key), count)
    kept: list[Count] = []
    for _, count in sorted(found.items()):
        if count.match.set.get("needs") != "another" or _follows_another(count, kept):
            kept.append(count)
    if not any(has(c.line, c.noun, "soldier", "militant") or among_soldiers(c) for c in kept):
        return []
    return sorted([*kept, *_shares(kept)], key=lambda c: (c.line.index, c.at))


def _follows_another(count: Count, kept: list[Count]) -> bool:
    """Whether soldiers were counted before it in the sentence or the two before; a few, in the sentence."""
    own = (count.line.index, count.at)
    reach = _LINES if (count.number.quantity.value or count.number.quantity.minimum or 0) >= _FEW else 0
    return any((c.line.index, c.at) < own and count.line.index - c.line.index <= reach for c in kept)


def _shares(kept: list[Count]) -> Iterator[Count]:
    """The lists behind a count: … ثم كينيا ب3600، فإثيوبيا ب4300."""
    heads = {c.line.index: c for c in reversed(kept)}
    taken = {(c.line.index, c.at) for c in kept}
    for index, head in heads.items():
        elements = head.line.elements
        for at in range(head.noun + 1, len(elements)):
            if (index, at) not in taken and (owner := _share_of(head.line, at)) is not None:
                yield Count(head.line, at, at, head.match, owner=owner)


def _share_of(line: Line, at: int) -> int | None:
    """The name right before a number after ب that counts nothing of its own."""
    element, before = line.elements[at], line.elements[at - 1]
    if element.number is None or not _list_goes_on(line, at + 1):
        return None
    if element.prefix.endswith(tuple(marks("by"))):
        return at - 1 if before.actor is not None else None
    apart = before.norm in marks("by") or before.prefix.endswith(tuple(marks("by")))
    return at - 2 if apart and line.elements[at - 2].actor is not None else None


def _better(old: Count | None, new: Count) -> Count:
    """A change tells more than a strength, a strength more than a noun; the noun is kept."""
    if old is None:
        return new
    keep, other = (new, old) if _rank(new) < _rank(old) else (old, new)
    return Count(keep.line, keep.at, max(keep.noun, other.noun), keep.match, keep.change, keep.start)


def _rank(count: Count) -> tuple[bool, bool, int]:
    return count.change is None, not count.stock, _NEEDS.index(count.match.set.get("needs", ""))


def _of(match: Match) -> Iterator[Count]:
    for slot in ("from", "n"):
        element = match.one(slot)
        if element is None or element.number is None:
            continue
        at = match.line.at(element.start)
        noun = _noun(match.line, at)
        yield Count(match.line, at, noun, match, match.set.get("change"), slot == "from")


def _list_goes_on(line: Line, i: int) -> bool:
    """Whether element `i` ends a member of a list: a mark, another name, "then", or the end."""
    if i >= len(line.elements) or line.elements[i].clause or line.elements[i].actor is not None:
        return True
    return has(line, i, "subject_mark")


def _noun(line: Line, at: int) -> int:
    """The counted noun behind the number, else the number."""
    for i in range(at + 1, min(at + 4, len(line.elements))):
        if line.elements[i].clause:
            break
        if has(line, i, "soldier", "militant", "fighter", "adviser"):
            return i
    return at
