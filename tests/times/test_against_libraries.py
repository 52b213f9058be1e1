"""Explicit dates read as two libraries read them: dateparser with the Iraqi and Algerian month names, hijridate."""

from __future__ import annotations

import datetime as dt
from typing import Any

import dateparser
import pytest
from hijridate import Hijri

LEVANT = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
MAGHREB = [
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
HIJRI = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الثاني",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
]
DATES = [(name, "ar-IQ") for name in LEVANT] + [(name, "ar-DZ") for name in MAGHREB]


@pytest.mark.parametrize(("month", "locale"), DATES)
def test_explicit_dates_agree_with_dateparser(month: str, locale: str, times: Any) -> None:
    words = f"17 {month} 2019"
    theirs = dateparser.parse(words, locales=[locale], settings={"REQUIRE_PARTS": ["day", "month", "year"]})
    (ours,) = times(f"وقع الطرفان الاتفاق في {words} بالعاصمة.", dt.date(2022, 3, 16))
    assert theirs is not None
    assert (ours.span.earliest, ours.span.expression) == (theirs.date(), words)


@pytest.mark.parametrize(("number", "month"), enumerate(HIJRI, 1))
def test_hijri_months_agree_with_umm_al_qura(number: int, month: str, times: Any) -> None:
    (ours,) = times(f"بدأ العمل في 12 {month} 1440 هـ.", dt.date(2022, 3, 16))
    assert ours.span.earliest == dt.date.fromisoformat(Hijri(1440, number, 12).to_gregorian().isoformat())
