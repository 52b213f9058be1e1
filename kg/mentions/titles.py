"""Titles: a head noun with what completes it (وزير الخارجية العراقي, المتحدث باسم الجيش, رئيس أركان الجيش السابق)."""

from __future__ import annotations

from kg.language.frequencies import frequency
from kg.mentions.complements import complete
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.line import Line
from kg.mentions.nameness import Likely, likely, opening
from kg.mentions.title_words import Title, bare_of, bare_of_text, duals, heads, phrases, sole_holders
from kg.mentions.words import Gap, Word

_RARE = 2500.0  # occurrences per thousand million below which hardly anybody writes a word without its article


def title_at(line: Line, i: int) -> Title | None:
    """The title that begins at word `i`."""
    word = line.words[i]
    if not may_head(word):
        return None
    if word.core in classes("offices.yaml", "counterpart"):
        title = Title(i, i + 1, "counterpart", True, [], counterpart=True)
        complete(line, title, title_at)
        return title
    found = _phrase(line, i) or _head(line, i)
    if found is None:
        return None
    complete(line, found, title_at)
    return None if _is_body(line, found) else found


def may_head(word: Word) -> bool:
    """Is the word one of those that `_phrase` and `_head` begin with? Most words are not; kept with the word's form."""
    if word.form.titles is not None:
        return word.form.titles
    known = word.core in classes("offices.yaml", "counterpart") or word.core in phrases() or word.core in duals()
    word.form.titles = known or word.stem in heads() or bare_of(word) in heads()
    return word.form.titles


def _phrase(line: Line, i: int) -> Title | None:
    for rest, office in phrases().get(line.words[i].core, ()):
        after = line.words[i + 1 : i + 1 + len(rest)]
        if tuple(w.norm for w in after) == rest and all(w.gap is Gap.PLAIN for w in after):
            end = i + 1 + len(rest)
            title = Title(i, end, office, office not in ("acting", "oneOf"), list(range(i, end)), length=1 + len(rest))
            title.state = sole_holders().get(" ".join((line.words[i].core, *rest)))
            return title
    return None


def _head(line: Line, i: int) -> Title | None:
    word = line.words[i]
    bare = bare_of(word)
    office = None if _is_given(line, i) else heads().get(bare)
    if word.core in duals() and not word.suffix:
        one = duals()[word.core]
        return Title(i, i + 1, heads()[bare_of_text(one)], word.definite, [i], singular=one)
    if word.suffix and word.stem in heads() and not word.definite:
        return Title(i, i + 1, heads()[word.stem], False, [i], owned=True)
    if _is_adjective(line, i, office) or _bears_name(line, i):
        return None
    if office is None or word.suffix or (bare in classes("offices.yaml", "not_with_alef") and word.written[-1:] == "ى"):
        return None
    if not word.definite and (bare in classes("offices.yaml", "definite_only") or office == "rank"):
        shown = _before_given(line, i, Likely.CERTAIN) or _reigns(line, i, bare)
        doubtful = not (shown or (office == "rank" and _before_two(line, i)))
    elif bare in classes("offices.yaml", "doubtful_ranks"):
        doubtful = not _before_given(line, i, Likely.LIKELY)
    else:
        doubtful = bare in classes("offices.yaml", "before_titles") and not word.definite and not _before_title(line, i)
    return None if doubtful else Title(i, i + 1, office, word.definite, [i], rank=office == "rank")


def _is_adjective(line: Line, i: int, office: str | None) -> bool:
    """السلك الدبلوماسي, المكتب السياسي: no person, but what the noun before is like."""
    before = line.words[i - 1] if i else None
    near = before is not None and before.definite and line.words[i].gap is Gap.PLAIN and not line.words[i].clitics
    return near and office == "expert"


def _bears_name(line: Line, i: int) -> bool:
    """مؤسسة الملك عبدالعزيز: an institution called after somebody."""
    after = line.words[i + 1] if i + 1 < len(line.words) else None
    named = line.words[i].core in classes("places.yaml", "named_after") and after is not None
    return (
        named and after is not None and after.core in classes("offices.yaml", "definite_titles") and not after.clitics
    )


def _is_given(line: Line, i: int) -> bool:
    """مساعد بن محمد, مساعد العيبان: a title's noun that is a given name here, as بن or a rare surname shows."""
    after = line.words[i + 1] if i + 1 < len(line.words) else None
    if after is None or after.gap > Gap.PLAIN or line.words[i].definite:
        return False
    rare = after.definite and not (after.clitics or line.hits[i + 1]) and frequency(after.written[2:]) < _RARE
    surname = rare and likely(after) >= Likely.POSSIBLE and line.words[i].core in classes("first_names.yaml", "titles")
    return surname or after.norm in classes("first_names.yaml", "filial")


def _before_given(line: Line, i: int, floor: Likely) -> bool:
    """Does a given name, or another part of a rank, come next?"""
    if i + 1 >= len(line.words) or line.words[i + 1].gap > Gap.PLAIN:
        return False
    after = line.words[i + 1]
    part = after.norm in classes("offices.yaml", "rank_complements") and floor is Likely.LIKELY
    state = line.hit(i + 1, Kind.ADJECTIVE)
    if state is not None and floor is Likely.LIKELY:  # الفريق الأميركي الممثل التجاري: a team
        return _before_given(line, state.j - 1, floor)
    return part or likely(after) >= floor or after.core in opening() or state is not None


def _before_two(line: Line, i: int) -> bool:
    """جنرال كورتيس سكاباروتي: two words that may be a name come next."""
    after = line.words[i + 1 : i + 3]
    return len(after) == 2 and all(
        w.gap is Gap.PLAIN and not w.clitics and not w.definite and likely(w) >= Likely.POSSIBLE for w in after
    )


def _reigns(line: Line, i: int, bare: str) -> bool:
    """ملك الأردن, سلطان عمان."""
    royal = bare in classes("offices.yaml", "royal_heads") and i + 1 < len(line.words)
    return royal and line.words[i + 1].gap is Gap.PLAIN and line.hit(i + 1, Kind.STATE) is not None


def _before_title(line: Line, i: int) -> bool:
    """مساعدة وزير الخارجية, not مساعدة العراق."""
    return i + 1 < len(line.words) and bare_of(line.words[i + 1]) in heads()


def _is_body(line: Line, title: Title) -> bool:
    """مؤسسة, محافظة and the like head bodies and places, unless a name follows at once."""
    word = line.words[title.i]
    return bare_of(word) in classes("offices.yaml", "not_heads_bare") and not word.definite and title.j == title.i + 1
