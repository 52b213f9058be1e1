"""camel-tools' named entity recogniser, where it and its model are installed (the extra `camel` with torch).

The choice is the process's, through HIWAR_NER, like that of the analyser. Names it finds are offered to the mention
finder, which keeps its own reading where it has one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import HiwarError
from kg.language.camel import data_folder, no_download
from kg.model import Sentence, Span

VARIABLE = "HIWAR_NER"
NAMES = ("none", "camel")
_MODEL = "HIWAR_CAMEL_NER"
_PERSON = "PERS"


def use_ner(name: str) -> None:
    """Offer names of recogniser `name` from now on. Raises HiwarError if it is unknown or not installed."""
    if name not in NAMES:
        raise HiwarError(f"no such recogniser: {name}", remedy=f"use one of {', '.join(NAMES)}")
    os.environ[VARIABLE] = name
    if name == "camel":
        load_recogniser()


def in_use() -> bool:
    """Was a recogniser asked for?"""
    return os.environ.get(VARIABLE, NAMES[0]) == "camel"


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A model with camel-tools' `predict_sentence`."""

    model: Any

    def persons(self, sentence: Sentence) -> tuple[Span, ...]:
        """Where the sentence names persons, as offsets in the text."""
        words = [token for token in sentence.tokens if token.text.strip()]
        labels = self.model.predict_sentence([token.text for token in words])
        return tuple(Span(words[first].start, words[last].end) for first, last in stretches(labels, _PERSON))


def stretches(labels: Sequence[str], kind: str) -> Iterator[tuple[int, int]]:
    """First and last index of each run of B-`kind` I-`kind` … labels."""
    first: int | None = None
    for at, label in enumerate([*labels, "O"]):
        goes_on = first is not None and label == f"I-{kind}"
        if first is not None and not goes_on:
            yield first, at - 1
            first = None
        if label == f"B-{kind}" or (label == f"I-{kind}" and not goes_on):
            first = at


def find_model() -> Path:
    """The model's folder: HIWAR_CAMEL_NER, else an installed one. Raises HiwarError if there is none."""
    named = os.environ.get(_MODEL)
    folders = [Path(named)] if named else sorted((data_folder() / "data" / "ner").glob("*"))
    for folder in folders:
        if (folder / "config.json").is_file():
            return folder
    raise HiwarError(
        "no model for names", where=named or str(data_folder()), remedy=f"camel_data -i ner-arabert, or set {_MODEL}"
    )


@lru_cache(maxsize=1)
def load_recogniser() -> Recogniser:
    """The recogniser with the installed model, on the processor. Raises HiwarError if anything is missing."""
    folder = find_model()
    try:
        with no_download():
            from camel_tools.ner import NERecognizer
    except ImportError as error:
        raise HiwarError(f"camel-tools' recogniser needs {error.name}", remedy="pip install hiwar[camel]") from error
    return Recogniser(NERecognizer(str(folder), use_gpu=False))
