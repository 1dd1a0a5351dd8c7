"""Letters in a picture, read by Tesseract where it is installed; a program of its own, asked for nothing but this."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO

from PIL import Image

from policies.material import Writing
from storage.pictures.received import Received

PROGRAM = "tesseract"
LANGUAGE = "deu"
LONGEST = 2000  # pixels: a plate that people can read in a post of 1,080 has letters of 20 or more here
SPARSE = "11"  # Tesseract's page segmentation mode "sparse text": lines anywhere, in no order
SUREST, SURE = 100, 40  # Tesseract's own confidence of a word; what it reads wrong seldom looks like a number or a name
FEWEST_SIGNS = 2
SECONDS = 60
COLUMNS = 12
"""Of Tesseract's TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""


@cache
def reader() -> str | None:
    """The program's path; None where it, or its German, is not installed."""
    path = shutil.which(PROGRAM)
    if path is None:
        return None
    listed = _run([path, "--list-langs"])
    return path if LANGUAGE in listed.split() else None


def letters(picture: Received) -> tuple[Writing, ...] | None:
    """The lines in a picture, boxes in its own pixels; None where nothing can read, or not within a minute."""
    path = reader()
    if path is None:
        return None
    image = Image.fromarray(picture.small(LONGEST, LONGEST)).convert("L")
    encoded = BytesIO()
    image.save(encoded, "PNG", compress_level=1)
    try:
        table = _run([path, "stdin", "stdout", "-l", LANGUAGE, "--psm", SPARSE, "tsv"], encoded.getvalue())
    except subprocess.TimeoutExpired:
        return None
    return tuple(_lines(table, picture.width / image.width))


def _run(command: list[str], given: bytes = b"") -> str:
    """One thread: the picture's neighbours need the others."""
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=given, capture_output=True, timeout=SECONDS, env=alone, check=False)  # noqa: S603 - its own path, our own words
    return done.stdout.decode("utf-8", "replace")


def _lines(table: str, scale: float) -> Iterator[Writing]:
    """Sparse text comes word by word: words on one height and close together are a line."""
    rows = [row for line in table.splitlines()[1:] if len(row := line.split("\t")) == COLUMNS]
    sure = [row for row in rows if row[11].strip() and SURE <= float(row[10]) <= SUREST]
    lines: list[list[_Word]] = []
    for word in sorted(_Word(row[11].strip(), *map(int, row[6:10])) for row in sure):
        line = next((line for line in lines if line[-1].goes_on_with(word)), None)
        if line is None:
            lines.append([word])
        else:
            line.append(word)
    for line in sorted(lines, key=lambda line: (line[0].y, line[0].x)):
        text = " ".join(word.text for word in line)
        if sum(sign.isalnum() for sign in text) >= FEWEST_SIGNS:
            yield _writing(text, line, scale)


@dataclass(frozen=True, slots=True, order=True)
class _Word:
    text: str = field(compare=False)
    x: int
    y: int
    w: int
    h: int

    def goes_on_with(self, other: "_Word") -> bool:
        """On the same height, at most two letters further right."""
        height = max(self.h, other.h)
        level = abs((self.y + self.h / 2) - (other.y + other.h / 2)) < height / 2
        return level and -height < other.x - (self.x + self.w) < 2 * height


def _writing(text: str, line: list[_Word], scale: float) -> Writing:
    left, top = min(word.x for word in line), min(word.y for word in line)
    right, bottom = max(word.x + word.w for word in line), max(word.y + word.h for word in line)
    return Writing(text, *(round(side * scale) for side in (left, top, right - left, bottom - top)))
