"""One PDF: A4 with numbered pages (or a card), its language and title in its own data, headings as its outline."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

import segno
from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from approvals.paper.bars import draw_bars

FONTS = Path(__file__).parent / "fonts"
FACE: Final = "Hanken"
INK, SOFT, LINE, SHADE = (28, 27, 25), (98, 93, 86), (205, 199, 190), (244, 241, 236)
BODY, SMALL = 10.5, 8.5
HEADINGS = {1: (14.0, 6.0), 2: (11.5, 4.0), 3: (10.5, 3.0)}
PAGE_OF = {"de": "Seite {number} von {{nb}}", "en": "Page {number} of {{nb}}"}


class Size(StrEnum):
    """`card` is 85.6 × 54 mm, as in a purse; it bears neither page numbers nor a foot."""

    A4 = "a4"
    CARD = "card"


class _Sheets(FPDF):
    """Pages with a foot: what the paper is about on the left, page N of M on the right.

    Of the marks that fpdf2 knows within a text only `**` means something here: names may contain any sign.
    """

    MARKDOWN_ITALICS_MARKER, MARKDOWN_STRIKETHROUGH_MARKER, MARKDOWN_UNDERLINE_MARKER = (
        "\x01\x01",
        "\x02\x02",
        "\x03\x03",
    )
    MARKDOWN_MARKERS = ("**", "**", "**", "**")
    MARKDOWN_LINK_REGEX = re.compile(r"(?!)")

    def __init__(self, size: Size, foot: str, lang: str) -> None:
        super().__init__(format=(85.6, 54.0) if size is Size.CARD else "a4")
        self.size, self.foot, self.page_of = size, foot, PAGE_OF[lang]

    def footer(self) -> None:
        if self.size is Size.CARD:
            return
        self.set_y(-14)
        self.set_font(FACE, size=SMALL)
        self.set_text_color(*SOFT)
        self.cell(self.epw * 0.78, 5, self.foot)
        self.cell(self.epw * 0.22, 5, self.page_of.format(number=self.page_no()), align="R")


class Paper:
    """Written from top to bottom; what no longer fits goes on to the next page. `lang` is de or en, `at` its date.

    Text is plain; `**words**` are bold in paragraphs, points and table cells. The same calls make the same bytes.
    """

    def __init__(self, title: str, *, lang: str, at: datetime, foot: str = "", size: Size = Size.A4) -> None:
        self._sheets = sheets = _Sheets(size, foot or title, lang)
        margin = 5 if size is Size.CARD else 20
        sheets.set_margins(margin, margin, margin)
        sheets.c_margin = 0
        sheets.set_auto_page_break(size is not Size.CARD, margin=20)
        for style, file in (("", "regular"), ("B", "bold")):
            sheets.add_font(FACE, style, FONTS / f"hanken-grotesk-{file}.ttf")
        sheets.set_lang(lang)
        sheets.set_title(title)
        sheets.set_creator("Freigabe")
        sheets.set_creation_date(at.astimezone(UTC))
        sheets.set_display_mode("fullwidth")
        sheets.add_page()

    def title(self, text: str, under: str = "") -> None:
        """The paper's name, large; `under` says in small what it is or of when."""
        self._text(text, 22, bold=True, after=1.5)
        if under:
            self._text(under, BODY, colour=SOFT, after=5)

    def heading(self, text: str, level: int = 1) -> None:
        """A heading of level 1 to 3; it stays together with what follows."""
        size, before = HEADINGS[level]
        self._room(size + 22)
        self._sheets.ln(before)
        self._sheets.start_section(text, level - 1, strict=False)
        self._text(text, size, bold=True, after=1.5)

    def paragraph(self, text: str, *, small: bool = False, centred: bool = False) -> None:
        """Running text; empty lines within it part paragraphs."""
        for part in text.strip().split("\n\n"):
            self._text(part, SMALL if small else BODY, colour=SOFT if small else INK, after=2.5, centred=centred)

    def points(self, texts: Sequence[str], *, boxes: bool = False) -> None:
        """A list; with `boxes` each point has an empty box to tick by hand."""
        for text in texts:
            self._room(8)
            left, top = self._sheets.l_margin, self._sheets.get_y()
            self._sheets.set_draw_color(*INK)
            self._sheets.set_fill_color(*INK)
            if boxes:
                self._sheets.rect(left + 0.5, top + 0.8, 3.4, 3.4)
            else:
                self._sheets.ellipse(left + 1.5, top + 2.1, 1.1, 1.1, style="F")
            self._sheets.set_left_margin(left + 6.5)
            self._sheets.set_x(left + 6.5)
            self._text(text, BODY, after=1.5)
            self._sheets.set_left_margin(left)
            self._sheets.set_x(left)
        self._sheets.ln(1)

    def facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Names and values, one pair a row, without rules."""
        self._rows([], [(f"**{name}**", value) for name, value in pairs], (3, 7), TableBordersLayout.NONE)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int] = ()) -> None:
        """A table whose head is repeated on every page; `widths` are shares, equal where left out."""
        self._rows(head, rows, tuple(widths) or (1,) * len(head), TableBordersLayout.HORIZONTAL_LINES)

    def bars(self, labels: Sequence[str], values: Sequence[int]) -> None:
        """A bar for each value, its number above it."""
        self._room(48)
        self._sheets.set_text_color(*INK)
        draw_bars(self._sheets, FACE, labels, values, SOFT)

    def blanks(self, names: Sequence[str]) -> None:
        """Lines to fill in by hand, next to each other, each with its name beneath."""
        self._room(24)
        self._sheets.ln(13)
        gap, top = 6.0, self._sheets.get_y()
        width = (self._sheets.epw - gap * (len(names) - 1)) / len(names)
        for number, name in enumerate(names):
            left = self._sheets.l_margin + number * (width + gap)
            self._sheets.set_draw_color(*INK)
            self._sheets.line(left, top, left + width, top)
            self._sheets.set_xy(left, top + 1)
            self._sheets.set_font(FACE, size=SMALL)
            self._sheets.set_text_color(*SOFT)
            self._sheets.cell(width, 4, name)
        self._sheets.set_xy(self._sheets.l_margin, top + 8)

    def qr(self, content: str, *, side: float = 40, says: str = "") -> None:
        """A QR code of this side in millimetres (error correction M), centred; `says` is its text read aloud."""
        self.qr_at(content, self._sheets.l_margin + (self._sheets.epw - side) / 2, None, side=side, says=says)
        self._sheets.ln(3)

    def qr_at(self, content: str, x: float, y: float | None, *, side: float, says: str = "") -> None:
        """A QR code with its corner here, in millimetres from the top left; below what was written last without `y`."""
        if y is None:
            self._room(side + 4)
        top = self._sheets.get_y() if y is None else y
        code = segno.make(content, error="m", micro=False)
        rows = list(code.matrix_iter(border=2))
        step = side / len(rows)
        self._sheets.set_fill_color(0, 0, 0)
        for line, row in enumerate(rows):
            for start, length in _dark(row):
                self._sheets.rect(x + start * step, top + line * step, length * step + 0.01, step + 0.01, style="F")
        self._sheets.link(x, top, side, side, content, alt_text=says or content)
        if y is None:
            self._sheets.set_y(top + side)

    def write_at(self, text: str, x: float, y: float, *, width: float, size: float = BODY, bold: bool = False) -> float:
        """Text in a box of this width at this place, for cards. Returns where it ends, in millimetres from the top."""
        self._sheets.set_xy(x, y)
        self._sheets.set_font(FACE, "B" if bold else "", size)
        self._sheets.set_text_color(*INK)
        self._sheets.multi_cell(width, size * 0.46, text, align="L", new_x="LEFT", new_y="NEXT")
        return self._sheets.get_y()

    def new_page(self) -> None:
        self._sheets.add_page()

    def pdf(self) -> bytes:
        """The finished paper."""
        return bytes(self._sheets.output())

    def _text(
        self,
        text: str,
        size: float,
        *,
        after: float,
        bold: bool = False,
        colour: tuple[int, int, int] = INK,
        centred: bool = False,
    ) -> None:
        self._sheets.set_font(FACE, "B" if bold else "", size)
        self._sheets.set_text_color(*colour)
        self._sheets.multi_cell(
            0, size * 0.5, text, align="C" if centred else "L", markdown=not bold, new_x="LMARGIN", new_y="NEXT"
        )
        self._sheets.ln(after)

    def _rows(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], rules: TableBordersLayout
    ) -> None:
        self._sheets.set_font(FACE, size=9.5)
        self._sheets.set_text_color(*INK)
        self._sheets.set_draw_color(*LINE)
        self._sheets.set_fill_color(255, 255, 255)
        with self._sheets.table(
            col_widths=tuple(widths),
            borders_layout=rules,
            text_align="LEFT",
            v_align="TOP",
            line_height=5,
            padding=1.2,
            markdown=True,
            first_row_as_headings=bool(head),
            headings_style=FontFace(emphasis="BOLD", fill_color=SHADE),
        ) as table:
            for row in (head, *rows) if head else rows:
                table.row(list(row))
        self._sheets.ln(3)

    def _room(self, millimetres: float) -> None:
        """A new page where less than this is left on this one."""
        if self._sheets.will_page_break(millimetres):
            self._sheets.add_page()


def _dark(row: Iterable[int]) -> list[tuple[int, int]]:
    """The dark runs of a row of modules: where each starts and how many there are."""
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs
