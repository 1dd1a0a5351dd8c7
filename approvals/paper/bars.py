"""Bars on paper, with their numbers above and their names below."""

from collections.abc import Sequence

from fpdf import FPDF

HEIGHT, NAMES = 26.0, 6.0
"""Millimetres."""
GAP = 0.35


def draw_bars(
    sheets: FPDF, face: str, labels: Sequence[str], values: Sequence[int], fill: tuple[int, int, int]
) -> None:
    """As wide as the page, from where it stands now; it ends below the names."""
    left, top, room, most = sheets.l_margin, sheets.get_y() + 5, sheets.epw / len(values), max(*values, 1)
    sheets.set_fill_color(*fill)
    sheets.set_font(face, size=8.5)
    for number, (label, value) in enumerate(zip(labels, values, strict=True)):
        height = max(HEIGHT * value / most, 0.3)
        x = left + room * number
        sheets.rect(x + room * GAP / 2, top + HEIGHT - height, room * (1 - GAP), height, style="F")
        sheets.set_xy(x, top + HEIGHT - height - 4.5)
        sheets.cell(room, 4, str(value), align="C")
        sheets.set_xy(x, top + HEIGHT + 1)
        sheets.cell(room, 4, label, align="C")
    sheets.set_xy(left, top + HEIGHT + NAMES + 2)
