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


@pytest.mark.skipif(not (STORIES / "identity.json").exists(), reason="no stories")
@pytest.mark.parametrize("held", [False, True])
def test_stories_hold_their_floors(held: bool) -> None:
    found = partitions(STORIES / "identity.json", [STORIES], lambda file: (file[:3] > "s07") == held)
    assert conll(all_measures(*found["actor"])) >= 0.95
    assert conll(all_measures(*events_of(found))) >= 0.86


def test_a_folder_without_identities_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no identity\.json"):
        coreference_report([tmp_path])
