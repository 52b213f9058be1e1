"""Two small articles composed for these tests, their reports by hand, and the graph of both with its resolved layer."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from pyoxigraph import Quad, Store

from kg.graph.reports import report_quads
from kg.graph.terms import DEFAULT_BASE
from kg.model import (
    Actor,
    ActorType,
    Article,
    Commitment,
    Dialogue,
    DialogueRound,
    ForceLevel,
    Format,
    Meeting,
    Modality,
    Place,
    Report,
    Role,
    Span,
    Status,
)
from kg.resolve.across import resolved_quads
from kg.times.edtf import span

FIRST = (
    "جولة رابعة من الحوار الاستراتيجي في بغداد\n"
    "التقى وزير الخارجية سالم الحارثي السفيرة ليلى حداد في بغداد أمس الأحد، وبحثا التعاون الأمني.\n"
    "وتعهد الحارثي بإرسال 500 جندي إلى الحدود قبل نهاية ديسمبر 2021، وقال إن 2500 جندي أردني ما زالوا في أربيل.\n"
)
SECOND = (
    "السفيرة حداد: اللقاء تأجل\n"
    "قالت السفيرة ليلى حداد إن لقاءها مع سالم الحارثي في بغداد تأجل إلى أغسطس المقبل، وإن عدد الجنود 2600.\n"
)


def _at(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def _first() -> Report:
    def fact(key: str, words: str) -> dict[str, object]:
        return {"key": key, "evidence": _at(FIRST, words), "rules": ("made",), "confidence": 0.9}

    article = Article("first.txt", FIRST, dt.date(2021, 7, 26), "صحيفة", "https://example.org/1", "جولة رابعة")
    posts = (Role("وزير الخارجية", "jordan", office="minister"), Role("سفير", "jordan", former=True))
    actors = (
        Actor(
            type=ActorType.PERSON, name="سالم الحارثي", aliases=("الحارثي",), roles=posts, **fact("p", "سالم الحارثي")
        ),
        Actor(type=ActorType.PERSON, name="ليلى حداد", **fact("l", "ليلى حداد")),
        Actor(type=ActorType.STATE, name="الأردن", aliases=("أردني",), country="JO", **fact("jordan", "أردني")),
        Actor(type=ActorType.STATE, name="العراق", aliases=("بغداد",), country="IQ", **fact("iraq", "بغداد")),
        Actor(type=ActorType.ORGANIZATION, name="الخارجية", country="JO", **fact("mfa", "الخارجية")),
        Actor(
            type=ActorType.ARMED_FORCE, name="جنود", country="JO", reported_by=("mfa",), **fact("army", "جندي أردني")
        ),
    )
    yesterday, baghdad = span("2021-07-25", "أمس الأحد"), Place("بغداد", "IQ")
    return Report(
        article,
        actors,
        dialogues=(
            Dialogue(name="الحوار الاستراتيجي", parties=("jordan", "iraq"), **fact("d", "الحوار الاستراتيجي")),
        ),
        rounds=(
            DialogueRound(
                dialogue="d", parties=("jordan", "iraq"), leaders=("p",), ordinal=4, final=True, time=yesterday,
                place=baghdad, format=Format.IN_PERSON, status=Status.HELD, topic="الأمن", **fact("r", "جولة رابعة"),
            ),
        ),
        meetings=(
            Meeting(
                participants=("p", "l"), host="p", time=yesterday, place=baghdad, format=Format.IN_PERSON,
                status=Status.HELD, topic="التعاون الأمني", round="r", **fact("m", "التقى وزير الخارجية سالم الحارثي"),
            ),
        ),
        commitments=(
            Commitment(
                by=("jordan",), action="deployForces", modality=Modality.PLEDGED, toward=("iraq",), amount=500,
                unit="جندي", object="إرسال 500 جندي", deadline=span("../2021-12-31", "قبل نهاية ديسمبر 2021"),
                stated_by=("p",), made_at="m", **fact("c", "وتعهد الحارثي بإرسال 500 جندي"),
            ),
        ),
        force_levels=(
            ForceLevel(
                force="army", count=2500, minimum=2400, maximum=2600, place=Place("أربيل", "IQ"), stated_by=("p",),
                as_of=span("2021-07-26"), approximate=True, **fact("f", "2500 جندي أردني ما زالوا في أربيل"),
            ),
        ),
    )  # fmt: skip


def _second() -> Report:
    def fact(key: str, words: str) -> dict[str, object]:
        return {"key": key, "evidence": _at(SECOND, words), "rules": ("made",), "confidence": 0.8}

    article = Article("second.txt", SECOND, None, "وكالة")
    actors = (
        Actor(type=ActorType.PERSON, name="سالم الحارثي", **fact("p", "سالم الحارثي")),
        Actor(type=ActorType.PERSON, name="ليلى حداد", aliases=("حداد",), **fact("l", "ليلى حداد")),
        Actor(type=ActorType.STATE, name="العراق", country="IQ", **fact("iraq", "بغداد")),
    )
    talk = Meeting(
        participants=("p", "l"), time=span("2021-08", "أغسطس المقبل"), place=Place("بغداد", "IQ"),
        status=Status.POSTPONED, **fact("m", "لقاءها مع سالم الحارثي"),
    )  # fmt: skip
    level = ForceLevel(force="iraq", count=2600, place=Place("بغداد", "IQ"), **fact("f", "عدد الجنود 2600"))
    within = span("2021-07-01/2021-07-31")
    return Report(article, actors, meetings=(talk,), force_levels=(level,), published_within=within)


REPORTS = (_first(), _second())


@lru_cache(maxsize=1)
def report_graphs() -> tuple[tuple[Quad, ...], ...]:
    """The graph of each article."""
    return tuple(tuple(report_quads(r, DEFAULT_BASE)) for r in REPORTS)


@lru_cache(maxsize=1)
def whole_graph() -> tuple[Quad, ...]:
    """Both articles and the resolved layer, as `kg build` would store them."""
    store = Store()
    for graph in report_graphs():
        store.extend(graph)
    return (*(q for g in report_graphs() for q in g), *resolved_quads(store, DEFAULT_BASE))
