"""A photo of twelve megapixels with twelve faces, composed from the demo's portraits."""

from pathlib import Path

from PIL import Image

from tests.approvals.faces.portraits import photo_of

NAMES = ("anna", "ben", "clara", "emil", "stranger")
SIZE, COLUMNS, ROWS = (4000, 3000), 4, 3


def composed(path: Path) -> Path:
    """Write it; the heads are between 150 and 250 pixels tall."""
    photo = Image.new("RGB", SIZE, (120, 130, 110))
    for place in range(COLUMNS * ROWS):
        person = photo_of(NAMES[place % len(NAMES)])
        height = 420 + 60 * (place % 3)
        person = person.resize((round(person.width * height / person.height), height), Image.Resampling.LANCZOS)
        photo.paste(person, (place % COLUMNS * 980 + 120, place // COLUMNS * 960 + 150))
    photo.save(path, quality=92)
    return path
