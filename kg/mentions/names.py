"""Where a person's name begins and ends among the words of a sentence."""

from __future__ import annotations

from kg.language.frequencies import frequency
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.line import Line
from kg.mentions.nameness import (
    Likely,
    adverb_like,
    compounds,
    connectors,
    foreign,
    given,
    hard_words,
    likely,
    opening,
    surnames,
)
from kg.mentions.surnames import (
    after_brackets,
    after_chain,
    clan_in_feminine,
    feminine_surname,
    head_as_name,
    heads_place,
    hyphenated,
    is_deed,
    is_initial,
    is_phrase,
    of_a_deed,
    spelt_with_alef,
    split_surname,
    verbal_noun,
    whole_end,
)
from kg.mentions.words import Gap, Word

_LONGEST = 6  # parts of a name, connectors not counted
_FEMININE = ("ية", "ات")
_ORDINARY = 1500.0  # occurrences per thousand million that make the rest of a split word an ordinary one


def name_end(line: Line, i: int, floor: Likely) -> int:
    """The end of the name that begins at word `i`, `i` itself if none does.

    `floor` is how likely the first word must be a name: lower after a title, higher in the open."""
    if i >= len(line.words):
        return i
    whole = whole_end(line, i)
    if whole > i or is_phrase(line, i) or not _begins(line, i, floor):
        return whole
    end, parts = i + 1, 1
    pending = line.words[i].core in opening()
    while end < len(line.words) and parts < _LONGEST and _continues(line, i, end, parts, pending):
        joins = line.words[end].core in connectors()
        bound = line.words[end - 1].core in classes("first_names.yaml", "binders")
        letter = parts == 1 and is_initial(line, i, end)
        parts += not (joins or bound or letter or line.words[end].norm in compounds())
        pending = joins
        end += 1
    closing = (
        end > i + 1
        and line.words[i].core in foreign()
        and line.words[end - 1].core in classes("first_names.yaml", "closing")
    )
    return end - 1 if pending and not (closing and _ends_here(line, end - 1)) else end


def _begins(line: Line, i: int, floor: Likely) -> bool:
    word = line.words[i]
    if word.core in opening():
        if line.hit(i, Kind.CAPITAL, Kind.PLACE, Kind.STATE) is not None:  # أبو ظبي
            return False
        return i + 1 < len(line.words) and _joined(line.words[i + 1])
    chance = likely(word)
    if heads_place(line, i) or (chance < Likely.LIKELY and is_deed(word)):
        return False
    if floor <= Likely.POSSIBLE and _vouched(line, i):
        return True
    if chance < floor or (chance < Likely.CERTAIN and _is_named(line, i)):
        return False
    attached = bool(set(word.clitics) - {"و"})
    return chance >= Likely.LIKELY or not (attached or _has_pronoun(word))


def _vouched(line: Line, i: int) -> bool:
    """After a title, an unlisted word right before a given name: العريف أول فاهم سعيد أحمد."""
    word, after = line.words[i], line.words[i + 1] if i + 1 < len(line.words) else None
    if after is None or after.gap > Gap.PLAIN or word.clitics or word.definite:
        return False
    if after.norm in classes("first_names.yaml", "filial"):
        return word.written not in hard_words()
    if likely(word) is Likely.NEVER and not (spelt_with_alef(word) or word.core in given()):
        return False
    least = Likely.LIKELY if spelt_with_alef(word) else Likely.CERTAIN
    named = likely(after) >= least or after.core in opening()
    return named and not after.clitics and not _is_named(line, i)


def _joined(word: Word) -> bool:
    """May the word follow عبد, أبو, بن? Any may that is no particle."""
    known = likely(word) > Likely.NEVER or word.definite or spelt_with_alef(word)
    return word.gap is Gap.PLAIN and not word.clitics and known


def _continues(line: Line, i: int, at: int, parts: int, joined: bool) -> bool:
    """May word `at` go on the name that began at `i`? The second word is the likeliest: it may be any word at all."""
    word = line.words[at]
    if is_deed(word):
        return False
    if joined:
        return _joined(word) or (
            line.words[at - 1].core in classes("first_names.yaml", "clans") and word.gap is Gap.PLAIN
        )
    if word.gap > Gap.PLAIN and not (word.gap is Gap.QUOTED and after_brackets(line, at)):
        return word.gap is Gap.COMMA and parts < 3 and hyphenated(line, at)
    if "و" in word.clitics and not _rare_rest(word, parts):
        return False
    if word.core in connectors() or word.norm in compounds():
        return not word.clitics
    if (word.norm in surnames() and line.hit(at) is None) or (parts == 1 and is_initial(line, i, at)):
        return True
    if word.clitics and verbal_noun(word.core) and likely(word) < Likely.LIKELY:
        return False  # بنيامين نتنياهو لتجييش
    if word.clitics:
        return _unsplit(line, at, parts) or (parts == 1 and split_surname(line, i, at))
    if _and_another(word, parts) or heads_place(line, at):
        return False
    chance = likely(word)
    if chance is Likely.CERTAIN or (parts == 1 and head_as_name(line, at)):
        return True
    if clan_in_feminine(word) or (_ends_here(line, at) and after_chain(line, at)):
        return True
    if chance < Likely.LIKELY and (adverb_like(word.written) or of_a_deed(word) or verbal_noun(word.core)):
        return False
    if word.definite and word.written.endswith(_FEMININE) and chance < Likely.LIKELY:
        return feminine_surname(line, at)
    if parts < 3 and word.norm in classes("first_names.yaml", "surnames_like_titles") and _ends_here(line, at):
        return likely(line.words[i]) >= Likely.LIKELY or line.words[i].core in opening()
    if parts == 1 and word.norm in classes("first_names.yaml", "regnal"):
        state = i > 0 and line.hits[i - 1] and line.words[i - 1].definite
        return state or (i > 0 and line.words[i - 1].core in classes("offices.yaml", "crowned"))
    if _is_named(line, at) or _has_pronoun(word):
        return parts < 3 and _surname_adjective(line, at)
    return chance >= _needed(line, i, at, parts, word)


