"""Facts in the annotation format (a JSON object per article) read as a Report, whoever wrote them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from kg.errors import InputError
from kg.model import (
    Actor,
    ActorType,
    Article,
    Commitment,
    Component,
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

Item = dict[str, Any]
E = TypeVar("E")
F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Annotator:
    """Whose facts they are. Of people the format asks no evidence for meetings and rounds: `lenient` lets the headline
    stand for it. `confidence` is that of an item that gives none."""

    name: str
    confidence: float = 1.0
    lenient: bool = False

    def report(self, data: Mapping[str, Any], article: Article) -> Report:
        """The facts of `data` about `article`. Raises InputError naming the item that is wrong, and how."""
        return _Reading(self, article).report(data)


@dataclass(frozen=True, slots=True)
class _Reading:
    annotator: Annotator
    article: Article

    def report(self, data: Mapping[str, Any]) -> Report:
        rounds = self._all(data, "rounds", self._round)
        return Report(
            article=self.article,
            actors=self._all(data, "actors", self._actor),
            dialogues=tuple(self._dialogues(rounds)),
            rounds=rounds,
            meetings=self._all(data, "meetings", self._meeting),
            commitments=self._all(data, "commitments", self._commitment),
            force_levels=self._all(data, "forceLevels", self._force_level),
        )

    def _all(self, data: Mapping[str, Any], kind: str, read: Callable[[Item], F]) -> tuple[F, ...]:
        found = []
        for i, item in enumerate(data.get(kind) or ()):
            if not isinstance(item, dict):
                raise self._wrong(f"{kind}[{i}] is not an object")
            try:
                found.append(read(item))
            except KeyError as error:
                raise self._wrong(f"{kind}[{i}] has no {error}") from error
            except (ValueError, TypeError, AttributeError) as error:
                raise self._wrong(f"{kind}[{i}]: {error}") from error
        return tuple(found)

    def _wrong(self, what: str) -> InputError:
        where = f"{self.annotator.name} on {self.article.source}"
        return InputError(what, where=where, remedy="mend the item: docs/engines.md shows the format")

    def _common(self, item: Item, key: str, evidence: tuple[Span, ...]) -> dict[str, Any]:
        confidence = float(item.get("confidence", self.annotator.confidence))
        if not 0 <= confidence <= 1:
            raise ValueError(f"confidence {confidence} is not between 0 and 1")
        return {"key": key, "evidence": evidence, "rules": (self.annotator.name,), "confidence": confidence}

    def _fact(self, item: Item) -> dict[str, Any]:
        return self._common(item, item["id"], self._evidence(item))

    def _evidence(self, item: Item) -> tuple[Span, ...]:
        """The places an item names, or the words it quotes: a quotation is looked up and must stand in the text."""
        found = tuple(self._place_of(e) for e in item.get("evidence") or ())
        if not found and not self.annotator.lenient:
            raise ValueError("no evidence")
        return found or (self.article.headline or Span(0, 0),)

    def _place_of(self, evidence: Any) -> Span:
        text = self.article.text
        if isinstance(evidence, str):
            start = text.find(evidence) if evidence.strip() else -1
            if start < 0:
                raise ValueError(f"the text does not hold {evidence[:40]!r}")
            return Span(start, start + len(evidence))
        start, end = evidence
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
            raise ValueError(f"{evidence!r} is no stretch of the text's {len(text)} characters")
        return Span(start, end)

    def _actor(self, a: Item) -> Actor:
        aliases = tuple(a.get("aliases") or ())
        text = self.article.text
        named = next((Span(i, i + len(n)) for n in (a["name"], *aliases) if (i := text.find(n)) >= 0), None)
        return Actor(
            **self._common(a, a["id"], (named,) if named else self._evidence(a)),
            type=ActorType(a["type"]), name=a["name"], aliases=aliases, country=a.get("country"),
            roles=tuple(Role(r["title"], r.get("of"), bool(r.get("former"))) for r in a.get("roles") or ()),
        )  # fmt: skip

    def _dialogues(self, rounds: tuple[DialogueRound, ...]) -> Iterator[Dialogue]:
        """One Dialogue per set of parties: the format does not name the series."""
        for key, first in {r.dialogue: r for r in reversed(rounds)}.items():
            if key:
                yield Dialogue(
                    **self._common({}, key, first.evidence), name="حوار", parties=tuple(sorted(first.parties))
                )

    def _round(self, r: Item) -> DialogueRound:
        return DialogueRound(
            **self._fact(r), dialogue="dialogue-" + "-".join(sorted(r["parties"])), parties=tuple(r["parties"]),
            leaders=tuple(r.get("leaders") or ()), ordinal=r.get("ordinal"), final=bool(r.get("final")),
            time=_span(r.get("time")), place=_place(r.get("place")), format=_enum(Format, r.get("format")),
            status=_enum(Status, r.get("status")),
        )  # fmt: skip

    def _meeting(self, m: Item) -> Meeting:
        return Meeting(
            **self._fact(m), participants=tuple(m["participants"]), host=m.get("host"), time=_span(m.get("time")),
            place=_place(m.get("place")), format=_enum(Format, m.get("format")), status=_enum(Status, m.get("status")),
            round=m.get("round"),
        )  # fmt: skip

    def _commitment(self, c: Item) -> Commitment:
        return Commitment(
            **self._fact(c), by=tuple(c["by"]), toward=tuple(c.get("toward") or ()), action=c["action"],
            object=c.get("object"), polarity=Polarity(c["polarity"]), modality=Modality(c["modality"]),
            deadline=_span(c.get("deadline")), amount=c.get("amount"), unit=c.get("unit"),
            stated_by=tuple(c.get("statedBy") or ()),
        )  # fmt: skip

    def _force_level(self, f: Item) -> ForceLevel:
        return ForceLevel(
            **self._fact(f), force=f["force"], count=f.get("count"), minimum=f.get("min"), maximum=f.get("max"),
            place=_place(f.get("place")), measure=Measure(f["measure"]), component=Component(f["component"]),
            as_of=_span(f.get("asOf")), approximate=bool(f.get("approximate")),
            stated_by=tuple(f.get("statedBy") or ()),
        )  # fmt: skip


def _span(edtf: str | None) -> TimeSpan | None:
    return span(edtf) if edtf else None


def _place(name: str | None) -> Place | None:
    if name is None:
        return None
    is_code = len(name) == 2 and name.isascii()
    return Place(name, name if is_code else None)


def _enum(kind: type[E], value: str | None) -> E | None:
    return kind(value) if value else None  # type: ignore[call-arg]
