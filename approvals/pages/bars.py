"""A chart of bars as SVG from the server; the page sets the table with the same figures beside it."""

from collections.abc import Sequence

from markupsafe import Markup

WIDTH, HEIGHT = 420, 200
TOP, BOTTOM, GAP = 22, 28, 0.35


def bars(title: str, labels: Sequence[str], values: Sequence[int]) -> Markup:
    """A bar for each value with the number above it; a zero is a line on the ground."""
    room, most = WIDTH / len(values), max(*values, 1)
    tall = HEIGHT - TOP - BOTTOM
    one = Markup(
        '<rect class="bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="3"/>'
        '<text class="axis value" x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>'
        '<text class="axis" x="{:.1f}" y="{}" text-anchor="middle">{}</text>'
    )
    drawn = []
    for number, (label, value) in enumerate(zip(labels, values, strict=True)):
        height = max(tall * value / most, 1)
        left, middle, top = room * (number + GAP / 2), room * (number + 0.5), TOP + tall - height
        drawn.append(
            one.format(left, top, room * (1 - GAP), height, middle, top - 6, value, middle, HEIGHT - 8, label)
        )  # fmt: skip
    ground = Markup('<path class="grid" d="M0 {}H{}"/>').format(TOP + tall, WIDTH)
    svg = Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>')
    return svg.format(WIDTH, HEIGHT, title, Markup("").join([ground, *drawn]))
