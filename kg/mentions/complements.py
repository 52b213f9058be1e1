"""What completes a title: adjectives, the state, a body, an inner title, a place, nouns in construct."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.language.evidence import free_forms
from kg.language.normalise import fold_word
from kg.mentions.bodies import body_at
from kg.mentions.gazetteer import Kind, classes
from kg.mentions.line import Line
from kg.mentions.nameness import Likely, has_feminine, likely, opening
from kg.mentions.names import name_end
from kg.mentions.title_words import Title, bare_of, before_person, heads, known_nouns, take
from kg.mentions.words import Gap, Word

_LONGEST = 14  # words of a title
_WHEREVER = ("minister", "president", "crownPrince", "monarch", "king")  # offices of a whole state
_OF_ONE = ("minister", "crownPrince", "monarch", "king")  # … that nobody holds «to» or «for» a state
_SEATS = ("deputy", "member", "representative")  # النائب عن حزب, العضو عن دائرة
TitleAt = Callable[[Line, int], Title | None]


def complete(line: Line, title: Title, title_at: TitleAt) -> None:
    """Take in, word by word, what completes `title`; `title_at` reads titles inside it."""
    work = _Completion(line, title, title_at)
    while title.j < len(line.words) and title.j - title.i < _LONGEST:
        before = title.j
        if title.inner_i == before:
            return
        if line.words[before].gap is Gap.PLAIN or work.quoted_body():
            work.extend()
        if title.j == before:
            return


@dataclass(frozen=True, slots=True)
class _Completion:
    """A title being completed. Every part answers whether it took the word `at`."""

    line: Line
    title: Title
    title_at: TitleAt

    def quoted_body(self) -> bool:
        """تنظيم «داعش», قوة «كيفور», الرئيس المصري «المؤقت» inside a title."""
        line, title = self.line, self.title
        return (
            line.words[title.j].gap is Gap.QUOTED
            and (
                line.hit(title.j, Kind.BODY) is not None
                or line.words[title.j].norm in classes("offices.yaml", "in_quotes")
            )
            and title.j > title.i + 1
        )

    def extend(self) -> None:
        line, title = self.line, self.title
        at = title.j
        word = line.words[at]
        if title.rank:
            return self._extend_rank(word)
        if word.norm in classes("offices.yaml", "former"):
            title.former, title.j = True, at + 1
            return None
        hit = line.hit(at, Kind.ADJECTIVE)
        if hit is not None and not word.clitics and (word.definite or not title.definite) and not self._of_trade(word):
            title.length += line.hit(at, Kind.STATE) is not None  # سفير تركيا
            return self._nationality(hit.j, hit.entry.country)
        for part in (self._modifier, self._preposition, self._body, self._state, self._nested, self._noun):
            if part(at, word):
                return None
        return None

    def _of_trade(self, word: Word) -> bool:
        """وزير الدولة للشؤون المالية: the word, not the state, after a noun of the title."""
        return word.core in classes("states_ambiguous.yaml", "adjectives") and self.title.length > 1

    def _extend_rank(self, word: Word) -> None:
        """A rank takes its own complements and the state's adjective only."""
        line, title = self.line, self.title
        hit = line.hit(title.j, Kind.ADJECTIVE)
        if word.norm in classes("offices.yaml", "rank_complements"):
            title.kept.append(title.j)
            title.j += 1
        elif hit is not None and word.definite and not word.clitics:
            title.state, title.j = hit.entry.country, hit.j
        elif word.norm in classes("offices.yaml", "former"):
            title.former, title.j = True, title.j + 1

    def _nationality(self, end: int, country: str | None) -> None:
        """The state's adjective ends a construct title only if what it agrees with has been said."""
        title = self.title
        alone = not title.definite and title.j == title.i + 1 and not title.counterpart
        if title.state is not None or (alone and self.line.words[title.j].definite):
            return
        title.state, title.j = country, end

    def _modifier(self, at: int, word: Word) -> bool:
        line, title = self.line, self.title
        hit = line.hit(at, Kind.BODY_ADJECTIVE)
        if hit is not None:
            title.body_adjective = hit.entry.name
        elif word.norm not in classes("offices.yaml", "modifiers") or self._governs(word):
            return False
        title.kept.append(at)
        title.j += 1
        return True

    def _governs(self, word: Word) -> bool:
        """نائب المحافظ: the office, not the adjective, right after a noun without article."""
        return self.title.length == 1 and not self.title.definite and bare_of(word) in heads()

    def _preposition(self, at: int, word: Word) -> bool:
        """باسم X, لدى X, لشؤون X, ل + body: taken if what follows completes it."""
        title = self.title
        if word.norm in classes("offices.yaml", "linking"):
            if title.length == 1 and not title.definite and word.norm in classes("places.yaml", "locative"):
                return False
            if title.office in _WHEREVER and self._at_place(at, word):
                return False
            late = word.norm in classes("offices.yaml", "late_linking")
            if late and title.length == 1 and title.office not in _SEATS:
                return False
            return self._after_preposition(at, at + 1)
        if word.clitics and word.clitics[0] in ("ل", "ب") and not word.suffix:
            known = bare_of(word) in known_nouns() or self.line.hits[at] or bare_of(word) in heads()
            return bool(word.clitics[0] == "ل" or known) and self._after_preposition(at, at)
        return False

    def _at_place(self, at: int, word: Word) -> bool:
        """الوزير في بغداد, ولي العهد في مدينة نيوم: where they are, not what of."""
        if word.norm not in classes("places.yaml", "locative") or at + 1 >= len(self.line.words):
            return False
        nouns = classes("places.yaml", "place_nouns") | classes("places.yaml", "capital_nouns")
        hit = self.line.hit(at + 1, Kind.CAPITAL, Kind.PLACE)
        if hit is not None and hit.j < len(self.line.words):  # وزير الدولة في قره باغ آرتاك …
            after = self.line.words[hit.j]
            return after.gap > Gap.PLAIN or bool(after.clitics) or likely(after) < Likely.LIKELY
        return hit is not None or self.line.words[at + 1].core in nouns

    def _after_preposition(self, at: int, inner: int) -> bool:
        line, title = self.line, self.title
        if inner >= len(line.words) or (inner > at and line.words[inner].gap > Gap.QUOTED):
            return False
        word = line.words[inner]
        saved = title.j, list(title.kept)
        title.kept.extend(range(at, inner))
        title.j = inner
        wide = title.definite or title.length > 1 or inner > at
        parts = (self._body, self._state, self._nested, self._place, self._object) if wide else (self._body,)
        if any(part(inner, word) for part in parts):
            return title.j > inner
        if title.office == "spokesperson" and (end := name_end(line, inner, Likely.CERTAIN)) > inner + 1:
            title.kept.extend(range(inner, end))  # المتحدثة باسم فيديريكا موغيريني: she is no part of the title
            title.inner_i = title.j
            return True
        title.j, title.kept = saved
        return False

    def _body(self, at: int, word: Word) -> bool:
        line, title = self.line, self.title
        body = body_at(line, at)
        if body is None or (word.clitics and at != title.j):
            return False
        title.bodies.append(body)
        title.kept.extend(range(at, body.core_end))
        title.state = title.state or body.country
        title.j = body.j
        title.length += body.j - body.i
        return True

    def _state(self, at: int, word: Word) -> bool:
        line, title = self.line, self.title
        hit = line.hit(at, Kind.STATE)
        if hit is None or likely(word) is Likely.CERTAIN or self._closed(at, word):
            return False
        title.kept.extend(range(at, hit.j))
        title.state, title.j, title.closed = title.state or hit.entry.country, hit.j, True
        title.length += 1
        return True

    def _closed(self, at: int, word: Word) -> bool:
        """غادر وزير الدفاع مصر, زيارة وزير الخارجية للعراق: no definite noun has a state as its complement."""
        before, toward = self.line.words[at - 1], classes("offices.yaml", "toward")
        if self.title.office in _OF_ONE and self.title.length > 1 and ("ل" in word.clitics or before.norm in toward):
            return True
        return at == self.title.j and before.definite and not word.clitics and self.line.hit(at - 1) is None

    def _nested(self, at: int, word: Word) -> bool:
        """نائب رئيس الوزراء, مساعد وزير الخارجية."""
        line, title = self.line, self.title
        if self._to_another(at, word):
            return False
        if word.core in classes("offices.yaml", "styles") and at + 1 < len(line.words) and not title.definite:
            return self._styled(at)
        inner = self.title_at(line, at)
        if inner is None or inner.rank or inner.counterpart or not self._admits(inner, word):
            return False
        title.kept.extend(inner.kept)
        title.state = title.state or inner.state
        title.place_state = title.place_state or inner.place_state
        title.body_adjective = title.body_adjective or inner.body_adjective
        title.bodies.extend(inner.bodies)
        title.former, title.j, title.nested = title.former or inner.former, inner.j, True
        title.inner_i = title.inner_i or at
        title.length += inner.length
        return True

    def _to_another(self, at: int, word: Word) -> bool:
        """التقى المبعوث بوزير الخارجية, رسالة الأمير إلى الرئيس: what a person is met with or sent to is no title."""
        before = self.line.words[at - 1].norm
        return "ب" in word.clitics or before in classes("offices.yaml", "toward")

    def _admits(self, inner: Title, word: Word) -> bool:
        """A title inside comes after a preposition, or completes a construct that nothing definite has closed yet."""
        if "و" in word.clitics:
            return False
        before = self.line.words[inner.i - 1]
        if word.clitics or before.norm in classes("offices.yaml", "linking"):
            return True
        open_ = not self.title.definite and (self.title.length == 1 or not before.definite)
        return open_ and not (inner.definite and self.title.length > 1)

    def _styled(self, at: int) -> bool:
        """مستشار جلالة الملك: a style of address inside a title."""
        after = self.line.words[at + 1]
        if not after.definite or after.clitics or bare_of(after) not in heads():
            return False
        self.title.kept.append(at)
        self.title.j = at + 1
        if not self._nested(at + 1, after):
            self.title.kept.append(at + 1)
            self.title.j = at + 2
            self.title.length += 1
        return True

    def _place(self, at: int, word: Word) -> bool:
        """A place after a preposition or place noun: في المار, لدى بغداد."""
        line, title = self.line, self.title
        hit = line.hit(at, Kind.CAPITAL, Kind.PLACE, Kind.REGION)
        if hit is not None and not self._closed(at, word):
            title.kept.extend(range(at, hit.j))
            title.j, title.closed = hit.j, True
            title.length += 1
            if title.office not in ("ambassador", "envoy", "representative"):
                title.place_state = hit.entry.country
            return True
        return False

    def _noun(self, at: int, word: Word) -> bool:
        """An ordinary noun or adjective that completes the title, as long as it is no name."""
        line, title = self.line, self.title
        if not title.definite and not line.words[at - 1].definite and not word.clitics and self._place(at, word):
            return True
        if title.closed:
            return False
        if word.suffix and not word.definite:
            return self._owned(at, word)
        if "و" in word.clitics:
            return self._coordinated(at, word)
        if (word.clitics and at != title.j) or (word.clitics and title.kept and title.kept[-1] == at):
            return False
        first = title.definite and title.length == 1 and title.i == at - 1 and not word.clitics
        if word.definite and (not first or self._epithet(at)):
            return self._definite(at, word)
        if not word.definite and (not title.definite or word.clitics):
            return self._construct(at, word)
        return False

    def _epithet(self, at: int) -> bool:
        """السناتور الجمهوري ميتش …: adjectives, which have a feminine, between a definite title and a name."""
        line = self.line
        while at < len(line.words) and line.words[at].definite and not line.words[at].clitics:
            if line.words[at].gap > Gap.PLAIN or not has_feminine(line.words[at].written):
                return False
            at += 1
        after = line.words[at] if at < len(line.words) else None
        named = after is not None and after.gap is Gap.PLAIN and not after.clitics
        return named and after is not None and likely(after) >= Likely.POSSIBLE

    def _owned(self, at: int, word: Word) -> bool:
        """عضو لجنتها, نائب رئيسها: a noun with the pronoun of a body or state named before."""
        nouns = classes("bodies.yaml", "organisation_heads") | set(heads())
        if self.title.definite or word.clitics or not any(fold_word(form) in nouns for form in free_forms(word.stem)):
            return False
        self.title.owned = True
        return take(self.title, at)

    def _object(self, at: int, word: Word) -> bool:
        """What a preposition takes: a definite noun, or one in construct."""
        if word.suffix and not word.definite:
            return False
        return self._definite(at, word) if word.definite else self._construct(at, word)

    def _definite(self, at: int, word: Word) -> bool:
        line, title = self.line, self.title
        if likely(word) >= Likely.LIKELY or word.core in classes("stop_words.yaml", "verbs"):
            return False
        if (
            title.length > 1
            and line.words[at - 1].definite
            and likely(word) is Likely.POSSIBLE
            and word.norm not in classes("offices.yaml", "belonging")
            and not before_person(line, at)
        ):
            return False
        if word.core in classes("stop_words.yaml", "function") or word.core in classes("offices.yaml", "honorifics"):
            return False
        if (title.definite or title.length > 1) and heads().get(bare_of(word)) is not None:
            return False
        return take(title, at)

    def _construct(self, at: int, word: Word) -> bool:
        """A bare noun in construct: it needs something definite, a place or a name of a state after it."""
        line, title = self.line, self.title
        if word.core in opening() or word.core in classes("offices.yaml", "honorifics"):
            return False
        if (
            not word.clitics
            and line.words[at - 1].definite
            and title.length > 1
            and at == title.j
            and title.kept[-1] == at - 1
        ):
            return False
        if likely(word) >= Likely.PLAUSIBLE and line.words[at - 1].core in classes("places.yaml", "place_nouns"):
            return self._unknown_place(at)
        known = word.core in known_nouns() or line.words[at - 1].norm in classes("offices.yaml", "affairs")
        if not known and likely(word) is not Likely.UNLIKELY:
            return False
        if at + 1 >= len(line.words) or line.words[at + 1].gap > Gap.QUOTED:
            return False
        after = line.words[at + 1]
        hit = line.hit(at + 1, Kind.STATE, Kind.CAPITAL, Kind.PLACE, Kind.BODY)
        if after.gap is Gap.QUOTED and (hit is None or hit.entry.kind is not Kind.BODY):
            return False
        follows = (after.definite and not after.clitics) or hit is not None or known
        return take(title, at) if follows and not after.clitics else False

    def _unknown_place(self, at: int) -> bool:
        """Words after a place noun up to a given name: حاكم منطقة بركي براك."""
        line, title = self.line, self.title
        if likely(line.words[at]) is Likely.CERTAIN:
            return False
        end = at + 1
        while end < len(line.words) and end - at < 2 and line.words[end].gap is Gap.PLAIN:
            if likely(line.words[end]) not in (Likely.PLAUSIBLE, Likely.POSSIBLE) or line.words[end].clitics:
                break
            end += 1
        title.kept.extend(range(at, end))
        title.j = end
        title.length += 1
        return True

    def _coordinated(self, at: int, word: Word) -> bool:
        """وزير الخارجية والتعاون: a second definite noun of the same title."""
        line, title = self.line, self.title
        if not word.definite or title.length < 2 or word.clitics != ("و",):
            return False
        if heads().get(bare_of(word)) or likely(word) >= Likely.POSSIBLE or line.hit(at) is not None:
            return False
        if word.core in classes("offices.yaml", "honorifics") or likely(word) is Likely.NEVER:
            return False
        return take(title, at)
