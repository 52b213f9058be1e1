"""The saved questions checked against their own rules: headers read, SPARQL parsed, columns and parameters matched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from kg.errors import LexiconError
from kg.queries.saved import LAYER, SavedQuery, read_query
from kg.queries.tokens import forbidden, values_blocks
from kg.resources import data_dir


def query_problems(folder: Path | None = None) -> Iterator[tuple[str, str]]:
    """File name and what is wrong, for every fault of the questions in `folder` (the project's own by default)."""
    for path in sorted((folder or data_dir("queries")).glob("*.rq")):
        try:
            query = read_query(path)
        except LexiconError as error:
            yield path.name, error.what
            continue
        yield from ((path.name, problem) for problem in _problems(query))


def _problems(query: SavedQuery) -> Iterator[str]:
    if what := forbidden(query.text):
        yield f"uses {what}"
    try:
        results = Store().query(query.text, use_default_graph_as_union=True)
    except SyntaxError as error:
        yield f"not SPARQL ({error})"
        return
    if not isinstance(results, QuerySolutions):
        yield "not a SELECT query"
        return
    found, said = [v.value for v in results.variables], [column.name for column in query.columns]
    if found != said:
        yield f"columns are {', '.join(found)}, the header says {', '.join(said)}"
    yield from _stray_blocks(query)


def _stray_blocks(query: SavedQuery) -> Iterator[str]:
    """Blocks that look like parameters (`UNDEF`) without being any."""
    for block in values_blocks(query.text):
        known = block.name == LAYER or query.parameter(block.name) is not None
        if query.text[block.start : block.end].strip() == "UNDEF" and not known:
            yield f"VALUES ?{block.name} {{ UNDEF }} is no parameter of the header"
