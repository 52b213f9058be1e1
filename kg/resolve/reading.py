"""What one article reports, taken from its graph as rows for the shelf."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from kg.articles.duplicates import sketch
from kg.graph.statements import About, Statements
from kg.graph.terms import TYPE, term
from kg.resolve.marks import marks
from kg.resolve.records import KINDS, Body, Source, Values, day_of, node_of_body

_PROPERTIES = (
    "skos:prefLabel", "skos:altLabel", "org:hasMembership", "org:organization", "dcterms:source", "schema:publisher",
    "schema:datePublished", "schema:articleBody", "hiwar:publishedWithin", "hiwar:country", "hiwar:office",
    "hiwar:title", "hiwar:former", "hiwar:participant", "hiwar:host", "hiwar:heldDuring", "hiwar:roundOf",
    "hiwar:party", "hiwar:leader", "hiwar:ordinal", "hiwar:finalRound", "hiwar:time", "hiwar:place", "hiwar:format",
    "hiwar:status", "hiwar:topic", "hiwar:committedBy", "hiwar:toward", "hiwar:action", "hiwar:object",
    "hiwar:deadline", "hiwar:polarity", "hiwar:modality", "hiwar:amount", "hiwar:unit", "hiwar:madeAt", "hiwar:force",
    "hiwar:stationedIn", "hiwar:count", "hiwar:minCount", "hiwar:maxCount", "hiwar:approximate", "hiwar:measure",
    "hiwar:component", "hiwar:asOf", "hiwar:statedBy", "hiwar:reportedBy", "hiwar:edtf", "hiwar:earliest",
    "hiwar:latest", "hiwar:evidence", "oa:hasSelector", "oa:exact",
)  # fmt: skip
_LOCAL = {term(name): name.split(":")[1] for name in _PROPERTIES} | {TYPE: "type"}
_KIND: dict[object, str] = {term(f"hiwar:{kind}"): kind for kind in KINDS}
_TIMES, _PLACES = ("time", "deadline", "asOf"), ("place", "stationedIn")
_APART = {"type", "hasMembership", "evidence", *_TIMES, *_PLACES}  # kept otherwise, or not at all
Row = tuple[str, str, str, str]  # IRI, class, of an actor its mark, everything else as JSON


@dataclass(frozen=True, slots=True)
class Account:
    """What one article reports. `day` is its date, the other two the days between which it must have appeared;
    `sketch` tells its wording."""

    iri: str
    name: str
    outlet: str
    day: str | None
    earliest: str | None
    latest: str | None
    sketch: bytes
    rows: list[Row] = field(default_factory=list)

    def source(self, original: str | None = None) -> Source:
        """The article as its reports know it."""
        first, last, day = (day_of(text) for text in (self.earliest, self.latest, self.day))
        return Source(self.iri, self.name, self.outlet, first, last, original or self.iri, day)

    def to_json(self) -> str:
        kept = {name: getattr(self, name) for name in _FIELDS}
        return json.dumps(kept | {"sketch": self.sketch.hex()}, ensure_ascii=False)


_FIELDS = tuple(f.name for f in fields(Account))


def account_from_json(text: str) -> Account:
    """The account that `to_json` wrote."""
    data = json.loads(text)
    rows = [(iri, kind, mark, body) for iri, kind, mark, body in data.pop("rows")]
    return Account(**data | {"sketch": bytes.fromhex(data["sketch"]), "rows": rows})


def read_account(iri: str, statements: Statements) -> Account:
    """The account of the article `iri` from what its graph states."""
    said = _Said({subject.value: about for subject, about in statements.items()})
    own = said.of(iri)
    day = _one(own, "datePublished")
    window = said.of(_one(own, "publishedWithin") or "")
    text = _one(own, "articleBody") or ""
    account = Account(
        iri,
        _one(own, "source") or "",
        _one(own, "publisher") or "",
        day,
        day or _one(window, "earliest"),
        day or _one(window, "latest"),
        array("Q", sketch(text)).tobytes(),
    )
    account.rows.extend(_rows(account, said))
    return account


@dataclass(frozen=True, slots=True)
class _Said:
    """What a graph says of its nodes, read of those that are asked for: most are parts of evidence."""

    about: dict[str, About]

    def of(self, iri: str) -> Values:
        """Property → sorted values; nothing of a node the graph does not speak of."""
        return {
            name: sorted([o.value for o in objects])
            for predicate, objects in self.about.get(iri, {}).items()
            if (name := _LOCAL.get(predicate))
        }


def _rows(account: Account, said: _Said) -> Iterable[Row]:
    """The rows of the reports of one article."""
    types = ((iri, type_) for iri, about in said.about.items() for type_ in about.get(TYPE, ()))
    kinds = ((iri, kind) for iri, type_ in types if (kind := _KIND.get(type_)))
    bodies = {iri: (kind, _body(kind, said.of(iri), said)) for iri, kind in kinds}
    source = account.source()
    nodes = (node_of_body(iri, kind, source, body) for iri, (kind, body) in bodies.items())
    known = marks(nodes)
    for iri, (kind, body) in bodies.items():
        yield iri, kind, known.get(iri, ""), json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _body(kind: str, own: Values, said: _Said) -> Body:
    values = {name: values for name, values in own.items() if name not in _APART}
    if kind == "Commitment":
        values["wording"] = sorted(_words(own, said))
    times = {n: (i, _one(t, "edtf"), _one(t, "earliest"), _one(t, "latest")) for n, i, t in _parts(own, _TIMES, said)}
    places = {n: (i, _one(p, "prefLabel"), _one(p, "country")) for n, i, p in _parts(own, _PLACES, said)}
    posts = [_post(said.of(i)) for i in own.get("hasMembership", ()) if i in said.about]
    return values, times, places, posts


def _words(own: Values, said: _Said) -> Iterable[str]:
    """The words of the evidence of a report."""
    for evidence in own.get("evidence", ()):
        for selector in said.of(evidence).get("hasSelector", ()):
            yield from said.of(selector).get("exact", ())


def _parts(own: Values, names: tuple[str, ...], said: _Said) -> Iterable[tuple[str, str, Values]]:
    """Of these properties the name, the node pointed to, and what is said of that."""
    return ((name, iri, said.of(iri)) for name in names if (iri := _one(own, name)) and iri in said.about)


def _post(own: Values) -> tuple[str, str | None, str | None, bool]:
    title, former = _one(own, "title") or "", _one(own, "former") == "true"
    return title, _one(own, "organization"), _one(own, "office"), former


def _one(values: Values, name: str) -> str | None:
    found = values.get(name)
    return found[0] if found else None
