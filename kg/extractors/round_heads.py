"""What a match of the rules for rounds holds: where it reaches, which numbers it gives, what stands near it."""

from __future__ import annotations

from kg.patterns import Line, Match


def extent(match: Match) -> range:
    """Indexes of the elements from the head to the last thing caught."""
    if match.rule.name == "counted-round":  # the count stands far before
        return range(match.at, match.at + 1)
    caught = [e.start for held in match.slots.values() for e in held]
    places = [match.line.at(start) for start in caught] or [match.at]
    return range(min(*places, match.at), max(*places, match.at) + 1)


def ordinals(match: Match) -> list[int | None]:
    found: list[int | None] = []
    for element in match.slots.get("n", ()):
        if element.number is not None and not element.norm.isdigit():
            value = element.number.quantity.value
            found += [int(value)] if value is not None and 0 < value < 100 else []
            continue
        i = match.line.at(element.start)
        if element.norm.isdigit():
            found.append(int(element.norm))
            continue
        numbers = [r.lexeme for r in match.line.lexemes[i] if r.lexeme.startswith("ordinal_")]
        found += [max(int(name.removeprefix("ordinal_")) for name in numbers)] if numbers else []
    return found


def stands_in(line: Line, lexeme: str, places: range) -> bool:
    """Whether a form of the lexeme stands there, before a clause mark."""
    for i in places:
        if i >= len(line.elements) or line.elements[i].clause:
            return False
        if lexeme in line.said[i]:
            return True
    return False
