"""Which numbers of a text count soldiers: the rules of `force_level.yaml`, less what counts losses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Form, NumberMention
from kg.patterns import Line, Match, family, find
from kg.patterns.element import Element
from kg.patterns.lexemes import readings
from kg.patterns.marks import marks

_FEW = 20
_SENTENCE = 60  # elements
_NEEDS = ("", "soldiers", "owner", "force", "another")  # what a rule asks for beside its words, least first
_LINES = 2  # sentences back in which a count is still spoken of
_BEFORE, _BEHIND = 10, 7  # elements in which a word of loss takes a number
_SOLDIERS = ("troops", "soldier")
_FORCE_NOUNS = (*_SOLDIERS, "militant", "adviser", "mission_noun")
_MOVES = ("to_field", "to_pull_out", "to_remain", "to_retain")


@dataclass(frozen=True, slots=True)
class Count:
    """A number of soldiers: element `at` of a line; `noun` is the counted noun's index, or the number's own.
    `change` is `cut` or `rise` where the number is an end of a change, `start` marks the end it began from; `owner` is
    the element that names whose they are, where the wording fixes it."""

    line: Line
    at: int
    noun: int
    match: Match
    change: str | None = None
    start: bool = False
    owner: int | None = None

    @property
    def number(self) -> NumberMention:
        mention = self.line.elements[self.at].number
        assert mention is not None  # the slots are typed
        return mention

    @property
    def stock(self) -> bool:
        """Whether the wording itself gives a strength (قوامها, عددهم)."""
        return bool(self.match.set.get("stock"))


def counts(stream: tuple[Line, ...]) -> list[Count]:
    """Every count of soldiers, one for each number, in text order."""
    found: dict[tuple[int, int], Count] = {}
    for match in find(stream, family("force_level")):
        if has(match.line, match.at - 1, "what"):  # ما يصل إلى 300: no change
            continue
        for count in filter(_counts_soldiers, _of(match)):
            key = (count.line.index, count.at)
            found[key] = _better(found.get(key), count)
    kept = [c for _, c in sorted(found.items())]
    kept = [c for c in kept if c.match.set.get("needs") != "another" or _follows_another(c, kept)]
    if not any(has(c.line, c.noun, "soldier", "militant") or _among_soldiers(c) for c in kept):
        return []
    return sorted([*kept, *_shares(kept)], key=lambda c: (c.line.index, c.at))


def _follows_another(count: Count, kept: list[Count]) -> bool:
    """Whether soldiers were counted before it in the sentence or the two before."""
    own = (count.line.index, count.at)
    return any((c.line.index, c.at) < own and count.line.index - c.line.index <= _LINES for c in kept)


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


def has(line: Line, i: int, *lexemes: str) -> bool:
    """Whether element `i` is a form of one of the lexemes."""
    return 0 <= i < len(line.said) and not line.said[i].isdisjoint(lexemes)


def is_definite(prefix: str) -> bool:
    """Whether proclitics end in the article."""
    return prefix.endswith(tuple(marks("definite")))


# ------------------------------------------------------------------ what is no force level


def _counts_soldiers(count: Count) -> bool:
    value = count.number.quantity.value or count.number.quantity.minimum or 0
    if _heads_list(count) or _beside_prisoners(count):
        return False
    if value < 2 or value != int(value) or _is_lost(count) or _is_parade(count):
        return False
    if has(count.line, count.noun, "soldier") and count.noun != count.at:
        return True
    if count.noun == count.at and (_counts_other(count) or count.number.rule == "number.dual"):
        return False
    return _SUPPORT[count.match.set.get("needs", "")](count)


def _heads_list(count: Count) -> bool:
    """A figure that numbers the heading of a list (3 في الكويت)."""
    few = (count.number.quantity.value or 0) < _FEW
    return few and count.at == 0 and count.noun == 0


def _beside_prisoners(count: Count) -> bool:
    """Whether a few of those counted among prisoners are meant: exchanged, not deployed."""
    return any(has(count.line, i, "prisoner") for i in around(count)) and not any(
        has(count.line, i, *_MOVES) for i in _clause_before(count, _BEFORE)
    )


def _beside_force(count: Count) -> bool:
    """A force or a nationality right behind the noun, or a word for soldiers before it in the clause; no police."""
    line = count.line
    behind = range(count.noun + 1, min(count.noun + 4, len(line.elements)))
    if any(has(line, i, "police") for i in behind[:2]):
        return False
    if any(
        _is_nationality(line.elements[i]) or _is_force(line.elements[i]) or has(line, i, *_SOLDIERS) for i in behind
    ):
        return True
    before = list(_clause_before(count, 8))
    if any(_is_soldiers(line, i, _FORCE_NOUNS) for i in before):
        return True
    sent = any(has(line, i, *_MOVES) for i in before)
    of_others = has(line, count.noun - 1, "one_of") and _is_noun(line, count.noun + 1)  # من أفراد عائلة
    return sent and not of_others


def _is_soldiers(line: Line, i: int, nouns: tuple[str, ...]) -> bool:
    """A force by name, or a common noun for soldiers."""
    return _is_force(line.elements[i]) or has(line, i, *nouns)


def _of_force(count: Count) -> bool:
    """The strength or the change is of soldiers: they or their force stand around the word for it."""
    line, at = count.line, count.match.at
    if has(line, count.noun, "fighter", "militant", "adviser"):
        return True
    end = min(len(line.elements), max(at + 4, count.at))
    return any(i != at and _is_soldiers(line, i, _FORCE_NOUNS) for i in range(max(0, at - 9), end))


def _among_soldiers(count: Count) -> bool:
    """The sentence speaks of soldiers besides."""
    line = count.line
    return any(i != count.noun and _is_soldiers(line, i, _SOLDIERS) for i in around(count))


def around(count: Count) -> range:
    """The sentence around a number, as far as any sentence of the press goes."""
    return range(max(0, count.at - _SENTENCE), min(count.at + _SENTENCE, len(count.line.elements)))


def _is_military(count: Count) -> bool:
    """Advisers and trainers among soldiers or sent like them, not those of a team."""
    if any(has(count.line, i, "contest_noun") for i in around(count)):
        return False
    return _among_soldiers(count) or _beside_force(count)


def _clause_before(count: Count, reach: int) -> Iterator[int]:
    for i in range(count.at - 1, max(-1, count.at - 1 - reach), -1):
        if count.line.elements[i].clause:
            return
        yield i


def _always(count: Count) -> bool:
    return True


_SUPPORT = {"": _always, "force": _beside_force, "owner": _of_force, "soldiers": _is_military, "another": _always}


def _is_lost(count: Count) -> bool:
    """A word of loss before the number in its clause, or right behind its noun."""
    line = count.line
    for i in range(count.at - 1, max(-1, count.at - 1 - _BEFORE), -1):
        if line.elements[i].clause or has(line, i, "clause_opener"):
            break
        if has(line, i, "raid") or _befell(line, i) or (_is_loss(line, i) and not _is_purpose(line, i)):
            return True
    for i in range(count.noun + 1, min(count.noun + 1 + _BEHIND, len(line.elements))):
        if line.elements[i].clause:
            break
        if any(r.lexeme == "lost" and ("verb" in r.tags or i <= count.at + 2) for r in line.lexemes[i]):
            return True
        if has(line, i, "wanted", "raid") or _befell(line, i):
            return True
    return False


def _befell(line: Line, i: int) -> bool:
    """A word of loss with a pronoun, where nothing else looks like it."""
    return any(r.lexeme == "struck" and "bound" in r.tags for r in line.lexemes[i])


def _is_loss(line: Line, i: int) -> bool:
    """A word of loss, by itself: with a pronoun too many other words look like one."""
    return any(r.lexeme == "lost" and "bound" not in r.tags for r in line.lexemes[i])


def _is_parade(count: Count) -> bool:
    """Soldiers of an exercise or a ceremony, or a few among others just counted."""
    line = count.line
    few = (count.number.quantity.value or 0) < _FEW
    if few and any(has(line, i, "among") for i in range(max(0, count.at - 2), count.at)):
        return True
    return any(has(line, i, "exercise") for i in around(count))


def _is_purpose(line: Line, i: int) -> bool:
    """Training as a mission's name or aim, not what was done to the counted."""
    aim = is_definite(line.elements[i].prefix) or has(line, i - 1, "mission_noun", "mission")
    return aim and has(line, i, "training")


def _counts_other(count: Count) -> bool:
    """Without a soldier's noun: whether the word behind the number is a noun it counts."""
    line, i = count.line, count.at + 1
    if i >= len(line.elements):
        return False
    return line.elements[i].norm == "%" or _is_noun(line, i)


def _is_noun(line: Line, i: int) -> bool:
    """Whether a word stands at `i` that goes on from neither a number nor its noun: no mark, mention, preposition,
    particle or verb of the present."""
    if i >= len(line.elements):
        return False
    after = line.elements[i]
    if after.clause or after.is_mention or after.prefix or not after.norm[:1].isalpha() or len(after.norm) <= 3:
        return False
    goes_on = has(line, i, "preposition", "in_place", "clause_opener", "relative", "subject_mark", "of_them", "beyond")
    return not goes_on and not any({"verb", "present"} <= r.tags and "bound" not in r.tags for r in line.lexemes[i])


def _is_nationality(element: Element) -> bool:
    return element.actor is not None and element.actor.form == Form.ADJECTIVE


def _is_force(element: Element) -> bool:
    """A named force, or the forces of a body (قوات الناتو)."""
    if element.actor is None:
        return False
    return element.actor.type == "ArmedForce" or any(r.lexeme == "troops" for r in readings(element.norm))
