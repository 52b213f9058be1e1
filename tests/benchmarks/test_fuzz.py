"""Damaged inputs come out as articles or as clear errors; `make fuzz` reads a hundred thousand."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.fuzz import damaged, read_damaged, samples
from kg.articles.read import read_inputs
from kg.model import Article

pytest.importorskip("trafilatura", reason="the extra `sources` is not installed")
pytest.importorskip("warcio", reason="the extra `sources` is not installed")


@pytest.mark.parametrize("name", sorted(samples()))
def test_undamaged_samples_are_articles(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(samples()[name])
    articles = [a for a in read_inputs([tmp_path / name]) if isinstance(a, Article)]
    assert articles
    assert all("وزير الخارجية" in a.text for a in articles)


def test_damage_is_reproducible_and_real() -> None:
    data = samples()["a.txt"]
    made = [damaged(data, random.Random(seed)) for seed in range(50)]
    assert made == [damaged(data, random.Random(seed)) for seed in range(50)]
    assert sum(m != data for m in made) > 40


def test_damaged_inputs_neither_crash_nor_hang(tmp_path: Path) -> None:
    found = read_damaged(800, tmp_path)
    assert found["article"] > 100
    assert found["error"] > 100
