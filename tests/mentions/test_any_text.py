"""Whatever the text, mentions are found without failing, inside the text, and the same twice."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.language.sentences import sentences
from kg.mentions.find import find_mentions
from kg.model import Article

PIECES = [
    "وزير الخارجية", "نظيره", "الرئيس", "الأميركي", "محمد", "بن", "عبد", "الله",
    "وقال", "«", "»", "#", "_", "،", "(", ")",
    "لل", "و", "ال", "\u0640", "\u0651", "\u200f", "داعش", "قوات",
    "صحيفة", "البلدين", "الأخير", "بلاده", "كل من", "رئيسا", "جو", "A",
    "1", ".", "\n", " ", "ی",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("(أ. ف. ب)")  # a name whose last letter is one of the proclitics
def test_any_text_can_be_read(text: str) -> None:
    parts = sentences(Article("any", text))
    found = find_mentions(text, parts)
    keys = {actor.key for actor in found.actors}
    for mention in found.mentions:
        assert 0 <= mention.start <= mention.name_start <= mention.end <= len(text)
        assert set(mention.actors) <= keys
    assert len(keys) == len(found.actors)
    assert find_mentions(text, parts) == found
