"""The painted garden in which the demo's summer party takes place. The same strokes every time."""

import math
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFilter, ImageOps

SIZE = WIDTH, HEIGHT = 2000, 1300
HORIZON = 730
TABLE = 1050

Colour = tuple[int, int, int]
Point = tuple[float, float]

_FINER = 2
_GOLDEN, _DIAGONAL = 0.618034, 0.414214
_WHITE, _ROPE = (255, 255, 255), (90, 80, 70)
_CLOTH, _STRIPE, _CROSSING, _FOLD = (247, 244, 238), (226, 150, 144), (198, 66, 62), (204, 186, 178)
_FLAGS: tuple[Colour, ...] = ((214, 69, 65), (245, 189, 66), (70, 130, 180), (250, 246, 235), (86, 156, 98))


def background() -> Image.Image:
    """Sky, trees, lawn, a tent and bunting, slightly out of focus; RGB, 2000 x 1300."""
    picture = Image.new("RGB", SIZE)
    picture.paste(_gradient((104, 162, 214), (226, 238, 244), (WIDTH, HORIZON)))
    picture.paste(_gradient((142, 178, 88), (84, 132, 58), (WIDTH, HEIGHT - HORIZON)), (0, HORIZON))
    _glaze(picture, _clouds(), 26)
    _glaze(picture, _trees(), 5)
    _glaze(picture, _tent(), 2)
    _glaze(picture, _bunting(), 1)
    return picture.filter(ImageFilter.GaussianBlur(1.5))


def table() -> Image.Image:
    """The laid table along the lower edge; RGBA, 2000 x 1300, clear where it is not."""
    layer, brush = _sheet()
    _bar(brush, (0, TABLE, WIDTH, HEIGHT), _CLOTH)
    for x in range(0, WIDTH, 64):
        _bar(brush, (x, TABLE, x + 32, HEIGHT), _STRIPE)
    for y in range(TABLE, HEIGHT, 64):
        for x in range(0, WIDTH, 64):
            _bar(brush, (x + 32, y, x + 64, y + 32), _STRIPE)
            _bar(brush, (x, y, x + 32, y + 32), _CROSSING)
    _bar(brush, (0, TABLE, WIDTH, TABLE + 9), _WHITE)
    for number, x in enumerate(range(170, WIDTH, 410)):
        _plate(brush, x, 1205)
        _glass(brush, x + 200, 1180, _FLAGS[number % 2])
    return layer.resize(SIZE, Image.Resampling.LANCZOS)


def _sheet() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    layer = Image.new("RGBA", (WIDTH * _FINER, HEIGHT * _FINER))
    return layer, ImageDraw.Draw(layer)


def _glaze(picture: Image.Image, layer: Image.Image, blur: float) -> None:
    smaller = layer.resize(SIZE, Image.Resampling.LANCZOS).convert("RGBa")
    soft = smaller.filter(ImageFilter.GaussianBlur(blur)).convert("RGBA")
    picture.paste(soft, mask=soft)


def _gradient(above: Colour, below: Colour, size: tuple[int, int]) -> Image.Image:
    return ImageOps.colorize(Image.linear_gradient("L").resize(size), above, below)


def _bar(brush: ImageDraw.ImageDraw, box: tuple[float, float, float, float], fill: tuple[int, ...]) -> None:
    brush.rectangle([side * _FINER for side in box], fill=fill)


def _disc(brush: ImageDraw.ImageDraw, at: Point, size: Point, fill: tuple[int, ...]) -> None:
    (x, y), (across, down) = at, size
    brush.ellipse([side * _FINER for side in (x - across, y - down, x + across, y + down)], fill=fill)


def _spread(count: int) -> Iterator[tuple[int, float, float]]:
    """Numbers with two shares of one each that look accidental."""
    for number in range(count):
        yield number, number * _GOLDEN % 1, number * _DIAGONAL % 1


def _clouds() -> Image.Image:
    layer, brush = _sheet()
    for number, one, other in _spread(45):
        centre = 260 + number % 3 * 720
        _disc(brush, (centre + one * 380 - 190, 430 + other * 70), (50 + other * 70, 18 + other * 14), _WHITE)
    return layer


def _trees() -> Image.Image:
    layer, brush = _sheet()
    for number, one, other in _spread(900):
        crown = 170 + 60 * math.sin(one * 19) + 25 * math.sin(one * 47)
        at = one * (WIDTH + 120) - 60, HORIZON + 10 - other * crown
        shade = int(34 * other) + number % 4 * 7
        _disc(brush, at, (30 + number % 5 * 5, 26), (40 + shade, 82 + shade, 42 + shade // 2))
    return layer


def _tent() -> Image.Image:
    layer, brush = _sheet()
    left, right, eaves = 1180, 1720, 540
    _bar(brush, (left + 20, eaves, right - 20, HORIZON + 50), (230, 226, 216))
    _bar(brush, (left + 60, eaves + 40, right - 60, HORIZON + 50), (104, 100, 92))
    roof = [(left - 20, eaves), ((left + right) / 2, 390), (right + 20, eaves)]
    brush.polygon([(x * _FINER, y * _FINER) for x, y in roof], fill=(252, 250, 244))
    for number, x in enumerate(range(left, right + 1, 30)):
        _disc(brush, (x, eaves + 4), (15, 22), _FLAGS[3] if number % 2 else _FLAGS[0])
    return layer


def _bunting() -> Image.Image:
    layer, brush = _sheet()
    for low, first, last in ((210, -60, 1030), (250, 1000, 2060)):
        rope = [(x, low - 180 * ((x - (first + last) / 2) / (last - first) * 2) ** 2) for x in range(first, last, 8)]
        brush.line([(x * _FINER, y * _FINER) for x, y in rope], fill=_ROPE, width=3 * _FINER)
        for number, (x, y) in enumerate(rope[4::10]):
            flag = ((x - 30, y), (x + 30, y), (x, y + 74))
            brush.polygon([(a * _FINER, b * _FINER) for a, b in flag], fill=_FLAGS[number % 5])
    return layer


def _plate(brush: ImageDraw.ImageDraw, x: int, y: int) -> None:
    _disc(brush, (x, y + 8), (114, 44), _FOLD)
    _disc(brush, (x, y), (110, 42), (253, 253, 251))
    _disc(brush, (x, y), (78, 28), (234, 234, 230))
    for number, one, other in _spread(9):
        _disc(brush, (x - 46 + one * 92, y - 18 + other * 16), (19, 17), _FLAGS[number % 2])


def _glass(brush: ImageDraw.ImageDraw, x: int, y: int, juice: Colour) -> None:
    pale = tuple((part + 3 * 255) // 4 for part in juice)
    _disc(brush, (x, y + 74), (40, 13), _FOLD)
    _bar(brush, (x - 33, y - 74, x + 33, y + 70), (240, 246, 248))
    _disc(brush, (x, y + 70), (33, 10), juice)
    _bar(brush, (x - 33, y - 24, x + 33, y + 70), juice)
    _disc(brush, (x, y - 24), (33, 9), pale)
    _disc(brush, (x, y - 74), (33, 9), (226, 236, 240))
    _bar(brush, (x - 25, y - 60, x - 18, y + 60), _WHITE)
