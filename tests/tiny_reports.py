"""Articles for tests, each line of which says one fact in a fixed form, and the reader that understands them.

    أخبار                                               (a headline: any line without |)
    meeting | مصطفى الكاظمي:رئيس الوزراء:IQ + جو بايدن::US | 2021-07-26 | held | واشنطن:US | inPerson
    round | IQ + US | 4 | 2021-07-26 | held
    commitment | US | IQ | withdrawForces | 2021-12-31 | agreed | does | object | stated by
    force | US | IQ:العراق | 2500 | 2021-07-26 | present | about
    person | ماثيو تولر:السفير:US

A two-letter code is a state; NAME::CODE is a body of a state or, with a title, a person; +NAME is a body.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.model import (
    Actor,
    ActorType,
    Article,
    Commitment,
    Dialogue,
    DialogueRound,
    ForceLevel,
    Format,
    Measure,
    Meeting,
    Modality,
    Place,
    Polarity,
    Report,
    Role,
    Span,
    Status,
    TimeSpan,
)
from kg.times.edtf import span

STATES = {
    "IQ": "العراق",
    "US": "الولايات المتحدة",
    "IR": "إيران",
    "EG": "مصر",
    "SY": "سوريا",
    "SA": "السعودية",
    "JO": "الأردن",
}
RULES = ("test",)


@dataclass
class _Reader:
    article: Article
    actors: dict[str, Actor] = field(default_factory=dict)
    dialogues: dict[str, Dialogue] = field(default_factory=dict)
    found: dict[str, list[object]] = field(default_factory=dict)

    def read(self) -> Report:
        start = 0
        for line in self.article.text.split("\n"):
            if "|" in line:
                kind, *cells = (cell.strip() for cell in line.split("|"))
                getattr(self, f"_{kind}")(cells + [""] * 9, Span(start, start + len(line)))
            start += len(line) + 1
        return Report(
            article=self.article,
            actors=tuple(self.actors.values()),
            dialogues=tuple(self.dialogues.values()),
            rounds=tuple(self._all(DialogueRound)),
            meetings=tuple(self._all(Meeting)),
            commitments=tuple(self._all(Commitment)),
            force_levels=tuple(self._all(ForceLevel)),
        )

    def _all(self, kind: type) -> Iterator[object]:
        yield from self.found.get(kind.__name__, [])

    def _keep(self, kind: type, at: Span, **values: object) -> None:
        facts = self.found.setdefault(kind.__name__, [])
        facts.append(kind(key=f"{kind.__name__}{len(facts)}", evidence=(at,), rules=RULES, confidence=0.9, **values))

    def _person(self, cells: list[str], at: Span) -> None:
        self._actors(cells[0], at)

    def _meeting(self, cells: list[str], at: Span) -> None:
        self._keep(
            Meeting, at, participants=self._actors(cells[0], at), time=_time(cells[1]),
            status=Status(cells[2] or "held"), place=_place(cells[3]), format=Format(cells[4]) if cells[4] else None,
        )  # fmt: skip

    def _round(self, cells: list[str], at: Span) -> None:
        parties = self._actors(cells[0], at)
        key = "dialogue-" + "-".join(sorted(parties))
        self.dialogues.setdefault(
            key,
            Dialogue(key=key, evidence=(at,), rules=RULES, confidence=0.9, name="الحوار الاستراتيجي", parties=parties),
        )
        self._keep(
            DialogueRound, at, dialogue=key, parties=parties, ordinal=int(cells[1]) if cells[1] else None,
            time=_time(cells[2]), status=Status(cells[3] or "held"), place=_place(cells[4]),
        )  # fmt: skip

    def _commitment(self, cells: list[str], at: Span) -> None:
        self._keep(
            Commitment, at, by=self._actors(cells[0], at), toward=self._actors(cells[1], at), action=cells[2],
            deadline=_time(cells[3]), modality=Modality(cells[4] or "pledged"), polarity=Polarity(cells[5] or "does"),
            object=cells[6] or None, stated_by=self._actors(cells[7], at),
        )  # fmt: skip

    def _force(self, cells: list[str], at: Span) -> None:
        self._keep(
            ForceLevel, at, force=self._actors(cells[0], at)[0], place=_place(cells[1]), count=int(cells[2]),
            as_of=_time(cells[3]), measure=Measure(cells[4] or "present"), approximate=cells[5] == "about",
        )  # fmt: skip

    def _actors(self, cell: str, at: Span) -> tuple[str, ...]:
        return tuple(self._actor(part.strip(), at) for part in cell.split(" + ")) if cell else ()

    def _actor(self, text: str, at: Span) -> str:
        if text in STATES:
            return self._add(text, ActorType.STATE, STATES[text], at, country=text)
        if text.startswith("+"):
            name, _, code = text[1:].partition(":")
            return self._add(name, ActorType.ORGANIZATION, name, at, country=code or None)
        name, title, code = [*text.split(":"), "", ""][:3]
        of = self._actor(code, at) if code else None
        roles = (Role(title or "الرئيس", of),) if code else ()
        return self._add(name, ActorType.PERSON, name, at, roles=roles)

    def _add(self, key: str, kind: ActorType, name: str, at: Span, **values: object) -> str:
        actor = Actor(key=key, evidence=(at,), rules=RULES, confidence=0.9, type=kind, name=name, **values)  # type: ignore[arg-type]
        known = self.actors.setdefault(key, actor)
        self.actors[key] = replace(known, roles=tuple(dict.fromkeys((*known.roles, *actor.roles))))
        return key


def _time(edtf: str) -> TimeSpan | None:
    return span(edtf) if edtf else None


def _place(text: str) -> Place | None:
    name, _, code = text.partition(":")
    if len(name) == 2 and name.isascii():
        return Place(name, name)
    return Place(name, code or None) if name else None


def tiny_report(article: Article) -> Report:
    """The report of an article in the form above."""
    return _Reader(article).read()
