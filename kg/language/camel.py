"""camel-tools' morphological analyser and disambiguator behind the splitter's interface.

Importing camel-tools fetches a catalogue into the user's data folder. Here it is imported with its data folder set to
an empty one of our own, and databases are opened by path: nothing is ever fetched. What the database does not know is
read by the frequency splitter.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import HiwarError
from kg.language.frequencies import half_fold
from kg.language.letters import ARTICLE, TO
from kg.language.normalise import fold_word
from kg.language.proclitics import WordReading, explain_word, listed_words
from kg.lexicon.load import load_yaml

_CATALOGUE = '{"version": "0", "packages": {}, "components": {}}'
_DATABASE = "HIWAR_CAMEL_DB"
_PREFERRED = "calima-msa-r13"
_PROCLITICS = ("prc3", "prc2", "prc1", "prc0")
_FINAL = frozenset(load_yaml("clitics.yaml")["final"])  # camel-tools takes ة for ه, which then passes for a pronoun
_INSTALL = "pip install --no-deps -r requirements/camel-light.txt (or hiwar[camel])"


@contextmanager
def no_download() -> Iterator[None]:
    """An environment in which camel-tools can be imported without fetching or writing anything of the user's."""
    kept = {name: os.environ.get(name) for name in ("CAMELTOOLS_DATA", "HOME")}
    with tempfile.TemporaryDirectory(prefix="hiwar-camel-") as folder:
        Path(folder, "catalogue.json").write_text(_CATALOGUE, encoding="utf-8")
        os.environ.update(dict.fromkeys(kept, folder))
        try:
            yield
        finally:
            for name, value in kept.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value


def data_folder() -> Path:
    """Where camel-tools keeps what the user has installed with `camel_data`."""
    return Path(os.environ.get("CAMELTOOLS_DATA") or Path.home() / ".camel_tools").expanduser()


def find_database() -> Path:
    """The morphology database to use: HIWAR_CAMEL_DB, else an installed one. Raises HiwarError if there is none."""
    named = os.environ.get(_DATABASE)
    installed = sorted((data_folder() / "data" / "morphology_db").glob("*/morphology.db"))
    preferred = [path for path in installed if path.parent.name == _PREFERRED]
    for path in [Path(named)] if named else [*preferred, *installed]:
        if path.is_file():
            return path
    where = named or str(data_folder())
    raise HiwarError(
        "no morphology database", where=where, remedy=f"camel_data -i morphology-db-msa-r13, or set {_DATABASE}"
    )


@dataclass(frozen=True, slots=True)
class Camel:
    """The analyser with its disambiguator (any object with camel-tools' `disambiguate`)."""

    disambiguator: Any

    def explain(self, norm: str, written: str = "") -> WordReading:
        """The best analysis as a WordReading; the frequency splitter's where the lists know the word by heart and where
        the database has none that fits."""
        own = explain_word(norm, written)
        if not own.stem or not norm[:1].isalpha() or own.stem in listed_words():
            return own
        final = half_fold(written)[-1:]
        for analysis in self._analyses(written or norm):
            reading = _reading(norm, analysis)
            if reading is not None and not (reading.suffix and final in _FINAL):
                return reading
        return own

    def _analyses(self, word: str) -> list[Mapping[str, Any]]:
        (disambiguated,) = self.disambiguator.disambiguate([word])
        known = (scored.analysis for scored in disambiguated.analyses)
        return [analysis for analysis in known if analysis.get("source") not in ("backoff", "foreign", "punc", "digit")]


@lru_cache(maxsize=1)
def load_camel() -> Camel:
    """The analyser over the database that is installed. Raises HiwarError if camel-tools or a database is missing."""
    database = find_database()
    try:
        with no_download():
            from camel_tools.disambig.mle import MLEDisambiguator
            from camel_tools.morphology.analyzer import Analyzer
            from camel_tools.morphology.database import MorphologyDB
    except ImportError as error:
        raise HiwarError(f"camel-tools is not installed ({error.name})", remedy=_INSTALL) from error
    analyzer = Analyzer(MorphologyDB(str(database)), backoff="NONE", cache_size=0)
    # An installed database lies in data/morphology_db/NAME, its model of frequencies in data/disambig_mle/NAME.
    model = database.resolve().parent / "../../disambig_mle" / database.parent.name / "model.json"
    return Camel(MLEDisambiguator(analyzer, str(model) if model.is_file() else None, top=3))


def _reading(norm: str, analysis: Mapping[str, Any]) -> WordReading | None:
    """The clitics of an analysis cut off the word's own letters; None if its letters do not show them."""
    letters: dict[str, Any] = load_yaml("camel.yaml")
    prefixes: list[str] = []
    rest = norm
    for feature in _PROCLITICS:
        form = str(analysis.get(feature, "0")).partition("_")[0]
        letter = letters["proclitics"].get(form)
        if letter is None:
            continue
        cut = _without(letter, rest, prefixes)
        if cut is None:
            return None
        prefixes.append(letter)
        rest = cut
    stem, suffix = _enclitic(rest, str(analysis.get("enc0", "0")), letters["enclitics"])
    return WordReading(tuple(prefixes), stem, suffix, (f"camel: {analysis.get('lex', '')}, {analysis.get('pos', '')}",))


def _without(letter: str, rest: str, before: list[str]) -> str | None:
    """`rest` without a proclitic; the article after ل has lost its alef."""
    if rest.startswith(letter):
        return rest[len(letter) :]
    if letter == ARTICLE and before[-1:] == [TO]:
        return rest[1:] if rest.startswith(TO) else rest
    return None


def _enclitic(rest: str, feature: str, letters: Mapping[str, list[str]]) -> tuple[str, str]:
    for pronoun in letters.get(feature.partition("_")[0], []):
        if rest.endswith(fold_word(pronoun)):
            return rest[: -len(pronoun)], fold_word(pronoun)
    return rest, ""
