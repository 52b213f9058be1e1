"""Which counted numbers are no force level: losses, prisoners, parades, figures of other things."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.force_words import Count, around, has, is_definite
from kg.model import Form
from kg.patterns import Line
from kg.patterns.element import Element
from kg.patterns.lexemes import readings
from kg.patterns.marks import marks

_FEW = 20
_BEFORE, _BEHIND = 10, 7  # elements in which a word of loss takes a number
_SOLDIERS = ("troops", "soldier")
_FORCE_NOUNS = (*_SOLDIERS, "militant", "adviser", "mission_noun")
_MOVES = ("to_field", "to_pull_out", "to_remain", "to_retain")


def counts_soldiers(count: Count) -> bool:
    value = count.number.quantity.value or count.number.quantity.minimum or 0
    if _heads_list(count) or _beside_prisoners(count) or _is_name(count):
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


def _is_name(count: Count) -> bool:
    """A figure of a group's or a unit's name (مجموعة الخمس, اللواء 15), or a small one that nothing counts."""
    line, at = count.line, count.at
    if has(line, at - 1, "group_noun") or ("workers" in line.names and count.noun == at):
        return True
    if count.noun != count.at:
        return False
    named = has(line, at - 2, "unit_noun") and line.elements[at - 1].norm.startswith(marks("definite"))  # قوة الواجب 30
    if named or has(line, at - 1, "unit_noun"):
        return not count.stock
    quantity = count.number.quantity
    few = (quantity.value or quantity.minimum or 0) < _FEW
    return few and not count.stock and count.match.set.get("needs") != "another"


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
    of_others = _is_noun(line, count.noun + 1) and not has(line, count.noun + 1, *_FORCE_NOUNS, "unit_noun")
    if of_others and has(line, count.noun - 1, "one_of"):  # من أفراد عائلة
        return False
    before = list(_clause_before(count, 8))
    return any(_is_soldiers(line, i, _FORCE_NOUNS) or has(line, i, *_MOVES) for i in before)


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


def among_soldiers(count: Count) -> bool:
    """The sentence speaks of soldiers besides."""
    line = count.line
    return any(i != count.noun and _is_soldiers(line, i, _SOLDIERS) for i in around(count))


def _is_military(count: Count) -> bool:
    """Advisers and trainers among soldiers or sent like them, not those of a team."""
    if any(has(count.line, i, "contest_noun") for i in around(count)):
        return False
    return among_soldiers(count) or _beside_force(count)


def _clause_before(count: Count, reach: int) -> Iterator[int]:
    for i in range(count.at - 1, max(-1, count.at - 1 - reach), -1):
        if count.line.elements[i].clause:
            return
        yield i


def _always(count: Count) -> bool:
    return True


def _is_lost(count: Count) -> bool:
    """A word of loss before the number in its clause, or right behind its noun."""
    line = count.line
    for i in range(count.at - 1, max(-1, count.at - 1 - _BEFORE), -1):
        if line.elements[i].clause or has(line, i, "clause_opener"):
            break
        if has(line, i, "raid") or _befell(line, i) or (_is_loss(line, i) and not _is_purpose(line, i)):
            return True
    if any(_befell(line, i) for i in _clause_before(count, 2 * _BEFORE)):
        return True
    for i in range(count.noun + 1, min(count.noun + 1 + _BEHIND, len(line.elements))):
        if line.elements[i].clause:
            break
        if has(line, i, "training"):  # بقوا لتدريب الجيش
            continue
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
    return line.elements[i].norm == "%" or has(line, i, "measure_unit") or _is_noun(line, i)


def _is_noun(line: Line, i: int) -> bool:
    """Whether a word stands at `i` that goes on from neither a number nor its noun: no mark, mention, preposition,
    particle or verb of the present."""
    if i >= len(line.elements):
        return False
    after = line.elements[i]
    if after.clause or after.is_mention or after.prefix or not after.norm[:1].isalpha() or len(after.norm) <= 3:
        return False
    if after.norm.startswith(marks("they_do")) and after.norm.endswith(marks("they_do_ends")):  # يديرون
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


_SUPPORT = {"": _always, "force": _beside_force, "owner": _of_force, "soldiers": _is_military, "another": _always}
