"""Gold annotations (JSON beside the text) read as Reports, so that gold and extraction travel the same way."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
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
_RULE = ("gold",)


def gold_files(folder: Path) -> Iterator[Path]:
    """The annotations in `folder`, sorted; drafts and metadata of annotation tools are left out."""
    for path in sorted(folder.glob("*.json")):
        if not path.name.endswith((".draft.json", ".meta.json")) and (path.with_suffix(".txt")).exists():
            yield path


def read_gold(path: Path) -> Item:
    """The annotation as written. Raises InputError naming the file if it is not a JSON object with an article."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"not readable as an annotation ({error})", where=str(path), remedy="mend the JSON") from error
    if not isinstance(data, dict) or "article" not in data:
        raise InputError('has no "article"', where=str(path), remedy='name the text file in "article"')
    return data


def report_from_gold(path: Path) -> Report:
    """A Report of one annotation: what a perfect extraction would have said. Optional items are kept."""
    data = read_gold(path)
    article = _article(path, data)
    return Report(
        article=article,
        actors=tuple(_actor(a, article) for a in data.get("actors", [])),
        dialogues=tuple(_dialogues(data, article)),
        rounds=tuple(_round(r, article) for r in data.get("rounds", [])),
        meetings=tuple(_meeting(m, article) for m in data.get("meetings", [])),
        commitments=tuple(_commitment(c, article) for c in data.get("commitments", [])),
        force_levels=tuple(_force_level(f, article) for f in data.get("forceLevels", [])),
    )


def _article(path: Path, data: Item) -> Article:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    row = _metadata(path.parent).get(data["article"], {})
    published = data.get("published") or row.get("published")
    head = text.split("\n", 1)[0]
    return Article(
        source=data["article"],
        text=text,
        published=dt.date.fromisoformat(published) if published else None,
        outlet=row.get("outlet") or None,
        title=head or None,
        body=(Span(0, len(text)),),
        headline=Span(0, len(head)),
    )


def _metadata(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / "metadata.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: row for row in csv.DictReader(lines)}


def _span(edtf: str | None) -> TimeSpan | None:
    return span(edtf) if edtf else None


def _evidence(item: Item, article: Article) -> tuple[Span, ...]:
    """The item's own evidence; where the format has none (actors, meetings, rounds), the headline."""
    return tuple(Span(a, b) for a, b in item.get("evidence") or []) or (article.headline or Span(0, 0),)


def _place(name: str | None) -> Place | None:
    if name is None:
        return None
    is_code = len(name) == 2 and name.isascii()
    return Place(name, name if is_code else None)


def _actor(a: Item, article: Article) -> Actor:
    names = [a["name"], *a.get("aliases", [])]
    found = [Span(i, i + len(n)) for n in names if (i := article.text.find(n)) >= 0]
    return Actor(
        key=a["id"],
        evidence=tuple(found[:1]) or _evidence(a, article),
        rules=_RULE,
        confidence=1.0,
        type=ActorType(a["type"]),
        name=a["name"],
        aliases=tuple(a.get("aliases", [])),
        country=a.get("country"),
        roles=tuple(Role(r["title"], r.get("of"), bool(r.get("former"))) for r in a.get("roles", [])),
    )


def _dialogues(data: Item, article: Article) -> Iterator[Dialogue]:
    """One Dialogue per set of parties: the gold format does not name the series."""
    for parties in sorted({tuple(sorted(r["parties"])) for r in data.get("rounds", [])}):
        yield Dialogue(
            key="dialogue-" + "-".join(parties), evidence=_evidence({}, article), rules=_RULE, confidence=1.0,
            name="حوار", parties=parties,
        )  # fmt: skip


def _round(r: Item, article: Article) -> DialogueRound:
    return DialogueRound(
        key=r["id"], evidence=_evidence(r, article), rules=_RULE, confidence=1.0,
        dialogue="dialogue-" + "-".join(sorted(r["parties"])), parties=tuple(r["parties"]),
        leaders=tuple(r.get("leaders") or ()), ordinal=r.get("ordinal"), final=bool(r.get("final")),
        time=_span(r.get("time")), place=_place(r.get("place")), format=_enum(Format, r.get("format")),
        status=_enum(Status, r.get("status")),
    )  # fmt: skip


def _meeting(m: Item, article: Article) -> Meeting:
    return Meeting(
        key=m["id"], evidence=_evidence(m, article), rules=_RULE, confidence=1.0,
        participants=tuple(m["participants"]), host=m.get("host"), time=_span(m.get("time")),
        place=_place(m.get("place")),
        format=_enum(Format, m.get("format")), status=_enum(Status, m.get("status")), round=m.get("round"),
    )  # fmt: skip


def _commitment(c: Item, article: Article) -> Commitment:
    return Commitment(
        key=c["id"], evidence=_evidence(c, article), rules=_RULE, confidence=1.0,
        by=tuple(c["by"]), toward=tuple(c.get("toward") or ()), action=c["action"], object=c.get("object"),
        polarity=Polarity(c["polarity"]), modality=Modality(c["modality"]), deadline=_span(c.get("deadline")),
        amount=c.get("amount"), unit=c.get("unit"), stated_by=tuple(c.get("statedBy") or ()),
    )  # fmt: skip


def _force_level(f: Item, article: Article) -> ForceLevel:
    return ForceLevel(
        key=f["id"], evidence=_evidence(f, article), rules=_RULE, confidence=1.0,
        force=f["force"], count=f.get("count"), minimum=f.get("min"), maximum=f.get("max"),
        place=_place(f.get("place")),
        measure=Measure(f["measure"]), component=Component(f["component"]), as_of=_span(f.get("asOf")),
        approximate=bool(f.get("approximate")), stated_by=tuple(f.get("statedBy") or ()),
    )  # fmt: skip


def _enum(kind: type[E], value: str | None) -> E | None:
    return kind(value) if value else None  # type: ignore[call-arg]
