"""The measures of identity on examples worked by hand, and the floors they must hold on the stories."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluation.coreference import (
    Partition,
    all_measures,
    b_cubed,
    ceaf_e,
    conll,
    coreference_report,
    events_of,
    lea,
    muc,
    partitions,
)

STORIES = Path(__file__).resolve().parents[1] / "gold" / "stories"
GIVEN = Path(__file__).resolve().parents[3] / "shared" / "gold"


def groups(*words: str) -> Partition:
    """Each word a group, each letter a mention."""
    return [frozenset(w) for w in words]


KEY = groups("abc", "defg", "hi")


@pytest.mark.parametrize("measure", [muc, b_cubed, ceaf_e, lea])
def test_what_is_equal_scores_one(measure: object) -> None:
    assert callable(measure)
    assert measure(KEY, KEY).f1 == 1.0


def test_muc_counts_the_missing_links() -> None:
    figure = muc(groups("abcd"), groups("ab", "cd"))
    assert (figure.precision, figure.recall) == (1.0, pytest.approx(2 / 3))


def test_muc_of_singletons_alone_has_nothing_to_miss() -> None:
    assert muc(groups("a", "b"), groups("a", "b")).f1 == 1.0


def test_b_cubed_shares_each_mention() -> None:
    figure = b_cubed(groups("abcd"), groups("ab", "cd"))
    assert (figure.precision, figure.recall) == (1.0, 0.5)
    figure = b_cubed(groups("abc", "d"), groups("abcd"))
    assert figure.precision == pytest.approx((3 * 3 / 4 + 1 / 4) / 4)
    assert figure.recall == 1.0


def test_ceaf_pairs_one_to_one() -> None:
    figure = ceaf_e(groups("abcd"), groups("ab", "cd"))
    overlap = 2 * 2 / 6
    assert (figure.precision, figure.recall) == (pytest.approx(overlap / 2), pytest.approx(overlap))


def test_lea_weighs_groups_by_size() -> None:
    figure = lea(groups("abc", "de"), groups("ab", "c", "de"))
    assert figure.recall == pytest.approx((3 * 1 / 3 + 2 * 1) / 5)
    assert figure.precision == pytest.approx((2 * 1 + 1 * 0 + 2 * 1) / 5)


def test_conll_is_the_mean_of_three() -> None:
    figures = all_measures(KEY, groups("abc", "de", "fg", "hi"))
    assert conll(figures) == pytest.approx((figures["MUC"].f1 + figures["B3"].f1 + figures["CEAFe"].f1) / 3)


@pytest.mark.parametrize(
    ("first", "last", "actors", "events"),
    [("s01", "s07", 0.95, 0.86), ("s08", "s15", 0.95, 0.86), ("s16", "s19", 0.95, 0.86), ("s20", "s23", 0.94, 0.84)],
)
def test_stories_hold_their_floors(first: str, last: str, actors: float, events: float) -> None:
    found = partitions(STORIES / "identity.json", [STORIES], lambda file: first <= file[:3] <= last)
    assert conll(all_measures(*found["actor"])) >= actors
    assert conll(all_measures(*events_of(found))) >= events


@pytest.mark.skipif(not (GIVEN / "check").is_dir(), reason="the given gold articles are not here")
def test_the_given_articles_hold_their_floors() -> None:
    folders = [GIVEN / name for name in ("seeds", "composed", "dev", "check")]
    found = partitions(STORIES.parent / "identity-given.json", folders, all_items=True)
    assert conll(all_measures(*found["actor"])) >= 0.97
    assert conll(all_measures(*events_of(found))) >= 0.91


def test_what_an_identity_file_does_not_list_is_alone_but_states_are_one(tmp_path: Path) -> None:
    empty = tmp_path / "identity.json"
    empty.write_text("{}", encoding="utf-8")
    found = partitions(empty, [STORIES], lambda file: file[:3] == "s08", all_items=True)
    assert all(len(group) == 1 for group in found["commitment"][0])
    assert max(map(len, found["actor"][0])) > 1


def test_the_report_can_be_of_some_files_only() -> None:
    assert coreference_report([STORIES], only="s08*") != coreference_report([STORIES])


def test_a_folder_without_identities_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no identity\.json"):
        coreference_report([tmp_path])
