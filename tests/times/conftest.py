"""Sentences read by the layer of times alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from kg.language.tokens import tokenise
from kg.model import NumberMention, Sentence, TimeMention
from kg.times import find_numbers, find_times


def _sentence(text: str) -> list[Sentence]:
    return [Sentence(0, len(text), 1, tokenise(text))]


@pytest.fixture
def times() -> Callable[[str, dt.date | None], tuple[TimeMention, ...]]:
    return lambda text, published: find_times(text, _sentence(text), published)


@pytest.fixture
def numbers() -> Callable[[str], tuple[NumberMention, ...]]:
    return lambda text: find_numbers(text, _sentence(text), find_times(text, _sentence(text), dt.date(2022, 3, 16)))
