"""A store of a few articles with awkward texts, for tests of writing and reading."""

from __future__ import annotations

import datetime as dt

from pyoxigraph import Quad
from tiny_reports import tiny_report

from kg.graph.reports import report_quads
from kg.graph.terms import DEFAULT_BASE
from kg.model import Article

LINES = (
    "meeting | مصطفى الكاظمي:رئيس الوزراء:IQ + جو بايدن:الرئيس:US | 2021-07-26 | held | واشنطن:US | inPerson",
    "round | IQ + US | 4 | 2021-07-26 | held",
    'commitment | US | IQ | withdrawForces | 2021-12-31 | agreed | does | سحب القوات\u200f "كلها" \\ و<ا>',
    "force | US | IQ:العراق | 2500 | 2021-07-26 | present | about",
    "person | =HYPERLINK(1):السفير:US",
)
AWKWARD = 'خبر «من» بغداد\t"اقتباس" \\ \r\n\u2028 <b>عريض</b> \x01 & 😀 ]]>\n'


def sample_articles() -> list[Article]:
    """Articles with control characters, quotes, markup, a date and none."""
    return [
        Article("a.txt", AWKWARD + "\n".join(LINES), dt.date(2021, 7, 28), "الحل نت", "https://example.org/a?x=1&y=<>"),
        Article("b.txt", AWKWARD + "\n".join(LINES[:2]), None, None),
        Article("=c.txt", "خبر آخر\n" + LINES[2], dt.date(2021, 7, 28), '"الموجز"', None, 'عنوان "فيه" علامات'),
    ]


def sample_quads(base: str = DEFAULT_BASE) -> list[Quad]:
    """The report graphs of all sample articles."""
    return [q for a in sample_articles() for q in report_quads(tiny_report(a), base)]
