"""The labelled lists point where they say, and their labels agree with themselves."""

import json
from pathlib import Path

import pytest
from data.load import outlets_dir, records, resolved, shared_dir

from kg.times.edtf import bounds

STRETCHES = ("times", "nontimes", "numbers", "speakers")
LEAST = {"times": 150, "nontimes": 100, "numbers": 130, "tokens": 300, "speakers": 90}
OUTLETS = {"outlets_times": 240, "outlets_nontimes": 330, "outlets_numbers": 85}
here = pytest.mark.skipif(shared_dir() is None, reason="the article collections are not present")


with_outlets = pytest.mark.skipif(outlets_dir() is None, reason="the articles of many outlets are not present")


@pytest.mark.parametrize(("name", "least"), (LEAST | OUTLETS).items())
def test_lists_have_their_size(name: str, least: int) -> None:
    assert sum(1 for _ in records(name)) >= least


@here
@pytest.mark.parametrize("name", STRETCHES)
def test_stretches_hold_the_labelled_text(name: str) -> None:
    assert all(r.text and r.text == r.text.strip() for r in resolved(name))


@with_outlets
@pytest.mark.parametrize("name", OUTLETS)
def test_stretches_of_the_outlets_hold_the_labelled_text(name: str) -> None:
    assert all(r.text for r in resolved(name))


@here
@pytest.mark.parametrize("name", ["times", "numbers"])
def test_labels_lie_in_their_stretch(name: str) -> None:
    assert all(0 <= m["start"] < m["end"] <= len(r.text) for r in resolved(name) for m in r.record[name])


@pytest.mark.parametrize("name", ["times", "outlets_times"])
def test_bounds_are_those_of_the_edtf(name: str) -> None:
    for record in records(name):
        for time in record["times"]:
            said = [None if d is None else d.isoformat() for d in bounds(time["edtf"])]
            assert said == [time["earliest"], time["latest"]]


@here
def test_speakers_are_actors_of_their_article() -> None:
    folder = (shared_dir() or Path()) / "gold" / "dev"
    for record in records("speakers"):
        stem = record["source"].partition(":")[2]
        actors = json.loads((folder / f"{stem}.json").read_text(encoding="utf-8"))["actors"]
        assert record["speaker"] in {"", *(a["name"] for a in actors)}


def test_tokens_recombine() -> None:
    for record in records("tokens"):
        joined = "".join(record["prefixes"]) + record["stem"] + record["suffix"]
        assert record["token"] in (joined, joined.replace("لال", "لل", 1))
