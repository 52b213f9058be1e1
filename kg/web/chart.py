"""Force levels as a chart: days across, soldiers up, bounds as bars, spans of time as lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

WIDTH, HEIGHT = 880, 370
LEFT, RIGHT, TOP, BOTTOM = 76, 24, 38, 56
_STEPS = (1, 2, 2.5, 5, 10)
_TICKS = 5
_HEADROOM = 1.08  # the highest point's label needs room above it
_LETTER, _LABEL = 7.5, 15  # width of a letter and height of a label in pixels
_MARKER = 8  # half the size of a point
_PLACES = (-12, 23, -27, 38, -42)  # where a label may stand, from its point down

Across = Callable[[dt.date], float]
Up = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Level:
    """One number of soldiers: the days it holds for, its value and bounds, and what a reader sees (`said`: the number
    as the articles bound it) and follows."""

    first: dt.date
    last: dt.date
    value: float
    low: float
    high: float
    approximate: bool
    flow: bool
    measure: str
    said: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Point:
    """A level in the chart's coordinates (pixels)."""

    level: Level
    x: float
    y: float
    label: float | None
    x1: float
    x2: float
    y_low: float
    y_high: float


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What the template draws; `path` joins the stocks in order of time."""

    points: tuple[Point, ...]
    path: str
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


def chart(levels: Sequence[Level]) -> Chart:
    """Lay out at least one level."""
    days = [day for level in levels for day in (level.first, level.last)]
    first, last = _padded(min(days), max(days))
    step = _step(max(level.high for level in levels))
    top = step * -(-max(level.high for level in levels) * _HEADROOM // step)

    def across(day: dt.date) -> float:
        share = (day - first).days / (last - first).days
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def up(value: float) -> float:
        return round(HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM), 1)

    points = _labelled(_point(v, across, up) for v in sorted(levels, key=lambda v: (v.first, v.last, v.value)))
    stocks = [p for p in points if not p.level.flow]
    path = " ".join(f"{'M' if not i else 'L'}{p.x},{p.y}" for i, p in enumerate(stocks))
    values = [step * i for i in range(int(top / step) + 1)]
    y_ticks = tuple(Tick(up(value), f"{value:,.0f}") for value in values)
    return Chart(points, path if len(stocks) > 1 else "", _days(first, last, across), y_ticks)


def _point(level: Level, across: Across, up: Up) -> Point:
    x1, x2 = across(level.first), across(level.last)
    return Point(level, round((x1 + x2) / 2, 1), up(level.value), None, x1, x2, up(level.low), up(level.high))


def _labelled(points: Iterable[Point]) -> tuple[Point, ...]:
    """Each point with the height of its label where one fits clear of points and labels; no number is said twice."""
    every, done = list(points), list[Point]()
    for point in every:
        near = [p for p in done if p.label is not None and abs(p.x - point.x) < _half(p) + _half(point)]
        said = any(p.level.said == point.level.said and abs(p.y - point.y) < 1 for p in near)
        beside = [p for p in every if p is not point and abs(p.x - point.x) < _half(point) + _MARKER]
        done.append(replace(point, label=None if said else _free(point.y, near, beside)))
    return tuple(done)


def _half(point: Point) -> float:
    """Half the width of a point's label."""
    return len(point.level.said) * _LETTER / 2


def _free(y: float, near: Sequence[Point], beside: Sequence[Point]) -> float | None:
    """The first base line that touches neither a label nor a point and lies in the chart; None if there is none."""
    for base in (y + step for step in _PLACES):
        clear = all(abs(base - (p.label or 0)) >= _LABEL for p in near)
        middle = base - _LABEL / 3
        apart = all(abs(middle - p.y) >= _LABEL / 2 + _MARKER for p in beside)
        if clear and apart and TOP <= base <= HEIGHT - BOTTOM:
            return round(base, 1)
    return None


def _padded(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """Room on both sides, a month at least."""
    room = dt.timedelta(days=max(30, (last - first).days // 12))
    return max(first, dt.date(2, 1, 1)) - room, min(last, dt.date(9998, 1, 1)) + room


def _step(most: float) -> float:
    """A round step that needs about five ticks up to `most`."""
    raw = max(most, 1) / _TICKS
    size = float(10 ** (len(str(int(raw))) - 1))
    return next(size * step for step in _STEPS if size * step >= raw)


def _days(first: dt.date, last: dt.date, across: Across) -> tuple[Tick, ...]:
    """Ticks at the first of months or years, eight at most."""
    months = [
        dt.date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= dt.date(year, month, 1) <= last
    ]
    every = next((n for n in (1, 2, 3, 6, 12, 24, 60, 120) if len(months) / n <= 8), 600)
    kept = [day for day in months if ((day.year * 12 + day.month - 1) % every) == 0]
    return tuple(Tick(across(day), f"{day.year}-{day.month:02d}" if every < 12 else str(day.year)) for day in kept)
