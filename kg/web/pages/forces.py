"""Force levels: a chart for each force and place, with the numbers beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from pyoxigraph import NamedNode

from kg.web.chart import Chart, Level, chart
from kg.web.facts import Card, country
from kg.web.pages.articles import page_count
from kg.web.render import environment
from kg.web.view import Page, View

_FLOWS = ("withdrawn", "deployed", "planned")
_SERIES = 15  # forces on a page, each with its chart

Group = tuple[NamedNode, str]  # a force and the name of a place


@dataclass(frozen=True, slots=True)
class Series:
    """All levels of one force at one place; `chart` is None where no number has a day."""

    key: str
    force: NamedNode
    place: str
    cards: tuple[Card, ...]
    chart: Chart | None


def forces(view: View, number: int = 1) -> Page:
    """One page of the series, the longest first."""
    groups = sorted(_groups(view).items(), key=lambda item: (-len(item[1]), _named(view, item[0]), item[0][1]))
    shown = groups[(number - 1) * _SERIES : number * _SERIES]
    context = {
        "series": [_one_series(view, key, nodes) for key, nodes in shown],
        "number": number,
        "pages": page_count(len(groups), _SERIES),
        "total": len(groups),
    }
    parameters = {"page": str(number)} if number > 1 else {}
    return Page("forces.html", view.word("forces"), "forces", context, parameters=parameters)


def series(view: View, key: str) -> Series | None:
    """The series with this key, for its chart alone."""
    found = ((group, nodes) for group, nodes in _groups(view).items() if _key(group) == key)
    return next((_one_series(view, group, nodes) for group, nodes in found), None)


def all_series(view: View) -> Iterator[Series]:
    """Every series there is."""
    return (_one_series(view, group, nodes) for group, nodes in _groups(view).items())


def chart_file(view: View, found: Series) -> str:
    """The chart of a series as an SVG file."""
    name = view.name(found.force).text
    title = f"{name}: {found.place}" if found.place else name
    return environment().get_template("chart-file.svg").render(view=view, series=found, title=title).strip()


def _groups(view: View) -> dict[Group, list[NamedNode]]:
    """The levels of each force at each place."""
    groups: dict[Group, list[NamedNode]] = {}
    for node in view.lists.levels:
        for force in view.reader.nodes(node, "hiwar:force")[:1]:
            groups.setdefault((force, _place(view, node)), []).append(node)
    return groups


def _one_series(view: View, group: Group, nodes: list[NamedNode]) -> Series:
    levels = {node: _level(view, node) for node in nodes}
    order = sorted(nodes, key=lambda n: (_day(levels[n]), n.value))
    drawn = [level for level in levels.values() if level]
    return Series(_key(group), *group, tuple(view.cards.card(n) for n in order), chart(drawn) if drawn else None)


def _key(group: Group) -> str:
    force, place = group
    return blake2b(f"{force.value}\n{place}".encode(), digest_size=6).hexdigest()


def _named(view: View, group: Group) -> str:
    return view.reader.label(group[0]) or ""


def _day(level: Level | None) -> str:
    return level.first.isoformat() if level else "~"


def _place(view: View, node: NamedNode) -> str:
    """The country of the place, so that a base and its country share a chart; else the place itself."""
    for place in view.reader.nodes(node, "hiwar:stationedIn"):
        code = view.reader.value(place, "hiwar:country")
        return country(code, view.language) if code else view.cards.place(place)
    return ""


def _level(view: View, node: NamedNode) -> Level | None:
    """The level as a point, None without a number or a day."""
    numbers = [_number(view, node, name) for name in ("count", "minCount", "maxCount")]
    known = [number for number in numbers if number is not None]
    spans = [s for s in view.reader.spans(node, "hiwar:asOf") if s.earliest or s.latest]
    if not known or not spans:
        return None
    first = dt.date.fromisoformat(spans[0].earliest or spans[0].latest or "")
    last = dt.date.fromisoformat(spans[0].latest or spans[0].earliest or "")
    measure = (view.reader.value(node, "hiwar:measure") or "").rpartition("#")[2]
    card = view.cards.brief(node)
    value = numbers[0] if numbers[0] is not None else sum(known) / len(known)
    return Level(
        first=first, last=last, value=value, low=min(known), high=max(known),
        approximate=view.reader.value(node, "hiwar:approximate") == "true",
        flow=measure in _FLOWS, measure=measure, said=card.quantity, title=_title(view, card), href=view.link(node),
    )  # fmt: skip


def _title(view: View, card: Card) -> str:
    parts = (card.quantity, card.text("measure"), card.text("asOf"))
    sources = {view.reader.head(p.article).source for p in card.passages}
    return " · ".join(part for part in (*parts, *sorted(sources)) if part)


def _number(view: View, node: NamedNode, name: str) -> float | None:
    """The greatest of the values reported."""
    values = [float(value.value) for value in view.reader.objects(node, f"hiwar:{name}")]
    return max(values, default=None)
