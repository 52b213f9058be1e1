"""States: which names, adjectives and capitals of an article speak of a state as an actor, and which of a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.language.normalise import fold_word
from kg.lexicon.load import load_yaml
from kg.mentions.article import Reading, state_key
from kg.mentions.gazetteer import Entry, Hit, Kind, classes
from kg.mentions.kingdoms import find_kingdoms
from kg.mentions.line import Line
from kg.mentions.scan import Found, locative
from kg.mentions.words import Gap
from kg.model import ActorType, Form, PlaceMention

_FORMS = {
    Kind.STATE: Form.NAME,
    Kind.CAPITAL: Form.CAPITAL,
    Kind.ADJECTIVE: Form.ADJECTIVE,
    Kind.KINGDOM: Form.SHORT,
}
_WEIGHT = {Kind.KINGDOM: 0.5, Kind.STATE: 0.9, Kind.CAPITAL: 0.6, Kind.ADJECTIVE: 0.5}


def resolve_states(reading: Reading) -> None:
    """Draft every state the article speaks of; note places; settle which state the article is about."""
    _clear_ambiguities(reading)
    find_kingdoms(reading)
    for found in reading.found:
        hit = found.hit
        if hit is None:
            continue
        if hit.entry.kind in (Kind.STATE, Kind.ADJECTIVE, Kind.KINGDOM) or (
            hit.entry.kind is Kind.CAPITAL and acts(reading, found)
        ):
            _see(reading, found, hit.entry)
        if hit.entry.kind in (Kind.PLACE, Kind.CAPITAL, Kind.REGION, Kind.STATE):
            _place(reading, found, hit.entry)
    counts = reading.state_counts
    for found in reading.found:
        for title in found.person.titles if found.person is not None else ():
            if title.state and title.definite and title.length > 1:  # خادم الحرمين الشريفين
                counts[title.state] += 1
    reading.main_state = max(counts, key=lambda code: counts[code]) if counts else None


def state_name(code: str) -> str:
    """A state's usual name."""
    names: list[str] = load_yaml("states.yaml")["states"][code]["names"]
    return names[0]


def _clear_ambiguities(reading: Reading) -> None:
    """Drop readings as a state that the article does not bear out: المالية, an indefinite مالي, Muscat or Amman."""
    _choose_readings(reading)
    nouns = {f.hit.entry.country for f in reading.found if f.hit and f.hit.entry.kind in (Kind.STATE, Kind.CAPITAL)}
    reading.found[:] = [found for found in reading.found if _borne_out(reading, found, nouns)]


def _choose_readings(reading: Reading) -> None:
    """A word that is a state and another state's capital (عمان) is the one the rest of the article speaks of."""
    clear = Counter(
        f.hit.entry.country for f in reading.found if f.hit is not None and len(_readings_of(reading, f)) == 1
    )
    for found in reading.found:
        choices = _readings_of(reading, found)
        if found.hit is not None and len(choices) > 1:
            found.hit = max(choices, key=lambda hit: (clear[hit.entry.country], hit.entry.kind is Kind.STATE))


def _readings_of(reading: Reading, found: Found) -> tuple[Hit, ...]:
    """The states a finding may mean: names and capitals of the same length."""
    if found.hit is None:
        return ()
    kinds = (Kind.STATE, Kind.CAPITAL)
    hits = reading.lines[found.line].hits[found.i]
    same = tuple(h for h in hits if h.entry.kind in kinds and h.j == found.hit.j)
    return same or (found.hit,)


def _borne_out(reading: Reading, found: Found, nouns: set[str | None]) -> bool:
    if found.hit is None or found.hit.entry.kind not in (Kind.ADJECTIVE, Kind.STATE, Kind.CAPITAL):
        return True
    word = reading.lines[found.line].words[found.i]
    if found.hit.entry.kind is Kind.ADJECTIVE and word.core in classes("states_ambiguous.yaml", "adjectives"):
        return found.hit.entry.country in nouns
    if found.hit.entry.kind is not Kind.ADJECTIVE and word.core in classes("states_ambiguous.yaml", "names"):
        return found.j > found.i + 1 or word.written[:1] == "ا" or locative(reading.lines[found.line], found.i)
    return True


def _see(reading: Reading, found: Found, entry: Entry) -> None:
    strong = entry.kind is not Kind.ADJECTIVE or found.inside or qualifies(reading.lines[found.line], found.i)
    if entry.country is None or not strong:
        return
    key = state_key(entry.country)
    span = reading.span(found)
    draft = reading.draft(key, ActorType.STATE, entry.country)
    draft.canonical = state_name(entry.country)
    if entry.kind is Kind.STATE:
        draft.nouns[reading.written(found, found.i, found.j)] = None
    draft.see(reading.written(found, found.i, found.j), span, f"state {entry.kind}", _WEIGHT[entry.kind])
    reading.state_counts[entry.country] += 3 if entry.kind is Kind.STATE and found.line == 0 else 2
    form = _FORMS[entry.kind]
    reading.mention(span, span.start, form, (key,), ActorType.STATE, state=key)


def qualifies(line: Line, i: int) -> bool:
    """Does the state's adjective at `i` qualify a government, force or official (and not a car)?"""
    nouns = classes("anaphora.yaml", "human_nouns") | classes("anaphora.yaml", "collectives")
    for back in range(1, 4):
        if i - back < 0:
            break
        gap = line.words[i - back + 1].gap
        if back == 1 and gap <= Gap.COMMA and line.hit(i - 1, Kind.ADJECTIVE) is not None:  # الإيرانية – الأميركية
            return qualifies(line, i - 1)
        if gap > Gap.QUOTED:
            break
        word = line.words[i - back]
        bare = word.core[2:] if word.definite else word.core
        if bare in nouns or word.core in nouns or (word.stem in nouns):
            return True
    return _plural(line, i)


def _plural(line: Line, i: int) -> bool:
    """الأميركيون, الفرنسيين: the people themselves."""
    word = line.words[i]
    return word.definite and word.core.endswith(("ون", "ين"))


def acts(reading: Reading, found: Found) -> bool:
    """Does this capital stand for its government?"""
    line = reading.lines[found.line]
    if found.inside or (_dateline(line, found) and not _verb_near(line, found)):
        return False
    word = line.words[found.i]
    if "و" in word.clitics or (found.i and line.words[found.i - 1].core == "و"):
        partner = next((f for f in _capitals_before(reading, found)), None)
        if partner is not None:
            return acts(reading, partner)
    if _each_of(line, found.i):
        return True
    if locative(line, found.i):
        return False
    return not _venue(line, found) and (_verb_near(line, found) or _had(line, found) or _between(line, found))


def _each_of(line: Line, i: int) -> bool:
    """كل من موسكو وواشنطن."""
    each = classes("anaphora.yaml", "each")
    return i > 1 and line.words[i - 2].core in each and line.words[i - 1].core == fold_word("من")


def _capitals_before(reading: Reading, found: Found) -> Iterator[Found]:
    for other in reading.found:
        near = other.line == found.line and found.i - 3 < other.j <= found.i and other is not found
        if near and other.hit and other.hit.entry.kind is Kind.CAPITAL:
            yield other


def _dateline(line: Line, found: Found) -> bool:
    """A city at the start of a sentence before a dash, bracket, colon or agency."""
    if found.i > 1:
        return False
    return found.j < len(line.words) and line.words[found.j].gap is not Gap.PLAIN


def _verb_near(line: Line, found: Found) -> bool:
    verbs = classes("speech_verbs.yaml", "feminine")
    around = line.words[max(0, found.i - 2) : found.i] + line.words[found.j : found.j + 2]
    return any(word.core in verbs or word.norm in verbs or word.stem in verbs for word in around)


def _between(line: Line, found: Found) -> bool:
    """بين بغداد وواشنطن, مع طهران, علاقات موسكو: a word of dealings before."""
    before = line.words[found.i - 1] if found.i else None
    if before is None:
        return False
    bare = before.core[2:] if before.definite else before.core
    return bare in classes("anaphora.yaml", "dealings") or "ل" in line.words[found.i].clitics


def _venue(line: Line, found: Found) -> bool:
    """اتفاق فيينا: where it was, unless a second state follows."""
    before = line.words[found.i - 1] if found.i else None
    bare = before.core[2:] if before is not None and before.definite else before.core if before is not None else ""
    return bare in classes("anaphora.yaml", "venues") and not _paired(line, found.j)


def _had(line: Line, found: Found) -> bool:
    """كانت لندن وواشنطن وباريس قد عرضت: subjects between the two words of the pluperfect."""
    before = line.words[found.i - 1] if found.i else None
    if before is None or before.core not in classes("anaphora.yaml", "was"):
        return False
    at = found.j
    while line.hit(at, Kind.CAPITAL) is not None and "و" in line.words[at].clitics:
        at += 1
    return at < len(line.words) and line.words[at].core in classes("anaphora.yaml", "had")


def _paired(line: Line, j: int) -> bool:
    """محادثات واشنطن وطهران, but محادثات فيينا is where they are held: does a second state follow with و?"""
    return line.hit(j, Kind.CAPITAL, Kind.STATE) is not None and "و" in line.words[j].clitics


def _place(reading: Reading, found: Found, entry: Entry) -> None:
    span = reading.span(found)
    reading.places.append(PlaceMention(span.start, span.end, reading.written(found, found.i, found.j), entry.country))
