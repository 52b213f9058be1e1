"""The parts of the project that `kg lint` covers, each a function that yields problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.errors import LexiconError
from kg.linting.gold import gold
from kg.linting.problem import Problem
from kg.ontology.check import faults
from kg.ontology.load import read_turtle
from kg.ontology.vocabulary import TARGET, is_current
from kg.resources import PACKAGE, data_dir
from kg.validation.terms import text_of

_PLACE = re.compile(r"^(.*?)(?::(\d+))?$")


def lexicon(folders: list[Path]) -> Iterator[Problem]:
    """Word lists: letters that never match, repetitions, lists without a source."""
    from kg.lexicon.lint import findings

    for folder in [PACKAGE / "lexicon", *folders]:
        for found in findings(folder):
            yield Problem(str(folder / found.file), found.line, found.what, found.remedy)


def patterns(folders: list[Path]) -> Iterator[Problem]:
    """Pattern rules against their own examples and near misses."""
    from kg.patterns.checking import check_rules

    try:
        found = check_rules()
    except LexiconError as error:
        yield _of_error(error)
        return
    for finding in found:
        head, _, what = finding.partition(": ")
        file, _, name = head.partition(", ")
        path = PACKAGE / "patterns" / "rules" / file
        yield Problem(str(path), _line_of(path, f"{name}:"), f"{name}: {what}", "mend the pattern or its example")


def shapes(folders: list[Path]) -> Iterator[Problem]:
    """Shapes against their good and bad examples; messages in both languages."""
    from kg.validation.examples import examples
    from kg.validation.shapes import shape_files

    try:
        for path in shape_files():
            yield from _shape_file(path)
        for example in examples():
            yield from (
                Problem(str(example.path), 1, d, "mend the shape or the example") for d in example.disagreements()
            )
    except LexiconError as error:
        yield _of_error(error)


_NO_EXAMPLES = {"prefixes", "dataset"}  # the one holds no shapes, the other what SHACL cannot say


def _shape_file(path: Path) -> Iterator[Problem]:
    for kind in ("good", "bad"):
        if path.stem not in _NO_EXAMPLES and not path.with_name(f"{path.stem}.{kind}.ttl").is_file():
            yield Problem(str(path), 1, f"no {kind} example", f"write {path.stem}.{kind}.ttl beside it")
    spoken: dict[str, set[str | None]] = {}
    for quad in read_turtle(path):
        if quad.predicate.value.endswith("shacl#message"):
            spoken.setdefault(str(text_of(quad.subject)), set()).add(getattr(quad.object, "language", None))
    for shape, languages in sorted(spoken.items()):
        if not {"ar", "en"} <= languages:
            name = shape.rsplit("#", 1)[-1]
            yield Problem(
                str(path), _line_of(path, f"shape:{name} "), f"{name}: message in one language", "add the other"
            )


def queries(folders: list[Path]) -> Iterator[Problem]:
    """Saved questions: header, parameters, and SPARQL that parses."""
    from pyoxigraph import Store

    from kg.queries.saved import read_query

    for path in sorted(data_dir("queries").glob("*.rq")):
        try:
            Store().query(read_query(path).text)
        except LexiconError as error:
            yield Problem(str(path), 1, error.what, error.remedy)
        except SyntaxError as error:
            yield Problem(str(path), error.lineno or 1, f"not SPARQL: {error.msg}", "mend the query")


def ontology(folders: list[Path]) -> Iterator[Problem]:
    """The checks of the ontology, and that what is generated from it is up to date."""
    for fault in faults():
        place = _PLACE.match(fault.where)
        file, line = (place.group(1), place.group(2)) if place else (fault.where, None)
        yield Problem(file, int(line or 1), f"{fault.term.rsplit('#', 1)[-1]}: {fault.what}", fault.remedy)
    if not is_current():
        yield Problem(str(TARGET), 1, "not what the ontology asks for", "run kg ontology vocabulary --write")


def _of_error(error: LexiconError) -> Problem:
    place = _PLACE.match(error.where)
    return Problem(
        place.group(1) if place else error.where, int((place and place.group(2)) or 1), error.what, error.remedy
    )


def _line_of(path: Path, start: str) -> int:
    """The first line that holds `start`, 1 if none does."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return 1
    return next((n for n, line in enumerate(lines, 1) if start in line), 1)


PARTS: dict[str, Callable[[list[Path]], Iterator[Problem]]] = {
    "lexicon": lexicon,
    "patterns": patterns,
    "shapes": shapes,
    "queries": queries,
    "ontology": ontology,
    "gold": gold,
}