def _needed(line: Line, i: int, at: int, parts: int, word: Word) -> Likely:
    """How much like a name a further word must be."""
    first = line.words[i]
    if parts == 1 and (first.core in classes("first_names.yaml", "kunya") or first.core.startswith(_kunya())):
        return Likely.NEVER if word.definite else Likely.PLAUSIBLE
    if parts == 1 and first.core in surnames() and likely(first) < Likely.LIKELY:  # الرئيس السيسي نظارته
        return Likely.CERTAIN
    if parts == 1:
        sure = likely(first) >= Likely.LIKELY or first.core in opening() or _last_of_two(line, i, at)
        return Likely.UNLIKELY if sure else Likely.PLAUSIBLE
    if likely(line.words[at - 1]) >= Likely.LIKELY:
        return Likely.UNLIKELY if _ends_here(line, at) and not word.written.endswith("ة") else Likely.PLAUSIBLE
    nisba = word.written.endswith("ي") and not word.definite and _ends_here(line, at)
    return Likely.UNLIKELY if nisba else Likely.POSSIBLE


def _last_of_two(line: Line, i: int, at: int) -> bool:
    """The second of two words no list knows, before a mark, verb or particle."""
    return i > 0 and not line.words[at].definite and _ends_here(line, at)


def _ends_here(line: Line, at: int) -> bool:
    """Nothing that could go on a phrase follows: a mark, a verb or a particle."""
    if at + 1 >= len(line.words):
        return True
    after = line.words[at + 1]
    joined = "و" in after.clitics or "ف" in after.clitics
    return joined or is_deed(after) or after.gap > Gap.PLAIN or (likely(after) is Likely.NEVER and not after.definite)


def _kunya() -> tuple[str, ...]:
    return tuple(sorted(classes("first_names.yaml", "kunya")))


def _rare_rest(word: Word, parts: int) -> bool:
    """عبد الحق وثيق: what is left without و is rarer than the whole. Of two that nobody writes, foreign names in W are
    the whole (وينتشستر)."""
    known = likely(word) >= Likely.LIKELY or word.definite or bool(word.suffix)
    whole, rest = frequency(word.norm), frequency(word.written)
    in_w = word.norm[1:2] in classes("first_names.yaml", "after_w")
    return parts == 1 and not known and (whole > 3 * rest or (whole == rest == 0 and in_w and word.gap is Gap.PLAIN))


def _and_another(word: Word, parts: int) -> bool:
    """جون كيري وغيتاتشو, سانتوس ولوندونو: and somebody no list knows. Of a second word, what is left without و is no
    rarer than the whole, and no English W begins it."""
    if word.norm[0] != "و" or len(word.norm) <= 3 + (parts > 1) or likely(word) >= Likely.LIKELY:
        return False
    if word.norm.startswith("وال") and len(word.norm) > 5:  # صفوان والشلامجة
        return True
    rest_as_often = frequency(word.written) <= frequency(word.written[1:])
    return parts > 1 or (rest_as_often and word.norm[1] not in classes("first_names.yaml", "after_w"))


def _unsplit(line: Line, at: int, parts: int) -> bool:
    """A surname the splitter took apart: what it left is no ordinary word (بلينكن: not ب and لينكن)."""
    word = line.words[at]
    if word.definite or line.hit(at) is not None or parts > 2 or word.suffix in classes("first_names.yaml", "pronouns"):
        return False
    if "و" in word.clitics:
        return True  # its rest has been found rare
    if parts == 1 and word.clitics in (("ك",), ("ف",)) and likely(line.words[at - 1]) is Likely.CERTAIN:
        return len(word.core) > 2 and not word.core.startswith("ان")
    if parts == 1 and word.norm in classes("first_names.yaml", "maghrebi"):
        return True
    whole, rest = frequency(word.norm), frequency(word.written)
    if parts == 1 and whole > _ORDINARY / 5 and rest < min(10 * whole, 2 * _ORDINARY):
        return likely(word) > Likely.NEVER and "و" not in word.clitics
    return likely(word) >= Likely.PLAUSIBLE and rest < _ORDINARY


def _has_pronoun(word: Word) -> bool:
    """التزامه, جماعته: an ordinary noun with a pronoun, unless the word without it is rare."""
    if word.suffix not in classes("first_names.yaml", "pronouns") or likely(word) >= Likely.LIKELY:
        return False
    noun = word.stem[:-1] + "ة" if word.stem.endswith("ت") else word.stem  # روايت(ه)
    return max(frequency(word.stem), frequency(noun)) > _ORDINARY / 5


def _is_named(line: Line, i: int) -> bool:
    """Do the lexicons know word `i` as something else than a person?"""
    kinds = (Kind.STATE, Kind.CAPITAL, Kind.BODY, Kind.MEDIA, Kind.REGION, Kind.ADJECTIVE, Kind.BODY_ADJECTIVE)
    place = likely(line.words[i]) < Likely.LIKELY and line.hit(i, Kind.PLACE) is not None
    return place or line.hit(i, *kinds) is not None


def _surname_adjective(line: Line, i: int) -> bool:
    """السوداني, الحوثي after a given name: a surname in the masculine singular."""
    hit = line.hit(i, Kind.ADJECTIVE, Kind.BODY)
    if hit is not None and hit.j > i + 1:
        return False
    return hit is not None and line.words[i].norm.endswith("ي") and likely(line.words[i - 1]) >= Likely.PLAUSIBLE
