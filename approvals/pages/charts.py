"""Charts as SVG from the server, coloured by classes. The page sets the table with the same figures beside each."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH, HEIGHT = 420, 230
LEFT, RIGHT, TOP, BOTTOM = 34, 14, 14, 34
MOST_LABELS = 5
DOT = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One value for each label."""

    name: str
    values: Sequence[float]


def lines(title: str, labels: Sequence[str], series: Sequence[Line], *, low: int, high: int) -> Markup:
    """A line for each series between two whole numbers, told apart by colour, dashes and number; never empty."""
    places = [_x(number, len(labels)) for number in range(len(labels))]
    drawn = [_grid(low, high), _labels(labels, places)]
    drawn += [_line(number, line, places, low, high) for number, line in enumerate(series, 1)]
    legend = Markup("").join(
        Markup('<li class="line-{}"><svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">'
               '<path d="M0 4H28"/></svg>{}</li>').format(number, line.name)
        for number, line in enumerate(series, 1)
    )  # fmt: skip
    svg = Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>')
    return svg.format(WIDTH, HEIGHT, title, Markup("").join(drawn)) + Markup('<ul class="legend">{}</ul>').format(
        legend
    )


def _x(number: int, count: int) -> float:
    room = WIDTH - LEFT - RIGHT
    return LEFT + (room / 2 if count == 1 else room * number / (count - 1))


def _y(value: float, low: int, high: int) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - low) / (high - low)


def _grid(low: int, high: int) -> Markup:
    rule = Markup(
        '<path class="grid" d="M{} {:.1f}H{}"/><text class="axis" x="{}" y="{:.1f}" text-anchor="end">{}</text>'
    )
    steps = ((step, _y(step, low, high)) for step in range(low, high + 1))
    return Markup("").join(rule.format(LEFT, y, WIDTH - RIGHT, LEFT - 8, y + 4, step) for step, y in steps)


def _labels(labels: Sequence[str], places: Sequence[float]) -> Markup:
    """As many as there is room for, the first and the last at the edges."""
    every = -(-len(labels) // MOST_LABELS)
    chosen = range(0, len(labels), every)
    text = Markup('<text class="axis" x="{:.1f}" y="{}" text-anchor="{}">{}</text>')
    return Markup("").join(
        text.format(places[at], HEIGHT - 10, _anchor(at, len(labels)), escape(labels[at])) for at in chosen
    )


def _anchor(at: int, count: int) -> str:
    if count == 1:
        return "middle"
    return "start" if at == 0 else "end" if at == count - 1 else "middle"


def _line(number: int, line: Line, places: Sequence[float], low: int, high: int) -> Markup:
    points = [(x, _y(value, low, high)) for x, value in zip(places, line.values, strict=True)]
    path = " ".join(f"{'L' if at else 'M'}{x:.1f} {y:.1f}" for at, (x, y) in enumerate(points))
    dot = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="{}"/>')
    dots = Markup("").join(dot.format(x, y, DOT) for x, y in points)
    return Markup('<g class="line-{}"><path d="{}"/>{}</g>').format(number, path, dots)
