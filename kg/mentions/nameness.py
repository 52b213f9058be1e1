"""Is a word part of a person's name? Lists first, then what frequencies say of a word no list knows."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from kg.language.frequencies import frequency, half_fold
from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.gazetteer import classes
from kg.mentions.words import Gap, Word

_RARE = 2500.0  # occurrences per thousand million below which an unlisted word is more likely a name than a word
_COMMON = 12000.0
_KUNYA = fold_word(min(load_yaml("first_names.yaml")["kunya"], key=lambda word: word[-1] != "و"))


class Likely(IntEnum):
    """How likely a word is to be part of a name, where a name could be."""

    NEVER = 0  # function words, verbs, titles, nouns of news
    UNLIKELY = 1  # an ordinary word
    PLAUSIBLE = 2  # no list knows it, and it does not behave like an ordinary word
    POSSIBLE = 3  # a rare word, a surname by its shape
    LIKELY = 4  # a given name that is a word as well
    CERTAIN = 5  # a given name


@lru_cache(maxsize=1)
def given() -> dict[str, Likely]:
    """Folded given names of one word; those that are ordinary words too are only likely."""
    data, world = load_yaml("first_names.yaml"), load_yaml("given_names.yaml")
    words = {fold_word(w) for part in (data, world) for w in part["also_words"]}
    names = [w for part in ("arabic", "arabic_women", "foreign") for w in data[part]]
    names += [w for group in world["names"].values() for w in group]
    folded = {fold_word(n): n for n in names if " " not in n}
    words |= classes("naming.yaml", "eastern") - folded.keys()
    return {name: Likely.LIKELY if name in words else Likely.CERTAIN for name in (*folded, *words)}


@lru_cache(maxsize=1)
def foreign() -> frozenset[str]:
    """Folded given names that are not Arabic."""
    groups = (group for name, group in load_yaml("given_names.yaml")["names"].items() if name != "arabic")
    return classes("first_names.yaml", "foreign").union(*(map(fold_word, group) for group in groups))


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Folded surnames that name a person by themselves: بايدن."""
    return classes("surnames.yaml", "surnames")


@lru_cache(maxsize=1)
def _never() -> frozenset[str]:
    parts = ("function", "verbs", "nouns", "never_names")
    words = frozenset().union(*(classes("stop_words.yaml", part) for part in parts[2:]))
    offices = load_yaml("offices.yaml")
    heads = {fold_word(w) for row in offices["heads"].values() for w in row}
    heads |= {fold_word(w) for part in ("ranks", "plural_heads", "former", "counterpart") for w in offices[part]}
    definite = {"ال" + w for w in heads if not w.startswith("ال")}
    return words | heads | definite | classes("offices.yaml", "modifiers") | _kin()


def _kin() -> frozenset[str]:
    places = classes("places.yaml", "place_nouns")
    bodies = classes("bodies.yaml", "organisation_heads") | classes("bodies.yaml", "force_heads")
    return places | bodies | {"ال" + w for w in places | bodies} | classes("anaphora.yaml", "anonymous_heads")


def likely(word: Word) -> Likely:
    """How likely `word` is to be part of a name by itself; kept with its form."""
    known: Likely | None = word.form.likely
    if known is None:
        known = Likely.NEVER if word.adverbial else _likely(word.core, word.written, word.definite)
        word.form.likely = known
    return known


@lru_cache(maxsize=1)
def hard_words() -> frozenset[str]:
    """Particles and verbs, half folded: على is one, علي is not."""
    data = load_yaml("stop_words.yaml")
    words = {half_fold(w) for part in ("function", "verbs") for w in data[part]}
    words |= {half_fold(w) + end for w in data["verbs"] for end in ("ا", "وا") if w[-1] not in "اىتو"}  # أكدا, أكدوا
    return frozenset(words | {w[:-1] + "ى" for w in words if w.endswith("ي")})


def _likely(core: str, written: str, definite: bool) -> Likely:
    known = given().get(core)
    if written in hard_words():
        return Likely.NEVER
    if known is Likely.CERTAIN or (core.startswith(_KUNYA) and len(core) > 6):
        return Likely.CERTAIN
    if known is not None:
        return known
    if core in _never():
        return Likely.NEVER
    if len(core) < 2 or core.isascii():
        return Likely.NEVER
    if definite and len(core) > 4:
        return _surname(written)
    return _bare(written)


def is_common(written: str) -> bool:
    """Among the few thousand most written words?"""
    return frequency(written) > 30_000.0


def is_feminine(written: str) -> bool:
    """A definite word in ا, or in ة that is often written without it: an adjective (العليا, الدولية; not المتابعة)."""
    return written.endswith("ا") or (written.endswith("ة") and frequency(written[:-1]) > 0.2 * frequency(written))


def has_feminine(written: str) -> bool:
    """Is a definite word in ي often written with ة too, as adjectives are and surnames are not?"""
    return written.endswith("ي") and frequency(written + "ة") > 0.7 * frequency(written)


def looks_like_surname(written: str, definite: bool) -> bool:
    """Rare, or definite and in ي: the shape of a surname rather than of a noun."""
    if written.endswith("ة") and frequency(written) > _RARE / 3:
        return False
    rare = frequency(written) < _RARE and (_surname(written) if definite else _bare(written)) >= Likely.POSSIBLE
    return rare or (definite and written.endswith("ي") and _surname(written) >= Likely.POSSIBLE)


