"""Every layer's reading of a text, as plain data: what was decided, and which word or pattern decided it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kg.document import understand
from kg.extract import extract
from kg.language.analyzers import analyzer
from kg.model import (
    Actor,
    ActorMention,
    Article,
    Document,
    Fact,
    NumberMention,
    Report,
    Sentence,
    Speech,
    TimeMention,
    Token,
)

Reading = dict[str, Any]


def explain(text: str, published: dt.date | None = None) -> Reading:
    """All readings of `text`. Times, numbers, actors and facts as the contract of `kg explain --jsonl` names them."""
    document = understand(Article("text", text, published))
    report = extract(document)
    return {
        "sentences": [_sentence(s, text) for s in document.sentences],
        "speeches": [_speech(s, document) for s in document.speeches],
        "times": [time_reading(t, text) for t in document.times],
        "numbers": [number_reading(n, text) for n in document.numbers],
        "mentions": [_mention(m, text) for m in document.mentions],
        "places": [_at(p.start, p.end, text) | {"name": p.name, "country": p.country} for p in document.places],
        "actors": [_actor(a) for a in report.actors],
        "facts": [_fact(kind, f, text) for kind, f in facts(report)],
        "publishedWithin": document.published_within.edtf if document.published_within else None,
        "notes": list(document.notes),
    }


def facts(report: Report) -> list[tuple[str, Fact]]:
    """Every fact of a report but its actors, with its class, in text order of the first evidence."""
    kinds = {
        "DialogueRound": report.rounds,
        "Meeting": report.meetings,
        "Commitment": report.commitments,
        "ForceLevel": report.force_levels,
    }
    every = [(kind, fact) for kind, held in kinds.items() for fact in held]
    return sorted(every, key=lambda pair: (pair[1].evidence[0], pair[0], pair[1].key))


def _at(start: int, end: int, text: str) -> Reading:
    return {"start": start, "end": end, "text": text[start:end]}


def _sentence(s: Sentence, text: str) -> Reading:
    words = [_word(t, text) for t in s.tokens if t.prefixes or t.suffix or _in_two(t)]
    return _at(s.start, s.end, text) | {"paragraph": s.paragraph, "split": words}


def _word(t: Token, text: str) -> Reading:
    """A word taken apart or put together, with what decided."""
    why = [f"printed in two: {text[t.start : t.end]}"] if _in_two(t) else []
    why += analyzer()(t.norm, t.text).evidence
    return {"text": t.text, "split": [*t.prefixes, t.stem, t.suffix], "why": why}


def _in_two(t: Token) -> bool:
    return t.end - t.start != len(t.text)


def _speech(s: Speech, document: Document) -> Reading:
    reading = _at(s.start, s.end, document.article.text)
    return reading | {"cue": s.cue, "direct": s.direct, "speaker": s.speaker, "via": s.via, "anonymous": s.anonymous}


def time_reading(t: TimeMention, text: str) -> Reading:
    """One time: offsets, words, EDTF, bounds and the rule that read it."""
    bounds = {"earliest": _iso(t.span.earliest), "latest": _iso(t.span.latest)}
    return _at(t.start, t.end, text) | {"edtf": t.span.edtf, **bounds, "rule": t.rule}


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


def number_reading(n: NumberMention, text: str) -> Reading:
    """One number: offsets, words, value, bounds and the rule that read it."""
    q = n.quantity
    values = {"value": q.value, "min": q.minimum, "max": q.maximum, "approximate": q.approximate}
    return _at(n.start, n.end, text) | values | {"rule": n.rule}


def _mention(m: ActorMention, text: str) -> Reading:
    return _at(m.start, m.end, text) | {"form": str(m.form), "actors": list(m.actors), "state": m.state}


def _actor(a: Actor) -> Reading:
    roles = [{"title": r.title, "of": r.of, "former": r.former} for r in a.roles]
    return {
        "id": a.key, "type": str(a.type), "name": a.name, "aliases": list(a.aliases), "country": a.country,
        "roles": roles, "rules": list(a.rules), "confidence": a.confidence,
    }  # fmt: skip


def _fact(kind: str, fact: Fact, text: str) -> Reading:
    evidence = [_at(s.start, s.end, text) for s in fact.evidence]
    slots = {name: getattr(fact, name) for name in fact.__dataclass_fields__ if name not in _COMMON}
    said = {name: _plain(value) for name, value in slots.items() if value not in (None, (), False)}
    return {"class": kind, "key": fact.key, **said, "rules": list(fact.rules), "confidence": fact.confidence,
            "evidence": evidence}  # fmt: skip


_COMMON = frozenset(Fact.__dataclass_fields__)


def _plain(value: Any) -> Any:
    """Slot values as JSON: a time by its EDTF, a place by its name."""
    for attribute in ("edtf", "name"):
        if hasattr(value, "__dataclass_fields__") and hasattr(value, attribute):
            return getattr(value, attribute)
    return list(value) if isinstance(value, tuple) else value
