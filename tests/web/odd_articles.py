"""Articles made to go wrong on a page: markup, direction marks, overlapping evidence, reports that disagree."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from graphs import store_of
from pyoxigraph import Store

from kg.model import (
    Actor,
    ActorType,
    Article,
    Commitment,
    ForceLevel,
    Meeting,
    Modality,
    Place,
    Report,
    Role,
    Span,
    Status,
    TimeSpan,
)

# Mixed directions as Arabic news has them: digits, Latin names, nested quotes, marks, brackets, dates, percent signs.
BIDI = (
    "قال 2500 جندي أميركي",
    "بحلول 31/12/2021 في العراق",
    "شركة Pfizer الأميركية (فايزر)",
    "“قال «إن “بايدن” سيعود»”",
    "نسبة 50% من القوات",
    "وكالة AP: سحب 500 جندي",
    "هاتف +964-1-555",
    "العدد ٢٥٠٠ أو 2500؟",
    "رقم 1/2 و3–4",
    "\u202eمعكوس\u202c ثم عادي",
    "\u2067عزل\u2069 (أ) [ب]",
    "https://example.org/a?b=1&c=2 الرابط",
    "F-16 و Su-35 طائرتان",
    "#الحوار_الاستراتيجي @user",
    "من 300 إلى 350 ألفا",
    "C++ و<b>غامق</b>",
    "بـ(داعش) أو ISIS/ISIL",
    "15:30 بتوقيت غرينتش (GMT+3)",
    "«\"'متداخلة'\"»",
    "نهاية. English sentence. عربية",
)
_TEXT = 'عنوان <script>alert(1)</script> & "اقتباس"\n' + "\n".join(BIDI) + "\n</textarea><img src=x onerror=alert(1)>"
_NAME = 'زيد <img src=x onerror="alert(1)">'


def _span(day: str) -> TimeSpan:
    date = dt.date.fromisoformat(day)
    return TimeSpan(day, date, date, day)


def _common(key: str, *evidence: Span) -> dict[str, object]:
    return {"key": key, "evidence": evidence, "rules": ("test",), "confidence": 0.5}


def _find(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def odd_report() -> Report:
    """One commitment for each line of mixed direction, and evidence that overlaps, nests and touches."""
    lines = [_find(_TEXT, line) for line in BIDI]
    whole = Span(lines[0].start, lines[4].end)
    head = Span(0, 5)
    actors = (
        Actor(**_common("zaid", head), type=ActorType.PERSON, name=_NAME, roles=(Role("<b>رئيس</b>", "iraq"),)),  # type: ignore[arg-type]
        Actor(**_common("iraq", head), type=ActorType.STATE, name="العراق", country="IQ"),  # type: ignore[arg-type]
    )
    commitments = tuple(
        Commitment(
            **_common(f"c{i}", line), by=("iraq",), action="otherAction", modality=Modality.PLEDGED, object=BIDI[i]
        )  # type: ignore[arg-type]
        for i, line in enumerate(lines)
    )
    meeting = Meeting(
        **_common("m", whole, Span(whole.start + 3, whole.end + 4)),  # type: ignore[arg-type]
        participants=("zaid", "iraq"), time=_span("2021-01-02"), place=Place('"><script>'), status=Status.PLANNED,
    )  # fmt: skip
    article = Article(
        "odd <1>.txt", _TEXT, dt.date(2021, 1, 1), "<i>منشور</i>", "javascript:alert(1)", headline=Span(0, 40)
    )
    return Report(article, actors, meetings=(meeting,), commitments=commitments)


def _level_report(source: str, day: str, count: int, outlet: str) -> Report:
    text = f"أعلنت الصحيفة أن في العراق {count} جندي أميركي يوم 5 يناير 2021."
    force = Actor(**_common("usa", Span(0, 6)), type=ActorType.STATE, name="الولايات المتحدة", country="US")  # type: ignore[arg-type]
    level = ForceLevel(
        **_common("f", _find(text, f"{count} جندي")),  # type: ignore[arg-type]
        force="usa", count=count, place=Place("العراق", "IQ"), as_of=_span("2021-01-05"),
    )  # fmt: skip
    meeting_day = "2021-01-07" if count == 2500 else "2021-01-08"
    others = tuple(
        Actor(**_common(key, Span(0, 6)), type=ActorType.PERSON, name=name)  # type: ignore[arg-type]
        for key, name in (("a", "مصطفى الكاظمي"), ("b", "جو بايدن"))
    )
    meeting = Meeting(**_common("m", Span(0, 12)), participants=("a", "b"), time=_span(meeting_day), status=Status.HELD)  # type: ignore[arg-type]
    article = Article(source, text, dt.date.fromisoformat(day), outlet, headline=Span(0, 20))
    return Report(article, (force, *others), meetings=(meeting,), force_levels=(level,))


@lru_cache(maxsize=1)
def odd_store() -> Store:
    return store_of(
        (
            odd_report(),
            _level_report("one.txt", "2021-01-09", 2500, "الأولى"),
            _level_report("two.txt", "2021-01-10", 3500, "الثانية"),
        )
    )
