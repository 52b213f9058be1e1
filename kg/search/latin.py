"""Arabic names asked for in Latin letters: both scripts reduced to the consonants one hears."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from kg.language.normalise import fold_word
from kg.lexicon.load import load_file, load_yaml


def _data() -> dict[str, Any]:
    return dict(load_file(Path(__file__).parent / "latin.yaml"))


@lru_cache(maxsize=1)
def _letters() -> Mapping[str, str]:
    letters = _data()["arabic"] | _data()["latin"]
    return dict(sorted(letters.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1)
def _states() -> Mapping[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for code, names in _data()["states"].items():
        for name in names:
            codes.setdefault(fold_word(name), []).append(code.lower())
    return codes


def is_latin(name: str) -> bool:
    """Whether the first letter of `name` is a Latin one."""
    first = next((c for c in name if c.isalpha()), "")
    return first < "\u0250"


def state_codes(name: str) -> Sequence[str]:
    """Codes of the states called `name` (folded) in English, lower case."""
    return _states().get(name, ())


@lru_cache(maxsize=2)
def state_names(language: str) -> Mapping[str, str]:
    """ISO code → the usual name of the state in `language` (ar or en)."""
    if language == "ar":
        return {code: entry["names"][0] for code, entry in load_yaml("states.yaml")["states"].items() if entry["names"]}
    return {code: names[0] for code, names in _data()["states"].items()}


@lru_cache(maxsize=1 << 16)
def skeleton(name: str) -> str:
    """The consonants of `name` as classes of sound, doubled ones once: الكاظمي and Kadhimi give the same."""
    return " ".join(filter(None, (_word(word) for word in fold_word(name).split())))


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> str:
    rest, out = word.removeprefix("al-").removeprefix("ال"), []
    while rest:
        size = next((n for n in (2, 1) if rest[:n] in _letters()), 1)
        out.append(_letters().get(rest[:size], ""))
        rest = rest[size:]
    return "".join(sound for sound, _ in groupby("".join(out)))