def _surname(written: str) -> Likely:
    """A definite word: a surname if it ends in ي or is rare, an ordinary word if it lives without the article too."""
    often, bare = frequency(written), frequency(written[2:])
    if written.endswith(("ين", "ون", "ات", "ية")):
        return Likely.UNLIKELY
    if often < _RARE and bare < 2 * _RARE:
        return Likely.POSSIBLE
    if written.endswith(("ي", "ى")) and frequency(written[:-1] + "ية") < often:
        return Likely.POSSIBLE
    return Likely.POSSIBLE if bare < 0.12 * often and frequency(written + "ة") < 0.1 * often else Likely.UNLIKELY


def _bare(written: str) -> Likely:
    """An indefinite word: rare ones are names; common ones are words if they take the article, ت or a pronoun."""
    often = frequency(written)
    if _imperfect(written) or _perfect(written):
        return Likely.NEVER if often > 300 else Likely.UNLIKELY
    if _accusative(written, often) or _bare_perfect(written):
        return Likely.UNLIKELY
    if often < _RARE and not _inflects(written, often, 3.0):
        return Likely.POSSIBLE
    if often < _COMMON * 8 and not _inflects(written, often, 0.08):
        return Likely.PLAUSIBLE
    return Likely.UNLIKELY


def _imperfect(written: str) -> bool:
    """يتفقان, تعقد: its other persons are written as well."""
    at = 1 if written[:1] == "س" else 0
    person, rest = written[at : at + 1], written[at + 1 :]
    if len(rest) > 4 and rest.endswith(("ان", "ون")):
        rest = rest[:-2]
    if person not in ("ي", "ت") or len(rest) < 3:
        return False
    other = frequency(("ت" if person == "ي" else "ي") + rest)
    others = frequency("ن" + rest) + frequency("ا" + rest)
    return other > 0.08 * frequency(person + rest) and other > 200 and others > 30


def _accusative(written: str, often: float) -> bool:
    """فورا, مغلقا: the word without its final alef is the usual one."""
    return written.endswith("ا") and len(written) > 4 and frequency(written[:-1]) > max(300.0, 2 * often)


def _perfect(written: str) -> bool:
    """لعبت, اتخذ, استغلت: the imperfect of the same verb is written as well, and often enough."""
    base = written[:-1] if written.endswith("ت") and len(written) > 3 else written
    core = base[1:] if base.startswith("ا") else base
    if len(core) < 3 or (base is written and core is base):
        return False
    least = 600.0 if core is not base else 200.0
    return frequency("ي" + core) + frequency("ت" + core) > max(least, frequency(written) / 2)


def _bare_perfect(written: str) -> bool:
    """قتل, نجم: may be a verb of three letters, or a name."""
    return frequency("ي" + written) > max(_RARE / 2, 0.1 * frequency(written))


def adverb_like(written: str) -> bool:
    """May a word in ا be an accusative (اتحاديا, محتارا), as no part of a name is?"""
    return _accusative(written, frequency(written))


def _inflects(written: str, often: float, share: float) -> bool:
    stem = written[:-1] + "ت" if written.endswith("ة") else written
    forms = ("ال" + written, stem + "ها", stem + "هم", written + "ت", "ي" + written, "ت" + written, written + "وا")
    return sum(map(frequency, forms)) > share * max(often, 300.0)


@lru_cache(maxsize=1 << 16)
def starts_with_and(norm: str, written: str) -> bool:
    """A given name with و glued on that the splitter, not knowing the name, has left: وعلا."""
    names = given()
    if len(norm) < 4 or norm[0] != "و" or norm in names or written[1:] in hard_words():
        return False
    if norm in classes("places.yaml", "place_nouns"):  # وادي
        return False
    return names.get(norm[1:], Likely.NEVER) >= Likely.LIKELY or norm[1:] in surnames()


@lru_cache(maxsize=1)
def _wholes() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the further words of names made of ordinary words."""
    out: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in load_yaml("first_names.yaml")["whole"]:
        first, *rest = fold_word(name).split()
        out[first] = (*out.get(first, ()), tuple(rest))
    return out


def may_begin_whole(word: Word) -> bool:
    """Does a name made of ordinary words begin with this one?"""
    return word.norm in _wholes()


def whole_name_end(words: Sequence[Word], i: int) -> int:
    """The end of a name made of ordinary words (بان كي مون) that begins at word `i`; `i` if there is none."""
    for rest in _wholes().get(words[i].norm, ()):
        after = words[i + 1 : i + 1 + len(rest)]
        if tuple(w.norm for w in after) == rest and all(w.gap <= Gap.COMMA for w in after):
            return i + 1 + len(rest)
    return i


@lru_cache(maxsize=1)
def connectors() -> frozenset[str]:
    """Words that join the parts of a name: بن, آل, أبو, عبد, دي …"""
    return classes("first_names.yaml", "connectors")


@lru_cache(maxsize=1)
def opening() -> frozenset[str]:
    """Connectors a name may begin with: أبو مهدي, عبد ربه, بن سلمان."""
    return classes("first_names.yaml", "first_connectors")


@lru_cache(maxsize=1)
def compounds() -> frozenset[str]:
    """Second halves of compound names: عبد الله, صلاح الدين."""
    return classes("first_names.yaml", "compounds")
