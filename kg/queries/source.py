"""Where questions are asked: a store in this process, a built graph on this machine, or a SPARQL 1.1 server."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import QueryResultsFormat, RdfFormat, Store, parse, parse_query_results

from kg.errors import HiwarError
from kg.queries.answer import Results
from kg.queries.tokens import form, names_dataset

if TYPE_CHECKING:
    from urllib.error import HTTPError

    from kg.search.index import SearchIndex

_SECONDS = 60
_UNION = "union-default-graph=true"  # Oxigraph's switch; servers that read all graphs by default ignore it


class Source(Protocol):
    """Answers SPARQL over the union of all graphs."""

    def query(self, text: str) -> Results:
        """The results of `text`. Raises HiwarError if it is not SPARQL or cannot be asked."""


class MemorySource:
    """A store in this process; `folder` is where a build put it, if one did."""

    def __init__(self, store: Store, folder: Path | None = None) -> None:
        self.store, self._folder = store, folder

    @cached_property
    def search_index(self) -> SearchIndex:
        """The index beside the store; where there is none, one made now."""
        from kg.search.build import open_index

        return open_index(self.store, self._folder)

    def query(self, text: str) -> Results:
        return query_store(self.store, text)


class RemoteSource:
    """A SPARQL 1.1 server whose default graph is the union of its graphs."""

    def __init__(self, url: str) -> None:
        if not url.startswith(("http://", "https://")):
            raise HiwarError("not the address of a SPARQL server", where=url, remedy="give an http(s) URL")
        self.url = url

    def query(self, text: str) -> Results:
        graph = form(text) in ("construct", "describe")
        body = self._post(text, "application/n-triples" if graph else "application/sparql-results+json")
        if graph:
            return store_of(body).query("CONSTRUCT WHERE { ?s ?p ?o }")
        return parse_query_results(body, format=QueryResultsFormat.JSON)

    def _post(self, text: str, accept: str) -> bytes:
        import urllib.error  # with its libraries a third of the start of a command that asks no server
        import urllib.request

        url = f"{self.url}{'&' if '?' in self.url else '?'}{_UNION}"
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        request = urllib.request.Request(url, text.encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as reply:
                return bytes(reply.read())
        except urllib.error.HTTPError as error:
            raise HiwarError(f"the server refused the query ({error})", where=self.url, remedy=_words(error)) from error
        except (OSError, ValueError) as error:
            raise HiwarError(f"no answer ({error})", where=self.url, remedy="check the address") from error


def query_store(store: Store, text: str) -> Results:
    """Ask `store`; the default graph is the union of its graphs unless `text` names others.

    Raises HiwarError if `text` is not SPARQL.
    """
    try:
        return store.query(text, use_default_graph_as_union=not names_dataset(text))
    except SyntaxError as error:
        raise HiwarError(f"not a SPARQL query ({error})", remedy="mend the query", kind="not_a_query") from error


def store_of(ntriples: bytes) -> Store:
    """A store in memory with these triples."""
    store = Store()
    store.extend(parse(ntriples, format=RdfFormat.N_TRIPLES))
    return store


def _words(error: HTTPError) -> str:
    if error.code == 404:
        return "give the address of its query endpoint (oxigraph: http://HOST/query)"
    return error.read(400).decode("utf-8", "replace").strip() or "see the server's log"
