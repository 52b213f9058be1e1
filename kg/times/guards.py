"""Conditions on a match and what stands around it, by the names the grammar uses."""

from __future__ import annotations

from collections.abc import Callable

from kg.language.normalise import fold_word
from kg.times.data import load, words
from kg.times.grammar import Match
from kg.times.items import Items
from kg.times.letters import ACCUSATIVE, BY, FOR

Guard = Callable[[Items, Match], bool]
GUARDS: dict[str, Guard] = {}


def guard(function: Guard) -> Guard:
    GUARDS[function.__name__] = function
    return function


def passes(items: Items, match: Match) -> bool:
    """Whether all of a rule's guards hold for a match of it."""
    return all(GUARDS[name](items, match) for name in match.rule.guard)


def _in(key: str, word: str) -> bool:
    return word in words("context", key)


@guard
def same_month(items: Items, match: Match) -> bool:
    return match.value("m") == match.value("m2")


@guard
def year_size(items: Items, match: Match) -> bool:
    value = match.value("n") or "0"
    return value.isdecimal() and 1000 <= int(value) <= 2100


@guard
def not_named(items: Items, match: Match) -> bool:
    """Not a name made of a day or month (a street, a newspaper, a revolution), unless a year or modifier follows."""
    return match.sub("tail") is not None or not _names(items.norm(match.start - 1))


def _names(word: str) -> bool:
    """Whether a word, its proclitics aside, makes a name of the date after it."""
    return any(_in("not_after", word[k:]) for k in range(min(3, len(word))))


@guard
def day_alone(items: Items, match: Match) -> bool:
    return 1 <= int(match.value("day") or 0) <= 31 and _in("before_day", items.norm(match.start - 1))


@guard
def today(items: Items, match: Match) -> bool:
    """اليوم as an adverb: not "per day", "that day"."""
    if match.value("n") != "0":
        return True
    return BY not in match.clitic and not _in("before_not_today", items.norm(match.start - 1))


@guard
def free_weekday(items: Items, match: Match) -> bool:
    """Not the Friday prayer, nor a day of every week."""
    before, after = items.norm(match.start - 1), items.norms[match.end : match.end + 2]
    return not _in("before_not_weekday", before) and " ".join(after) not in words("context", "every")


@guard
def decade(items: Items, match: Match) -> bool:
    """Not an age."""
    after = " ".join(items.norms[match.end : match.end + 2])
    return not any(after.startswith(fold_word(a)) for a in load("context")["age"])


@guard
def year_pair(items: Items, match: Match) -> bool:
    a, b = int(match.value("a") or 0), int(match.value("b") or 0)
    return 1900 <= a < b <= 2100 and not _counted(items, match.end)


@guard
def bare_year(items: Items, match: Match) -> bool:
    """A four-digit number as a year: of our times, and nothing counted by it."""
    inner = match.sub("x") or match
    if not 1800 <= int(inner.value("n") or 0) <= 2100:
        return False
    if _in("since", items.norm(match.start - 1)):  # منذ 2003 حربا: what follows is the clause's object
        return not _in("spans", items.norm(match.end)) and not _in("counted", items.norm(match.end))
    return not _counted(items, match.end)


def _counted(items: Items, i: int) -> bool:
    """Whether a counted noun follows: one of the list, or any word in the indefinite accusative."""
    after = items.norm(i)
    return (
        _in("counted", after)
        or (len(after) > 3 and after.endswith(ACCUSATIVE) and not _in("not_counted", after))
        or after == "%"
    )


@guard
def after_in(items: Items, match: Match) -> bool:
    return match.clitic == "" and _in("before_year", items.norm(match.start - 1))


@guard
def part_bare(items: Items, match: Match) -> bool:
    return not _in("before_not_part", items.norm(match.start - 1)) and not _in("counted_of", items.norm(match.end))


@guard
def from_now(items: Items, match: Match) -> bool:
    """Counted from now, not from something that follows (قبل يومين من الانتخابات)."""
    after, before = items.norm(match.end), items.norm(match.start - 1)
    if before and before.removesuffix(ACCUSATIVE) == items.norm(match.end - 1):  # عاما بعد عام
        return False
    return not _in("counted_from", after) or _in("now", items.norm(match.end + 1))


@guard
def by_clitic(items: Items, match: Match) -> bool:
    """بنهاية العام: by its end."""
    inner = match.sub("x")
    return match.clitic.endswith(BY) and inner is not None and inner.rule.name in ("part", "part_bare")


@guard
def bare_month(items: Items, match: Match) -> bool:
    """A month's name alone: after a word that takes a time, where the name is also something else."""
    month = _month(match)
    before = items.norm(match.start - 1)
    if _in("not_after", before) or before.isdecimal():
        return False
    if month.rule.name != "plain" or month.end - month.start > 1:
        return True
    name = items.norm(month.start)
    if not any(name.endswith(weak) for weak in words("context", "weak_months")):
        return True
    return _in("before_month", before) or (match.clitic.endswith(FOR) and not _in("ambiguous_with_l", name))


def _month(match: Match) -> Match:
    inner = match
    while (deeper := inner.sub("x") or inner.sub("month")) is not None:
        inner = deeper
    return inner


@guard
def ordered_days(items: Items, match: Match) -> bool:
    """The first day of a span is less than the second, or the second begins another month."""
    inner = match.sub("y")
    while inner is not None and inner.value("day") is None:
        inner = inner.sub("d") or inner.sub("a")
    return inner is not None and int(match.value("d") or 0) < int(inner.value("day") or 0)


@guard
def calendar_anchor(items: Items, match: Match) -> bool:
    inner = match.sub("x")
    return inner is not None and inner.rule.name != "month"
