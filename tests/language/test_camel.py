"""camel-tools' analyser for real, over a small database in its format; nothing is fetched, HOME stays as it was."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import HiwarError
from kg.language.analyzers import VARIABLE, analyzer, use_analyzer
from kg.language.camel import find_database, load_camel
from kg.language.normalise import fold_word
from kg.language.tokens import tokenise

DATABASE = Path(__file__).parents[1] / "data" / "camel_morphology.db"

pytest.importorskip("camel_tools", reason="pip install --no-deps -r requirements/camel-light.txt")


@pytest.fixture
def camel(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("HIWAR_CAMEL_DB", str(DATABASE))
    monkeypatch.setenv(VARIABLE, "frequency")
    load_camel.cache_clear()
    use_analyzer("camel")
    yield
    monkeypatch.undo()
    load_camel.cache_clear()
    analyzer.cache_clear()


@pytest.mark.usefixtures("camel")
@pytest.mark.parametrize(
    ("word", "prefixes", "stem", "suffix"),
    [
        ("والوزير", ("و", "ال"), "وزير", ""),
        ("وبقواتهم", ("و", "ب"), "قوات", "هم"),
        ("للجنود", ("ل", "ال"), "جنود", ""),
        ("وسيرسل", ("و", "س"), "يرسل", ""),
        ("وستستضيفها", ("و", "س"), "تستضيف", "ها"),
        ("بطينة", (), "بطينه", ""),  # a name to the database, ب and "mud" by frequency
        ("برده", ("ب",), "رد", "ه"),  # "by his answer": the likelier of two analyses
        ("وحدة", (), "وحده", ""),  # camel-tools takes ة for the pronoun ه
        ("وحده", (), "وحد", "ه"),
        ("لندن", (), "لندن", ""),  # ل and a noun to the database, but a name to the lexicon
        ("بالعراق", ("ب", "ال"), "عراق", ""),  # not in the database: the splitter answers
    ],
)
def test_the_analyser_takes_words_apart(word: str, prefixes: tuple[str, ...], stem: str, suffix: str) -> None:
    (token,) = tokenise(word)
    assert (token.prefixes, token.stem, token.suffix) == (prefixes, stem, suffix)


@pytest.mark.usefixtures("camel")
def test_the_evidence_names_lemma_and_part_of_speech() -> None:
    assert analyzer()(fold_word("والوزير"), "والوزير").evidence == ("camel: وزير, noun",)


def test_a_database_may_lie_anywhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "morphology.db").write_bytes(DATABASE.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HIWAR_CAMEL_DB", "morphology.db")
    load_camel.cache_clear()
    assert load_camel().explain(fold_word("والوزير"), "والوزير").prefixes == ("و", "ال")
    load_camel.cache_clear()


def test_the_choice_can_be_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "camel")
    use_analyzer("frequency")
    (token,) = tokenise("بطينة")
    assert token.prefixes == ("ب",)


def test_an_unknown_analyser_is_refused() -> None:
    with pytest.raises(HiwarError, match="no such analyser: madamira: use one of frequency, camel"):
        use_analyzer("madamira")


def test_a_missing_database_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HIWAR_CAMEL_DB", raising=False)
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    with pytest.raises(HiwarError, match="no morphology database: camel_data"):
        find_database()


def test_an_installed_database_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HIWAR_CAMEL_DB", raising=False)
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    for name in ("calima-egy-r13", "calima-msa-r13", "zzz"):
        folder = tmp_path / "data" / "morphology_db" / name
        folder.mkdir(parents=True)
        (folder / "morphology.db").touch()
    assert find_database().parent.name == "calima-msa-r13"


def test_nothing_is_fetched_and_home_is_not_written(tmp_path: Path) -> None:
    script = (
        "import socket\n"
        "def refuse(*a, **k): raise SystemExit('network')\n"
        "socket.socket.connect = refuse\n"
        "socket.create_connection = refuse\n"
        "from kg.language.camel import load_camel\n"
        "print(load_camel().explain('والوزير').prefixes)\n"
    )
    here = os.environ | {"HOME": str(tmp_path), "HIWAR_CAMEL_DB": str(DATABASE), "PYTHONPATH": os.getcwd()}
    here.pop("CAMELTOOLS_DATA", None)
    done = subprocess.run([sys.executable, "-c", script], env=here, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "('و', 'ال')", done.stderr
    assert list(tmp_path.iterdir()) == []
