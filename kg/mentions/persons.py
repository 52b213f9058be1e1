"""A person as one mention: titles before, the name, titles after it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.language.normalise import fold_word
from kg.mentions.complements import complete
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.line import Line
from kg.mentions.lone import adjective_alone, no_surname, past_brackets
from kg.mentions.nameness import (
    Likely,
    adverb_like,
    likely,
    opening,
    surnames,
)
from kg.mentions.names import name_end
from kg.mentions.strangers import stranger_end
from kg.mentions.surnames import whole_end
from kg.mentions.title_words import Title
from kg.mentions.titles import may_head, title_at
from kg.mentions.untitled import introduced, ordinary, set_off, surely
from kg.mentions.words import Gap, Word


@dataclass(slots=True)
class Person:
    """Words `[i, j)` mention a person; the name is `[name_i, name_j)`, empty when only the title is said."""

    i: int
    j: int
    name_i: int
    name_j: int
    titles: list[Title] = field(default_factory=list)
    rule: str = ""

    @property
    def named(self) -> bool:
        """Is there a name?"""
        return self.name_j > self.name_i


def person_at(line: Line, i: int) -> Person | None:
    """The person mentioned from word `i` on, by title and name, name and title, name alone, or title alone."""
    form = line.words[i].form
    known = _may_be_person(line.words[i]) if form.persons is None else form.persons
    if (not known and stranger_end(line, i) == i) or _named_after(line, i):
        return None
    at, titles, honoured = _front(line, i)
    if not titles and not honoured:
        return _plain(line, i)
    start, end = _name_after(line, at, titles)
    if end > start and not (not titles and end == start + 1 and _weakly_shown(line, start)):
        person = Person(i, end, start, end, titles, "title and name")
        _apposition(line, person)
        return person
    return Person(i, at, at, at, titles, "title alone") if titles else None


def _may_be_person(word: Word) -> bool:
    """Does a title or a name that a list knows begin with such a word? Kept with its form."""
    titled = may_head(word) or word.core in classes("offices.yaml", "honorifics")
    named = likely(word) >= Likely.LIKELY or word.core in opening() or word.core in surnames()
    word.form.persons = titled or named
    return word.form.persons


def _weakly_shown(line: Line, at: int) -> bool:
    """المواطن اكتفى: only a noun that may mean anybody announces the one word."""
    weak = line.words[at - 1].core in classes("offices.yaml", "weak_honorifics")
    return weak and likely(line.words[at]) < Likely.LIKELY


def _named_after(line: Line, i: int) -> bool:
    """مستشفى الملك فهد, جامعة الأمير سلطان: a place or institution bears the name."""
    styled = i > 1 and line.words[i - 1].core in classes("offices.yaml", "definite_titles")
    if styled and line.words[i].gap is Gap.PLAIN and not line.words[i].clitics and _named_after(line, i - 1):
        return True
    before = line.words[i - 1] if i else None
    if before is None or line.words[i].gap > Gap.PLAIN or before.definite or line.words[i].clitics:
        return False
    return before.core in classes("places.yaml", "named_after")


def _front(line: Line, i: int) -> tuple[int, list[Title], bool]:
    """Titles and honorifics from word `i` on: where they end, the titles, and whether there was an honorific."""
    at, titles, honoured = i, list[Title](), False
    while at < len(line.words):
        if at > i and line.words[at].gap > Gap.QUOTED and not _title_after_comma(line, at, titles):
            break
        if _honorific(line, at):
            at, honoured = at + 1, True
            continue
        if at > i and _named_after(line, at):
            break
        title = title_at(line, at) if at == i or not line.words[at].clitics else None
        if title is None or (titles and title.counterpart):
            break
        if titles and not (title.rank or titles[-1].rank or _goes_on(line, title)):
            break
        if titles and _of_two(line, i, titles[0], title):
            break
        titles.append(title)
        at = title.j
    return at, titles, honoured


def _of_two(line: Line, i: int, first: Title, second: Title) -> bool:
    """استقبل الرئيس وزير الخارجية X: after a verb of meeting the first title is who receives, the second whom."""
    met = i > 0 and line.words[i - 1].core in classes("stop_words.yaml", "meeting_verbs")
    if not met or second.rank or first.rank or second.definite:
        return False
    if second.state and first.state != second.state and (first.state or first.bodies):
        return True
    alone = first.length == 1 and first.definite
    return (
        alone
        or second.office in ("ambassador", "envoy")
        or fold_word(first.text(line)) in classes("offices.yaml", "sole")
    )


def _title_after_comma(line: Line, at: int, titles: list[Title]) -> bool:
    """الناطق باسم الجيش، العقيد أحمد المسماري; رئيس الجمهورية، السيد عبد المجيد تبون; المبعوث الخاص، الرئيس
    السابق X."""
    if line.words[at].gap is not Gap.COMMA or not titles or len(titles[-1].kept) < 2:
        return False
    title, said = title_at(line, at), titles[-1].definite and len(titles[-1].kept) > 1
    honoured = _honorific(line, at) and not line.words[at].clitics
    return honoured or (title is not None and (title.rank or said) and _goes_on(line, title))


def _goes_on(line: Line, title: Title) -> bool:
    """A second title counts as this person's only if a name follows it, or further titles and then a name."""
    if line.words[title.i].clitics:
        return False
    at, more, _ = _front(line, title.j) if title.j < len(line.words) else (title.j, [], False)
    start, end = _name_after(line, at, more or [title])
    return end > start


