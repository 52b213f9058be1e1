"""Agency copy in several outlets: linked to where it came from, and one voice where reports disagree."""

from __future__ import annotations

import random
from pathlib import Path

from pyoxigraph import NamedNode

from kg.pipeline import Options, build
from kg.store import open_store

_DERIVED = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
_FILLER = ["وجاء", "اللقاء", "ضمن", "جولة", "شملت", "عواصم", "عدة", "وناقش", "ملفات", "الاقتصاد", "والطاقة", "والحدود"]


def _text(day: str, seed: int) -> str:
    choose = random.Random(seed)
    rest = " ".join(choose.choice(_FILLER) for _ in range(80))
    return f"التقى وزير الخارجية الأردني أيمن الصفدي نظيره المصري سامح شكري في عمان {day}.\n{rest}.\n"


def _built(folder: Path, texts: dict[str, tuple[str, str]]) -> set[tuple[str, str]]:
    """Copy and original of an output folder built from name → (date, text)."""
    inputs = folder / "in"
    inputs.mkdir()
    rows = ["file,published,outlet"]
    for name, (day, text) in texts.items():
        (inputs / name).write_text(text, encoding="utf-8")
        rows.append(f"{name},{day},outlet of {name}")
    (inputs / "metadata.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    build([inputs], folder / "out", Options())
    store = open_store(folder / "out")
    source = NamedNode("http://purl.org/dc/terms/source")
    names = {q.subject: q.object.value for q in store.quads_for_pattern(None, source, None, None)}
    pairs = store.quads_for_pattern(None, _DERIVED, None, None)
    return {(names[q.subject], names[q.object]) for q in pairs if q.subject in names}


def test_later_copies_derive_from_the_earliest(tmp_path: Path) -> None:
    agency, other = _text("الاثنين", 1), _text("الثلاثاء", 2)
    found = _built(
        tmp_path,
        {
            "a.txt": ("2021-03-09", agency + "نقلا عن الوكالة\n"),
            "b.txt": ("2021-03-08", agency),
            "c.txt": ("2021-03-08", other),
            "d.txt": ("", agency),
        },
    )
    assert found == {("a.txt", "b.txt"), ("d.txt", "b.txt")}


def test_copies_are_one_voice(tmp_path: Path) -> None:
    from kg.resolve.agree import concepts
    from kg.resolve.records import Node, Source

    def told(iri: str, status: str, origin: str) -> Node:
        return Node(iri, "Meeting", Source(f"{iri}-article", iri, "", None, None, origin), {"status": [status]})

    group = [told("1", "planned", "x"), told("2", "planned", "x"), told("3", "held", "y"), told("4", "held", "z")]
    assert [value for value, _ in concepts(group, "status")] == ["held", "planned"]
    apart = [told("1", "planned", "w"), told("2", "planned", "x"), told("5", "planned", "v"), *group[2:]]
    assert [value for value, _ in concepts(apart, "status")] == ["planned", "held"]
