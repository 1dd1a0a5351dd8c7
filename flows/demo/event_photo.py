"""The summer party's group photo, put together from the demo's portraits; the same pixels every time."""

from collections.abc import Sequence
from pathlib import Path

from PIL import ExifTags, Image, ImageEnhance, ImageFilter, ImageOps

from flows.demo.garden import TABLE, WIDTH, background, table
from flows.demo.people import Figure

ROOM_BEHIND = 370
MOST_APART = 450
LOWEST = TABLE + 30
"""Pictures end a little below the table's edge, which hides where they end."""

_SIDEWAYS = 6


def compose(figures: Sequence[Figure]) -> Image.Image:
    """Paint the party: an upright RGB picture, 2000 x 1300, everybody in the order given, at a laid table.

    Faces are 110 to 220 pixels tall. Who is `behind` stands at the left edge, half hidden by the others.
    """
    picture = background()
    hidden = [figure for figure in figures if figure.behind]
    front = [figure for figure in figures if not figure.behind]
    for figure in hidden:
        _set_in(picture, figure, ROOM_BEHIND * 3 // 5)
    room = ROOM_BEHIND if hidden else 0
    apart = min((WIDTH - room) / max(1, len(front)), MOST_APART)
    first = (WIDTH + room - apart * (len(front) - 1)) / 2
    for number, figure in enumerate(front):
        _set_in(picture, figure, round(first + apart * number))
    laid = table()
    picture.paste(laid, mask=laid)
    return picture


def save_with_metadata(image: Image.Image, path: Path) -> None:
    """Write a JPEG as a telephone would: lying on its side with an orientation, a position, a device, a time."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Beispielfon"
    exif[ExifTags.Base.Model] = "Beispielfon 12"
    exif[ExifTags.Base.Orientation] = _SIDEWAYS
    details = exif.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = "2026:07:03 17:42:10"
    details[ExifTags.Base.BodySerialNumber] = "BF12-000417"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", (48.0, 31.0, 12.0)
    place[ExifTags.GPS.GPSLongitudeRef], place[ExifTags.GPS.GPSLongitude] = "E", (9.0, 3.0, 25.0)
    image.transpose(Image.Transpose.ROTATE_90).save(path, "JPEG", quality=92, exif=exif)


def _set_in(picture: Image.Image, figure: Figure, centre: int) -> None:
    person, outline = _cut_out(figure)
    corner = (centre - person.width // 2, LOWEST - person.height)
    shadow = outline.filter(ImageFilter.GaussianBlur(14)).point([value * 2 // 5 for value in range(256)])
    picture.paste((24, 34, 22), (corner[0] + 8, corner[1] + 8), shadow)
    picture.paste(person, corner, outline)


def _cut_out(figure: Figure) -> tuple[Image.Image, Image.Image]:
    with Image.open(figure.picture) as opened:
        person = _coloured(opened)
    with Image.open(figure.outline) as opened:
        outline = opened.convert("L")
    if figure.mirrored:
        person, outline = ImageOps.mirror(person), ImageOps.mirror(outline)
    size = (round(person.width * figure.height / person.height), figure.height)
    person = ImageEnhance.Brightness(person.resize(size, Image.Resampling.LANCZOS)).enhance(figure.light)
    outline = outline.resize(size, Image.Resampling.LANCZOS)
    tilted = [side.rotate(figure.tilt, Image.Resampling.BICUBIC, expand=True) for side in (person, outline)]
    return tilted[0], tilted[1]


def _coloured(image: Image.Image) -> Image.Image:
    """Give a grey photo the colours of skin, so that it does not stand out among the others."""
    if image.mode == "L":
        return ImageOps.colorize(image, black="#0c0b0d", mid="#a88470", white="#f6e8dc")
    return image.convert("RGB")