def _honorific(line: Line, at: int) -> bool:
    word = line.words[at]
    if word.core not in classes("offices.yaml", "honorifics") or word.suffix:
        return False
    following = at + 1 < len(line.words) and (line.words[at + 1].gap is Gap.PLAIN or _abbreviates(line, at))
    if word.core in classes("offices.yaml", "honorific_firsts"):
        return following and line.words[at + 1].core in classes("offices.yaml", "honorific_seconds")
    if word.core in classes("offices.yaml", "honorific_seconds"):
        return following and at > 0 and line.words[at - 1].core in classes("offices.yaml", "honorifics")
    if word.core in classes("offices.yaml", "honorific_names"):
        return following and _opens_name(line, at + 1)
    return following


def _abbreviates(line: Line, at: int) -> bool:
    """د. نبيل: one letter and a full stop."""
    return line.words[at].end - line.words[at].begin == 1 and line.text.startswith(".", line.words[at].end)


def _opens_name(line: Line, at: int) -> bool:
    """A given name, a connector, or two words that may well be a name."""
    word, after = line.words[at], line.words[at + 1] if at + 1 < len(line.words) else None
    if likely(word) >= Likely.LIKELY or word.core in opening():
        return True
    pair = [word, after] if after is not None and after.gap is Gap.PLAIN else []
    return bool(pair) and all(likely(w) >= Likely.PLAUSIBLE and not (w.definite or w.clitics or w.suffix) for w in pair)


def _name_after(line: Line, at: int, titles: list[Title]) -> tuple[int, int]:
    """The name that follows a title at once, or after a comma when it is surely a name."""
    if at >= len(line.words) or (titles and (not _may_bear_name(titles[-1]) or titles[-1].inner_i == at)):
        return at, at
    if titles and titles[-1].bodies:
        at = past_brackets(line, at)
    gap = line.words[at].gap
    whole = whole_end(line, at)
    if whole > at and gap <= Gap.QUOTED:
        return at, whole
    if gap <= Gap.QUOTED and not line.words[at].clitics:
        announced = bool(titles) and (titles[-1].length > 1 or titles[-1].state is not None)
        end = name_end(line, at, Likely.PLAUSIBLE if announced else Likely.POSSIBLE)
        if end == at and line.words[at].core in surnames() and not line.hits[at]:  # الرئيس ترامب
            return at, at + 1
        lone = end == at + 1 and likely(line.words[at]) < Likely.LIKELY
        accusative = lone and adverb_like(line.words[at].written)  # رحب الأمير مثمنا
        doubtful = lone and bool(titles) and (accusative or no_surname(line, at, titles[-1]))
        return at, at if doubtful or adjective_alone(line, at, end) else end
    said = bool(titles) and (titles[-1].length > 1 or titles[-1].state is not None or titles[-1].former)
    if gap is Gap.COMMA and said and not line.words[at].clitics:
        end = name_end(line, at, Likely.LIKELY)
        return (at, end) if end > at + 1 else (at, at)
    return at, at


