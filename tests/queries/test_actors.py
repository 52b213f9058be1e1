"""Actors are found by any of their names."""

from __future__ import annotations

import pytest
from graphs import seed_store

from kg.errors import HiwarError
from kg.queries.actors import actor_names
from kg.queries.labels import resource_labels
from kg.queries.source import MemorySource
from kg.search.latin import skeleton


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("مصطفى الكاظمي", "مصطفى الكاظمي"),
        ("الكاظمي", "مصطفى الكاظمي"),
        ("كاظمي", "مصطفى الكاظمي"),
        ("مُصطفى", "مصطفى الكاظمي"),
        ("الكاظمى", "مصطفى الكاظمي"),
        ("Kadhimi", "مصطفى الكاظمي"),
        ("Mustafa al-Kadhimi", "مصطفى الكاظمي"),
        ("Kazimi", "مصطفى الكاظمي"),
        ("Biden", "جو بايدن"),
        ("JOE BIDEN", "جو بايدن"),
        ("Blinken", "أنتوني بلينكن"),
        ("Trump", "دونالد ترامب"),
        ("Fuad Hussein", "فؤاد حسين"),
        ("انتوني بلينكن", "أنتوني بلينكن"),
        ("واشنطن", "الولايات المتحدة"),
        ("أمريكا", "الولايات المتحدة"),
        ("اميريكا", "الولايات المتحدة"),
        ("الولايات المتحدة الأمريكية", "الولايات المتحدة"),
        ("US", "الولايات المتحدة"),
        ("usa", "الولايات المتحدة"),
        ("United States", "الولايات المتحدة"),
        ("Iraq", "العراق"),
        ("iq", "العراق"),
        ("بغداد", "العراق"),
        ("التحالف الدولي", "التحالف الدولي"),
        ("تنظيم الدولة الاسلاميه", "داعش"),
    ],
)
def test_any_name_leads_to_the_actor(asked: str, name: str) -> None:
    source = MemorySource(seed_store())
    found = actor_names(source).find(asked)
    assert name in resource_labels(source, (node.value for node in found)).values()


@pytest.mark.parametrize("asked", ["", " ", "زيد عبيد", "Xyzzy", "ال", "؟"])
def test_unknown_names_are_refused_with_help(asked: str) -> None:
    with pytest.raises(HiwarError) as caught:
        actor_names(MemorySource(seed_store())).find(asked)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("لافروف", "Lavrov"), ("ماكرون", "Macron"), ("بومبيو", "Pompeo"), ("زيلينسكي", "Zelensky"),
        ("غوتيريش", "Guterres"),
        ("ظريف", "Zarif"), ("أردوغان", "Erdogan"), ("بوتين", "Putin"), ("السيسي", "al-Sisi"), ("خامنئي", "Khamenei"),
    ],
)  # fmt: skip
def test_both_scripts_sound_alike(arabic: str, latin: str) -> None:
    assert skeleton(arabic) == skeleton(latin)


@pytest.mark.parametrize(("one", "other"), [("بايدن", "Putin"), ("ترامب", "Macron"), ("الصدر", "Barzani")])
def test_different_names_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)