def _may_bear_name(title: Title) -> bool:
    return (
        title.definite or title.rank or title.length > 1 or title.state is not None or title.body_adjective is not None
    )


def _plain(line: Line, i: int) -> Person | None:
    """A name without a title before it: at least two words, the first surely a given name."""
    word = line.words[i]
    chance = likely(word)
    place = line.hit(i, Kind.CAPITAL, Kind.PLACE, Kind.STATE, Kind.BODY, Kind.REGION, Kind.MEDIA)
    if place is not None and (place.j > i + 1 or chance < Likely.CERTAIN or place.entry.kind is not Kind.PLACE):
        return None
    if word.core in opening():
        end = name_end(line, i, Likely.CERTAIN)
        good = end > i + 2 or (end > i + 1 and introduced(line, i))
    elif chance is Likely.CERTAIN:
        end = name_end(line, i, Likely.CERTAIN)
        good = end > i + 1 and not (end == i + 2 and ordinary(line.words[i + 1]))
    elif chance is Likely.LIKELY:
        end = name_end(line, i, Likely.LIKELY)
        good = end > i + 1 and (surely(line, i, end) or set_off(line, i, end))
    else:
        end = stranger_end(line, i)
        good = end > i
    if not good and word.core in surnames() and not line.hits[i]:
        end, good = i + 1, True
    if not good:
        return None
    person = Person(i, end, i, end, [], "given name")
    _apposition(line, person)
    return person


def _apposition(line: Line, person: Person) -> None:
    """Titles after the name: X، وزير الخارجية؛ X رئيس الحزب. Not if the title has a name of its own."""
    while person.j < len(line.words):
        word = line.words[person.j]
        if word.gap not in (Gap.PLAIN, Gap.COMMA, Gap.QUOTED) or word.clitics:
            return
        title = title_at(line, person.j)
        if title is not None and _for_another(line, title):
            person.titles.append(title)
            person.j = title.inner_i
            person.rule += " and apposition"
            return
        if title is None or title.counterpart or not _is_apposition(line, title, word.gap):
            return
        other = bool(person.titles) and person.titles[0].office != title.office
        if word.gap is Gap.PLAIN and other and _of_two(line, person.i, person.titles[0], title):
            return
        person.titles.append(title)
        person.j = title.j
        person.rule += " and apposition"


def _for_another(line: Line, title: Title) -> bool:
    """X المتحدث باسم أمين عام الأمم المتحدة Y, X المتحدثة باسم Y: the name after it is that of another."""
    if not title.inner_i or title.office not in ("spokesperson", "envoy", "adviser", "director"):
        return False
    start, end = _name_after(line, title.j, [title])
    return title.inner_i == title.j or (end > start and line.words[start].gap <= Gap.QUOTED)


def _is_apposition(line: Line, title: Title, gap: Gap) -> bool:
    start, end = _name_after(line, title.j, [title])
    if end > start and line.words[start].gap <= Gap.QUOTED:
        if end > start + 1 or not line.words[start].definite or gap is Gap.PLAIN:
            return False
        title.kept.append(start)  # (القائد العملاني …): an adjective no list knows
        title.j = end
        title.length += 1
        complete(line, title, title_at)
    if gap is Gap.COMMA and title.definite and title.length == 1 and title.state is None:
        return False
    return title.length > 1 or title.definite or title.state is not None
